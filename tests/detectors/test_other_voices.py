"""Passages in other voices than the rules' own examples: what each rule finds in them, and what it leaves alone."""

from __future__ import annotations

import pytest
from whole_plans import excerpts

from ehcp_qa.model.plan import PlanStage

FRONT = (
    "# Draft EHC plan\n| Name | Tia Lund |\n|---|---|\n| Pronouns | She |\n| Date of birth | 4 March 2014 |\n"
    "| Date of draft | 9 November 2026 |\n| Year group | Year 8 |\n"
)


def part(letter: str, *lines: str) -> str:
    """Return a section of these bullets."""
    return f"\n## Section {letter}: Part\n" + "\n".join(f"- {line}" for line in lines) + "\n"


NEEDS = part(
    "B", "Tia finds reading hard. She loses her place and she tires.", "She guesses at words."
)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (
            "STA-09",
            FRONT
            + part(
                "B",
                "Tia tires by noon. Each afternoon a learning mentor is going to sit with her for 20 minutes and go through what is left.",
            ),
        ),
        (
            "STA-12",
            FRONT
            + part(
                "H1", "Saturday help is bought by Tia's mother, who has a direct payment for it."
            )
            + part("J", "There is no personal budget."),
        ),
        (
            "STA-12",
            FRONT
            + part(
                "F",
                "The trampoline is paid for and looked after by her parents through a direct payment.",
            )
            + part("J", "No."),
        ),
        (
            "STA-19",
            FRONT + part("C", "The nurse will come in on Mondays for half an hour to weigh Tia."),
        ),
        ("STA-19", FRONT + part("C", "Everything about Tia's health is in Dr Vale's report.")),
        ("STA-20", FRONT + part("B", "Tia is dyslexic.")),
        ("STA-20", FRONT + part("B", "Dyslexia; ADHD (2021).")),
        ("STA-02", FRONT + part("I", "It is agreed that Tia goes on at Larkrise.")),
        ("STA-02", FRONT + part("I", "Tia's place is at St Bede's.")),
        ("STA-03", FRONT + part("I", "Tia will stay in mainstream.")),
        (
            "STA-03",
            FRONT
            + part("I", "Somewhere that takes children with hearing loss: a school with a base."),
        ),
        ("DAT-04", FRONT + NEEDS + part("A", "Tia, who is ten, has two cats.")),
        ("DAT-04", FRONT + NEEDS + part("A", "A cheerful girl of nine, Tia has two cats.")),
        ("DAT-05", FRONT + NEEDS + part("A", "Tia is now in Year 5 and likes it.")),
        ("DAT-05", FRONT + NEEDS + part("A", "As a Year 5 pupil Tia has sports on Fridays.")),
        (
            "DAT-01",
            FRONT
            + NEEDS
            + part(
                "F", "For the first lesson of the day Callum will be met at the gate by the mentor."
            ),
        ),
        (
            "DAT-01",
            FRONT + NEEDS + part("F", "Staff will hand Jasmine her ear defenders before assembly."),
        ),
        (
            "DAT-03",
            FRONT + NEEDS + part("B", "Given a plan of the day, he copes with a change of room."),
        ),
        (
            "DAT-03",
            FRONT
            + NEEDS
            + part("B", "Getting dressed takes Tia twenty minutes, as his hands are weak."),
        ),
        ("PCL-12", FRONT + part("B", "Tia sits beside Leo Marsh, a boy on bail for theft.")),
        ("PCL-12", FRONT + part("A", "Her stepsister Bea is waiting for an autism assessment.")),
        ("PCL-14", FRONT + part("D", "Tia watched her father beat her mother until she was six.")),
        (
            "PCL-09",
            FRONT
            + part("F", "Children like this do best with a routine, and the pupil will have one."),
        ),
        (
            "TPL-03",
            FRONT
            + part("F", "Pick from the bank of statements below and delete the rest.")
            + NEEDS,
        ),
        ("TPL-03", FRONT + part("F", "NB this bit still wants the OT's wording.") + NEEDS),
        ("TPL-03", FRONT + part("E", "Try to keep to three outcomes for each area.") + NEEDS),
        ("TPL-06", FRONT + part("G", "Agreed by Larkton CCG.") + NEEDS),
        (
            "PCL-10",
            FRONT
            + part("A", "I found out that I was autistic when I was ten.")
            + part("B", "As a young person with autism, Tia takes things literally."),
        ),
    ],
)
def test_a_fault_is_found_in_words_that_no_list_foresaw(code: str, text: str) -> None:
    """What is said is the same fault, however it is put."""
    assert len(excerpts(code, text, PlanStage.DRAFT)) == 1


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (
            "STA-09",
            FRONT
            + part(
                "B",
                "Tia tires by noon. Twice a week for half an hour the ELSA takes her out to talk.",
            ),
        ),
        (
            "STA-09",
            FRONT
            + part(
                "A",
                "From January a speech therapist comes in every Tuesday for 40 minutes to work on her sentences.",
            ),
        ),
        (
            "STA-12",
            FRONT
            + part(
                "F", "The family employs a tutor with the money the council sends them each month."
            )
            + part("J", "None."),
        ),
        (
            "STA-19",
            FRONT
            + part("C", "Tia has asthma, as Dr Vale's report says. She cannot run on cold days."),
        ),
        ("STA-20", FRONT + part("B", "Tia is dyslexic and reads half as fast as others.")),
        (
            "STA-02",
            FRONT
            + part("I", "Once her parents have told us what they want, we shall write it here."),
        ),
        (
            "STA-03",
            FRONT
            + part(
                "I", "We shall not say which school or which kind until the family has answered."
            ),
        ),
        ("DAT-04", FRONT + NEEDS + part("A", "At twelve Tia is the tallest in her form.")),
        ("DAT-04", FRONT + NEEDS + part("A", "Tia turned nine in her second year at the school.")),
        ("DAT-05", FRONT + NEEDS + part("A", "Tia helps in the Year 5 class on Fridays.")),
        (
            "DAT-01",
            FRONT
            + NEEDS
            + part("F", "Tia sits with Jasmine and Callum at lunch, ten minutes a day."),
        ),
        ("DAT-03", FRONT + NEEDS + part("B", "If the driver is new, he has to be told her name.")),
        ("PCL-12", FRONT + part("A", "Her stepsister Bea is waiting for a new bike.")),
        ("PCL-14", FRONT + part("D", "Tia watches her father beat the carpets.")),
        (
            "TPL-03",
            FRONT
            + part(
                "F",
                "Pick from the tray of words below the board and rub the rest out, ten minutes daily with the tutor.",
            )
            + NEEDS,
        ),
        ("TPL-06", FRONT + part("A", "She had a Statement until 2014.") + NEEDS),
    ],
)
def test_what_only_sounds_like_a_fault_is_left_alone(code: str, text: str) -> None:
    """A near miss holds the words of the fault and the reason to leave it."""
    assert excerpts(code, text, PlanStage.DRAFT) == []
