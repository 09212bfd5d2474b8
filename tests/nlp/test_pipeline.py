"""The language pipeline: what it gives, and that it is the same each time."""

from __future__ import annotations

import pytest

from ehcp_qa.nlp import pipeline


@pytest.fixture(scope="module")
def loaded() -> pipeline.Pipeline:
    """The installed model, or a skip where there is none."""
    found = pipeline.load()
    if found is None:
        pytest.skip("no language model is installed")
    return found


def test_tokens_carry_their_offset_tag_and_head(loaded):
    """A token's text stands at its offset, and its head is one of the tokens."""
    text = "The TA will read each question aloud."
    (tokens,) = loaded.parse([text])
    assert all(text[t.start : t.start + len(t.text)] == t.text for t in tokens)
    assert all(0 <= t.head < len(tokens) for t in tokens)
    assert ("will", "MD") in [(t.text, t.tag) for t in tokens]


@pytest.mark.parametrize("short", ["approx.", "hrs.", "p.w.", "incl."])
def test_uk_abbreviations_stay_one_token(loaded, short):
    """An abbreviation's full stop is part of it, not the end of a sentence."""
    (tokens,) = loaded.parse([f"Ravi has {short} 15 of these with the TA"])
    assert short in [t.text for t in tokens]


def test_order_and_repetition_do_not_change_what_is_returned(loaded):
    """Each text gets its own tokens, in the order asked, repeated or not."""
    texts = ["One lesson a week.", "", "One lesson a week."]
    first = loaded.parse(texts)
    assert first[0] == first[2]
    assert first[1] == ()
    assert loaded.parse(list(reversed(texts))) == tuple(reversed(first))


def test_a_model_that_is_not_installed_gives_none():
    """Without a model the tool degrades; it does not crash."""
    assert pipeline.load("a_model_nobody_has") is None


def test_a_model_loaded_the_short_way_reads_as_spacy_loads_it(loaded):
    """Its tokenizer is the model's own, case by case, and every token, tag and head is the same."""
    import spacy

    name = next(m for m in pipeline.MODELS if spacy.util.is_package(m))
    whole = spacy.load(name, exclude=("ner", "lemmatizer"))
    pipeline._teach(whole, pipeline.ABBREVIATIONS)
    assert loaded._nlp.tokenizer.to_bytes(exclude=["vocab"]) == whole.tokenizer.to_bytes(
        exclude=["vocab"]
    )
    texts = [
        "He can't and won't, e.g. approx. 3 hrs. a wk. (2x30min/week, 1:1) :) at 10:30am in the U.K.",
        "See http://a.b/c?d or x.y@z.org; it's Sam's “quoted” --- £5.00 … and I'ma gonna go.",
    ]
    assert loaded.parse(texts) == tuple(pipeline._tokens(doc) for doc in whole.pipe(texts))


def test_a_model_of_somebody_else_is_loaded_as_it_is():
    """Only for the models that we know is it known that nothing is lost."""
    import spacy

    assert pipeline._overrides(spacy, "council_model") == {}
