"""Whom a question goes to: the posts of a provision held against the advice of Section K."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ehcp_qa.config import Config
from ehcp_qa.reporters.queries.asked import Adviser
from ehcp_qa.workflows.advisers import UNKNOWN, Advisers, Told
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
F, G, H1 = (
    "Section F: Special educational provision",
    "Section G: Health provision",
    "Section H1: Social care provision",
)
PLAN = """# Education, health and care plan

{}

## {}

- {}

## Section K: Advice and information
{}
"""
PSYCHOLOGIST = Adviser("the educational psychologist", "Dr Amir Vale", "2 May 2026")
SCHOOL = Adviser("the setting", "Joan Pell", "1 May 2026")
THERAPIST = Adviser("the occupational therapist", "Lena Boateng", "3 May 2026")
Ask = Callable[..., Told]


@pytest.fixture(scope="module")
def tools() -> Tools:
    """The packaged rules and the language model."""
    return Tools(Config(force=True))


@pytest.fixture
def adviser(tools: Tools, tmp_path: Path) -> Ask:
    """Tell whose recommendation the one provision of a plan with this Section K is, and by what."""

    def ask(provision: str, listed: str = LISTED, section: str = F, before: str = "") -> Told:
        path = tmp_path / "plan.md"
        path.write_text(PLAN.format(before, section, provision, listed), encoding="utf-8")
        analysed = analysed_plan(path, tools)
        (only,) = analysed.provisions.values()
        return Advisers(analysed.plan, tools.lexicons).of(only)

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
    assert adviser(provision) == Told(expected)


def test_without_a_list_of_advice_the_post_is_asked(adviser: Ask) -> None:
    """The provision's own words are enough to tell the post, and never a name."""
    asked = adviser("The occupational therapist will work with Sam regularly.", "")
    assert asked == Told(Adviser("the occupational therapist"))


TABLE = """
| Advice | Author | Role | Date | Appended |
|---|---|---|---|---|
| Nursery | Lorna Tait | Manager, Starfish Nursery | 1 May 2026 | {0}A |
| Sensory service | Meera Joss | Qualified teacher of deaf children | 2 May 2026 | {0}B |
| Speech and language therapy | Piotr Haldane | Speech and language therapist | 3 May 2026 | {0}C |
| Parents | Siobhan Quinlan | Mother | 4 May 2026 | {0}D |
"""
LETTERS = """
(A) Educational advice, Lorna Tait, nursery manager, 1 May 2026

(B) Sensory service, Meera Joss, teacher of the deaf, 2 May 2026

(C) Speech and language therapy, Piotr Haldane, speech and language therapist, 3 May 2026
"""
NUMBERED = """
1. Educational advice, Lorna Tait, nursery manager, 1 May 2026
2. Sensory service, Meera Joss, teacher of the deaf, 2 May 2026
3. Speech and language therapy, Piotr Haldane, speech and language therapist, 3 May 2026
"""
KEYS = (
    "Sources: (PR) parents' report; (SL) speech and language therapist; (O) occupational therapist."
)
PIOTR = Adviser("the speech and language therapist", "Piotr Haldane", "3 May 2026")
LORNA = Adviser("the setting", "Lorna Tait", "1 May 2026")
MEERA = Adviser("the sensory service", "Meera Joss", "2 May 2026")


@pytest.mark.parametrize(
    ("listed", "key", "expected"),
    [
        (TABLE.format(""), "(C)", PIOTR),
        (TABLE.format(""), "(A)", LORNA),
        (TABLE.format(""), "(A, C)", PIOTR),
        (TABLE.format(""), "(B)", MEERA),
        (TABLE.format("Appendix "), "(Appendix C)", PIOTR),
        (TABLE.format("Appendix "), "[C]", PIOTR),
        (TABLE.format("").replace("| C |", "| 3 |"), "[K3]", PIOTR),
        (TABLE.format("").replace("| C |", "| 3 |"), "(Appendix 3)", PIOTR),
        (LETTERS, "(C)", PIOTR),
        (NUMBERED, "[K3]", PIOTR),
        (LISTED, "[K3]", THERAPIST),
    ],
    ids=[
        "a letter in a cell of its own",
        "the setting's advice",
        "outside before the setting",
        "advice of a service",
        "named an appendix",
        "in square brackets",
        "a number with the section's letter",
        "a number named an appendix",
        "letters before the titles",
        "a numbered list",
        "the third where nothing is labelled",
    ],
)
def test_the_plans_own_key_tells_whose_recommendation_it_is(
    adviser: Ask, listed: str, key: str, expected: Adviser
) -> None:
    """Whoever carries it out: the plan has said where it comes from."""
    told = adviser(f"A teaching assistant will practise words with Sam regularly. {key}", listed)
    assert told == Told(expected)


