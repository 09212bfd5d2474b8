"""Whom a question goes to: the posts of a provision held against the advice of Section K."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ehcp_qa.config import Config
from ehcp_qa.reporters.queries.asked import Adviser
from ehcp_qa.workflows.advisers import UNKNOWN, Advisers
from ehcp_qa.workflows.check import analysed_plan
from ehcp_qa.workflows.tools import Tools

LISTED = """
- Educational advice, Joan Pell, head teacher, Larch School, 1 May 2026
- Educational psychologist, Dr Amir Vale, 2 May 2026
- OT report, Lena Boateng, occupational therapist, 3 May 2026
- Speech and language therapy, Dan Mercer, speech and language therapist, 4 May 2026
- Speech and language therapy, Iris Cole, speech and language therapist, 5 June 2026
- Advisory teacher of the deaf, Hazel Munro, 6 May 2026
- Medical advice, Dr Ann Holt, community paediatrician, 7 May 2026
- Physiotherapy, not received
"""
PLAN = """# Education, health and care plan

## Section F: Special educational provision

- {}

## Section K: Advice and information
{}
"""
PSYCHOLOGIST = Adviser("the educational psychologist", "Dr Amir Vale", "2 May 2026")
SCHOOL = Adviser("the setting", "Joan Pell", "1 May 2026")
THERAPIST = Adviser("the occupational therapist", "Lena Boateng", "3 May 2026")
Ask = Callable[[str, str], Adviser]


@pytest.fixture(scope="module")
def tools() -> Tools:
    """The packaged rules and the language model."""
    return Tools(Config(force=True))


@pytest.fixture
def adviser(tools: Tools, tmp_path: Path) -> Ask:
    """Tell whose recommendation the one provision of a plan with this Section K is."""

    def ask(provision: str, listed: str = LISTED) -> Adviser:
        path = tmp_path / "plan.md"
        path.write_text(PLAN.format(provision, listed), encoding="utf-8")
        analysed = analysed_plan(path, tools)
        (only,) = analysed.provisions.values()
        return Advisers(analysed.plan.advice, tools.lexicons).of(only)

    return ask


@pytest.mark.parametrize(
    ("provision", "expected"),
    [
        ("The occupational therapist will work with Sam regularly.", THERAPIST),
        ("Sam will have regular sessions with the OT.", THERAPIST),
        ("Adaptations to tasks as advised by the educational psychologist.", PSYCHOLOGIST),
        ("A teaching assistant will work with Sam as required.", SCHOOL),
        ("The class teacher will give Sam extra help.", SCHOOL),
        (
            "A teaching assistant will run a programme set by the occupational therapist.",
            THERAPIST,
        ),
        (
            "The speech and language therapist will work with Sam regularly.",
            Adviser("the speech and language therapist"),
        ),
        ("The physiotherapist will see Sam as needed.", Adviser("the physiotherapist")),
        (
            "The teacher of the deaf will visit Sam regularly.",
            Adviser("the advisory teacher", "Hazel Munro", "6 May 2026"),
        ),
        ("The assistant educational psychologist will see Sam regularly.", PSYCHOLOGIST),
        ("The dietitian will see Sam regularly.", Adviser("the dietitian")),
        (
            "The community paediatrician will see Sam regularly.",
            Adviser("the community paediatrician", "Dr Ann Holt", "7 May 2026"),
        ),
        ("CAMHS will teach Sam to relax, regularly.", Adviser("CAMHS")),
        ("Sam's mother will work with him regularly.", UNKNOWN),
        ("Sam will have access to a social skills programme.", UNKNOWN),
        ("Opportunities to talk with an adult.", UNKNOWN),
    ],
    ids=[
        "the doer is in K",
        "an abbreviation",
        "named as adviser only",
        "support staff",
        "class teacher",
        "outside before the setting",
        "two entries fit, so neither is named",
        "advice not received",
        "a visiting teacher is not the setting",
        "an assistant of the one in K",
        "one profession in health is not another",
        "the very post in K",
        "a service known by its letters",
        "the family is not asked",
        "nobody named",
        "nobody in particular",
    ],
)
def test_whom_to_ask(adviser: Ask, provision: str, expected: Adviser) -> None:
    """An outside post before the setting; named only where one entry of K fits."""
    assert adviser(provision, LISTED) == expected


def test_without_a_list_of_advice_the_post_is_asked(adviser: Ask) -> None:
    """The provision's own words are enough to tell the post, and never a name."""
    asked = adviser("The occupational therapist will work with Sam regularly.", "")
    assert asked == Adviser("the occupational therapist")
