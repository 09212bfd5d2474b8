"""The report as one page: what is on it, how it is linked, and that a plan's text stays text."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from handmade import analysed_of, finding, plan_of, report_of, run_of, unread
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from pages import check_alone, check_page, parsed, text_of

from ehcp_qa.model.analysed import Link, LinkKind, Verdict
from ehcp_qa.model.finding import Finding, Location, RelatedPlace, Severity
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Role, SectionId
from ehcp_qa.model.report import CheckRun, LostPoint, Report
from ehcp_qa.model.standing import Acceptance, Accepted, Standing
from ehcp_qa.reporters.base import Layout
from ehcp_qa.reporters.html import html_report
from ehcp_qa.reporters.html.page import data, digest
from ehcp_qa.reporters.html.view import plan_text
from ehcp_qa.reporters.text import clean
from ehcp_qa.reporters.thread import thread_graph

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "sample_plans" / "most_findings" / "plan.md"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def sample() -> Report:
    """The report on the sample that most rules find something in."""
    from ehcp_qa.workflows.check import check_file

    return check_file(SAMPLE)


def page_of(report: Report) -> etree._Element:
    """The page of a report."""
    return parsed(html_report(report, Layout()))


def unnumbered(page: etree._Element) -> str:
    """All words of a page without the numbers of findings that stand among the plan's words."""
    for note in page.xpath("//a[@class='note']"):
        note.text = ""
    return text_of(page)


def test_the_sample_page_keeps_every_rule_of_the_house(sample: Report) -> None:
    """Ids are unique, links lead somewhere, headings step by one, every table has heads and a name."""
    check_page(page_of(sample))


def test_nothing_comes_from_elsewhere(sample: Report) -> None:
    """The page loads nothing, and its policy lets in only its own style and script."""
    text = html_report(sample, Layout())
    check_alone(text)
    page = parsed(text)
    assert "url(" not in data("page.css")
    assert "@import" not in data("page.css")
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert digest(page.find(".//style").text) in policy
    (script,) = page.iter("script")
    assert digest(script.text) in policy


def test_it_is_the_same_each_time(sample: Report) -> None:
    """The same report gives the same bytes."""
    assert html_report(sample, Layout()) == html_report(sample, Layout(width=40, color=True))


def test_every_finding_is_there_and_linked_both_ways_with_its_words(sample: Report) -> None:
    """Each finding stands once; where its words can be shown they are marked, and each leads to the other."""
    page, run = page_of(sample), sample.files[0]
    cards = page.xpath("//*[contains(concat(' ', @class, ' '), ' finding ')]")
    assert len(cards) == len(run.findings) > 30
    names = plan_text(run, "plan1").names
    for found in run.findings:
        number = names.findings[found.fingerprint]
        (card,) = page.xpath(f"//*[@id='plan1-f{number}']")
        assert clean(found.title) in text_of(card)
        assert found.severity.value in text_of(card).lower()
        assert clean(found.how_to_fix) in text_of(card)
        if found.place.span is None:
            continue
        assert card.xpath(f".//a[@href='#plan1-w{number}']")
        assert page.xpath(f"//mark[@id='plan1-w{number}'] | //mark/*[@id='plan1-w{number}']")
        (back,) = page.xpath(f"//a[@class='note'][@href='#plan1-f{number}']")
        assert str(number) in text_of(back)


def test_the_words_marked_are_exactly_the_words_concerned(sample: Report) -> None:
    """From where a finding's mark begins to where it ends stands its excerpt, no letter more or less."""
    text = plan_text(sample.files[0], "plan1")
    marked = {}
    for item in (item for section in text.sections for item in section.items):
        for quote in item.quotes:
            for at, piece in enumerate(quote.pieces):
                for number in piece.opens:
                    rest = quote.pieces[at:]
                    last = next(k for k, p in enumerate(rest) if number in p.closes)
                    marked[number] = "".join(p.text for p in rest[: last + 1])
    found = [f for f in sample.files[0].findings if f.place.span]
    assert len(marked) == len(found) > 20
    for each in found:
        assert clean(marked[text.names.findings[each.fingerprint]]) == clean(each.excerpt)


