"""Pages of HTML as tests read them, and what holds for every page whatever it shows."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from lxml import etree

# What HTML closes by itself; anything else written "<p/>" would stay open in a browser.
VOID = {"meta", "input", "br", "hr", "img", "link", "col"}


def parsed(text: str) -> etree._Element:
    """The page parsed by a parser that forgives nothing."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(text.encode(), parser)


def text_of(element: etree._Element) -> str:
    """All words of an element on one line."""
    return " ".join("".join(element.itertext()).split())


def check_page(page: etree._Element) -> None:
    """Ids are unique, links lead somewhere, headings step by one, every table has heads and a name."""
    ids = [str(value) for value in page.xpath("//@id")]
    assert [name for name, times in Counter(ids).items() if times > 1] == []
    links = [str(href) for href in page.xpath("//a/@href")]
    assert [href for href in links if not href.startswith("#") or href[1:] not in set(ids)] == []
    named = " ".join(page.xpath("//@aria-labelledby | //@aria-describedby")).split()
    assert [name for name in named if name not in set(ids)] == []
    levels = [int(h.tag[1]) for h in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert [b for a, b in pairwise(levels) if b > a + 1] == []
    assert [th for th in page.iter("th") if th.get("scope") not in {"row", "col"}] == []
    assert [t for t in page.iter("table") if t.find("caption") is None] == []
    for table in page.iter("table"):
        wide = {len(row) for row in table.iter("tr")}
        assert len(wide) <= 1, "a row has more or fewer cells than another"
    assert page.get("lang") == "en-GB"
    assert len(page.findall(".//main")) == 1


def check_alone(text: str) -> None:
    """The page loads nothing, runs nothing of a plan's, and leaves no element open in a browser."""
    page = parsed(text)
    loading = ("link", "img", "iframe", "object", "embed", "base", "audio", "video", "source")
    assert [e.tag for e in page.iter(*loading)] == []
    assert page.xpath("//@src | //@srcset | //@style | //@background") == []
    assert not any(name.startswith("on") for e in page.iter() for name in e.attrib)
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none';")
    drawn = re.sub(r"<svg.*?</svg>", "", text, flags=re.DOTALL)
    assert set(re.findall(r"<(\w+)[^<>]*/>", drawn)) <= VOID
