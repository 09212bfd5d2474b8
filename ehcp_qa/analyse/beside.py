"""What stands beside soft words and makes them good: a number, a time, a size, a firm noun."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ehcp_qa.analyse.standing import Setting, near
from ehcp_qa.model.analysed import Slot, SlotValue


def has_time(here: Setting) -> bool:
    """Tell whether a length or a rate is firmly given."""
    return here.firm(Slot.DURATION, Slot.FREQUENCY)


# An offer to be taken up or not, whatever its length.
_OFFERS = ("welcome to", "open to", "on offer", "can drop in", "can dip into", "can call on")


def is_timed_access(here: Setting) -> bool:
    """Tell whether what may be had has a stated time, and is not merely on offer.

    A place or a thing is there at its time, and is had by being open then; of a person the time has to
    be counted, since one who is about all day need do nothing (annotation guide, part 1).
    """
    if here.term.term == "open to":
        return _ALL_THE_TIME.match(here.after) is not None
    if here.term.term in _OFFERS:
        return False
    return has_number(here) if _is_to_somebody(here) else has_time(here)


# "A tent, open to Edie all day": how a place is kept.
_ALL_THE_TIME = re.compile(
    r"\s+(?:him|her|them|[A-Z][\w'’-]+)\s+(?:all day|all the time|at all times|at any time|all through the day|throughout)\b"
)


def _is_to_somebody(here: Setting) -> bool:
    """Tell whether it is a person that there is access to, and not a thing or a place."""
    at = here.piece.span.start + here.term.end
    return here.piece.source == "text" and any(
        value.source == "text" and at <= value.span.start <= at + 1
        for value in here.slots.get(Slot.WHO, ())
    )


def has_number(here: Setting) -> bool:
    """Tell whether a length or a counted rate is in the statement, not merely a moment."""
    counted = any(v.firm and v.amount is not None for v in here.slots.get(Slot.FREQUENCY, ()))
    return counted or here.firm(Slot.DURATION)


# "With a good deal of one-to-one help on top": more than what the number before it measures.
_ON_TOP = re.compile(
    r"^[^.;,]{0,60}\b(?:on top|over and above (?:this|that|these)|in addition|as well|besides|alongside)\b",
    re.IGNORECASE,
)


def has_amount(here: Setting) -> bool:
    """Tell whether the amount that a soft word stands for is given; how often fixes no "level" of help.

    What comes on top of a stated amount has none of its own.
    """
    if here.piece.source == "text" and _ON_TOP.match(here.after):
        return False
    return here.firm(Slot.DURATION) if "level" in here.term.term else has_number(here)


def is_numbered(here: Setting) -> bool:
    """Tell whether the act that the phrase speaks of is counted."""
    return has_number(near(here))


def says_when(here: Setting) -> bool:
    """Tell whether the act that the phrase speaks of has its time."""
    return near(here).firm(Slot.FREQUENCY)


def has_both(here: Setting) -> bool:
    """Tell whether how long and how often are both firmly given."""
    return here.firm(Slot.DURATION) and here.firm(Slot.FREQUENCY)


# Looking at something is what a person who comes at a stated time may come for.
_TO_LOOK = frozenset({"to look at", "to explore", "to consider"})


def is_what_the_time_is_for(here: Setting) -> bool:
    """Tell whether looking at something is what a stated person comes for at a stated time."""
    return here.term.term in _TO_LOOK and here.firm(Slot.WHO) and has_both(here)


_NUMBER_WORD = r"(?:\d|(?:half|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|sixty)\b)"
# "Additional processing time, fifteen seconds": the number is set beside the soft word.
_COUNTED = re.compile(
    rf"^\s+(?:[\w'-]+ ){{0,3}}[\w'-]+(?:\s*[,:(–]|\s-)\s*(?:at least |a minimum of |no fewer than |no less than |namely )?{_NUMBER_WORD}(?!\s*(?:to|-)\s*one)",
    re.IGNORECASE,
)


def is_counted(here: Setting) -> bool:
    """Tell whether the number is set beside the soft word."""
    return _COUNTED.match(here.after) is not None


# "A board, some appropriate photographs among its symbols, goes with him": a detail, not the amount.
_DETAIL_BEFORE = re.compile(r"(?:[,(]|\s-)\s*(?:and )?(?:an? )?(?:some )?$", re.IGNORECASE)
_DETAIL_AFTER = re.compile(r"^[^,.;()]{3,80}(?:,\s+[a-z]+s\s|\))")


def is_detail(here: Setting) -> bool:
    """Tell whether the phrase stands in an aside to a subject whose verb is still to come."""
    return bool(_DETAIL_BEFORE.search(here.before) and _DETAIL_AFTER.match(here.after))


def states_both_amounts(here: Setting) -> bool:
    """Tell whether a planned change gives the amount before it and the amount after it."""
    stated = [
        [v for v in here.slots.get(slot, ()) if v.firm and v.amount is not None and v.unit != "day"]
        for slot in (Slot.FREQUENCY, Slot.DURATION)
    ]
    return any(len(each) > 1 and _one_is_after(here, each) for each in stated)


def _one_is_after(here: Setting, amounts: Sequence[SlotValue]) -> bool:
    """Tell whether one of the amounts may be that of after the change: not all stand before it."""
    at = here.piece.span.start + here.term.start
    return any(v.source != here.piece.source or v.span.start >= at for v in amounts)


def is_sized(here: Setting) -> bool:
    """Tell whether a group's size is given."""
    return any(value.amount for value in here.slots.get(Slot.GROUP, ()))
