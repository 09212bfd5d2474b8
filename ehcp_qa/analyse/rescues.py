"""What rescues words that would empty or soften a commitment: a number, a trigger, a firm noun beside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from ehcp_qa.analyse.beside import (
    has_amount,
    has_both,
    has_number,
    is_counted,
    is_detail,
    is_numbered,
    is_sized,
    is_timed_access,
    is_what_the_time_is_for,
    says_when,
    states_both_amounts,
)
from ehcp_qa.analyse.conditions_met import TRIGGER_STATED, has_trigger, is_range, is_tail
from ehcp_qa.analyse.standing import Setting
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


def _is_example(here: Setting) -> bool:
    return (
        re.search(
            r"\b(?:such as|e\.g\.|for example|including|like)\b[^.;]*$", here.before, re.IGNORECASE
        )
        is not None
    )


_Rescue = tuple[Callable[[Setting], bool], str]
RESCUES: Mapping[Emptying, tuple[_Rescue, ...]] = {
    Emptying.ACCESS: (
        (_is_learning, "access to learning is the purpose"),
        (is_timed_access, "a stated time or amount goes with it"),
    ),
    Emptying.OPPORTUNITY: ((has_number, "they are counted"),),
    Emptying.CONDITION: (
        (has_trigger, TRIGGER_STATED),
        (is_tail, "it follows a stated minimum"),
        (is_range, "it moves within a stated range"),
    ),
    Emptying.SOFT_FREQUENCY: (
        (is_numbered, "the number is given"),
        (says_when, "it says when"),
        (_is_example, "it is one of several examples"),
    ),
    Emptying.SOFT_AMOUNT: (
        (has_amount, "the amount is given"),
        (is_counted, "the amount is given"),
        (is_detail, "it tells a detail of something firm"),
        (_is_example, "it is one of several examples"),
    ),
    Emptying.RECOMMENDATION: ((is_what_the_time_is_for, "it is what the stated time is for"),),
    Emptying.DEFERRAL: ((has_both, "the amount now is stated"),),
    Emptying.CHANGE: ((states_both_amounts, "both amounts are stated"),),
    Emptying.UNSIZED_GROUP: ((is_sized, "its size is given"),),
    Emptying.UNTRAINED: ((lambda h: h.firm(Slot.EXPERTISE), "the training is named"),),
    Emptying.OPEN_LIST: ((lambda h: h.firm(Slot.WHAT), "it follows a firm noun"),),
    Emptying.EFFORT: ((_is_example, "it is one of several examples"),),
}

# What makes good words that were learnt: only what stands in the words themselves, since full cells
# beside them are what such words take back.
LEARNT_RESCUES: Mapping[Emptying, tuple[Callable[[Setting], bool], ...]] = {
    Emptying.CONDITION: (has_trigger, is_range),
    Emptying.SOFT_AMOUNT: (is_counted,),
    Emptying.CHANGE: (states_both_amounts,),
    Emptying.UNSIZED_GROUP: (is_sized,),
    Emptying.CEILING: (is_sized,),  # the most that may be in a group is firm
    Emptying.OPEN_LIST: (_is_example,),
}
