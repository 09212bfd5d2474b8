"""Blanks of the template."""

from __future__ import annotations

import pytest
from lines import analysed, found, heading, loose, said, words

from ehcp_qa.model.document import CellRef, Mark, MarkKind
from ehcp_qa.model.finding import Severity
from ehcp_qa.model.plan import Child, PlanStage, Role, SectionId

OPTIONS = {
    "prompts": ("click or tap here to enter text", "delete as appropriate"),
    "prompts_alone": ("choose an item",),
    "instructions": ("insert", "name of"),
    "blanks": ("name", "date"),
    "blanks_in_sentences": ("school",),
}
MAYA = Child(full_name="Maya Khan", first_name="Maya", surname="Khan", pronouns="she")


def blanks(text: str, child: Child = MAYA) -> list[str]:
    """Return the placeholders of one line of Section B."""
    plan = analysed(said(SectionId.B, Role.NEED, text), child=child)
    return words(plan, found("placeholder", plan, **OPTIONS))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[NAME] needs help.", ["[NAME]"]),
        ("[insert the frequency here] daily", ["[insert the frequency here]"]),
        ("[Name of school]", ["[Name of school]"]),
        ("[school] will help her", ["[school]"]),
        ("[......] needs help", ["[......]"]),
        ("[____] needs help", ["[____]"]),
        ("<insert name> needs help", ["<insert name>"]),
        ("«Child_Forename1» and {{child.name}}", []),
        ("Seen on XX/XX/XXXX by XXXX", ["XX/XX/XXXX", "XXXX"]),
        ("Seen on DD/MM/YYYY", ["DD/MM/YYYY"]),
        ("X needs help", ["X"]),
        ("Click or tap here to enter text.", ["Click or tap here to enter text"]),
        ("Choose an item.", ["Choose an item."]),
        ("To be completed", ["To be completed"]),
        ("Date: TBC", ["TBC"]),
        ("Name ________", ["________"]),
    ],
)
def test_each_shape_of_placeholder_is_found(text: str, expected: list[str]) -> None:
    """Brackets, merge fields, rows of letters and prompts are told by their shape."""
    assert blanks(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "She reads well [EP].",
        "She reads well [School report, May 2026].",
        "She reads well [School].",
        "[Maya] reads well.",
        "She said, 'I like [...] the hamster'.",
        "[x] Yes [ ] No",
        "She has an X-ray and knows the letter X.",
        "She plays Xbox at XXL size.",
        "She can choose an item from a menu.",
        "Forms are to be completed by the SENCO each term.",
        "Reading ........... 12",
        "The views of the child and his or her parents.",
        "She scored 4 x 20 on DD scales.",
    ],
)
def test_near_misses_are_left_alone(text: str) -> None:
    """Source codes, tick boxes, editors' brackets and ordinary words are not blanks."""
    assert blanks(text) == []


def test_either_pronoun_is_mild_and_only_where_the_child_is_meant() -> None:
    """“His/her” is residue when the plan knows which, and not when it speaks of an adult."""
    plan = analysed(
        said(SectionId.B, Role.NEED, "Maya uses his/her fingers."),
        said(SectionId.F, Role.PROVISION, "The teacher gives his/her notes."),
        child=MAYA,
    )
    (match,) = found("placeholder", plan, **OPTIONS)
    assert words(plan, [match]) == ["his/her"]
    assert match.severity is Severity.WARNING
    assert blanks("The child uses his/her fingers.", Child(first_name="Kit")) == []


def test_an_anonymised_plan_may_say_x() -> None:
    """Where no name is given, or X is the name, X is no slip."""
    assert blanks("X needs help", Child()) == []
    assert blanks("X needs help", Child(first_name="X")) == []


def test_a_draft_leaves_some_things_open() -> None:
    """Placement, budget and the final plan's dates may be to come, until the plan is final."""
    lines = [
        loose("Date of final plan", cell=CellRef(0, 0, 0)),
        loose("TBC", cell=CellRef(0, 0, 1)),
        heading(SectionId.I, "Section I"),
        said(SectionId.I, Role.NIL, "To be confirmed"),
    ]
    draft = analysed(*lines, child=MAYA)
    assert found("placeholder", draft, **OPTIONS) == []
    final = analysed(*lines, child=MAYA, stage=PlanStage.FINAL)
    assert words(final, found("placeholder", final, **OPTIONS)) == ["TBC", "To be confirmed"]


def test_what_f_puts_off_is_for_another_rule() -> None:
    """“TBC” in Section F is a deferral, which has a finding of its own."""
    plan = analysed(said(SectionId.F, Role.PROVISION, "Frequency: TBC"), child=MAYA)
    assert found("placeholder", plan, **OPTIONS) == []


def test_a_control_that_still_shows_its_prompt_is_a_blank() -> None:
    """Word's own mark of an unfilled control is enough, whatever its words."""
    mark = Mark(MarkKind.PLACEHOLDER, 0, 9)
    plan = analysed(said(SectionId.C, Role.NEED, "Say needs", marks=(mark,)), child=MAYA)
    assert words(plan, found("placeholder", plan, **OPTIONS)) == ["Say needs"]


def test_a_running_header_is_reported_once() -> None:
    """The same furniture on every page is one slip."""
    plan = analysed(*(loose("Plan of [NAME]", furniture=True) for _ in range(3)), child=MAYA)
    assert len(found("placeholder", plan, **OPTIONS)) == 1
