"""What rescues words that would empty or soften a commitment: a number, a trigger, a firm noun beside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from ehcp_qa.analyse.standing import Setting, near
from ehcp_qa.model.analysed import Emptying, Slot


def _is_learning(here: Setting) -> bool:
    return (
        re.match(
            r"\s*(?:the |a |an |his |her |their |all )*(?:\w+ ){0,2}(?:curriculum|learning|lessons?|education|environment|building|site|classroom|text|content|school life)\b",
            here.after,
            re.IGNORECASE,
        )
        is not None
        and re.search(r"(?:can|to|able to|of|for|support|supports)\s*$", here.before, re.IGNORECASE)
        is not None
    )


def _has_time(here: Setting) -> bool:
    return here.firm(Slot.DURATION, Slot.FREQUENCY)


# An offer to be taken up or not, whatever its length.
_OFFERS = ("welcome to", "open to", "on offer", "can drop in", "can dip into", "can call on")


def _is_timed_access(here: Setting) -> bool:
    return here.term.term not in _OFFERS and _has_time(here)


def _has_number(here: Setting) -> bool:
    """A length or a counted rate in the statement, not merely a moment."""
    counted = any(v.firm and v.amount is not None for v in here.slots.get(Slot.FREQUENCY, ()))
    return counted or here.firm(Slot.DURATION)


def _is_numbered(here: Setting) -> bool:
    return _has_number(near(here))


def _says_when(here: Setting) -> bool:
    return near(here).firm(Slot.FREQUENCY)


def _has_both(here: Setting) -> bool:
    return here.firm(Slot.DURATION) and here.firm(Slot.FREQUENCY)


_TRIGGER = re.compile(
    r"^[^.;]{0,25}?\b(?:i\.e\.[, ]+\w|meaning \w|namely \w)|^[^.;]{0,25}?\b(?:(?:that is|namely|when|if|whenever|for|on)\b)[^.]{0,60}(?:\d|card|signal|reading|minutes|seizure|shown|shows|below|above|secretions|soiled|wet)",
    re.IGNORECASE,
)


def _has_trigger(here: Setting) -> bool:
    return _TRIGGER.search(here.after) is not None


_NUMBER_WORD = r"(?:\d|(?:half|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|sixty)\b)"
# "Additional processing time, fifteen seconds": the number is set beside the soft word.
_COUNTED = re.compile(
    rf"^\s+(?:[\w'-]+ ){{0,3}}[\w'-]+(?:\s*[,:(–]|\s-)\s*(?:at least |a minimum of |no fewer than |no less than |namely )?{_NUMBER_WORD}(?!\s*(?:to|-)\s*one)",
    re.IGNORECASE,
)


def _is_counted(here: Setting) -> bool:
    return _COUNTED.match(here.after) is not None


# "A board, some appropriate photographs among its symbols, goes with him": a detail, not the amount.
_DETAIL_BEFORE = re.compile(r"(?:[,(]|\s-)\s*(?:and )?(?:an? )?(?:some )?$", re.IGNORECASE)
_DETAIL_AFTER = re.compile(r"^[^,.;()]{3,80}(?:,\s+[a-z]+s\s|\))")


def _is_detail(here: Setting) -> bool:
    """Tell whether the phrase stands in an aside to a subject whose verb is still to come."""
    return bool(_DETAIL_BEFORE.search(here.before) and _DETAIL_AFTER.match(here.after))


# "On days when the rota allows": such a condition takes the place of the minimum before it.
_RESTRICTS = re.compile(r"only\b|(?:on|in) (?:\w+ )?\w+s (?:when|where|in which|on which)\b", re.I)


def _is_tail(here: Setting) -> bool:
    """A condition at the end of a commitment already specified takes nothing from its minimum."""
    if here.piece.source != "text" or _RESTRICTS.match(here.term.term):
        return False
    if len(here.after.strip(" .)")) < 15 and _has_both(here):
        return True
    return _follows_firm(here)


def _follows_firm(here: Setting) -> bool:
    """Tell whether who and when stand before the phrase, set off from it by a comma."""
    if not re.search(r"[,;]\s*$", here.before):
        return False
    at = here.piece.span.start + here.term.start
    return all(
        any(v.firm and v.source == "text" and v.span.end <= at for v in here.slots.get(slot, ()))
        for slot in (Slot.WHO, Slot.FREQUENCY)
    )


def _is_example(here: Setting) -> bool:
    return (
        re.search(
            r"\b(?:such as|e\.g\.|for example|including|like)\b[^.;]*$", here.before, re.IGNORECASE
        )
        is not None
    )


# Looking at something is what a person who comes at a stated time may come for.
_TO_LOOK = frozenset({"to look at", "to explore", "to consider"})


def _is_what_the_time_is_for(here: Setting) -> bool:
    return here.term.term in _TO_LOOK and here.firm(Slot.WHO) and _has_both(here)


def _is_range(here: Setting) -> bool:
    """A range with its floor is given, and only where in it depends on something."""
    return here.term.term.startswith("depending") and _has_both(here)


def _states_both_amounts(here: Setting) -> bool:
    """A planned change gives the amount before it and the amount after it."""
    stated = [
        sum(v.firm and v.amount is not None and v.unit != "day" for v in here.slots.get(slot, ()))
        for slot in (Slot.FREQUENCY, Slot.DURATION)
    ]
    return max(stated) > 1


TRIGGER_STATED = "the trigger is stated"


def _is_sized(here: Setting) -> bool:
    return any(value.amount for value in here.slots.get(Slot.GROUP, ()))


_Rescue = tuple[Callable[[Setting], bool], str]
RESCUES: Mapping[Emptying, tuple[_Rescue, ...]] = {
    Emptying.ACCESS: (
        (_is_learning, "access to learning is the purpose"),
        (_is_timed_access, "a stated time or amount goes with it"),
    ),
    Emptying.OPPORTUNITY: ((_has_number, "they are counted"),),
    Emptying.CONDITION: (
        (_has_trigger, TRIGGER_STATED),
        (_is_tail, "it follows a stated minimum"),
        (_is_range, "it moves within a stated range"),
    ),
    Emptying.SOFT_FREQUENCY: (
        (_is_numbered, "the number is given"),
        (_says_when, "it says when"),
        (_is_example, "it is one of several examples"),
    ),
    Emptying.SOFT_AMOUNT: (
        (_has_number, "the amount is given"),
        (_is_counted, "the amount is given"),
        (_is_detail, "it tells a detail of something firm"),
        (_is_example, "it is one of several examples"),
    ),
    Emptying.RECOMMENDATION: ((_is_what_the_time_is_for, "it is what the stated time is for"),),
    Emptying.DEFERRAL: ((_has_both, "the amount now is stated"),),
    Emptying.CHANGE: ((_states_both_amounts, "both amounts are stated"),),
    Emptying.UNSIZED_GROUP: ((_is_sized, "its size is given"),),
    Emptying.UNTRAINED: ((lambda h: h.firm(Slot.EXPERTISE), "the training is named"),),
    Emptying.OPEN_LIST: ((lambda h: h.firm(Slot.WHAT), "it follows a firm noun"),),
    Emptying.EFFORT: ((_is_example, "it is one of several examples"),),
}

# What makes good words that were learnt: only what stands in the words themselves, since full cells
# beside them are what such words take back.
LEARNT_RESCUES: Mapping[Emptying, tuple[Callable[[Setting], bool], ...]] = {
    Emptying.CONDITION: (_has_trigger, _is_range),
    Emptying.SOFT_AMOUNT: (_is_counted,),
    Emptying.CHANGE: (_states_both_amounts,),
    Emptying.UNSIZED_GROUP: (_is_sized,),
    Emptying.CEILING: (_is_sized,),  # the most that may be in a group is firm
    Emptying.OPEN_LIST: (_is_example,),
}
