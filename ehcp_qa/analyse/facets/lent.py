"""Subjects that an outcome takes from elsewhere: its lead-in, its heading, a second clause."""

from __future__ import annotations

import re

from ehcp_qa.analyse.deadlines import without_times
from ehcp_qa.analyse.facets.parts import past_auxiliaries
from ehcp_qa.analyse.facets.subjects import whose_is
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.plan import Statement, Words

_WILL = re.compile(r"\bwill\b")
_SECOND_CLAUSE = re.compile(r":\s|\bbecause\b", re.IGNORECASE)
# The subject of a second clause is a name or a pronoun, with a title or a surname at most.
_CLAUSE_SUBJECT_WORDS = 3


def lent_subject(statement: Statement, lexicons: Lexicons, names: tuple[str, ...]) -> str:
    """Return whose the lead-in or heading says that this is ("By Year 6 Ali will:"), or nobody."""
    for words in (statement.lead_in, statement.group_heading):
        if words and (theirs := _heading_subject(words, lexicons, names)) != "nobody":
            return theirs
    return "nobody"


def person_clause(
    body: str, start: int, lexicons: Lexicons, names: tuple[str, ...]
) -> tuple[tuple[int, int], int] | None:
    """Return subject and act of a clause on the child after one on somebody else.

    "Mum will no longer need to stay: Zeynep will join an activity within five minutes" and "Staff
    will know what Joel wants because he will use his signs" tell what the child does in the end.
    """
    for found in _SECOND_CLAUSE.finditer(body, start):
        at = found.end() + len(_skipped(body[found.end() :]))
        modal = _WILL.search(body, at)
        subject = body[at : modal.start()] if modal else ""
        short = len(subject.split()) <= _CLAUSE_SUBJECT_WORDS
        if modal and short and whose_is(subject, lexicons, names) == "person":
            return (at, modal.start()), past_auxiliaries(body, modal.start())
    return None


def _skipped(text: str) -> str:
    """Return the phrase and blanks before a clause's subject ("by the end of Reception,")."""
    match = re.match(r"[\s,]*(?:(?:by|from|in|at)\b[^,]*,)?\s*", text, re.IGNORECASE)
    return match.group() if match else ""


def _heading_subject(words: Words, lexicons: Lexicons, names: tuple[str, ...]) -> str:
    """Return whose a heading says that the outcomes under it are, if it is the start of a sentence."""
    body = without_times(words.text)
    match = re.search(r"([\w'’ \-]+?)\s+(?:will|can|to)\b[^.]*:?\s*$", body)
    return (
        whose_is(body[match.start(1) : match.end(1)].strip(), lexicons, names)
        if match
        else "nobody"
    )
