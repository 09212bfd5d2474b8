"""The shape of a provision in time, and who acts: what tells a session from a strategy, whatever its words.

The annotation guide tells kinds apart by who acts for how long: somebody who teaches for so many
minutes on certain days runs a session, somebody who is there for so many hours gives support, and
what all staff do in every lesson is a strategy. The words differ from writer to writer; the shape
does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ehcp_qa.analyse.slots.clocks import MINUTES_IN_HOUR
from ehcp_qa.model.analysed import Slot, SlotValue
from ehcp_qa.model.plan import Statement

Slots = Mapping[Slot, tuple[SlotValue, ...]]

# The first that fits; "learning support assistant" is no "support worker", "PA" no "TA".
_DOERS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"\b(?:{words})", re.IGNORECASE))
    for name, words in (
        ("everyone", r"all\b|every\b|everyone|everybody|staff\b|adults\b|teachers\b|tutors\b|whoever|anyone"),
        ("family", r"parents?\b|mum\b|dad\b|mother|father|family|grandparents?|guardian"),
        ("carer", r"personal assistant|PA\b|carers?\b|support worker|social worker|enabler|sitter|befriender|foster|home care|short[- ]breaks?|youth worker|domiciliary"),
        ("clinician", r"nurs|doctor|GP\b|paediatric|consultant|psychiatr|dietit|dietic|audiolog|ophthal|orthopt|orthot|neurolog|CAMHS|clinic|hospital|surgeon|dentist|optic|optom|health"),
        ("therapist", r"therap|SLT\b|SaLT\b|OT\b|physio|counsell"),
        ("psychologist", r"psycholog|EP\b"),
        ("specialist", r"specialist|advis|outreach|habilitation|mobility|teacher of the|QTVI|QT?oD\b|ToD\b"),
        ("assistant", r"assistant|TAs?\b|LSAs?\b|HLTA|ELSA|mentor|key ?(?:person|worker)|keyworker|practitioner|coach|supervisor|intervenor|helper"),
        ("leader", r"SENCO|SENDCO|head\b|head ?teacher|lead\b|leader|manager|co-?ordinator|principal|deputy"),
        ("teacher", r"teacher|tutor|lecturer|instructor"),
        ("technician", r"technician|caretaker|contractor|engineer|equipment|supplier|company|store"),
        ("institution", r"school|setting|college|nursery|academy|council|authority|service|team|department|we\b"),
    )
)  # fmt: skip
# Sorts of doer that are no people: a body, a firm, and whatever no pattern knows.
BODIES = frozenset({"institution", "technician", "other"})
_SCOPE = re.compile(r"\b(?:each|every|all|any|throughout|across|always|whole|at all)\b", re.I)
_TRIGGER = re.compile(r"^(?:when|if|as soon|before|after|while|during|on )", re.IGNORECASE)
_DATED = re.compile(
    r"20\d\d|\b(?:January|February|March|April|May|June|July|August|September|October|November|December|autumn|spring|summer|Easter|Christmas)\b",
    re.IGNORECASE,
)
_OFTEN = {"hour", "day"}
_WEEKLY = {"week", "fortnight"}
# A total from which somebody is there rather than comes for a lesson: hours in a week.
MANY_HOURS = 5
_SHORT = 10  # minutes: a routine or a check rather than a lesson
_LESSON = 75  # minutes: the longest that a lesson or a therapy session commonly lasts


def shape_flags(statement: Statement, slots: Slots) -> Iterator[str]:
    """Yield the names of how long, how often and who, alone, together and by section."""
    section = statement.section.value[:1]  # H1 and H2 hold the same kinds
    doers = sorted({doer(value.words) for value in slots.get(Slot.WHO, ())}) or ["nobody"]
    long, often = length(slots), rhythm(slots)
    yield f"t:long={long}"
    yield f"t:often={often}"
    yield f"t:{long}/{often}"
    yield f"t:{long}/{often}:{section}"
    for who in doers:
        yield f"t:who={who}:{section}"
        yield f"t:{who}/{long}"
        yield f"t:{who}/{often}"
        yield f"t:{who}/{long}/{often}"


def doer(words: str) -> str:
    """Return the sort of person or body that a doer's words name."""
    return next((name for name, pattern in _DOERS if pattern.search(words)), "other")


def length(slots: Slots) -> str:
    """Return how long it lasts: a moment, a lesson, longer, so many hours in all, or not said."""
    values = [v for v in slots.get(Slot.DURATION, ()) if v.amount is not None]
    if not values:
        return "said" if Slot.DURATION in slots else "none"
    value = max(values, key=lambda v: (bool(v.per), v.amount or 0.0))
    minutes = value.amount or 0.0
    if value.per == "week" and minutes >= MANY_HOURS * MINUTES_IN_HOUR:
        return "hours"
    if minutes <= _SHORT:
        return "moment"
    return "lesson" if minutes <= _LESSON else "longer"


def rhythm(slots: Slots) -> str:
    """Return how often: by the day, week, term or year, on a date, in a scope, on a trigger, or not said."""
    values = slots.get(Slot.FREQUENCY, ())
    spans = {v.per for v in values if v.per}
    if spans:
        return _by_span(spans)
    for name, pattern in (("scope", _SCOPE), ("dated", _DATED), ("trigger", _TRIGGER)):
        if any(pattern.search(v.words) for v in values):
            return name
    return "said" if values else "none"


def _by_span(spans: set[str]) -> str:
    if spans & _WEEKLY:
        return "weekly"
    return "daily" if spans & _OFTEN else "seldom"
