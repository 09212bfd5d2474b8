"""Commitments emptied in words that no list foresaw, by what labelled statements taught."""

from __future__ import annotations

from pathlib import Path

import pytest

from ehcp_qa.analyse.learned.emptied import EMPTIED, emptied_features, heaviest
from ehcp_qa.analyse.learned.linear import PACKAGED, LinearModel, model
from ehcp_qa.analyse.learnt import (
    SURE_EMPTIED,
    TOO_SPECIFIC,
    WORDED_LIKE,
    learnt_emptying,
    reweighed,
)
from ehcp_qa.analyse.slots import find_slots
from ehcp_qa.model.analysed import Emptying, ProvisionKind, SoftPhrase, Verdict
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.location import Span
from ehcp_qa.workflows.evaluate.items import statement_of

ROW = {"by_whom": "Mrs Ellery, TA", "how_often": "Daily", "duration": "20 minutes"}
UNSURE = {Verdict.SPECIFIC: 0.9, Verdict.PARTLY: 0.05, Verdict.VAGUE: 0.05}


def learnt(
    text: str,
    lexicons: Lexicons,
    *,
    kind: ProvisionKind = ProvisionKind.SESSION,
    likelihood: dict[Verdict, float] = UNSURE,
    soft: tuple[SoftPhrase, ...] = (),
) -> SoftPhrase | None:
    """Return what is learnt of a statement in a row with firm cells."""
    _, statement = statement_of({"id": "x1", "section": "F", "text": text, "row": ROW})
    slots = find_slots(statement, lexicons, None)
    return learnt_emptying(statement, kind, slots, soft, None, likelihood, PACKAGED)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "How long this goes on is for the new teacher to decide", id="left to another"
        ),
        pytest.param("There is a case for a weekly group with the mentor", id="argued for"),
        pytest.param("He can pop along to the den whenever it suits", id="an offer"),
    ],
)
def test_full_cells_do_not_hide_words_that_take_the_commitment_back(text, lexicons):
    """A statement whose own words empty it is found beside firm cells, with the words that weigh most."""
    phrase = learnt(text, lexicons)
    assert phrase is not None
    assert phrase.learnt >= SURE_EMPTIED
    assert phrase.words in text
    assert text[phrase.span.start : phrase.span.end] == phrase.words


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Phonics with the sound cards, five new words each day", id="a session"),
        pytest.param(
            "If he shows the red card, the TA takes him to the quiet room", id="a trigger"
        ),
        pytest.param("The TA reads each question aloud to her in every lesson", id="a strategy"),
        pytest.param("The starting point was the advice of the psychologist", id="the past"),
        pytest.param("He may leave by the side door at 3.10 with the TA", id="leave given"),
    ],
)
def test_decent_statements_are_left_alone(text, lexicons):
    """A firm trigger, leave given to the child and plain sessions are not learnt to be empty."""
    assert learnt(text, lexicons) is None


def test_the_most_that_may_be_in_a_group_is_no_ceiling(lexicons):
    """A group's size makes good words that sound like a ceiling on time."""
    assert learnt("Keyboard lessons (a group of up to three) with the tutor", lexicons) is None


EMPTIED_TEXT = "How long this goes on is for the new teacher to decide"


def test_a_statement_that_the_verdict_is_quite_sure_of_is_left_alone(lexicons):
    """A likelihood of being specific above the line keeps the learnt words out."""
    sure = {Verdict.SPECIFIC: TOO_SPECIFIC + 0.005, Verdict.PARTLY: 0.005}
    assert learnt(EMPTIED_TEXT, lexicons, likelihood=sure) is None


def test_where_a_list_found_the_emptying_nothing_is_learnt(lexicons):
    """A listed phrase that nothing makes good is finding enough."""
    listed = SoftPhrase(Emptying.DEFERRAL, "for the new teacher", Span(0, 22, 41))
    assert learnt(EMPTIED_TEXT, lexicons, soft=(listed,)) is None


