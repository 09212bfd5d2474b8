"""Kinds, commitments, verdicts and placement of whole provision statements."""

from __future__ import annotations

import pytest

from ehcp_qa.analyse.commitment import find_soft
from ehcp_qa.analyse.needs import MUST_HAVE
from ehcp_qa.analyse.placement import is_misplaced, place
from ehcp_qa.analyse.provision import analyse_provision
from ehcp_qa.analyse.slots import find_slots
from ehcp_qa.model.analysed import Belongs, Emptying, ProvisionKind, Slot, Verdict
from ehcp_qa.model.plan import SectionId


def soft(make, lexicons, text, **more):
    """Return (group, words, rescued) of each soft phrase of a text."""
    statement = make(text, **more)
    found = find_soft(statement, find_slots(statement, lexicons), lexicons)
    return [(p.group, p.words.lower(), bool(p.rescued_by)) for p in found]


OPEN = [
    ("Access to a mentor", Emptying.ACCESS),
    ("Opportunities to mix with peers", Emptying.OPPORTUNITY),
    ("A quiet desk where appropriate", Emptying.CONDITION),
    ("Regular sessions with the mentor", Emptying.SOFT_FREQUENCY),
    ("A high level of adult help", Emptying.SOFT_AMOUNT),
    ("She would benefit from a typing course", Emptying.RECOMMENDATION),
    ("Exercises as advised by the physiotherapist", Emptying.DEFERRAL),
    ("Up to 10 hours a week of TA time", Emptying.CEILING),
    ("Staff will try to speak slowly", Emptying.EFFORT),
    ("Tuition that may be reduced by the school", Emptying.CHANGE),
    ("A trained adult sits with him", Emptying.UNTRAINED),
]


@pytest.mark.parametrize(("text", "group"), OPEN, ids=[o[1].value for o in OPEN])
def test_words_that_empty_a_commitment_are_found_and_not_rescued(statement, lexicons, text, group):
    """Each way of emptying a commitment is seen where nothing rescues it."""
    assert group in [g for g, _, rescued in soft(statement, lexicons, text) if not rescued]


RESCUED = [
    ("Regular movement breaks, every 40 minutes for 5 minutes", Emptying.SOFT_FREQUENCY),
    ("Access to the quiet room for 15 minutes after lunch", Emptying.ACCESS),
    ("Access to 20 hours a week of teaching assistant time", Emptying.ACCESS),
    ("Opportunities, twice daily, led by the TA, to choose a game", Emptying.OPPORTUNITY),
    ("Rescue medicine as required, when the meter reads under 4", Emptying.CONDITION),
    ("Paired reading in a small group (max 4), 20 minutes daily", Emptying.UNSIZED_GROUP),
]


@pytest.mark.parametrize(("text", "group"), RESCUED, ids=[r[0][:30] for r in RESCUED])
def test_a_number_trigger_or_time_beside_soft_words_rescues_them(statement, lexicons, text, group):
    """What stands beside a soft phrase can make it harmless, and says why."""
    states = [rescued for g, _, rescued in soft(statement, lexicons, text) if g is group]
    assert states
    assert all(states)


@pytest.mark.parametrize(
    "text",
    [
        "Practice of regular verbs, ten minutes daily, with the French tutor",
        "Review meeting on 3 May 2026 with the SENCO",
        "Pulls on a resistance band ten times, led by the TA",
        "Age-appropriate books in the reading corner",
        "A course called Additional Needs at College, two days, for the tutor",
        "The Learning Support Assistant sits beside her in every maths lesson and scribes",
        "In groups of up to 4 pupils, daily, 20 minutes, phonics with the TA",
        "Adults speak in short sentences all day",
        "They wait ten seconds for her answer in every lesson before they say anything more",
        "The tutor asks him which of two tasks he would like, at the start of each lesson",
    ],
)
def test_lookalikes_are_not_soft(statement, lexicons, text):
    """Names, dates, instructions and group sizes hold the words and none of the softness."""
    assert [p for p in soft(statement, lexicons, text) if not p[2]] == []


KINDS = [
    ("The SaLT teaches story retelling for 30 minutes each week", "F", ProvisionKind.SESSION),
    (
        "20 hours a week of TA support to read questions aloud and scribe",
        "F",
        ProvisionKind.SUPPORT,
    ),
    ("All teachers give one instruction at a time in every lesson", "F", ProvisionKind.STRATEGY),
    ("A laptop with word prediction, on his desk in every lesson", "F", ProvisionKind.EQUIPMENT),
    ("The SENCO phones Dad each Friday to share the week's news", "F", ProvisionKind.LIAISON),
    (
        "Staff training on epilepsy by the specialist nurse, two hours each September",
        "F",
        ProvisionKind.TRAINING,
    ),
    ("A carer takes Lou (11) swimming for three hours every Saturday", "H1", ProvisionKind.CARE),
    ("25% extra time and a reader in all exams", "F", ProvisionKind.CURRICULUM),
]


@pytest.mark.parametrize(("text", "section", "kind"), KINDS, ids=[k[2].value for k in KINDS])
def test_a_plain_statement_has_its_kind(statement, lexicons, text, section, kind):
    """The kind decides what must be specified."""
    assert analyse_provision(statement(text, section), lexicons, None).kind is kind


