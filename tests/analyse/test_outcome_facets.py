"""The facets of outcomes: what each is told by, and near misses."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ehcp_qa.analyse.facets.counts import measures
from ehcp_qa.analyse.facets.reading import read_outcome
from ehcp_qa.analyse.outcome import analyse_outcome
from ehcp_qa.model.analysed import Facet
from ehcp_qa.model.document import Document, Source
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.plan import Child, Plan, PlanStage, Role, Statement
from ehcp_qa.workflows.evaluate.items import statement_of


def outcome(text: str, heading: str | None = None, **row: str) -> Statement:
    """An outcome from its text, the heading over it and its row."""
    item = {"id": "x", "section": "E", "text": text, "group_heading": heading, "row": row}
    return statement_of(item, Role.OUTCOME)[1]


def failed(statement: Statement, lexicons: Lexicons) -> set[str]:
    """The facets that an outcome does not meet."""
    found = analyse_outcome(statement, lexicons, None, plan=None)
    return {facet.value for facet, result in found.facets.items() if not result.met}


SMART = {
    "key stage": outcome(
        "By the end of KS2 Ravi will write a page-long story with a start, a middle and an end"
        " without an adult's prompts."
    ),
    "count": outcome("By July 2028 Bea will ask for help with a card in four lessons out of five."),
    "support as a means": outcome(
        "By the end of Year 6, with support from staff, Ali will order his own lunch each day."
    ),
    "maintain": outcome(
        "By the end of Year 9 Bea will keep walking to school alone four days a week."
    ),
    "row": outcome("Walks to the shop on her own", by_when="July 2028", measure="5 trips out of 5"),
    "heading": outcome("tie my own shoe laces before PE", "By the end of Year 4 I will:"),
    "adulthood": outcome("By adulthood Bea will cook three different hot meals without help."),
}


@pytest.mark.parametrize("statement", SMART.values(), ids=SMART)
def test_outcomes_that_are_smart(statement: Statement, lexicons: Lexicons):
    """An observable act, measured and bound in time, of the person's own, meets every facet."""
    assert failed(statement, lexicons) == set()


UNMET = {
    "bare development": ("By Year 6 Bea will communicate better.", {"specific", "measurable"}),
    "confidence": ("By July 2028 Ali will have more confidence.", {"specific", "measurable"}),
    "no date": ("Bea will put on her own coat before each playtime.", {"timebound"}),
    "ongoing": ("Ongoing: Bea puts on her own coat before each playtime.", {"timebound"}),
    "staff": (
        "By July 2027 staff will use Makaton in every lesson.",
        {"person", "outcome_not_provision"},
    ),
    "parents": ("By July 2027 his mum will sign thirty words.", {"person"}),
    "sibling of the heading": (
        "By the end of Year 5 her brother will have two friends to tea each month.",
        {"person"},
    ),
    "therapy": (
        "By July 2027 Ali will attend weekly speech and language therapy.",
        {"outcome_not_provision"},
    ),
    "received": (
        "By July 2028 Ali will receive two hours of occupational therapy a week.",
        {"specific", "outcome_not_provision"},
    ),
    "service phrase": (
        "Fifteen hours of TA time a week by July 2027",
        {"person", "specific", "outcome_not_provision"},
    ),
    "hope": ("Ali would love to be a pilot.", {"timebound", "outcome_not_aspiration"}),
    "beyond 25": ("By the age of 30 Bea will own a bakery.", {"outcome_not_aspiration"}),
    "has a service": (
        "Ali will have hospital teaching by July 2028.",
        {"specific", "measurable", "outcome_not_provision"},
    ),
    "access to": (
        "Access to the sensory curriculum by July 2028",
        {"person", "specific", "measurable", "outcome_not_provision"},
    ),
    "grows within": (
        "By July 2028 Ali will have gained a deeper understanding of how others feel.",
        {"specific", "measurable"},
    ),
    "more of an act": ("By July 2028 Ali will read more fluently.", {"measurable"}),
    "score of a quality": (
        "By July 2028 Ali will improve his confidence by 3 points.",
        {"specific"},
    ),
}


@pytest.mark.parametrize(("text", "facets"), UNMET.values(), ids=UNMET)
def test_facets_that_are_not_met(text: str, facets: set[str], lexicons: Lexicons):
    """Each kind of defect fails the facets that the annotation guide names, and no other."""
    assert failed(outcome(text), lexicons) == facets


WATCHED = {
    "less of a service": "By July 2028 Ali will have no support at lunch on four days in five.",
    "service completed": "By July 2028 Ali will have completed twelve physiotherapy sessions.",
    "from so much to so much": "By July 2028 Ali will raise what he writes alone from one line to six lines in a lesson.",
    "a career": "By July 2028 Ali will become a lifeguard or a mechanic.",
    "arranged": "By July 2028 a wheelchair will be fitted for Ali.",
}