def test_words_that_a_list_made_good_are_not_learnt_again(lexicons):
    """A phrase with its trigger beside it was judged already."""
    rescued = SoftPhrase(
        Emptying.CONDITION, EMPTIED_TEXT, Span(0, 0, len(EMPTIED_TEXT)), "a trigger"
    )
    assert learnt(EMPTIED_TEXT, lexicons, soft=(rescued,)) is None


@pytest.mark.parametrize(
    ("group", "verdict"),
    [
        pytest.param(Emptying.CONDITION, Verdict.VAGUE, id="a condition empties"),
        pytest.param(Emptying.UNSIZED_GROUP, Verdict.PARTLY, id="a group without size softens"),
        pytest.param(Emptying.UNTOLD, Verdict.PARTLY, id="the way is not known"),
    ],
)
def test_what_was_learnt_weighs_on_a_specific_verdict_and_says_so(group, verdict):
    """The reason names the words, what they are like and how likely it is."""
    phrase = SoftPhrase(group, "all being well", Span(0, 0, 14), learnt=0.93)
    found, why = reweighed(Verdict.SPECIFIC, "says what", phrase)
    assert found is verdict
    assert why == f"“all being well”: {WORDED_LIKE[group]} (93% likely)"


def test_what_was_learnt_leaves_a_verdict_that_is_not_specific():
    """A statement that is partly specified keeps its verdict and its reason."""
    phrase = SoftPhrase(Emptying.CONDITION, "all being well", Span(0, 0, 14), learnt=0.93)
    assert reweighed(Verdict.PARTLY, "no length", phrase) == (Verdict.PARTLY, "no length")


def test_every_way_of_emptying_that_can_be_learnt_has_its_words():
    """A report can say of each label of the model, and of none, what the words are like."""
    labels = {Emptying(label) for label in model("emptied_group").labels}
    assert labels | {Emptying.UNTOLD} <= set(WORDED_LIKE)


def scorer(**weights: int) -> LinearModel:
    """Return a model in which these words have these weights for an emptied commitment."""
    rows = {f"w::{word}": (128 + weight) + (128 - weight << 24) for word, weight in weights.items()}
    return LinearModel("emptied", (EMPTIED, "firm"), rows, (0.1, 0.1), (0.0, 0.0), frozenset())


def test_the_heaviest_run_of_words_is_taken_whole():
    """A light word between heavy ones belongs to the run; words that speak against end it."""
    words = scorer(all=20, being=-5, well=30, maths=-90, somehow=10)
    text = "Maths, all being well, maths somehow"
    start, end = heaviest(text, words)
    assert text[start:end] == "all being well"


def test_a_run_does_not_break_off_before_its_noun():
    """What an article or a preposition at its end opens is quoted with it."""
    text = "Mentor, somebody from the mentor team"
    start, end = heaviest(text, scorer(**{"somebody": 40, "from": 5, "the": 5, "mentor": -50}))
    assert text[start:end] == "somebody from the mentor"


def test_a_text_without_words_is_taken_whole():
    """Signs alone have no run of words."""
    assert heaviest("–", scorer(all=1)) == (0, 1)


def test_a_features_weight_is_what_it_adds_to_the_score():
    """One weight read by itself equals the change of the score, for either label."""
    words = scorer(well=30)
    for label, weight in ((EMPTIED, 3.0), ("firm", -3.0)):
        assert words.weight("w::well", label) == pytest.approx(weight)
        assert words.scores({"w::well": 1.0})[label] == pytest.approx(weight)
    assert words.weight("w::unknown", EMPTIED) == 0.0


def test_only_the_statements_own_words_are_looked_at():
    """Features come from the text given, so that a cell cannot make good what the text takes back."""
    assert emptied_features("well", None).keys() >= {"w::well", "s:none"}
    assert Path(PACKAGED / "emptied.json.gz").exists()
