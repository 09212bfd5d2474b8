"""What the columns of one table hold, and what they hold because of their neighbours."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ehcp_qa.model.plan import SectionId, Words
from ehcp_qa.recognise.columns import Holds
from ehcp_qa.recognise.content import BODY_LABELS
from ehcp_qa.recognise.placing import NEEDS, PROVISION
from ehcp_qa.recognise.praise import praise_or_need
from ehcp_qa.recognise.state import Walk

_SAYS_WHEN = re.compile(
    r"(?i)\b(?:when|by|date|dates|deadline|timescales?|time\s?frame|timing|due)\b(?!\s+(?:who|whom)\b)"
)

_SEVERAL = 2
_BEGINS = re.compile(
    r"(?:I|We|He|She|They|[A-Z][\w'’-]+)(?: [\w'’-]+)? will(?: be able to| have)?[\s.…:-]*"
)
_TIME = re.compile(
    r"(?i)(?:by|before|within|at)\s+(?:the\s+end\s+of\s+|the\s+)?(?:this\s+|next\s+|each\s+)?"
    r"(?:year|key\s+stage|ks|reception|nursery|phase|primary|secondary|january|february|march|april|may|june|july|august|september|october"
    r"|november|december|spring|summer|autumn|easter|christmas|term|school\s+year|age|\d)\b[\w\s().,-]{0,30}"
)
_BARE = re.compile(r"(?i)what\??|details?|description")
_OF_DAYS = re.compile(r"(?i)\W*(?:the |which )?(?:days?|weekdays?|days? of the week)\W*")
_OF_TERMS = re.compile(r"(?i)\W*(?:autumn|spring|summer)(?: term)?(?: \d{4})?\W*")
_NUMBERS = re.compile(r"(?i)\W*(?:no|nos|num|number|ref)?\W*\Z")
_OF_PROVISION = frozenset({Holds.BY_WHOM, Holds.HOW_OFTEN, Holds.DURATION, Holds.GROUP})


@dataclass(frozen=True, slots=True)
class Column:
    """What one column holds, and the sections whose letter or name its title bears."""

    holds: tuple[Holds, ...]
    sections: tuple[SectionId, ...] = ()
    title: Words | None = None

    @property
    def first(self) -> Holds | None:
        """The most telling thing that the column holds."""
        return self.holds[0] if self.holds else None


Columns = dict[int, Column]


def served(walk: Walk, found: Columns, known: Columns) -> Columns:
    """Return the column, whatever its title, beside "by whom" and "how often": the provision."""
    kinds = {holds for column in known.values() for holds in column.holds}
    often = kinds & {Holds.HOW_OFTEN, Holds.DURATION}
    if not set(walk.opened) & set(PROVISION) or Holds.BY_WHOM not in kinds or not often:
        return {}
    unknown = [at for at in found if at not in known]
    helpers = [at for at, column in known.items() if column.first is Holds.BY_WHOM]
    if not unknown and len(helpers) > 1:
        unknown = helpers[:1]  # "Actions for staff | By whom | When"
    if kinds & BODY_LABELS or len(unknown) != 1:
        return {}
    at = unknown[0]
    return {at: Column((Holds.PROVISION,), found[at].sections, found[at].title)}


def by_day(walk: Walk, found: Columns, known: Columns) -> Columns:
    """Return the column "Day" of a table of provision that has no other for how often."""
    kinds = {holds for column in known.values() for holds in column.holds}
    if not set(walk.opened) & set(PROVISION) or Holds.HOW_OFTEN in kinds:
        return {}
    if not kinds & _OF_PROVISION:
        return {}
    return {
        at: Column((Holds.HOW_OFTEN,), column.sections, column.title)
        for at, column in found.items()
        if not column.holds and named_by_day(column)
    }


def by_term(walk: Walk, found: Columns, known: Columns) -> Columns:
    """Return the columns for each term in a table of provision, which say how much in it."""
    kinds = {holds for column in known.values() for holds in column.holds}
    if not set(walk.opened) & set(PROVISION) or not kinds & {Holds.PROVISION, *_OF_PROVISION}:
        return {}
    if kinds & {Holds.HOW_OFTEN, Holds.DURATION}:
        return {}
    return {
        at: Column((Holds.HOW_OFTEN, Holds.DURATION), column.sections, column.title)
        for at, column in found.items()
        if not column.holds and _OF_TERMS.fullmatch(_title(column))
    }


def named_by_day(column: Column) -> bool:
    """True for a column whose title is "Day"."""
    return bool(_OF_DAYS.fullmatch(_title(column)))


def needed(walk: Walk, found: Columns, known: Columns) -> Columns:
    """Return the columns of a table of needs: "What" is the need, and so is what stands beside it.

    Elsewhere, and beside who does it or how often, "What" is provision.
    """
    kinds = {holds for column in known.values() for holds in column.holds}
    if not walk.opened or not set(walk.opened) <= set(NEEDS) or kinds & _OF_PROVISION:
        return {}
    bare = [at for at, column in known.items() if _is_bare(column)]
    if not bare or Holds.NEED in kinds:
        return {}
    beside = [at for at in found if at not in known and not _NUMBERS.match(_title(found[at]))]
    return {
        at: Column((Holds.NEED,), found[at].sections, found[at].title) for at in (*bare, *beside)
    }


def praised_or_hard(walk: Walk, found: Columns) -> Columns:
    """Return the columns of a table of needs whose titles say that they hold praise or needs.

    Only where both kinds of column stand side by side, or one beside a title that is known.
    """
    if not walk.opened or not set(walk.opened) <= set(NEEDS):
        return {}
    told = {
        at: praise_or_need(_title(c)) for at, c in found.items() if not c.holds and not c.sections
    }
    read = {
        at: Column((holds,), (), found[at].title) for at, holds in told.items() if holds is not None
    }
    kinds = {h for at, c in found.items() for h in read.get(at, c).holds}
    return read if {Holds.STRENGTH, Holds.NEED} <= kinds else {}


def _is_bare(column: Column) -> bool:
    return column.first is Holds.PROVISION and bool(_BARE.fullmatch(_title(column)))


def _title(column: Column) -> str:
    return column.title.text.strip() if column.title else ""


def begun(walk: Walk, found: Columns) -> Columns:
    """Return the columns of outcomes whose title begins the sentence of each: "Tabby will …"."""
    if SectionId.E not in walk.opened:
        return {}
    return {
        at: Column((Holds.OUTCOME,), (), c.title)
        for at, c in found.items()
        if not c.sections and begins_sentence(c)
    }


def begins_sentence(column: Column) -> bool:
    """True for a column whose title ends in what somebody will do."""
    return bool(_BEGINS.fullmatch(_title(column)))


def by_times(walk: Walk, found: Columns) -> Columns:
    """Return the columns of a table of outcomes that are titled by when each is to be reached.

    "By the end of Year 4 | By the end of Key Stage 2": one such title alone may be an answer.
    """
    if SectionId.E not in walk.opened:
        return {}
    timed = [at for at, c in found.items() if not c.sections and is_time(c)]
    if len(timed) < _SEVERAL:
        return {}
    return {at: Column((Holds.OUTCOME,), (), found[at].title) for at in timed}


def is_time(column: Column) -> bool:
    """True for a column whose title only says by when."""
    return bool(_TIME.fullmatch(_title(column)))


def dated(found: Columns, known: Columns) -> Columns:
    """Return the columns of a table of outcomes, where "When" is a date and not how often.

    A title that is not known counts too when it speaks of time ("To be reached by").
    """
    kinds = {column.first for column in known.values()}
    if Holds.OUTCOME not in kinds or kinds & {Holds.PROVISION, Holds.BY_WHEN}:
        return known
    known = {
        at: Column((Holds.BY_WHEN,), c.sections, c.title) if _title(c).lower() == "by" else c
        for at, c in known.items()
    }
    swap = {Holds.HOW_OFTEN: Holds.BY_WHEN, Holds.DURATION: Holds.BY_WHEN}
    swapped = {
        at: Column(tuple(dict.fromkeys(swap.get(h, h) for h in c.holds)), c.sections, c.title)
        for at, c in known.items()
    }
    timed = {
        at: Column((Holds.BY_WHEN,), c.sections, c.title)
        for at, c in found.items()
        if not c.holds and c.title and _SAYS_WHEN.search(c.title.text)
    }
    return {**swapped, **timed}
