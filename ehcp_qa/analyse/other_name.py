"""A name that is also a word, put aside while a statement is read: Hope hopes no more than others."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from ehcp_qa.model.analysed import FacetResult
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.plan import Statement
from ehcp_qa.nlp.terms import finder

# Cut to the length of the name that it stands for, so that every place in the text stays the same.
_STANDS_IN = "Alexandrina"


def other_names(names: tuple[str, ...], lexicons: Lexicons) -> dict[str, str]:
    """Return a name to read in place of each of the child's that is a word of outcomes too."""
    words = finder(lexicons["outcome_words"])
    return {
        name: _STANDS_IN[: len(name)]
        for name in names
        if len(name) <= len(_STANDS_IN) and words.find(name)
    }


def renamed(statement: Statement, others: Mapping[str, str]) -> Statement:
    """Return the statement with the other names in it; places stay as they are."""
    text = statement.text
    for name, other in others.items():
        text = re.sub(rf"\b{re.escape(name)}\b", other, text)
    return replace(statement, text=text) if text != statement.text else statement


def named_again(result: FacetResult, others: Mapping[str, str]) -> FacetResult:
    """Return a result whose reason calls the child by their own name."""
    why = result.why
    for name, other in others.items():
        why = re.sub(rf"\b{other}\b", name, why)
    return replace(result, why=why) if why != result.why else result
