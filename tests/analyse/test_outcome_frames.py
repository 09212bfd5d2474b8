"""Shapes of outcomes: who acts in other orders of words, what is had, attended, compared or hoped for."""

from __future__ import annotations

import pytest

from ehcp_qa.analyse.facets.reading import read_outcome
from ehcp_qa.analyse.outcome import analyse_outcome
from ehcp_qa.model.analysed import Facet
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.plan import Role, Statement
from ehcp_qa.workflows.evaluate.items import statement_of


def outcome(text: str, **row: str) -> Statement:
    """An outcome from its text and its row."""
    return statement_of({"id": "x", "section": "E", "text": text, "row": row}, Role.OUTCOME)[1]


def fails(statement: Statement, facet: Facet, lexicons: Lexicons) -> bool:
    """Whether an outcome does not meet a facet."""
    return not analyse_outcome(statement, lexicons, None, plan=None).facets[facet].met


DOERS = {
    "by the person": ("The shop's three rooms will be swept by Kit each Friday.", "person"),
    "by me": ("By Year 9 two friends are asked round by me.", "person"),
    "by staff": ("The words of the week are loaded each Monday by all his teachers.", "staff"),
    "the person's own, by others": ("By Year 9 her speech is understood by adults.", "quality"),
    "cleft": ("It's her father who reads the story each Sunday.", "family"),
    "what somebody takes": ("Under a minute is all his mum takes to change the coil.", "family"),
    "theirs": ("By Year 13 the family's stall will be hers to run on a Sunday.", "person"),
    "after a whenever": ("Whenever he shouts, his foster mum says the agreed words.", "family"),
    "after a participle": ("Sent to the shop, Kit brings back three things.", "person"),
    "after how often": ("One day a week, Aunty Jo fetches him from college.", "family"),
    "a part of the body": ("Kit's head will stay up for the whole of a story.", "person"),
}


@pytest.mark.parametrize(("text", "whose"), DOERS.values(), ids=DOERS)
def test_who_acts_in_other_orders_of_words(text: str, whose: str, lexicons: Lexicons):
    """Who stands after "by", in a cleft or past an opening is the doer; those who listen are not."""
    found = read_outcome(outcome(text), lexicons, None, ()).whose
    assert found == whose or (whose == "person" and found == "other")


SERVED = {
    "given a helper": ("By Year 9 Kit is to have a mentor for two hours weekly.", True),
    "gets equipment": ("Kit gets a laptop by the time he turns nine.", True),
    "hours of something": ("By May 2028 Kit will have ten hours a week of tuition.", True),
    "time with somebody": (
        "By Year 6 Kit will have 20 minutes of reading with an adult every day.",
        True,
    ),
    "time of one's own": ("By Year 6 Kit has 20 minutes of play with a friend daily.", False),
    "put somewhere": ("Kit is to be placed in a class of eight from December 2027.", True),
    "attends": ("By May 2028 Kit is going to the lunchtime Lego group.", True),
    "signs up": ("Kit signs up for the hydrotherapy course by May 2028.", True),
    "puts on": ("By May 2028 Kit will be able to put on his own splints.", False),
    "has his own things ready": ("By May 2028 Kit has his laptop open by nine.", False),
    "has a friend": ("By May 2028 Kit will have a friend to tea each month.", False),
    "goes and does": ("By May 2028 Kit goes to the youth club and buys a drink.", False),
    "goes alone": ("By May 2028 Kit gets to his course by bus on his own.", False),
    "joins in": ("By May 2028 Kit joins in a group game for ten minutes.", False),
}


@pytest.mark.parametrize(("text", "provision"), SERVED.values(), ids=SERVED)
def test_what_is_had_given_or_attended_is_provision(text: str, provision: bool, lexicons: Lexicons):
    """A helper, a thing or a service that somebody comes to have or goes to is no benefit yet."""
    assert fails(outcome(text), Facet.NOT_PROVISION, lexicons) == provision


COMPARED = {
    "a calmer child": ("A calmer, happier boy in class by July 2028", True),
    "a better listener": ("By July 2028 Kit will be a better listener.", True),
    "more involved": ("More involved in what the class is doing by July 2028", True),
    "surer": ("By Year 9 Kit will be a lot surer of himself.", True),
    "longer sentences": ("By Year 9 Kit writes longer sentences with two joining words.", False),
    "more words": ("By Year 9 Kit signs more words than the thirty he knows now.", False),
}


