"""The verdict on a provision: slots and words say what is wrong, a model how likely each verdict is."""

from __future__ import annotations

from collections.abc import Mapping

from ehcp_qa.analyse.amiss import (
    Amiss,
    amiss_in,
    is_only_advice,
    only_capped,
    only_one_lacks,
    only_soft,
    only_where,
    says_it_all,
    unfits,
)
from ehcp_qa.analyse.commitment import EMPTYING
from ehcp_qa.analyse.needs import loose_slots, missing_slots
from ehcp_qa.analyse.reasons import why
from ehcp_qa.analyse.standing import Slots
from ehcp_qa.model.analysed import Emptying, ProvisionKind, Slot, SoftPhrase, Verdict


def by_rule(kind: ProvisionKind, slots: Slots, soft: tuple[SoftPhrase, ...]) -> Verdict:
    """Return the verdict that slots and soft phrases alone give."""
    emptied = [phrase for phrase in soft if phrase.group in EMPTYING and not phrase.rescued_by]
    missing = missing_slots(kind, slots)
    if Slot.WHAT in missing and (Slot.WHO in missing or emptied):
        return Verdict.VAGUE
    if any(p.group is not Emptying.SOFT_AMOUNT for p in emptied):
        return Verdict.VAGUE
    if missing or emptied or loose_slots(kind, slots):
        return Verdict.PARTLY
    return Verdict.SPECIFIC


# How sure the trained model must be ... all chosen by leaving authors out (training/README.md):
SURE_VAGUE = 0.55  # ... to call a statement vague that no listed words empty
SURE_EMPTY = 0.8  # ... to call one vague in which the guide lets only a part be wrong
SURE_SPECIFIC = 0.8  # ... to leave alone one in which a slot was not found
SURE_AMISS = 0.75  # ... to find one wanting in which slots and words show nothing amiss


def decide(
    kind: ProvisionKind,
    slots: Slots,
    soft: tuple[SoftPhrase, ...],
    likelihood: Mapping[Verdict, float],
    sure_of_kind: bool = False,
) -> tuple[Verdict, str]:
    """Return the verdict and why: the model says how likely, slots and words explain and correct."""
    amiss = amiss_in(kind, slots, soft, sure_of_kind)
    likeliest = max(Verdict, key=lambda v: (likelihood.get(v, 0.0), v.value))
    if amiss.nothing:
        verdict = _nothing_amiss(likeliest, slots, likelihood)
    else:
        verdict = _corrected(likeliest, kind, slots, amiss, likelihood[likeliest])
    return verdict, why(verdict, kind, slots, amiss, likelihood)


def _nothing_amiss(
    likeliest: Verdict, slots: Slots, likelihood: Mapping[Verdict, float]
) -> Verdict:
    """Only a sure model overrules slots and words that show nothing amiss."""
    if likeliest is Verdict.PARTLY and says_it_all(slots):
        return Verdict.SPECIFIC
    return likeliest if likelihood[likeliest] >= SURE_AMISS else Verdict.SPECIFIC


def _corrected(
    likeliest: Verdict, kind: ProvisionKind, slots: Slots, amiss: Amiss, sure: float
) -> Verdict:
    if likeliest is Verdict.SPECIFIC:
        if is_only_advice(amiss):
            return Verdict.VAGUE
        softened = any(unfits(p, kind) for p in amiss.softening)
        unfit = amiss.nobody or amiss.wanting or softened
        return Verdict.PARTLY if unfit or (amiss.missing and sure < SURE_SPECIFIC) else likeliest
    if likeliest is Verdict.PARTLY:
        nothing_named = Slot.WHAT not in slots and Slot.WHO not in slots
        return Verdict.VAGUE if nothing_named or only_soft(slots, amiss) else likeliest
    a_part = only_where(kind, slots, amiss) or only_capped(amiss) or only_one_lacks(amiss)
    if sure < SURE_EMPTY and a_part:
        return Verdict.PARTLY
    return likeliest if amiss.emptied or sure >= SURE_VAGUE else Verdict.PARTLY
