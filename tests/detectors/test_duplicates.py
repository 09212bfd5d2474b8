"""The same provision printed more than once."""

from __future__ import annotations

import pytest
from lines import Line, analysed, found, said, words

from ehcp_qa.model.plan import Area, CellRole, Role, SectionId

OPTIONS = {"sections": (SectionId.F,), "fewest_words": 8, "likeness": 92.0}
TEXT = "The mentor meets Ali every morning for 15 minutes to plan the day ahead."


def in_area(text: str, area: Area, **other: object) -> Line:
    """Return a provision of Section F in an area."""
    return said(SectionId.F, Role.PROVISION, text, area=area, **other)


def repeated(first: Line, *others: Line) -> int:
    """Return how many findings these provisions give."""
    return len(found("provision-repeated", analysed(first, *others), **OPTIONS))


def test_every_printing_is_in_one_finding() -> None:
    """Three printings are one match with two other places."""
    areas = (Area.COGNITION, Area.SEMH, Area.SENSORY)
    plan = analysed(*(in_area(TEXT, area) for area in areas))
    (match,) = found("provision-repeated", plan, **OPTIONS)
    assert words(plan, [match]) == [TEXT]
    assert len(match.related) == 2
    assert match.values["times"] == "3 times"


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (in_area(TEXT.replace("plan the", "plan his"), Area.SEMH), 1),
        (in_area(TEXT.replace("15", "30"), Area.SEMH), 0),
        (in_area(TEXT.replace("15 minutes", "fifteen minutes"), Area.SEMH), 0),
        (
            in_area(
                "The teacher reads with Ali every afternoon for 15 minutes in the hall.", Area.SEMH
            ),
            0,
        ),
        (in_area(TEXT, Area.COGNITION), 0),
        (
            in_area(
                TEXT, Area.SEMH, cells={CellRole.BY_WHOM: "The occupational therapist herself"}
            ),
            0,
        ),
        (in_area(TEXT, Area.SEMH, cells={CellRole.NEED_MET: "Need 4"}), 1),
    ],
    ids=[
        "a-word-apart",
        "amount",
        "spelt-amount",
        "other-words",
        "same-place",
        "other-person",
        "other-need",
    ],
)
def test_what_makes_two_provisions_one(other: Line, expected: int) -> None:
    """Words, people and amounts must agree, and the places must differ."""
    assert repeated(in_area(TEXT, Area.COGNITION), other) == expected


def test_short_and_shared_provision_is_left_alone() -> None:
    """Standard sentences, and provision that says whom it serves, may be printed again."""
    short = "Reviewed at each annual review."
    shared = TEXT + " This applies to all areas of need."
    check = "Progress is reviewed each half term by the SENCO with Ali and his parents."
    for text in (short, shared, check):
        assert repeated(in_area(text, Area.COGNITION), in_area(text, Area.SEMH)) == 0
