"""What became of a provision from one draft to the next, slot by slot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ehcp_qa.model.analysed import ProvisionAnalysis, Slot, SlotValue
from ehcp_qa.model.comparison import ProvisionChange, SlotChange, Turn
from ehcp_qa.workflows.compare_statements import plain, whole

# What is provided is the wording itself, which the report shows; the other slots are compared.
COMPARED = tuple(slot for slot in Slot if slot is not Slot.WHAT)
# Shorter first: as many times in a longer one is less often.
PERIODS = ("day", "week", "fortnight", "month", "half term", "term", "year")
# Slots of which a larger number is the weaker promise: more people share it.
SHARED = frozenset({Slot.GROUP})
ARTICLES = ("a ", "an ", "the ", "one ", "his ", "her ", "their ")


def provision_change(before: ProvisionAnalysis, after: ProvisionAnalysis) -> ProvisionChange | None:
    """Return what changed in a provision that stands in both drafts, or None."""
    changes = tuple(_slot_changes(before, after))
    emptied = tuple(_emptied(before, after))
    return ProvisionChange(before, after, changes, emptied) if changes or emptied else None


def _emptied(before: ProvisionAnalysis, after: ProvisionAnalysis) -> Iterator[str]:
    """Yield the softening words that the old draft did not have, where nothing makes up for them."""
    had = f" {whole(before.statement)} "
    for phrase in after.soft:
        if not phrase.rescued_by and f" {plain(phrase.words)} " not in had:
            yield phrase.words


def _slot_changes(before: ProvisionAnalysis, after: ProvisionAnalysis) -> Iterator[SlotChange]:
    for slot in COMPARED:
        old, new = before.slots.get(slot, ()), after.slots.get(slot, ())
        # Words that stand in the other draft too were only read otherwise there: they are no change.
        kept, had = {_key(v) for v in new}, {_key(v) for v in old}
        gone = [v for v in old if _key(v) not in kept and not _stands(v, after)]
        come = [v for v in new if _key(v) not in had and not _stands(v, before)]
        if gone and come:  # what both drafts say is left out of sight
            yield SlotChange(slot, _turn(old, new, gone, come, slot), _words(gone), _words(come))
        elif gone or come:
            yield SlotChange(slot, _turn(old, new, gone, come, slot), _words(old), _words(new))


def _turn(
    old: Sequence[SlotValue],
    new: Sequence[SlotValue],
    gone: Sequence[SlotValue],
    come: Sequence[SlotValue],
    slot: Slot,
) -> Turn:
    """Return how a slot changed from all that it said, by what has gone and what has come."""
    if not new:
        return Turn.LOST
    if not old:
        return Turn.GAINED
    firm, now_firm = any(v.firm for v in old), any(v.firm for v in new)
    if firm != now_firm:
        return Turn.LOOSER if firm else Turn.FIRMER
    if not gone or not come:  # of several things said, one is no longer, or one more is
        return Turn.LESS if gone else Turn.MORE
    return _amounts_turn(gone, come, slot)


def _amounts_turn(gone: Sequence[SlotValue], come: Sequence[SlotValue], slot: Slot) -> Turn:
    """Return whether one amount in place of another is less or more; other words are for people."""
    olds = [v for v in gone if v.amount is not None]
    news = [v for v in come if v.amount is not None]
    if len(olds) != 1 or len(news) != 1:
        return Turn.OTHER
    order = _order(olds[0], news[0])
    if order is None:
        return Turn.OTHER
    less = order > 0 if slot in SHARED else order < 0
    return Turn.LESS if less else Turn.MORE


def _order(old: SlotValue, new: SlotValue) -> int | None:
    """Return -1 where the new amount is less, 1 where it is more, None where nobody can tell."""
    if old.unit != new.unit or old.amount is None or new.amount is None:
        return None
    size = (new.amount > old.amount) - (new.amount < old.amount)
    if old.per == new.per:
        return size or None
    if old.per not in PERIODS or new.per not in PERIODS:
        return None
    rarer = -1 if PERIODS.index(new.per) > PERIODS.index(old.per) else 1
    return rarer if size in {0, rarer} else None


def _key(value: SlotValue) -> tuple[object, ...]:
    """Return what a value comes to, so that "30 minutes" and "half an hour" are one."""
    if value.amount is not None:
        return (value.amount, value.unit, value.per, value.firm)
    return (plain(value.norm) or _bare(value.words), value.firm)


def _bare(words: str) -> str:
    said = plain(words)
    return next((said.removeprefix(a) for a in ARTICLES if said.startswith(a)), said)


def _stands(value: SlotValue, other: ProvisionAnalysis) -> bool:
    return f" {_bare(value.words)} " in f" {whole(other.statement)} "


def _words(values: Sequence[SlotValue]) -> str:
    firmest = sorted(values, key=lambda v: not v.firm)
    return "; ".join(dict.fromkeys(v.words for v in firmest))