VERDICTS = [
    (
        "A speech and language therapist will teach story retelling to Ada for 30 minutes every week.",
        Verdict.SPECIFIC,
    ),
    (
        "A teaching assistant will hear Ada read aloud for 20 minutes every morning.",
        Verdict.SPECIFIC,
    ),
    ("The SaLT will run weekly sessions on turn-taking.", Verdict.PARTLY),
    ("A teaching assistant will help with number bonds.", Verdict.PARTLY),
    ("Access to speech and language therapy as required.", Verdict.VAGUE),
    ("He would benefit from regular support.", Verdict.VAGUE),
    ("Appropriate strategies will be considered where possible.", Verdict.VAGUE),
]


@pytest.mark.parametrize(("text", "verdict"), VERDICTS, ids=[v[0][:30] for v in VERDICTS])
def test_a_plain_statement_has_its_verdict_and_a_reason(statement, lexicons, text, verdict):
    """Specified, partly or vague, always with a reason."""
    found = analyse_provision(statement(text), lexicons, None)
    assert found.verdict is verdict
    assert found.why


def test_what_the_row_says_the_statement_says(statement, lexicons):
    """A bare activity whose row gives who, how often and how long is specified."""
    made = statement(
        "Colour-coded sentence building",
        by_whom="Class TA",
        how_often="3 times a week",
        duration="20 minutes",
    )
    found = analyse_provision(made, lexicons, None)
    assert found.missing == ()
    assert found.verdict is Verdict.SPECIFIC


def test_a_session_led_by_just_any_adult_is_at_best_partly_specified(statement, lexicons):
    """A loose doer leaves a session short of who."""
    made = statement("An adult will teach letter sounds for 10 minutes every day.")
    assert analyse_provision(made, lexicons, None).verdict is Verdict.PARTLY


def test_missing_slots_follow_from_the_kind(statement, lexicons):
    """Hours are not asked of a laptop, and are of a session."""
    laptop = analyse_provision(statement("A laptop in every lesson"), lexicons, None)
    session = analyse_provision(
        statement("A weekly lesson in cookery with the tutor"), lexicons, None
    )
    assert Slot.DURATION not in laptop.missing
    assert Slot.DURATION in session.missing


def test_every_kind_must_have_something():
    """No kind is without a must-have, and every one asks what."""
    assert set(MUST_HAVE) == set(ProvisionKind)
    assert all((Slot.WHAT,) in wanted for wanted in MUST_HAVE.values())


def test_likelihoods_sum_to_one_and_are_the_same_each_time(statement, lexicons):
    """The trained model is deterministic and its verdicts are probabilities."""
    made = statement("The team will keep an eye on how things go.")
    first, second = (analyse_provision(made, lexicons, None) for _ in range(2))
    assert first == second
    assert sum(first.likelihood.values()) == pytest.approx(1, abs=0.001)


PLACES = [
    ("A therapist teaches her to use her communication aid, weekly", "G", Belongs.F),
    ("School nurse gives insulin before lunch", "F", Belongs.G),
    ("One overnight stay a month at the respite unit", "H1", Belongs.H2),
    ("Non-residential short breaks, 60 hours a year, for Ted (9)", "H2", Belongs.H1),
    ("Play therapy, 40 minutes each week", "G", Belongs.EITHER),
    ("Lunch staff are trained in tube feeding by the community nurse", "F", Belongs.EITHER),
    ("£6,000 top-up", "F", Belongs.NOT_PROVISION),
    ("Speech and language therapist checks that swallowing is safe each term", "F", Belongs.G),
]


@pytest.mark.parametrize(("text", "section", "belongs"), PLACES, ids=[p[0][:30] for p in PLACES])
def test_a_plain_statement_belongs_where_the_table_of_usual_places_says(
    statement, lexicons, text, section, belongs
):
    """Teaching goes to F, treatment to G, care to H1 or H2; some go to either."""
    placed = place(statement(text, section), lexicons)
    assert placed.belongs is belongs
    assert placed.why


def test_either_and_no_provision_are_never_misplaced(statement, lexicons):
    """Where the words do not settle the place, no section is wrong."""
    play = place(statement("Play therapy, 40 minutes each week", "G"), lexicons)
    money = place(statement("£6,000 top-up", "F"), lexicons)
    assert not any(is_misplaced(play, section) for section in SectionId)
    assert not is_misplaced(money, SectionId.F)


def test_evidence_resolves_to_words_of_the_statement(statement, lexicons):
    """The words that tell the place can be quoted."""
    made = statement("School nurse gives insulin before lunch", "F")
    placed = place(made, lexicons)
    assert [made.text[s.start : s.end].lower() for s in placed.evidence][:2] == [
        "school nurse",
        "insulin",
    ]


def test_what_is_no_provision_is_not_called_money_without_money(statement, lexicons):
    """Where no sign says why nothing is delivered, the reason is that nothing is."""
    found = place(statement("Amir is a happy member of the class."), lexicons)
    assert found.belongs is Belongs.NOT_PROVISION
    assert "nothing is delivered" in found.why
    assert "money" not in found.why
