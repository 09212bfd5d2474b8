"""Whether a line of Sections B to D tells of a need: judged by the lines that labelled ones are like.

Needs are told in too many words to list ("Forty words a minute, a fifth of them wrong"), and praise
holds words of difficulty ("She never gives up"). A small linear model over a line's words and pieces
of words judges, with what the lists see among its features (``training/cards/need.md``).
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from ehcp_qa.nlp.grams import Features, text_features
from ehcp_qa.nlp.linear import LinearModel, read_model
from ehcp_qa.nlp.plain import plain
from ehcp_qa.recognise.split import hard_words, is_difficulty, is_praise, words_of_difficulty

WEIGHTS = Path(__file__).resolve().parent / "weights"
TASK = "need"
NEED, OTHER = "need", "other"
# How likely a need must be where no listed word says so, and how unlikely where one does and there is no praise.
# Of 0.6 to 0.8 and 0.15 to 0.6 the pair that finds half as many needs again as the lists, for four points more of
# praise taken for need, and unlearns no plain wording.
SURE_NEED = 0.75
SURE_OTHER = 0.15
# What the lists say weighs like several words: of 1, 3 and 6 the best with either author left out.
_LISTS = 3.0


def need_features(text: str) -> Features:
    """Return the features of a line: its words, their pieces, and what the lists see in it."""
    flat = plain(text)
    told = {
        "f:hard": hard_words(flat),
        "f:difficulty": words_of_difficulty(flat),
        "f:praise": is_praise(flat),
        "f:listed": is_difficulty(flat),
    }
    return {**text_features(flat), **{name: _LISTS for name, seen in told.items() if seen}}


@lru_cache(maxsize=1)
def _model() -> LinearModel:
    return read_model(TASK, WEIGHTS)


@lru_cache(maxsize=2048)  # the two walks through a document ask the same
def tells_a_need(text: str) -> bool:
    """Return whether a line most likely says what is hard, missing or unsafe."""
    return is_need(text, _model())


def is_need(text: str, model: LinearModel) -> bool:
    """Return what a model makes of a line; one that says plainly that something is hard needs none."""
    if hard_words(plain(text)):
        return True
    likely = model.likelihood(need_features(text))[NEED]
    return likely >= (SURE_OTHER if is_difficulty(text) else SURE_NEED)
