"""What each kind of provision must have, which of it is missing, and which is given only loosely."""

from __future__ import annotations

from collections.abc import Mapping

from ehcp_qa.analyse.standing import Slots
from ehcp_qa.model.analysed import ProvisionKind, Slot

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


# Whether "who" is loose matters by kind; see ``amiss``.
_JUDGED_LOOSE = frozenset({Slot.WHAT, Slot.FREQUENCY, Slot.DURATION})


def loose_slots(kind: ProvisionKind, slots: Slots) -> tuple[Slot, ...]:
    """Return the slots given only loosely ("up to 5 hours", "a literacy intervention")."""
    wanted = {slot for each in MUST_HAVE[kind] for slot in each} & _JUDGED_LOOSE
    return tuple(
        s for s in Slot if s in wanted and s in slots and not any(v.firm for v in slots[s])
    )
