"""What each kind must have, what is missing, and the verdict with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ehcp_qa.analyse.commitment import EMPTYING
from ehcp_qa.analyse.rescues import Slots
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


def needed_slots(kind: ProvisionKind, slots: Slots) -> tuple[Slot, ...]:
    """Return the slots that this kind must have; of two that will do, the one that is filled."""
    return tuple(next((s for s in each if s in slots), each[0]) for each in MUST_HAVE[kind])


# Whether "who" is loose matters by kind; see _nobody_named.
_JUDGED_LOOSE = frozenset({Slot.WHAT, Slot.FREQUENCY, Slot.DURATION})


def loose_slots(kind: ProvisionKind, slots: Slots) -> tuple[Slot, ...]:
    """Return the slots given only loosely ("up to 5 hours", "a literacy intervention")."""
    wanted = {slot for each in MUST_HAVE[kind] for slot in each} & _JUDGED_LOOSE
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


# How sure the trained model must be ... all chosen by leaving authors out (training/README.md):
SURE_VAGUE = 0.55  # ... to call a statement vague that no listed words empty
SURE_SPECIFIC = 0.8  # ... to leave alone one in which a slot was not found
SURE_AMISS = 0.7  # ... to find one wanting in which slots and words show nothing amiss
# A statement of what in so many words or more, with who, how often and how long, has said it all.
FULL_WHAT = 3


@dataclass(frozen=True, slots=True)
class _Amiss:
    """What slots and words show to be wrong with a statement."""

    softening: tuple[SoftPhrase, ...]
    missing: tuple[Slot, ...]
    loose: tuple[Slot, ...]
    nobody: bool
    wanting: bool  # calls itself a session, and is without something that one must have

    @property
    def nothing(self) -> bool:
        return not (self.missing or self.loose or self.softening or self.nobody)

    @property
    def emptied(self) -> bool:
        return any(p.group in EMPTYING for p in self.softening)


def decide(
    kind: ProvisionKind,
    slots: Slots,
    soft: tuple[SoftPhrase, ...],
    likelihood: Mapping[Verdict, float],
    says_kind: bool = False,
) -> tuple[Verdict, str]:
    """Return the verdict and why: the model says how likely, slots and words explain and correct.

    ``says_kind`` is whether the statement itself names its kind: what a kind must have weighs more
    when it is beyond doubt.
    """
    amiss = _Amiss(
        softening=tuple(p for p in soft if not p.rescued_by),
        missing=missing_slots(kind, slots),
        loose=loose_slots(kind, slots),
        nobody=_nobody_named(kind, slots),
        wanting=says_kind and _wanting(kind, slots),
    )
    likeliest = max(Verdict, key=lambda v: (likelihood.get(v, 0.0), v.value))
    if amiss.nothing:
        verdict = _nothing_amiss(likeliest, slots, likelihood)
    else:
        verdict = _corrected(likeliest, kind, slots, amiss, likelihood[likeliest])
    return verdict, _why(verdict, kind, slots, amiss, likelihood)


def _nothing_amiss(
    likeliest: Verdict, slots: Slots, likelihood: Mapping[Verdict, float]
) -> Verdict:
    """Only a sure model overrules slots and words that show nothing amiss."""
    if likeliest is Verdict.PARTLY and _says_it_all(slots):
        return Verdict.SPECIFIC
    return likeliest if likelihood[likeliest] >= SURE_AMISS else Verdict.SPECIFIC


def _corrected(
    likeliest: Verdict, kind: ProvisionKind, slots: Slots, amiss: _Amiss, sure: float
) -> Verdict:
    if likeliest is Verdict.SPECIFIC:
        if any(p.words.lower().startswith(_ONLY_ADVICE) for p in amiss.softening):
            return Verdict.VAGUE
        softened = any(_unfits(p, kind) for p in amiss.softening)
        unfit = amiss.nobody or amiss.wanting or softened
        return Verdict.PARTLY if unfit or (amiss.missing and sure < SURE_SPECIFIC) else likeliest
    if likeliest is Verdict.PARTLY:
        nothing_named = Slot.WHAT not in slots and Slot.WHO not in slots
        return Verdict.VAGUE if nothing_named or _only_soft(slots, amiss) else likeliest
    return likeliest if amiss.emptied or sure >= SURE_VAGUE else Verdict.PARTLY


def _only_soft(slots: Slots, amiss: _Amiss) -> bool:
    """Tell whether "regular" is all that is said of quantity, which pretends to one (guide, part 7)."""
    quantity = Slot.FREQUENCY in slots or Slot.DURATION in slots
    return not quantity and any(p.group is Emptying.SOFT_FREQUENCY for p in amiss.softening)


def _firmly(slot: Slot, slots: Slots) -> bool:
    return any(v.firm for v in slots.get(slot, ()))


# A later cut, a ceiling and a soft word for how often leave no full amount, whatever else is said.
_NEVER_SPECIFIC = frozenset({Emptying.CHANGE, Emptying.CEILING, Emptying.SOFT_FREQUENCY})
# A limit that protects ("homework of no more than 20 minutes") is not such a ceiling.
_LIMITS = ("no more than", "a maximum of")
# Advice is no decision however full it is (annotation guide, part 7).
_ONLY_ADVICE = (
    "it is recommended",
    "recommended that",
    "is recommended",
    "it is advised",
    "ideally",
)


def _unfits(phrase: SoftPhrase, kind: ProvisionKind) -> bool:
    """Tell whether a phrase keeps a provision from being specific; care is given as required."""
    if phrase.group is Emptying.CONDITION:
        return kind is not Kind.CARE
    return phrase.group in _NEVER_SPECIFIC and not phrase.words.lower().startswith(_LIMITS)


def _says_it_all(slots: Slots) -> bool:
    return all(_firmly(slot, slots) for slot in _FULL) and _is_told(slots)


def _is_told(slots: Slots) -> bool:
    """Tell whether what is done is said in more than a word or two."""
    return any(len(v.words.split()) >= FULL_WHAT for v in slots.get(Slot.WHAT, ()))


_FULL = (Slot.WHAT, Slot.WHO, Slot.FREQUENCY, Slot.DURATION)


def _wanting(kind: ProvisionKind, slots: Slots) -> bool:
    """Tell whether a session lacks a quantity or anyone to run it."""
    missing = missing_slots(kind, slots)
    return kind is Kind.SESSION and any(slot is not Slot.WHAT for slot in missing)


def _nobody_named(kind: ProvisionKind, slots: Slots) -> bool:
    """Tell whether a session or an adult's time is left to "an adult", "staff" or "the setting"."""
    who = slots.get(Slot.WHO, ())
    return kind in (Kind.SESSION, Kind.SUPPORT) and bool(who) and not any(v.firm for v in who)


def _why(
    verdict: Verdict,
    kind: ProvisionKind,
    slots: Slots,
    amiss: _Amiss,
    likelihood: Mapping[Verdict, float],
) -> str:
    if verdict is Verdict.SPECIFIC:
        filled = dict.fromkeys(NAMES[s] for each in MUST_HAVE[kind] for s in each if s in slots)
        return "says " + (", ".join(filled) or "enough")
    parts = []
    if amiss.softening:
        parts.append("softened by " + ", ".join(f"“{p.words}”" for p in amiss.softening))
    if amiss.missing:
        parts.append("could not find " + ", ".join(NAMES[slot] for slot in amiss.missing))
    if amiss.loose:
        parts.append(", ".join(NAMES[slot] for slot in amiss.loose) + " given only loosely")
    if amiss.nobody:
        parts.append("nobody can be identified by “" + slots[Slot.WHO][0].words + "”")
    if not parts and not _is_told(slots) and Slot.WHAT in slots:
        parts.append(f"“{slots[Slot.WHAT][0].words}” says little of what is done")
    chance = round(100 * likelihood.get(verdict, 0.0))
    return "; ".join(parts) or f"worded like statements judged {verdict.value} ({chance}% likely)"


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
