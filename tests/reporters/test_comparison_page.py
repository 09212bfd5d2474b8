"""Two drafts compared as one page: both wordings, slots, facets, findings, and how it is linked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from handmade import analysed_of, finding, plan_of, report_of, run_of, unread
from lxml import etree
from pages import check_alone, check_page, parsed, text_of

from ehcp_qa.model.analysed import Facet, Slot, Verdict
from ehcp_qa.model.comparison import Comparison, OutcomeChange, ProvisionChange, SlotChange, Turn
from ehcp_qa.model.finding import Severity
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Role, SectionId, Words
from ehcp_qa.reporters.base import Layout
from ehcp_qa.reporters.comparison.difference import difference
from ehcp_qa.reporters.comparison.page import comparison_page
from ehcp_qa.reporters.html.page import digest

BEFORE = "A therapist will see Sam for 45 minutes once a week."
AFTER = "A therapist will see Sam for 30 minutes, where possible."
DRAFTS = tuple(
    analysed_of(
        plan_of((SectionId.F, Role.PROVISION, text), (SectionId.E, Role.OUTCOME, hope)),
        [Verdict.PARTLY],
        [[True] * 6],
    )
    for text, hope in ((BEFORE, "By May 2027 Sam will read."), (AFTER, "Sam will read."))
)
OLD, NEW = (draft.provisions["F-1"] for draft in DRAFTS)
WEAKENED = ProvisionChange(
    OLD,
    NEW,
    (
        SlotChange(Slot.DURATION, Turn.LESS, "45 minutes", "30 minutes"),
        SlotChange(Slot.FREQUENCY, Turn.LOST, "once a week", ""),
        SlotChange(Slot.SETTING, Turn.GAINED, "", "in school"),
    ),
    ("where possible",),
)
HOPES = OutcomeChange(
    *(draft.outcomes["E-1"] for draft in DRAFTS), lost=(Facet.TIMEBOUND,), gained=(Facet.SPECIFIC,)
)


def comparison(**changed: object) -> Comparison:
    """Return a comparison of the two drafts with these changes."""
    report = report_of(
        *(run_of(name=f"draft-{at}.docx", analysed=d) for at, d in enumerate(DRAFTS, 1))
    )
    return Comparison(report, **changed)  # type: ignore[arg-type]


def page_of(found: Comparison) -> etree._Element:
    """Return the page of a comparison, which keeps every rule of the house."""
    text = comparison_page(found, Layout())
    check_alone(text)
    page = parsed(text)
    check_page(page)
    return page


def test_a_weakened_provision_shows_both_wordings_word_by_word() -> None:
    """What has gone is struck out in the one, what has come is underlined in the other."""
    page = page_of(comparison(provisions=(WEAKENED,)))
    (change,) = page.xpath("//section[@class='change']")
    assert [text_of(quote) for quote in change.xpath(".//p[@class='quote']")] == [BEFORE, AFTER]
    assert [text_of(gone) for gone in change.iter("del")] == ["45", "once a week"]
    assert [text_of(come) for come in change.iter("ins")] == ["30", ", where possible"]
    assert "Words that soften it: “where possible”" in text_of(change)


def test_each_slot_says_what_became_of_it_in_words() -> None:
    """Not by colour alone; only what is weaker is marked."""
    page = page_of(comparison(provisions=(WEAKENED,)))
    (table,) = page.xpath("//table[@class='turns']")
    assert [[text_of(cell) for cell in row] for row in table.findall("tbody/tr")] == [
        ["How long", "45 minutes", "30 minutes", "less"],
        ["How often", "once a week", "nothing found", "no longer said"],
        ["Where", "nothing found", "in school", "said now"],
    ]
    assert [text_of(cell) for cell in table.xpath(".//td[@class='blank']")] == [
        "30 minutes",
        "nothing found",
    ]


def test_where_the_lead_in_was_changed_it_is_shown() -> None:
    """The promise of an item may stand in the words that it hangs from."""
    old, new = (
        replace(
            p, statement=replace(p.statement, text="a game", lead_in=Words(lead, Span(0, 0, 1)))
        )
        for p, lead in ((OLD, "Each day:"), (NEW, "Each week:"))
    )
    page = page_of(comparison(provisions=(replace(WEAKENED, before=old, after=new),)))
    quotes = [text_of(quote) for quote in page.xpath("//p[@class='quote']")]
    assert quotes == ["Each day: a game", "Each week: a game"]


def test_an_outcome_says_which_facets_it_lost_and_gained() -> None:
    """Both in words, under both wordings."""
    page = page_of(comparison(outcomes=(HOPES,)))
    said = text_of(page.xpath("//section[@class='change']")[0])
    assert "No longer met: Time-bound" in said
    assert "Met now: Specific" in said


def test_new_findings_say_why_and_the_others_only_what_and_where() -> None:
    """Findings are counted by severity; a new one is told whole, like in the report."""
    worst = finding("STA-01", severity=Severity.ERROR)
    page = page_of(comparison(new=(finding(),), remaining=(worst,), fixed=(finding("PRV-04"),)))
    (counts,) = (t for t in page.iter("table") if text_of(t).startswith("Findings of each"))
    rows = [[text_of(cell) for cell in row] for row in counts.findall("tbody/tr")]
    assert rows == [
        ["Error", "0", "1", "0"],
        ["Warning", "1", "0", "1"],
        ["Advice", "0", "0", "0"],
    ]
    told = {text_of(card.find("h4")): text_of(card) for card in page.xpath("//section[h4]")}
    assert [title for title, text in told.items() if "To fix:" in text] == [
        "Warning No frequency for a session PRV-03"
    ]
    assert len(told) == 3


def test_parts_are_linked_from_the_top_and_what_was_lost_comes_first() -> None:
    """The contents lead to each part, in the order of the other forms."""
    page = page_of(comparison(removed=(OLD,), provisions=(WEAKENED,), new=(finding(),)))
    links = [text_of(a) for a in page.xpath("//nav//a")]
    assert links == [
        "Scores and findings",
        "Provision removed",
        "Provision weakened",
        "New findings",
    ]
    assert "Provision removed (1)" in [text_of(h) for h in page.iter("h3")]


def test_nothing_changed_is_said() -> None:
    """A draft compared with itself gives a page that says so."""
    assert "Nothing has changed" in text_of(page_of(comparison()).find("body"))


def test_a_draft_that_could_not_be_read_is_named_and_nothing_else_is_claimed() -> None:
    """The page says which file and why, and has no counts."""
    page = page_of(Comparison(report_of(run_of(finding()), unread())))
    said = text_of(page.find("body"))
    assert "Problem: scan.pdf is empty." in said
    assert "fixed" not in said
    assert "Exit code 2" in said


def test_its_policy_lets_in_only_its_own_style_and_no_script() -> None:
    """The page needs no script, so none can run."""
    page = page_of(comparison())
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert digest(page.find(".//style").text) in policy
    assert "script-src" not in policy
    assert list(page.iter("script")) == []


@pytest.mark.parametrize(
    ("before", "after", "gone", "come"),
    [
        ("one two three four", "one two five four", ["three"], ["five"]),
        ("one two three", "one two three", [], []),
        ("wholly other words here", "nothing at all shared", [], []),
        ("the quick brown fox", "the quick fox", ["brown"], []),
        ("", "come", [], []),
        ("a week.", "a week, if possible.", [], [", if possible"]),
        ("word " * 400, "word " * 399 + "other", [], []),
    ],
    ids=[
        "a word",
        "the same",
        "rewritten",
        "left out",
        "from nothing",
        "beside a mark",
        "too long to hold apart",
    ],
)
def test_wordings_are_held_apart_word_by_word(
    before: str, after: str, gone: list[str], come: list[str]
) -> None:
    """Only changed words are marked, and none where little is shared; joined, the texts are whole."""
    found = difference(before, after)
    assert ["".join(s.text for s in side) for side in found] == [before, after]
    assert [[s.text for s in side if s.changed] for side in found] == [gone, come]