def test_the_whole_plan_is_there(sample: Report) -> None:
    """Every statement, provision, outcome, check and thing not checked is on the page."""
    page, run = page_of(sample), sample.files[0]
    words = unnumbered(page)
    assert run.analysed is not None
    for statement in run.analysed.plan.statements():
        assert " ".join(clean(statement.text).split()) in words
    tables = {text_of(t.find("caption")): t for t in page.iter("table")}
    slots = next(t for name, t in tables.items() if name.startswith("What each provision"))
    assert len(slots.findall("tbody/tr")) == len(run.analysed.provisions)
    facets = next(t for name, t in tables.items() if name.startswith("Which SMART"))
    assert len(facets.findall("tbody/tr")) == len(run.analysed.outcomes)
    checks = next(t for name, t in tables.items() if name.startswith("How every check"))
    assert len(checks.findall("tbody/tr")) == len(run.checks)
    for item in run.not_checked:
        assert clean(item.what) in words
    assert "Enforceability index" in words
    assert run.scores is not None
    assert len(list(page.iter(f"{SVG}svg"))) == 1 + len(run.scores.dimensions)


def test_each_point_lost_names_its_findings(sample: Report) -> None:
    """A point that findings explain leads to every one of them; any other says why it was lost."""
    page, run = page_of(sample), sample.files[0]
    names = plan_text(run, "plan1").names
    shown = page.xpath("//details[@class='lost']//li")
    lost = [point for part in run.scores.dimensions for point in part.lost] if run.scores else []
    assert len(shown) == len(lost) > 0
    for item, point in zip(shown, lost, strict=True):
        links = {href for href in item.xpath(".//a/@href") if "-f" in href}
        assert links == {f"#plan1-f{names.findings[p]}" for p in point.findings}
        assert links or "," in text_of(item)


def test_several_plans_stand_in_one_file_under_a_list(sample: Report) -> None:
    """The list leads to each plan, and says of a file that could not be read why."""
    run = sample.files[0]
    page = page_of(report_of(run, run, unread()))
    check_page(page)
    assert [a.get("id") for a in page.iter("article")] == ["plan1", "plan2", "plan3"]
    assert page.xpath("count(//table[1]//a[starts-with(@href, '#plan')])") >= 3
    assert text_of(page).count("scan.pdf is empty.") == 2


LATE = date(2026, 1, 31)
ENTRIES = (
    Acceptance("plan.docx", "PRV-05", "PRV-05-F-1", "Her own <b>words</b>", "J Moss", LATE),
    Acceptance("plan.docx", "OUT-01", "0123456789abcdef", "Agreed at panel", "K Iyer"),
)


def test_findings_accepted_stand_apart_with_why_by_whom_and_until_when() -> None:
    """Each accepted finding is in a table of its own, and in none of the cards."""
    held = Standing(accepted=(Accepted(finding("PRV-05"), ENTRIES[0]),))
    page = page_of(report_of(run_of(finding(), standing=held)))
    check_page(page)
    (table,) = (t for t in page.iter("table") if text_of(t).startswith("1 accepted finding"))
    (row,) = table.findall("tbody/tr")
    said = [text_of(cell) for cell in row]
    assert said[0].startswith("Warning PRV-05")
    assert "Section F (sensory and physical), item 1, page 7" in said[1]
    assert said[2:] == ["Her own <b>words</b>", "J Moss", "31 January 2026"]
    assert len(page.xpath("//section[contains(@class, 'finding ')]")) == 1
    assert page.xpath("//nav//a[@href='#plan1-known']")