@pytest.mark.parametrize(("text", "bare"), COMPARED.values(), ids=COMPARED)
def test_how_somebody_is_compared_is_no_act(text: str, bare: bool, lexicons: Lexicons):
    """To be calmer or better names no act; longer sentences and more words can be seen."""
    assert fails(outcome(text), Facet.SPECIFIC, lexicons) == bare


HOPES = {
    "a house": ("Kit will have a house near the sea with two dogs.", True),
    "a trade of one's own": ("Kit will run his own nail bar.", True),
    "a living": ("Kit will make his living from his paintings.", True),
    "a parent": ("Kit will be a dad with children of his own.", True),
    "a picture of oneself": ("Kit sees himself on the stage of a great hall.", True),
    "a life": ("Life will be full of friends for Kit.", True),
    "a wish in a cleft": ("It's tigers he'd like to spend his working days with", True),
    "a house key": ("Kit will have a house key and use it each day.", False),
    "a dated flat": ("By July 2028 Kit keeps his own flat clean on five days of seven.", False),
    "a day of the week": ("One day a week Kit cooks tea for his nan.", False),
    "a mirror": ("Kit sees himself in the mirror and combs his hair.", False),
    "a wish put into words": ("Kit names one thing he'd like to get better at.", False),
    "the stall of a fair": ("Kit runs the cake stall at the summer fair with a friend.", False),
}


@pytest.mark.parametrize(("text", "hope"), HOPES.values(), ids=HOPES)
def test_what_a_settled_life_holds_is_a_hope_without_a_date(
    text: str, hope: bool, lexicons: Lexicons
):
    """A home, a trade, a living or a family, with no date, is a hope; what looks like them is not."""
    assert fails(outcome(text), Facet.NOT_ASPIRATION, lexicons) == hope


def test_the_cell_for_the_date_may_say_some_day(lexicons: Lexicons):
    """Words such as "some day" in the cell for the date make a hope."""
    row = outcome("Cook in a place of my own", by_when="Some day, when I'm big")
    assert fails(row, Facet.NOT_ASPIRATION, lexicons)


FREQUENCIES = {
    "every so often": "By Year 9 Kit eats with others every so often.",
    "on the odd occasion": "Kit goes out with friends on the odd occasion by Year 11.",
}


@pytest.mark.parametrize("text", FREQUENCIES.values(), ids=FREQUENCIES)
def test_a_loose_frequency_measures_nothing(text: str, lexicons: Lexicons):
    """What comes "every so often" has no rate."""
    assert fails(outcome(text), Facet.MEASURABLE, lexicons)


SHOWN = {
    "a name": ("By Year 6 Kit will swim a width.", "Kit"),
    "no subject": ("Swim a width by the end of Year 6", "Swim a width"),
    "all about time": ("Ready for adulthood", "Ready for adulthood"),
    "somebody else": ("By Year 6 his mum will sign thirty words.", "his mum"),
}


@pytest.mark.parametrize(("text", "words"), SHOWN.values(), ids=SHOWN)
def test_the_words_that_tell_whose_it_is_are_shown(text: str, words: str, lexicons: Lexicons):
    """Met or not, the facet of the person points at the subject, else at the act."""
    statement = outcome(text)
    span = analyse_outcome(statement, lexicons, None, plan=None).facets[Facet.PERSON].evidence
    assert span is not None
    start = statement.span.start
    assert statement.text[span.start - start : span.end - start] == words


COMPANY = {
    "company": ("By July 2028 Kit will join a group of four people at lunch on three days.", False),
    "a therapy": ("By July 2028 Kit will join a group of four children for speech therapy.", True),
}


@pytest.mark.parametrize(("text", "served"), COMPANY.values(), ids=COMPANY)
def test_joining_company_is_no_service(text: str, served: bool, lexicons: Lexicons):
    """To sit with others is what the child does; a group that gives something is provided."""
    assert fails(outcome(text), Facet.NOT_PROVISION, lexicons) == served
