"""What slots and words show to be wrong with a provision, before any model is asked."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ehcp_qa.analyse.commitment import EMPTYING
from ehcp_qa.analyse.conditions_met import TRIGGER_STATED
from ehcp_qa.analyse.needs import Kind, loose_slots, missing_slots
from ehcp_qa.analyse.standing import Slots
from ehcp_qa.model.analysed import Emptying, ProvisionKind, Slot, SlotValue, SoftPhrase


@dataclass(frozen=True, slots=True)
class Amiss:
    """What slots and words show to be wrong with a statement."""

    softening: tuple[SoftPhrase, ...]
    missing: tuple[Slot, ...]
    loose: tuple[Slot, ...]
    nobody: bool
    wanting: bool  # surely a session, and without something that one must have

    @property
    def nothing(self) -> bool:
        """True when slots and words show nothing wrong."""
        return not (self.missing or self.loose or self.softening or self.nobody)

    @property
    def emptied(self) -> bool:
        """True when words empty the commitment, and not only a part of it."""
        return any(p.group in EMPTYING for p in self.softening)


def amiss_in(
    kind: ProvisionKind, slots: Slots, soft: tuple[SoftPhrase, ...], sure_of_kind: bool
) -> Amiss:
    """Return what is wrong; what a kind must have weighs more when the kind is beyond doubt.

    A trigger that makes "as required" good says when (annotation guide, part 7).
    """
    told = {Slot.FREQUENCY} if any(p.rescued_by == TRIGGER_STATED for p in soft) else set()
    return Amiss(
        softening=tuple(p for p in soft if not p.rescued_by),
        missing=tuple(slot for slot in missing_slots(kind, slots) if slot not in told),
        loose=loose_slots(kind, slots),
        nobody=nobody_named(kind, slots),
        wanting=sure_of_kind and _wanting(kind, slots),
    )


def _wanting(kind: ProvisionKind, slots: Slots) -> bool:
    """Tell whether a session lacks a quantity or anyone to run it."""
    missing = missing_slots(kind, slots)
    return kind is Kind.SESSION and any(slot is not Slot.WHAT for slot in missing)


def nobody_named(kind: ProvisionKind, slots: Slots) -> bool:
    """Tell whether a session or an adult's time is left to "an adult", "staff" or "the setting"."""
    who = slots.get(Slot.WHO, ())
    return kind in (Kind.SESSION, Kind.SUPPORT) and bool(who) and not any(map(is_somebody, who))


# "Every adult who teaches him" leaves nobody out.
_EVERYBODY = re.compile(r"(?:every|each|all)\b", re.IGNORECASE)


def is_somebody(value: SlotValue) -> bool:
    """Tell whether it could be known who is meant: a role, or all of those there are."""
    return value.firm or bool(_EVERYBODY.match(value.words))


# A statement of what in so many words or more, with who, how often and how long, has said it all.
FULL_WHAT = 3
_FULL = (Slot.WHAT, Slot.WHO, Slot.FREQUENCY, Slot.DURATION)


def says_it_all(slots: Slots) -> bool:
    """Tell whether what, who, how often and how long are all firmly given."""
    return all(is_firm(slot, slots) for slot in _FULL) and is_told(slots)


def is_firm(slot: Slot, slots: Slots) -> bool:
    """Tell whether a slot has a firm filling."""
    return any(v.firm for v in slots.get(slot, ()))


def is_told(slots: Slots) -> bool:
    """Tell whether what is done is said in more than a word or two."""
    return any(len(v.words.split()) >= FULL_WHAT for v in slots.get(Slot.WHAT, ()))


def only_soft(slots: Slots, amiss: Amiss) -> bool:
    """Tell whether "regular" is all that is said of quantity, which pretends to one (guide, part 7)."""
    quantity = Slot.FREQUENCY in slots or Slot.DURATION in slots
    return not quantity and any(p.group is Emptying.SOFT_FREQUENCY for p in amiss.softening)


# A later cut, a ceiling and a soft word for how often leave no full amount, whatever else is said.
_NEVER_SPECIFIC = frozenset({Emptying.CHANGE, Emptying.CEILING, Emptying.SOFT_FREQUENCY})
# A limit that protects ("homework of no more than 20 minutes") is not such a ceiling.
_LIMITS = ("no more than", "not more than", "at most", "a maximum of")
# Advice is no decision however full it is (annotation guide, part 7).
_ONLY_ADVICE = re.compile(
    r"it is (?:recommended|advised)|(?:is )?recommended|ideally|there (?:is|are|would|may|might|could|seems|appears)\b|(?:would|might|may|could) do\b",
    re.IGNORECASE,
)


def is_only_advice(amiss: Amiss) -> bool:
    """Tell whether the whole is put as advice."""
    return any(
        p.group is Emptying.RECOMMENDATION and _ONLY_ADVICE.match(p.words) for p in amiss.softening
    )


def unfits(phrase: SoftPhrase, kind: ProvisionKind) -> bool:
    """Tell whether a phrase keeps a provision from being specific; care is given as required."""
    if phrase.group is Emptying.CONDITION:
        return kind is not Kind.CARE
    # Nobody is protected by "no more than four hours" of an adult's help.
    protects = kind is not Kind.SUPPORT and phrase.words.lower().startswith(_LIMITS)
    return phrase.group in _NEVER_SPECIFIC and not protects


def only_where(kind: ProvisionKind, slots: Slots, amiss: Amiss) -> bool:
    """Tell whether an item or a place is named, and only where or when it is to be had is not said.

    That is partly specified (annotation guide, part 7).
    """
    thing = kind in (Kind.EQUIPMENT, Kind.ENVIRONMENT) and is_firm(Slot.WHAT, slots)
    return thing and not amiss.softening


def only_capped(amiss: Amiss) -> bool:
    """Tell whether a ceiling ("up to 8 hours") is all that is wrong: partly at best, and no less."""
    return bool(amiss.softening) and not (
        amiss.missing or any(p.group is not Emptying.CEILING for p in amiss.softening)
    )


def only_one_lacks(amiss: Amiss) -> bool:
    """Tell whether no word softens the statement and one slot at most is wanting: partly, as a rule."""
    return not amiss.softening and len(amiss.missing) <= 1