def test_entries_that_accept_nothing_any_more_say_why() -> None:
    """One has run out, the other's finding is not there any more."""
    held = Standing(expired=ENTRIES[:1], unused=ENTRIES[1:])
    page = page_of(report_of(run_of(finding(), standing=held)))
    check_page(page)
    (table,) = (t for t in page.iter("table") if text_of(t).startswith("Entries of the file"))
    said = [[text_of(cell) for cell in row] for row in table.findall("tbody/tr")]
    assert [(row[0], row[1]) for row in said] == [
        ("PRV-05PRV-05-F-1", "Accepted until 31 January 2026, and no longer"),
        ("OUT-010123456789abcdef", "Not found any more: it can be taken out"),
    ]


def test_against_a_baseline_each_finding_is_new_or_known() -> None:
    """The counts come first, each card says which it is, and those known can be hidden."""
    held = Standing(known=frozenset({"PRV-03-F-1"}), fixed=("aa", "bb"), against_baseline=True)
    page = page_of(report_of(run_of(finding(), finding("PRV-04"), standing=held)))
    check_page(page)
    assert "Against the baseline: 1 new, 1 known, 2 put right." in text_of(page)
    cards = page.xpath("//section[contains(@class, 'finding ')]")
    since = {c.get("class"): text_of(c.find(".//*[@class='badge since']")) for c in cards}
    assert since == {"finding warning known": "Known before", "finding warning": "New"}
    assert page.xpath("//input[@data-severity='known']")
    assert ".hide-known .finding.known" in data("page.css")


def test_without_anything_known_before_the_page_does_not_speak_of_it() -> None:
    """A first check has neither baseline nor accepted findings."""
    page = page_of(report_of(run_of(finding())))
    assert "Known before" not in text_of(page.find("body"))
    assert page.xpath("//*[contains(@class, 'since')]") == []


def test_no_file_at_all_is_a_page_too() -> None:
    """A report on nothing says so."""
    page = page_of(report_of())
    check_page(page)
    assert "0 plans" in text_of(page)


def test_a_plan_without_analysis_still_shows_its_findings() -> None:
    """What a finding quotes is shown where the plan itself is not at hand."""
    page = page_of(report_of(run_of(finding())))
    check_page(page)
    assert [text_of(mark) for mark in page.iter("mark")] == ["regular"]
    assert "Sam will have regular occupational therapy." in unnumbered(page)


HOSTILE = [
    ("<script>alert(1)</script>", "script"),
    ("</style><img src=x onerror=alert(1)>", "img tag"),
    ('" onmouseover="alert(1)', "quotation mark"),
    ("&lt;b&gt; &amp; &#60;", "entities"),
    ("{{ 7 * 7 }} {% raw %}", "template code"),
    ("]]> <!-- -->", "comment"),
    ("a" * 5000, "very long word"),
]


@pytest.mark.parametrize("words", [w for w, _ in HOSTILE], ids=[name for _, name in HOSTILE])
def test_a_plans_words_stay_words(words: str) -> None:
    """Whatever a plan says is shown as it stands, in the text, the tables and the title."""
    page = page_of(everywhere(words))
    check_page(page)
    assert clean(words) in text_of(page)
    assert len(list(page.iter("script"))) == 1
    assert list(page.iter("img")) == []
    assert not any(name.startswith("on") for e in page.iter() for name in e.attrib)


@pytest.mark.parametrize(
    "odd",
    ["\x00", "\x1b[31m", "\u202e", "\u2066", "\ufeff", "\u200b", "\ud800", "\ufffe", "\x85"],
    ids=["null", "escape", "override", "isolate", "mark", "no width", "half", "none", "control"],
)
def test_what_hides_or_turns_text_is_left_out(odd: str) -> None:
    """Control, format and half characters of a plan do not reach the page."""
    text = html_report(everywhere(f"one{odd}two"), Layout())
    assert odd[0] not in text
    assert "one" in text


