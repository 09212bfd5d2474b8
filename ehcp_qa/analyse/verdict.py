"""What each kind must have, what is missing, and the verdict with its reason."""

from __future__ import annotations

from collections.abc import Mapping

from ehcp_qa.analyse.commitment import EMPTYING, Slots
from ehcp_qa.model.analysed import Emptying, ProvisionKind, Slot, SoftPhrase, Verdict

Kind = ProvisionKind
_WHEN = (Slot.FREQUENCY,)

# Annotation guide part 1: each entry is satisfied by any one of its slots.
MUST_HAVE: Mapping[ProvisionKind, tuple[tuple[Slot, ...], ...]] = {
    Kind.SESSION: ((Slot.WHAT,), (Slot.WHO,), (Slot.FREQUENCY,), (Slot.DURATION,)),
    Kind.SUPPORT: ((Slot.WHAT,), (Slot.WHO,), (Slot.DURATION, Slot.FREQUENCY)),
    Kind.STRATEGY: ((Slot.WHAT,), (Slot.WHO,), _WHEN),
    Kind.EQUIPMENT: ((Slot.WHAT,), (Slot.FREQUENCY, Slot.SETTING)),
    Kind.ENVIRONMENT: ((Slot.WHAT,), (Slot.SETTING, Slot.FREQUENCY)),
    Kind.TRAINING: ((Slot.WHAT,), (Slot.WHO,), (Slot.DURATION, Slot.FREQUENCY)),
    Kind.OVERSIGHT: ((Slot.WHAT,), (Slot.WHO,), (Slot.FREQUENCY, Slot.DURATION)),
    Kind.LIAISON: ((Slot.WHAT,), (Slot.WHO,), _WHEN),
    Kind.CURRICULUM: ((Slot.WHAT,),),
    Kind.TRANSITION: ((Slot.WHAT,), (Slot.WHO,), (Slot.FREQUENCY, Slot.PERIOD)),
    Kind.CARE: ((Slot.WHAT,), (Slot.WHO,), _WHEN),
}


def missing_slots(kind: ProvisionKind, slots: Slots) -> tuple[Slot, ...]:
    """Return the slots that this kind must have and that nothing fills."""
    return tuple(each[0] for each in MUST_HAVE[kind] if not any(slot in slots for slot in each))


def loose_slots(kind: ProvisionKind, slots: Slots) -> tuple[Slot, ...]:
    """Return the quantities that are given only loosely ("up to 5 hours", "about 20 minutes")."""
    wanted = {slot for each in MUST_HAVE[kind] for slot in each} & {Slot.FREQUENCY, Slot.DURATION}
    return tuple(
        s for s in Slot if s in wanted and s in slots and not any(v.firm for v in slots[s])
    )


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


# How sure the trained model must be to call a statement vague that no listed words empty, and to
# leave alone one that the rules find wanting; chosen by cross-validation (training/README.md).
SURE_VAGUE = 0.55
SURE_SPECIFIC = 0.7
# ... and to find a statement wanting in which rules find nothing amiss.
SURE_PARTLY = 0.8


def decide(
    kind: ProvisionKind,
    slots: Slots,
    soft: tuple[SoftPhrase, ...],
    likelihood: Mapping[Verdict, float],
) -> tuple[Verdict, str]:
    """Return the verdict and why: the model says how likely, slots and words explain and correct."""
    emptied = tuple(p for p in soft if p.group in EMPTYING and not p.rescued_by)
    missing = missing_slots(kind, slots)
    verdict = max(Verdict, key=lambda v: (likelihood.get(v, 0.0), v.value))
    if (
        verdict is Verdict.PARTLY
        and likelihood[verdict] < SURE_PARTLY
        and not (missing or loose_slots(kind, slots) or any(not p.rescued_by for p in soft))
    ):
        verdict = Verdict.SPECIFIC
    if verdict is Verdict.SPECIFIC and missing and likelihood[verdict] < SURE_SPECIFIC:
        verdict = Verdict.PARTLY
    if verdict is Verdict.SPECIFIC and (_nobody_named(kind, slots) or _changes(soft)):
        verdict = Verdict.PARTLY
    if verdict is Verdict.PARTLY and Slot.WHAT not in slots and Slot.WHO not in slots:
        verdict = Verdict.VAGUE
    if verdict is Verdict.VAGUE and not (emptied or missing) and likelihood[verdict] < SURE_PARTLY:
        verdict = Verdict.SPECIFIC
    if verdict is Verdict.VAGUE and not emptied and likelihood[verdict] < SURE_VAGUE:
        verdict = Verdict.PARTLY
    return verdict, _why(verdict, kind, slots, emptied, missing, likelihood)


def _nobody_named(kind: ProvisionKind, slots: Slots) -> bool:
    """Tell whether a session or an adult's time is left to "an adult", "staff" or "the setting"."""
    who = slots.get(Slot.WHO, ())
    return kind in (Kind.SESSION, Kind.SUPPORT) and bool(who) and not any(v.firm for v in who)


def _changes(soft: tuple[SoftPhrase, ...]) -> bool:
    return any(p.group is Emptying.CHANGE and not p.rescued_by for p in soft)


def _why(
    verdict: Verdict,
    kind: ProvisionKind,
    slots: Slots,
    emptied: tuple[SoftPhrase, ...],
    missing: tuple[Slot, ...],
    likelihood: Mapping[Verdict, float],
) -> str:
    parts = []
    if emptied and verdict is not Verdict.SPECIFIC:
        parts.append("softened by " + ", ".join(f"“{p.words}”" for p in emptied))
    if missing and verdict is not Verdict.SPECIFIC:
        parts.append("could not find " + ", ".join(NAMES[slot] for slot in missing))
    loose = () if verdict is Verdict.SPECIFIC else loose_slots(kind, slots)
    if loose:
        parts.append(", ".join(NAMES[slot] for slot in loose) + " given only loosely")
    if verdict is Verdict.SPECIFIC:
        filled = [NAMES[s] for each in MUST_HAVE[kind] for s in each if s in slots]
        parts.append("says " + ", ".join(dict.fromkeys(filled)) if filled else "says what")
    if not parts:
        chance = round(100 * likelihood.get(verdict, 0.0))
        parts.append(f"worded like statements that were judged {verdict.value} ({chance}% likely)")
    return "; ".join(parts)


NAMES: Mapping[Slot, str] = {
    Slot.WHAT: "what",
    Slot.WHO: "who",
    Slot.EXPERTISE: "expertise",
    Slot.FREQUENCY: "how often or when",
    Slot.DURATION: "how long",
    Slot.GROUP: "with how many",
    Slot.SETTING: "where",
    Slot.PERIOD: "over what period",
    Slot.REVIEW: "review",
}
