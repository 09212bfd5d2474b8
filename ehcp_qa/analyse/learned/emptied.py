"""What the models of emptied commitment look at: a statement's own words, and never its cells."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ehcp_qa.analyse.learned.linear import LinearModel
from ehcp_qa.analyse.learned.syntax import syntax_features
from ehcp_qa.model.analysed import Token
from ehcp_qa.nlp.grams import LONGEST, SHORTEST, Features, text_features, words_of

# The labels of the model that says whether a commitment is emptied.
EMPTIED, FIRM = "emptied", "firm"


def emptied_features(text: str, tokens: Sequence[Token] | None) -> Features:
    """Return words, pairs, pieces of words and syntax of a statement's own text, by name."""
    return {**text_features(text), **dict.fromkeys(syntax_features(tokens), 1.0)}


def heaviest(text: str, scorer: LinearModel) -> tuple[int, int]:
    """Return where the run of words stands that speaks most for an emptied commitment.

    Each word weighs what it, its pieces and the pairs it stands in weigh; of all runs of neighbours
    the one with the largest sum is taken, and what its last word opens.
    """
    found = words_of(text)
    weights = _weights([word for word, _, _ in found], scorer)
    best, first, last, total, since = 0.0, 0, len(found) - 1, 0.0, 0
    for at, weight in enumerate(weights):
        if total <= 0.0:
            total, since = 0.0, at
        total += weight
        if total > best:
            best, first, last = total, since, at
    while last + 1 < len(found) and found[last][0] in _OPENS:
        last += 1
    return (found[first][1], found[last][2]) if found else (0, len(text))


# A quotation that ends in one of these breaks off before what it speaks of; the next word joins it.
_OPENS = frozenset(
    "a an the of to with and or from for in on at by into as his her their its my your our this".split()
)


def _weights(words: Sequence[str], scorer: LinearModel) -> list[float]:
    weights = [_alone(word, scorer) for word in words]
    for at, pair in enumerate(pairwise(words)):
        shared = scorer.weight("w::" + " ".join(pair), EMPTIED) / 2
        weights[at] += shared
        weights[at + 1] += shared
    return weights


# Pieces count less than words here than in the score, where each has its own share of the length.
_PIECES = 0.7


def _alone(word: str, scorer: LinearModel) -> float:
    padded = f" {word} "
    pieces = {
        padded[start : start + size]
        for size in range(SHORTEST, LONGEST + 1)
        for start in range(len(padded) - size + 1)
    }
    in_pieces = sum(scorer.weight("c:" + piece, EMPTIED) for piece in sorted(pieces))
    return scorer.weight("w::" + word, EMPTIED) + _PIECES * in_pieces