def test_a_plans_words_stand_apart_from_the_page_where_they_run_the_other_way() -> None:
    """Each of a plan's words shown stands in an element that isolates its direction."""
    words = "\u05e9\u05dc\u05d5\u05dd"
    page = page_of(everywhere(words))
    shown = [e for e in page.find("body").iter() if words in (e.text or "") and e.tag != "title"]
    outside = [e.tag for e in shown if not any(a.tag == "bdi" for a in (e, *e.iterancestors()))]
    # A drawing has no such element; its texts stand alone.
    assert set(outside) <= {f"{SVG}{name}" for name in ("text", "title", "desc")}
    assert len(shown) > 10


def _variables(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", css))


def _luminance(color: str) -> float:
    parts = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


INK = ("ink", "soft", "link", "error", "warning", "advice", "good")
PAPER = ("paper", "card")
MARKS = ("error-mark", "warning-mark", "advice-mark", "good-mark")
PAIRS = [
    *((ink, paper, 4.5) for ink in INK for paper in PAPER),
    *((ink, mark, 4.5) for ink in ("ink", "soft", "link") for mark in MARKS),
    *((line, paper, 3.0) for line in ("strong", "focus") for paper in PAPER),
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS, ids=lambda v: str(v))
def test_colours_can_be_told_apart(scheme: str, front: str, back: str, least: float) -> None:
    """Text stands out from what is behind it by 4.5 to 1, lines by 3 to 1 (WCAG 1.4.3, 1.4.11)."""
    light, dark = data("page.css").split("prefers-color-scheme: dark", 1)
    colors = _variables(light if scheme == "light" else dark)
    one, other = sorted((_luminance(colors[front]), _luminance(colors[back])))
    assert (other + 0.05) / (one + 0.05) >= least


def test_the_colours_of_the_drawing_that_the_dark_page_changes_are_those_drawn(
    sample: Report,
) -> None:
    """The style names colours of the drawing; each is still drawn."""
    analysed = sample.files[0].analysed
    assert analysed is not None
    drawn = thread_graph(analysed)
    changed = re.findall(r'\.thread (\w+)\[((?:fill|stroke)="#[0-9a-f]{6}")\]', data("page.css"))
    assert len(changed) == 6
    for tag, attribute in changed:
        assert re.search(rf"<{tag}\b[^>]*{attribute}", drawn), (tag, attribute)


ROLES = (
    (SectionId.A, Role.ASPIRATION),
    (SectionId.B, Role.NEED),
    (SectionId.E, Role.OUTCOME),
    (SectionId.F, Role.PROVISION),
)


def everywhere(words: str, *findings: Finding) -> Report:
    """A report that says these words wherever a plan's words can stand."""
    return report_of(run_with([words] * len(ROLES), findings or (about(words),)), unread(words))


def about(words: str, at: int = 3, start: int = 0, end: int | None = None) -> Finding:
    """A finding about words of the block numbered ``at``."""
    span = Span(at, start, len(words) if end is None else end)
    place = Location(SectionId.F, span, f"Section F, {words}")
    return Finding(
        code="PRV-03",
        name="x",
        title=words,
        severity=Severity.ERROR,
        section=SectionId.F,
        message=f"“{words}” does not say how often.",
        why=words,
        how_to_fix=words,
        source=words,
        excerpt=words,
        context=words,
        place=place,
        statement="F-1",
        related=(RelatedPlace(words, words, Location(SectionId.B, Span(1, 0, 1), words)),),
        evidence=(words,),
        inferred=True,
        fingerprint=words,
    )


def run_with(texts: list[str], findings: tuple[Finding, ...]) -> CheckRun:
    """A plan of an aspiration, a need, an outcome and a provision with these words."""
    plan = plan_of(*((s, r, t) for (s, r), t in zip(ROLES, texts, strict=True)))
    links = [
        Link(LinkKind.NEED_PROVISION, "B-1", "F-1", "concept", 0.9, texts[0]),
        Link(LinkKind.OUTCOME_PROVISION, "E-1", "F-1", "meaning", 0.4),
    ]
    analysed = analysed_of(plan, [Verdict.PARTLY], [[True, False] * 3], links)
    return run_of(*findings, name=texts[0], child=texts[1], stage_why=texts[2], analysed=analysed)


WORDS = st.text(max_size=40) | st.sampled_from([w for w, _ in HOSTILE[:-1]])
SPANS = st.none() | st.builds(Span, st.integers(0, 5), st.integers(0, 30), st.integers(0, 45))


@st.composite
def findings(draw: st.DrawFn) -> Finding:
    """Any finding: about words that may not be there, in a section that may not be theirs."""
    words, section = draw(WORDS), draw(st.none() | st.sampled_from(list(SectionId)))
    return Finding(
        code=draw(WORDS | st.just("PRV-03")),
        name=draw(WORDS),
        title=draw(WORDS),
        severity=draw(st.sampled_from(list(Severity))),
        section=section,
        message=draw(WORDS),
        why=draw(WORDS),
        how_to_fix=draw(WORDS),
        source=draw(WORDS),
        excerpt=words,
        context=draw(WORDS),
        place=Location(section, draw(SPANS), draw(WORDS)),
        statement=draw(st.sampled_from(["", "A-1", "B-1", "F-1", "F-99"])),
        missing=draw(st.sampled_from([(), ("frequency",), ("something new",)])),
        related=(RelatedPlace(words, words, Location(None, draw(SPANS), words)),),
        evidence=(words,),
        inferred=draw(st.booleans()),
        fingerprint=draw(WORDS),
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.lists(WORDS, min_size=4, max_size=4), max_size=2), st.lists(findings(), max_size=5)
)
def test_any_report_gives_a_sound_page(plans: list[list[str]], found: list[Finding]) -> None:
    """Whatever is reported of whatever plan, the page is well formed, linked, and no markup but ours."""
    runs = [run_with(texts, tuple(found)) for texts in plans]
    page = page_of(report_of(*runs, unread(found[0].title if found else "x")))
    check_page(page)
    own = page_of(report_of(*(run_with(["x"] * 4, (about("x"),)) for _ in range(3)), unread()))
    assert {e.tag for e in page.iter()} <= {e.tag for e in own.iter()} | {
        f"{SVG}path",
        "ul",
        "li",
        "ol",
        "h4",
        "form",
        "details",
    }
    assert {name for e in page.iter() for name in e.attrib} <= ATTRIBUTES