@pytest.mark.parametrize("text", WATCHED.values(), ids=WATCHED)
def test_what_can_be_seen_to_happen_is_specific(text: str, lexicons: Lexicons):
    """Whoever does it and however far off it is, anyone could tell that it happened."""
    assert "specific" not in failed(outcome(text), lexicons)


def test_an_act_in_the_measure_makes_a_thin_outcome_specific(lexicons: Lexicons):
    """What the row's measure says is done and counted, the outcome says."""
    thin = outcome("Better at cooking", by_when="July 2028")
    measured = outcome(
        "Better at cooking",
        by_when="July 2028",
        measure="Makes a hot lunch alone three days a week",
    )
    assert "specific" in failed(thin, lexicons)
    assert failed(measured, lexicons) == set()


def test_every_facet_says_why_on_words_that_stand_in_the_document(lexicons: Lexicons):
    """Each result has a reason, and its evidence lies within the outcome or its row."""
    statement = outcome("By July 2027 staff will feel more confident with Ali.")
    for facet, result in analyse_outcome(statement, lexicons, None, plan=None).facets.items():
        assert result.why, facet
        if result.evidence is not None and result.evidence.block == statement.span.block:
            assert result.evidence.start < result.evidence.end <= statement.span.end
    person = analyse_outcome(statement, lexicons, None, plan=None).facets[Facet.PERSON]
    assert person.why == "the subject is “staff”"


SUBJECTS = {
    "name": ("By July 2027 Ali will sign his name.", "person"),
    "pronoun": ("She will sign her name.", "person"),
    "name after support": ("With help from staff, Ali will sign his name.", "person"),
    "name in the present": ("Ali signs his name.", "person"),
    "staff": ("All staff will sign with Ali.", "staff"),
    "relative": ("His older sister will have a bedroom of her own.", "family"),
    "service": ("Six sessions of play therapy by Easter", "service"),
    "own quality": ("Ali's attention will be longer.", "quality"),
    "parents' quality": ("Mum and Dad's confidence will have grown.", "family"),
    "no subject": ("sign my own name", "nobody"),
}


@pytest.mark.parametrize(("text", "whose"), SUBJECTS.values(), ids=SUBJECTS)
def test_whose_an_outcome_is(text: str, whose: str, lexicons: Lexicons):
    """The head of the subject decides whose outcome it is, with or without a name."""
    assert read_outcome(outcome(text), lexicons, None, ("Ali",)).whose == whose


def test_a_heading_lends_its_subject(lexicons: Lexicons):
    """Items under "Mum will:" are Mum's, and those under a bare date are nobody's in particular."""
    under_mum = read_outcome(
        outcome("sign thirty words", "By May 2027 Mum will:"), lexicons, None, ()
    )
    under_date = read_outcome(outcome("sign thirty words", "By May 2027"), lexicons, None, ())
    assert (under_mum.whose, under_date.whose) == ("family", "nobody")


MEASURES = {
    "out of": ("in four lessons out of five", "share"),
    "per cent": ("with 80% correct", "share"),
    "at least": ("at least three times", "bound"),
    "alone": ("dresses by himself", "alone"),
    "without": ("without an adult", "without"),
    "said": ("says 'I need a break'", "said"),
    "score": ("a score of 20 on the scale", "count"),
}


@pytest.mark.parametrize(("text", "kind"), MEASURES.values(), ids=MEASURES)
def test_what_measures(text: str, kind: str):
    """Shares, bounds, independence, quoted speech and scores measure an outcome."""
    assert kind in {m.kind for m in measures(text)}


def test_nothing_measures_a_bare_change():
    """The words “more confident” have nothing to count."""
    assert measures("Ali will be more confident in class") == ()


def test_each_facet_shows_the_words_that_told_it(lexicons: Lexicons):
    """The words come from wherever they stand: the outcome, its row or the heading over it."""
    told = outcome("Walks to the shop on her own", by_when="July 2028", measure="5 trips out of 5")
    found = analyse_outcome(told, lexicons, None, plan=None)
    assert found.words_of(Facet.TIMEBOUND) == "July 2028"
    assert found.words_of(Facet.SPECIFIC) == "Walks to the shop on her own"
    under = outcome("tie my own shoe laces before PE", "By the end of Year 4 I will:")
    found = analyse_outcome(under, lexicons, None, plan=None)
    assert found.words_of(Facet.TIMEBOUND) == "By the end of Year 4"
    assert found.words_of(Facet.PERSON) == "tie my own shoe laces before PE"


