"""What a statement's syntax tells the trained models: who does what, and how it is put."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ehcp_qa.model.analysed import Token

# Words that the sentence hangs on: its subject, its objects and what prepositions govern.
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_NAME = "PROPN"
_ROOT = "ROOT"
_MODAL = "MD"


def syntax_features(tokens: Sequence[Token] | None) -> Iterator[str]:
    """Yield the names of what syntax shows; one name alone where nothing was parsed.

    A model is trained on every statement with its syntax and without, so that it serves both.
    """
    if tokens is None:
        yield "s:none"
        return
    for at, token in enumerate(tokens):
        word = _word(token)
        if token.dep == _ROOT:
            yield f"s:root={word}"
            yield f"s:root:{token.tag}"
        elif tokens[token.head].dep == _ROOT and token.head != at:
            yield f"s:{token.dep}={word}"
            yield f"s:under-root:{token.dep}"
        if token.dep in _ARGUMENTS:
            yield f"s:{token.dep}:{word}"
        if token.tag == _MODAL:
            yield f"s:modal={word}"
        yield f"s:{token.dep}/{token.pos}"


def _word(token: Token) -> str:
    return _NAME if token.pos == _NAME else token.text.lower()
