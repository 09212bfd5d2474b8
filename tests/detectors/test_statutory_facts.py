"""Payments, the list of advice, signatures, bodies behind a plan: each read from whole small plans."""

from __future__ import annotations

from functools import lru_cache

import pytest

from ehcp_qa.analyse import analyse
from ehcp_qa.engine import run_rules
from ehcp_qa.model.finding import Finding
from ehcp_qa.model.plan import PlanStage
from ehcp_qa.readers.plaintext import read_text
from ehcp_qa.recognise import recognise
from ehcp_qa.rulebook.book import RuleBook
from ehcp_qa.rulebook.load import load_rulebook
from ehcp_qa.rulebook.places import packaged_rules


@lru_cache(maxsize=1)
def book() -> RuleBook:
    """Return the packaged rules, loaded once."""
    return load_rulebook([packaged_rules()])


def findings(code: str, text: str, stage: PlanStage | None = None) -> tuple[Finding, ...]:
    """Return what one rule finds in a plan written as Markdown."""
    plan = recognise(read_text(text, name="plan.md"), book().lexicons, stage=stage)
    analysed = analyse(plan, book().lexicons, None)
    return run_rules(analysed, book(), select=[code], profile="thorough").findings


PAYMENT = "## Section H1: Social care provision\n\n- {}\n\n## Section J: Personal budget\n\n{}\n"


@pytest.mark.parametrize(
    ("mention", "budget", "severities"),
    [
        ("Direct payments of four hours a week for a PA.", "N/A", ["warning"]),
        ("A carer paid from a personal budget.", "", ["advice"]),
        ("A PA. The family did not want a direct payment.", "N/A", []),
        ("A PA. A direct payment ended in 2024.", "N/A", []),
        ("A PA paid by direct payment.", "To be agreed before the plan is final.", []),
    ],
    ids=["none in J", "blank in a draft", "declined", "ended", "waiting"],
)
def test_a_payment_that_j_does_not_hold(mention: str, budget: str, severities: list[str]) -> None:
    """STA-12 compares what provides with what J says, and waits for what a draft leaves open."""
    found = findings("STA-12", PAYMENT.format(mention, budget), PlanStage.DRAFT)
    assert [f.severity.value for f in found] == severities


@pytest.mark.parametrize(
    ("budget", "flagged"),
    [
        ("A direct payment of £40 a week.", True),
        (
            "Direct payment agreed for six hours of PA support to meet the outcomes in Section E.",
            False,
        ),
        ("| Amount | £60 per week |\n|---|---|\n| What it is for | To meet need D1 |", False),
        ("The family knows of the option of a direct payment of up to £50 a week.", False),
        ("The council offers personal budgets to all families. Please contact the team.", False),
    ],
    ids=["no purpose", "outcomes", "in a row", "an option", "an offer to all"],
)
def test_a_payment_without_its_purpose(budget: str, flagged: bool) -> None:
    """STA-13 speaks of payments that are made, and of them only."""
    assert bool(findings("STA-13", f"## Section J: Personal budget\n\n{budget}\n")) is flagged


ADVICE = "## Section K: Advice and information\n\n{}\n"


def test_each_entry_that_lacks_something_says_what() -> None:
    """STA-15 names author, role or date for each of a few entries."""
    lines = "- Letter from GP\n- OT report - A. Patel - March 2026\n- EP: S Jones"
    told = [f.message.split(" could")[0] for f in findings("STA-15", ADVICE.format(lines))]
    assert told == ["No author or date", "No date"]


def test_a_list_that_says_hardly_anything_is_one_finding() -> None:
    """One root cause is said once, with the other entries beside it."""
    lines = "- School report\n- Medical report\n- Social care report\n- EP report\n- SaLT report"
    (found,) = findings("STA-15", ADVICE.format(lines))
    assert "and 4 other entries" in found.message
    assert len(found.related) == 4


def test_an_untold_entry_may_be_the_missing_advice() -> None:
    """STA-14 is silent where an entry does not say what advice it is."""
    lines = (
        "- Mum and Dad, May 2026\n- School, Mr Todd, May 2026\n- EP, Dr Rao, May 2026\n- "
        "Dr Obi, paediatrician, May 2026\n"
    )
    assert len(findings("STA-14", ADVICE.format(lines))) == 1
    assert findings("STA-14", ADVICE.format(lines + "- Report of Ms Lane, May 2026\n")) == ()


SIGN_OFF = "## Section K: Advice\n\n- Dr Shah, EP, 4 May 2026\n\n## Sign-off\n\n{}\n"


@pytest.mark.parametrize(
    ("block", "words"),
    [
        ("Signature\n\nDate", ["Signature"]),
        ("Signed: ________ Date: ________", ["Signed"]),
        ("| Name | Signature | Date |\n|---|---|---|\n| J Poole | J Poole | |", ["Date"]),
        ("| Signed | |\n|---|---|\n| Date signed | 12 June 2026 |", []),
        ("Signed by: Jane Poole\n\nDate: 12 June 2026", []),
        ("Signature\n\nJane Poole\n\nDate\n\n12 June 2026", []),
        ("", []),
    ],
    ids=[
        "labels alone",
        "lines to write on",
        "no date",
        "a picture",
        "signed",
        "under",
        "no place",
    ],
)
def test_a_final_plans_signature(block: str, words: list[str]) -> None:
    """STA-11 reports a place for a signature or a date that nothing fills."""
    found = findings("STA-11", SIGN_OFF.format(block), PlanStage.FINAL)
    assert [f.excerpt for f in found] == words


def test_a_status_in_a_field_of_its_own_counts() -> None:
    """STA-31 looks for legal status and education plan anywhere in the document."""
    front = "# EHC plan\n\n| Name | Sam Price |\n|---|---|\n| Looked after | Y |\n{}\n## Section A: Views\n\n{}\n"
    assert (
        findings("STA-31", front.format("| Care order | Interim, 2025 |\n", "A PEP is attached."))
        == ()
    )
    (found,) = findings("STA-31", front.format("", "Sam likes trains."))
    assert "legal status and personal education plan" in found.message


def test_a_missing_school_type_is_not_said_twice() -> None:
    """STA-10 takes the place of the placeholder's own finding."""
    text = "# Final EHC plan\n\n## Section I: Placement\n\nTo be confirmed.\n"
    plan = recognise(read_text(text, name="plan.md"), book().lexicons, stage=PlanStage.FINAL)
    found = run_rules(
        analyse(plan, book().lexicons, None), book(), select=["STA-10", "TPL-01"]
    ).findings
    assert [f.code for f in found] == ["STA-10"]