def plan_of(born: date, on: date) -> Plan:
    """An empty plan of somebody born then, dated then."""
    document = Document(Source("plan.md", "md"), ())
    return Plan(document, PlanStage.DRAFT, "", Child(date_of_birth=born), (), {}, plan_date=on)


@pytest.mark.parametrize(
    ("text", "born", "step"),
    [
        ("By July 2028 Bea will live in her own flat.", date(2007, 4, 2), True),
        ("By July 2028 Bea will live in her own flat.", date(2016, 4, 2), None),
        ("By July 2028 Bea hopes to have her own flat.", date(2007, 4, 2), False),
        ("By July 2033 Bea will walk to the shop on her own.", date(2007, 4, 2), False),
        ("By July 2032 Bea will walk to the shop on her own.", date(2007, 4, 2), True),
    ],
    ids=["grown", "a child", "a hope", "after any plan", "before it ends"],
)
def test_what_a_date_says_of_a_hope(text: str, born: date, step: bool | None, lexicons: Lexicons):
    """A step of adult life within a few years is an outcome; one after the age of 25 is a hope."""
    found = analyse_outcome(outcome(text), lexicons, None, plan=plan_of(born, date(2026, 11, 3)))
    met = found.facets[Facet.NOT_ASPIRATION].met
    if step is None:  # for a child the words decide, as they do without a plan
        alone = analyse_outcome(outcome(text), lexicons, None, plan=None)
        assert met is alone.facets[Facet.NOT_ASPIRATION].met
    else:
        assert met is step


def test_a_birth_date_that_fits_no_plan_makes_no_outcome_a_hope(lexicons: Lexicons):
    """At 28 the date of birth is what is wrong, not each outcome with a date."""
    plan = plan_of(date(1998, 3, 14), date(2026, 11, 10))
    text = "By July 2028 Bea will pay for her shopping in four shops out of five."
    assert (
        analyse_outcome(outcome(text), lexicons, None, plan=plan).facets[Facet.NOT_ASPIRATION].met
    )


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("By July 2028 Hope will hand in nine pieces of homework out of ten.", True),
        ("Hope hopes to be a vet one day.", False),
    ],
    ids=["a name", "a hope"],
)
def test_a_child_called_hope_has_outcomes_like_anybody(text: str, met: bool, lexicons: Lexicons):
    """The name is no word; the verb is."""
    plan = plan_of(date(2014, 3, 4), date(2026, 11, 9))
    plan = replace(plan, child=replace(plan.child, full_name="Hope Singh", first_name="Hope"))
    found = analyse_outcome(outcome(text), lexicons, None, plan=plan)
    assert found.facets[Facet.NOT_ASPIRATION].met is met
    assert found.statement.text == text
    assert "Alex" not in " ".join(result.why for result in found.facets.values())


ARRANGED = {
    "arranged": "By the end of Year 10, work experience will be arranged for Gwil.",
    "tested": "Bea will continue to have her hearing tested every six months to age 12.",
    "undergone": "By July 2028 Bea will have had ten sessions with the drama therapist.",
}


@pytest.mark.parametrize("text", ARRANGED.values(), ids=ARRANGED)
def test_what_is_arranged_or_undergone_is_provision(text: str, lexicons: Lexicons):
    """A service sat through, or put in place by somebody, is no benefit yet."""
    assert "outcome_not_provision" in failed(outcome(text), lexicons)


@pytest.mark.parametrize(
    ("text", "fails"),
    [
        ("By the end of Year 7 Ali will take part in the whole of two PE lessons a week.", False),
        ("By July 2028 Ali will take part in the weekly assembly without leaving.", False),
        ("By July 2028 Ali will take part in two one-to-one lessons a week.", True),
        ("By July 2028 Ali will attend two therapy sessions a week.", True),
    ],
    ids=["lessons", "assembly", "lessons apart", "sessions"],
)
def test_joining_in_what_the_class_does_is_a_benefit(text: str, fails: bool, lexicons: Lexicons):
    """A child who missed the lessons takes part in them; a lesson given apart is a service."""
    assert ("outcome_not_provision" in failed(outcome(text), lexicons)) is fails


def test_a_second_clause_may_tell_what_the_child_does(lexicons: Lexicons):
    """After the colon it is the child who acts, though the sentence begins with somebody else."""
    text = "Mum will no longer stay: by Year 2 Bea will join an activity within five minutes."
    assert "person" not in failed(outcome(text), lexicons)
    assert "person" in failed(
        outcome("By July 2028 staff will sign, so that Bea joins in."), lexicons
    )
