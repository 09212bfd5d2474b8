"""What a column, a row label or a sub-heading says that its content is."""

from __future__ import annotations

import re
from enum import StrEnum

from ehcp_qa.model.lexicon import Lexicon
from ehcp_qa.model.plan import CellRole
from ehcp_qa.nlp.plain import plain
from ehcp_qa.recognise.areas import is_field


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
    FORWARD = "forward"
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
_LONGEST_TITLE = 160  # characters; a longer line is no title, whatever its words
_SHORT_TITLE_WORDS = 3
_BREAKABLE = 7  # letters; a shorter word fits any column
_QUESTION_WORDS = frozenset({"no", "when", "what", "who", "by"})
_KNOWN = frozenset(holds.value for holds in Holds)
_NUMBER = re.compile(r"\b\d+(?:\.\d+)*\b")
_SMALL = re.compile(r"\b(?:the|my|our|his|her|their|child's|a|an|your|this|these)\b")
_SPLIT = re.compile(r"\s+and\s+|\s*[/&,;+-]\s*|\s+or\s+")


class Titles:
    """Tells what a title announces; built once from the lexicon, since plans repeat their titles."""

    def __init__(self, lexicon: Lexicon) -> None:
        groups = {Holds(name): terms for name, terms in lexicon.groups.items() if name in _KNOWN}
        self._tables = {late: _table(groups, late=late) for late in (False, True)}
        self._patterns = {late: _pattern(table) for late, table in self._tables.items()}
        self._closed = {
            late: {t.replace(" ", ""): h for t, h in table.items() if len(t) >= _BREAKABLE}
            for late, table in self._tables.items()
        }
        self._answers: dict[tuple[str, bool], tuple[Holds, ...]] = {}

    def holds(self, text: str, *, late: bool = False) -> tuple[Holds, ...]:
        """Return what a title announces, most telling first; empty when it is no known title.

        "Frequency / duration" announces two things. ``late`` lets in the titles of sections I, J
        and K.
        """
        key = (text, late)
        if key not in self._answers:
            self._answers[key] = self._announced(text, late)
        return self._answers[key]

    def known(self, text: str, *, late: bool = False) -> Holds | None:
        """Return what a label announces whose words are a known title and nothing more."""
        return self._tables[late].get(_core(text))

    def _announced(self, text: str, late: bool) -> tuple[Holds, ...]:
        if len(text) > _LONGEST_TITLE or is_field(text):
            return ()
        core, table = _core(text), self._tables[late]
        if not core or len(core.split()) > _LONGEST_TITLE_WORDS:
            return ()
        if core in table:
            return (table[core],)
        parts = [part for part in _SPLIT.split(core) if part]
        if len(parts) > 1 and all(part in table for part in parts):
            return _met(tuple(dict.fromkeys(table[part] for part in parts)))
        if held := self._within(core, late):
            return (held,)
        shared = [self._within(p, late) or table.get(p) for p in parts] if len(parts) > 1 else []
        if shared and all(shared):
            return tuple(dict.fromkeys(s for s in shared if s))
        # A narrow column of a PDF breaks words in two: "Timescal e".
        mended = self._closed[late].get(core.replace(" ", "")) if " " in core else None
        return (mended,) if mended else ()

    def _within(self, core: str, late: bool) -> Holds | None:
        """Return what the longest known title inside this one announces.

        A one-word title counts only when it is the last word of a title of up to three ("Agreed
        outcomes"): elsewhere it is just a word.
        """
        table = self._tables[late]
        found = sorted(self._patterns[late].findall(core), key=lambda t: (-len(t), t))
        if found:
            return table[found[0]]
        words = core.split()
        if len(words) <= _SHORT_TITLE_WORDS and words[-1] not in _QUESTION_WORDS:
            held = table.get(words[-1])
            return held if held is not Holds.PLACE_NAME else None  # "Special school" is an answer
        return None


def title_holds(text: str, titles: Titles, *, late: bool = False) -> tuple[Holds, ...]:
    """Return what a title announces; see ``Titles.holds``."""
    return titles.holds(text, late=late)


def _met(holds: tuple[Holds, ...]) -> tuple[Holds, ...]:
    """Return "need and outcome met" as both kinds of reference, since "met" governs both."""
    if Holds.NEED_MET in holds or Holds.OUTCOME_MET in holds:
        swap = {Holds.NEED: Holds.NEED_MET, Holds.OUTCOME: Holds.OUTCOME_MET}
        return tuple(dict.fromkeys(swap.get(h, h) for h in holds))
    return holds


def _table(groups: dict[Holds, tuple[str, ...]], *, late: bool) -> dict[str, Holds]:
    """Return each title with what it announces; in I, J and K their own titles come first."""
    table: dict[str, Holds] = {}
    for holds in sorted(groups, key=lambda h: h not in LATE_ONLY) if late else groups:
        if late or holds not in LATE_ONLY:
            for term in groups[holds]:
                table.setdefault(_core(term), holds)
    return table


def _pattern(table: dict[str, Holds]) -> re.Pattern[str]:
    """Return a pattern that finds the titles of several words, the longest first."""
    several = sorted((t for t in table if " " in t or "-" in t), key=lambda t: (-len(t), t))
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, several)) or '(?!)'})(?!\w)")


# "Need from Section B": where it is told is no part of what the column holds.
_WHERE_TOLD = re.compile(
    r"(?<=\w)\s+(?:from|in|of|as in|see|under|given in)\s+(?:section|part) [a-k]\b"
)


def _core(text: str) -> str:
    low = re.sub(r"\(.*?\)", " ", plain(text).lower()).replace("?", " ")
    low = _SMALL.sub(" ", _NUMBER.sub(" ", _WHERE_TOLD.sub("", low)))
    return " ".join(low.split()).strip(" :.-*#")
