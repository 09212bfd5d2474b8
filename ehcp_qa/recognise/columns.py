"""What a column, a row label or a sub-heading says that its content is."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from ehcp_qa.model.lexicon import Lexicon
from ehcp_qa.model.plan import CellRole
from ehcp_qa.nlp.plain import plain


class Holds(StrEnum):
    """Kinds of content; the values are the groups of the lexicon ``column_titles``."""

    AREA = "area"
    STRENGTH = "strength"
    NEED = "need"
    AIM = "aim"
    OUTCOME = "outcome"
    STEPS = "steps"
    PROVISION = "provision"
    BY_WHOM = "by_whom"
    HOW_OFTEN = "how_often"
    DURATION = "duration"
    GROUP = "group"
    WHERE = "where"
    REVIEW = "review"
    BY_WHEN = "by_when"
    MEASURE = "measure"
    NEED_MET = "need_met"
    OUTCOME_MET = "outcome_met"
    VIEW = "view"
    HISTORY = "history"
    ASPIRATION = "aspiration"
    ARRANGEMENT = "arrangement"
    ADVICE = "advice"
    AUTHOR = "author"
    DATE = "date"
    APPENDED = "appended"
    PLACE_NAME = "place_name"
    PLACE_TYPE = "place_type"
    PLACE_DETAIL = "place_detail"
    BUDGET = "budget"


# Content that says more about the statement beside it and is not a statement of its own.
CELL_ROLES: dict[Holds, CellRole] = {
    Holds.NEED: CellRole.NEED,
    Holds.OUTCOME: CellRole.OUTCOME,
    Holds.AIM: CellRole.OUTCOME,
    Holds.PROVISION: CellRole.PROVISION,
    Holds.BY_WHOM: CellRole.BY_WHOM,
    Holds.HOW_OFTEN: CellRole.HOW_OFTEN,
    Holds.DURATION: CellRole.DURATION,
    Holds.GROUP: CellRole.GROUP,
    Holds.WHERE: CellRole.WHERE,
    Holds.REVIEW: CellRole.REVIEW,
    Holds.BY_WHEN: CellRole.BY_WHEN,
    Holds.STEPS: CellRole.STEPS,
    Holds.MEASURE: CellRole.MEASURE,
    Holds.NEED_MET: CellRole.NEED_MET,
    Holds.OUTCOME_MET: CellRole.OUTCOME_MET,
    Holds.AUTHOR: CellRole.BY_WHOM,
    Holds.DATE: CellRole.BY_WHEN,
}
# Columns that only describe: they never hold statements.
DESCRIBING = frozenset(
    {
        Holds.BY_WHOM,
        Holds.HOW_OFTEN,
        Holds.DURATION,
        Holds.GROUP,
        Holds.WHERE,
        Holds.REVIEW,
        Holds.BY_WHEN,
        Holds.MEASURE,
        Holds.NEED_MET,
        Holds.OUTCOME_MET,
        Holds.AUTHOR,
        Holds.DATE,
        Holds.APPENDED,
    }
)
# Words that describe a placement, a budget or a report mean something else outside I, J and K.
LATE_ONLY = frozenset(
    {
        Holds.ADVICE,
        Holds.AUTHOR,
        Holds.DATE,
        Holds.APPENDED,
        Holds.PLACE_NAME,
        Holds.PLACE_TYPE,
        Holds.PLACE_DETAIL,
        Holds.BUDGET,
    }
)
_LONGEST_TITLE_WORDS = 14
_NUMBER = re.compile(r"\b\d+(?:\.\d+)*\b")
_SMALL = re.compile(r"\b(?:the|my|our|his|her|their|child's|a|an|your|this|these)\b")
_SPLIT = re.compile(r"\s+and\s+|\s*[/&,;+-]\s*|\s+or\s+")


def title_holds(text: str, titles: Lexicon, *, late: bool = False) -> tuple[Holds, ...]:
    """Return what a title announces, most telling first; empty when it announces nothing known.

    "Frequency / duration" announces two things. ``late`` lets in the titles of sections I, J, K.
    """
    return _holds(text, tuple((k, v) for k, v in titles.groups.items()), late)


@lru_cache(maxsize=4096)
def _holds(
    text: str, groups: tuple[tuple[str, tuple[str, ...]], ...], late: bool
) -> tuple[Holds, ...]:
    core = _core(text)
    if not core or len(core.split()) > _LONGEST_TITLE_WORDS:
        return ()
    table = _table(groups, late)
    if core in table:
        return (table[core],)
    parts = [part for part in _SPLIT.split(core) if part]
    if len(parts) > 1 and all(part in table for part in parts):
        return _met(tuple(dict.fromkeys(table[part] for part in parts)))
    if held := _within(core, table):
        return (held,)
    shared = [_within(part, table) or table.get(part) for part in parts] if len(parts) > 1 else []
    if shared and all(shared):
        return tuple(dict.fromkeys(s for s in shared if s))
    return ()


def _met(holds: tuple[Holds, ...]) -> tuple[Holds, ...]:
    """Return "need and outcome met" as both kinds of reference, since "met" governs both."""
    if Holds.NEED_MET in holds or Holds.OUTCOME_MET in holds:
        swap = {Holds.NEED: Holds.NEED_MET, Holds.OUTCOME: Holds.OUTCOME_MET}
        return tuple(dict.fromkeys(swap.get(h, h) for h in holds))
    return holds


def _within(core: str, table: dict[str, Holds]) -> Holds | None:
    """Return what the longest known title inside this one announces.

    A one-word title counts only when it is the last word of a title of up to three ("Agreed
    outcomes"): elsewhere it is just a word. "Special school" is an answer, not a title.
    """
    words = core.split()
    for term in _longest_first(tuple(table)):
        if " " in term or "-" in term:
            if re.search(rf"(?<![\w]){re.escape(term)}(?![\w])", core):
                return table[term]
        elif table[term] is Holds.PLACE_NAME:
            continue
        elif len(words) <= 3 and words[-1] == term and term not in {"no", "when", "what", "who"}:
            return table[term]
    return None


@lru_cache(maxsize=4)
def _longest_first(terms: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(terms, key=lambda term: (-len(term), term)))


@lru_cache(maxsize=4)
def _table(groups: tuple[tuple[str, tuple[str, ...]], ...], late: bool) -> dict[str, Holds]:
    table: dict[str, Holds] = {}
    known = {h.value for h in Holds}
    ordered = sorted(groups, key=lambda g: late and g[0] not in {h.value for h in LATE_ONLY})
    for group, terms in ordered:
        if group in known and (late or Holds(group) not in LATE_ONLY):
            for term in terms:
                table.setdefault(_core(term), Holds(group))
    return table


def _core(text: str) -> str:
    low = re.sub(r"\(.*?\)", " ", plain(text).lower()).replace("?", " ")
    low = _SMALL.sub(" ", _NUMBER.sub(" ", low))
    return " ".join(low.split()).strip(" :.-*#")
