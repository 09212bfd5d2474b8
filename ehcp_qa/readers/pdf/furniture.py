"""Running headers, footers and page numbers of a PDF, told by coming again at the same height."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ehcp_qa.readers.pdf.lines import text_of
from ehcp_qa.readers.pdf.shapes import Line, Page

_ZONE = 0.14  # the share of the page at its top, and at its bottom, where running lines stand
_AGAIN = 0.5  # of the pages; a first page or a landscape page often has its own
_HEIGHT_STEP = 3.0  # points by which the same line may shift
_PAGE_NUMBER = re.compile(r"(?:page\s*)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Running:
    """One running line: in the header or the footer, and where it first stands."""

    part: str
    line: Line
    height: float


def take_out(pages: list[Page]) -> list[Running]:
    """Take the running lines out of the pages and return each different one once."""
    found = {page.number: list(_candidates(page)) for page in pages}
    counts: dict[tuple[str, str, int], set[int]] = {}
    for number, candidates in found.items():
        for running in candidates:
            counts.setdefault(_key(running), set()).add(number)
    enough = max(2, len(pages) * _AGAIN)
    kept: dict[tuple[str, str, int], Running] = {}
    for page in pages:
        gone = []
        for running in found[page.number]:
            numbered = _PAGE_NUMBER.match(text_of(running.line).strip())
            tagged = page.tagged and all(w.tag and w.tag.furniture for w in running.line.words)
            if numbered or tagged or len(counts[_key(running)]) >= enough:
                gone.append(id(running.line))
                kept.setdefault(_key(running), running)
        page.items = [item for item in page.items if id(item) not in gone]
    return list(kept.values())


def _candidates(page: Page) -> Iterator[Running]:
    """Yield the lines at the very top and bottom of a page that stand outside any table."""
    for item in page.items:
        if not isinstance(item, Line):
            continue
        from_bottom = page.height - item.base
        if item.base < page.height * _ZONE:
            yield Running("header", item, item.base)
        elif from_bottom < page.height * _ZONE:
            yield Running("footer", item, from_bottom)


def _key(running: Running) -> tuple[str, str, int]:
    words = re.sub(r"\d+", "#", " ".join(text_of(running.line).split()))
    return running.part, words, round(running.height / _HEIGHT_STEP)
