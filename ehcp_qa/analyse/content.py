"""Whether a provision that has all its slots says anything of what is done in the time."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ehcp_qa.analyse.amiss import FULL_WHAT
from ehcp_qa.model.analysed import ProvisionAnalysis, ProvisionKind, Slot, Verdict

# A list of so many parts says more than its first; what it lacks is an amount for each.
_LISTED = 3
_PARTED = re.compile(r",|\band\b")
# Support is often told by where it is given ("turn-taking at break"); in so few words it is not.
_BARE = 7
_QUANTITIES = (Slot.FREQUENCY, Slot.DURATION)


def says_little(analysis: ProvisionAnalysis, given: Iterable[Slot]) -> bool:
    """Tell whether a word or two of content is all that can be wrong with a partly specified provision.

    The slots ``given``, and a quantity, must be filled by its own words or its row's.
    """
    if analysis.verdict is not Verdict.PARTLY or _has_other_fault(analysis):
        return False
    own = {
        v.slot
        for values in analysis.slots.values()
        for v in values
        # Where nobody in particular is to do it, that is what is wrong with it.
        if v.source != "before" and (v.firm or v.slot is not Slot.WHO)
    }
    if not own.issuperset(given) or not _has_quantity(analysis):
        return False
    named = analysis.slots.get(Slot.WHAT, ())
    short = all(len(value.words.split()) < FULL_WHAT for value in named)
    return bool(named) and short and _is_one_bare_thing(analysis)


def _is_one_bare_thing(analysis: ProvisionAnalysis) -> bool:
    text = analysis.statement.text
    if len(_PARTED.findall(text)) >= _LISTED:
        return False
    return analysis.kind is not ProvisionKind.SUPPORT or len(text.split()) <= _BARE


def _has_other_fault(analysis: ProvisionAnalysis) -> bool:
    softened = any(not phrase.rescued_by for phrase in analysis.soft)
    return bool(analysis.missing) or softened


def _has_quantity(analysis: ProvisionAnalysis) -> bool:
    values = (v for slot in _QUANTITIES for v in analysis.slots.get(slot, ()))
    return any(value.firm for value in values)