@pytest.mark.parametrize(
    ("words", "listed"),
    [
        ("Sam will have extra help, regularly. (D)", TABLE.format("")),
        ("Sam will have extra help, regularly. (Need 3)", TABLE.format("")),
        ("Sam will have extra help, regularly. (2)", NUMBERED),
        ("Sam will have extra help, regularly. (see Section C)", TABLE.format("")),
        ("Sam will have extra help, regularly. (Y)", TABLE.format("").replace("| B |", "| Y |")),
        ("Sam will have extra help, regularly. (A)", TABLE.format("").replace("| B |", "| A |")),
        ("Sam will have extra help, regularly. [K9]", LISTED),
        ("Sam will have extra help, regularly. (Appendix 2)", LISTED),
    ],
    ids=[
        "what the parents wrote",
        "a need",
        "a number alone",
        "a section",
        "a column of yes and no",
        "two entries of one label",
        "no such entry",
        "appendices that are not listed",
    ],
)
def test_a_bracket_that_is_no_key_tells_nobody(adviser: Ask, words: str, listed: str) -> None:
    """A letter to the wrong person is worse than a note to the plan writer."""
    assert adviser(words, listed) == Told(UNKNOWN)


def test_a_list_of_keys_at_the_front_tells_what_they_stand_for(adviser: Ask) -> None:
    """Where Section K has no labels, the plan's own list of keys does."""
    told = adviser("Sam will have extra help, regularly. (O)", before=KEYS)
    assert told == Told(THERAPIST)


@pytest.mark.parametrize(
    ("provision", "expected"),
    [
        ("Sensory circuits, regularly.", Told(THERAPIST, "“sensory circuits”")),
        ("Colourful Semantics and a radio aid, as needed.", Told(UNKNOWN)),
        ("Work on word finding, regularly.", Told(UNKNOWN)),
        ("Hydrotherapy, regularly.", Told(UNKNOWN)),
        ("A teaching assistant will run sensory circuits regularly.", Told(SCHOOL)),
    ],
    ids=[
        "one profession's topic",
        "topics of two",
        "two entries in K",
        "none in K",
        "a post is said",
    ],
)
def test_a_topic_suggests_an_adviser_where_nobody_is_named(
    adviser: Ask, provision: str, expected: Told
) -> None:
    """Only where one entry of K alone fits, and the letter tells the plan writer to check."""
    assert adviser(provision) == expected


def test_provision_for_health_and_social_care_goes_to_their_adviser(adviser: Ask) -> None:
    """Each section rests on one kind of advice; a support worker carries it out and gives none."""
    carer = "- Social care advice, Wren Abbot, social worker, 8 May 2026\n"
    social = Adviser("the social worker", "Wren Abbot", "8 May 2026")
    told = adviser("Help at home as required.", LISTED + carer, H1)
    assert told == Told(social, "its place in Section H1")
    assert adviser("A support worker as required.", LISTED + carer, H1) == Told(social)
    team = "- Social care advice, Early Help team, 8 May 2026\n"
    author = Adviser("the author of the social care advice", "Early Help team", "8 May 2026")
    assert adviser("A support worker as required.", LISTED + team, H1) == Told(author)
    paediatrician = Adviser("the community paediatrician", "Dr Ann Holt", "7 May 2026")
    told = adviser("Sleep advice as required.", LISTED, G)
    assert told == Told(paediatrician, "its place in Section G")