# Every attribute that the templates and the drawing write.
ATTRIBUTES = set(
    "aria-hidden aria-label aria-labelledby charset checked class content d data-plan "
    "data-severity fill focusable font-family font-size font-weight height hidden href http-equiv "
    "id lang name preserveAspectRatio role rx scope stroke stroke-dasharray stroke-width tabindex "
    "transform type viewBox width x y".split()
)


def test_points_lost_on_what_is_not_there_are_shown_without_a_link() -> None:
    """A point lost on a statement that is not on the page is still named."""
    run = run_of(finding())
    assert run.scores is not None
    assert run.scores.dimensions[0].lost == (LostPoint("F-1", 1.0, ("PRV-03-F-1",)),)
    (item,) = page_of(report_of(run)).xpath("//details[@class='lost']//li")
    assert text_of(item) == "F-1: 1, finding 1"


def test_check_writes_the_page(command: Callable[..., Any], tmp_path: Path) -> None:
    """``check --format html`` writes one file, the same each time."""
    pages = [tmp_path / name for name in ("one.html", "two.html")]
    for page in pages:
        ran = command("check", SAMPLE, "--format", "html", "--output", page, "--fail-on", "never")
        assert ran.code == 0
    assert pages[0].read_bytes() == pages[1].read_bytes()
    assert pages[0].read_bytes().startswith(b'<!DOCTYPE html>\n<html lang="en-GB">')


def test_the_templates_wait_until_they_are_asked_for() -> None:
    """Reports in other forms do not load the template engine."""
    code = "import sys, ehcp_qa.reporters; print('jinja2' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
