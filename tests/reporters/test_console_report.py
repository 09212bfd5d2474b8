"""The terminal report as a caseworker sees it."""

from __future__ import annotations

import re
import unicodedata

import pytest
from handmade import finding, report_of, run_of, unread
from hypothesis import given
from hypothesis import strategies as st

from ehcp_qa.model.finding import Severity
from ehcp_qa.model.plan import SectionId
from ehcp_qa.model.report import DimensionScore, Grade, LostPoint, Scores
from ehcp_qa.reporters.base import Layout
from ehcp_qa.reporters.console import console

ERROR = finding(
    "STA-02",
    severity=Severity.ERROR,
    section=SectionId.I,
    statement="I-1",
    context="Oak School",
    excerpt="Oak School",
    where="Section I, item 1, page 12",
    missing=(),
)
COLOR = re.compile(r"\x1b\[[0-9;]*m")


def shown(*findings: object, **layout: object) -> str:
    """Return the terminal report on a plan with these findings."""
    return console(report_of(run_of(*findings)), Layout(**layout))  # type: ignore[arg-type]


def test_an_error_is_said_before_anything_else() -> None:
    """A plan with an error says near the top that it is not ready to issue, and the gate below."""
    text = shown(ERROR, finding())
    assert text.index("Not ready to issue: 1 error") < text.index("Scores") < text.index("STA-02")
    assert "Exit code 1: there is a finding at or above “error”." in text


def test_a_plan_with_warnings_only_is_not_called_unready() -> None:
    """Warnings do not make a plan unready, and the exit code says so."""
    text = shown(finding())
    assert "Not ready" not in text
    assert "No errors; 1 warning to look at." in text
    assert "Exit code 0" in text


def test_a_finding_says_what_where_why_and_how() -> None:
    """The plan's words, what is missing, what to do, the place and the source all stand there."""
    text = shown(finding())
    for expected in (
        "Sensory and physical, item 1, page 7",
        "“Sam will have ‹regular› occupational therapy.”",
        "warning PRV-03  No frequency for a session",
        "how often ___ · how long ___",
        "Give a number and a period.",
        "SEND Code 9.69",
    ):
        assert expected in text


def test_a_long_quotation_is_not_said_twice() -> None:
    """A message about a whole statement speaks of “This”, since the statement stands above it."""
    statement = "Sam will have regular occupational therapy in the hall on most days."
    text = shown(finding(context=statement, excerpt=statement))
    assert f"“{statement}”\n" in text
    assert "\n      This does not say how often.\n" in text


def test_words_beside_a_statement_are_shown_with_it() -> None:
    """Words that stand in another cell of the row are quoted apart."""
    text = shown(finding(excerpt="As available", where="Section F, table 3 row 4"))
    assert "“Sam will have regular occupational therapy.”\n    in its row: “As available”" in text


def test_points_lost_without_a_finding_are_listed() -> None:
    """A score can be followed to its statements even where no rule speaks."""
    lost = (LostPoint("E-2 timebound", 1.0), LostPoint("E-3 timebound", 1.0), LostPoint("F-1", 0.5))
    part = DimensionScore("Outcomes", "outcomes", 1, 4, 20, "1 of 4.", lost, Grade.INADEQUATE)
    run = run_of(scores=Scores((part,), (), 25.0, Grade.INADEQUATE))
    text = console(report_of(run), Layout())
    assert "Outcomes      judged as not met: E-2, E-3 timebound; F-1" in text


def test_sections_come_in_the_order_of_the_law() -> None:
    """Findings stand by section from A to K, whatever order the document has."""
    late = finding(section=SectionId.I, statement="I-1", where="Section I, item 1")
    early = finding(section=SectionId.B, statement="B-1", where="Section B, item 1")
    whole = finding(section=None, statement="", where="front matter")
    text = shown(late, early, whole)
    assert text.index("The plan as a whole") < text.index("Section B:") < text.index("Section I:")


def test_findings_on_one_statement_share_its_quotation() -> None:
    """A statement is quoted once, with all the words concerned marked."""
    text = shown(finding(), finding("PRV-05", excerpt="occupational therapy"))
    assert text.count("Sam will have") == 1
    assert "‹regular› ‹occupational therapy›" in text


def test_how_to_fix_is_said_once_in_a_section_unless_all_is_asked_for() -> None:
    """Advice repeated for each finding of a rule would bury the plan's words."""
    both = (finding(), finding(statement="F-2", where="Section F, item 2"))
    assert shown(*both).count("Give a number") == 1
    assert shown(*both, verbosity="verbose").count("Give a number") == 2


def test_quiet_gives_one_line_for_each_file() -> None:
    """A line a file, in the order given, however narrow the terminal."""
    report = report_of(run_of(finding()), unread())
    lines = console(report, Layout(width=40, verbosity="quiet")).splitlines()
    assert lines == [
        "plan.docx: 1 warning; 71 out of 100, requires improvement",
        "scan.pdf is empty.",
    ]


def test_a_file_that_could_not_be_read_is_named_at_the_end() -> None:
    """A batch finishes the rest, then says which file failed and exits with 2."""
    text = console(report_of(unread(), run_of(finding())), Layout())
    assert text.index("No errors;") < text.rindex("scan.pdf is empty.")
    assert text.rstrip().endswith("Exit code 2: a file could not be read or wholly checked.")


@pytest.mark.parametrize("width", [40, 80, 100, 300])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    """Lines are wrapped to the terminal, and to a readable width on a wide one."""
    text = shown(ERROR, finding(), width=width)
    assert max(len(line) for line in text.splitlines()) <= min(width, 100)


def test_without_colour_there_are_no_escape_codes_and_with_it_the_words_are_the_same() -> None:
    """Colour adds nothing that plain text does not say."""
    plain, colored = shown(ERROR, finding()), shown(ERROR, finding(), color=True)
    assert "\x1b" not in plain
    assert "\x1b[" in colored
    assert COLOR.sub("", colored).split() == plain.replace("‹", "").replace("›", "").split()


@given(st.text(max_size=60))
def test_plan_text_cannot_drive_the_terminal(odd: str) -> None:
    """No control character, turned text or markup in a plan reaches the terminal as such."""
    text = shown(finding(context=f"[red]{odd} regular", excerpt="regular"))
    said = text.replace("\n", "")
    assert "[red]" in said
    assert not any(unicodedata.category(c) in {"Cc", "Cf", "Cs"} for c in said)


def test_verbose_lists_every_check_by_how_it_ended() -> None:
    """Who asks for all sees which checks passed as well."""
    text = shown(finding(), verbosity="verbose")
    assert "Every check" in text
    assert re.search(r"Passed\n\s+STA-01", text)
