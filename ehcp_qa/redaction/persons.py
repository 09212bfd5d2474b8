"""Which names are one person's, and what each person is called instead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from string import ascii_uppercase

from ehcp_qa.model.plan import Plan
from ehcp_qa.redaction.lexicon import Vocabulary
from ehcp_qa.redaction.people import Seen, forms_of_own, own_names, people
from ehcp_qa.redaction.places import Places
from ehcp_qa.redaction.sights import Who
from ehcp_qa.redaction.words import folded

THE_CHILD = "Child A"
OTHERWISE = (
    f"{THE_CHILD} (spelt otherwise)"  # so that a finding on two spellings still says something
)


@dataclass(frozen=True, slots=True)
class Persons:
    """Words of persons' names and whole names, in small letters, with what stands for each."""

    names: Mapping[str, str]
    whole: Mapping[tuple[str, ...], str]
    titled: Mapping[
        str, str
    ]  # a surname with a title, which may be the child's as well: "Mrs Reid"


@dataclass(slots=True)
class _Person:
    """One person as far as the plans tell: given names, surnames and who they are."""

    given: str
    surnames: frozenset[str]
    who: Who
    titled: bool
    seen: list[tuple[str, ...]] = field(default_factory=list)


def persons_of(plans: Sequence[Plan], known: Vocabulary, places: Places) -> Persons:
    """Return the persons of these plans, the child first and the others in reading order."""
    own = {folded(n) for plan in plans for n in own_names(plan.child, plan)}
    own = {name for name in own if len(name) > 1}
    forms = {folded(n): slip for plan in plans for n, slip in forms_of_own(plan, known)}
    misspelt = {name for name, slip in forms.items() if slip and name not in own}
    own |= set(forms)
    found: list[_Person] = []
    for plan in plans:
        for seen in people(plan, known, own, places):
            _add(found, seen, own)
    names = {name: OTHERWISE if name in misspelt else THE_CHILD for name in sorted(own)}
    whole: dict[tuple[str, ...], str] = {}
    titled: dict[str, str] = {}
    for person, called in zip(found, _called(found), strict=True):
        for parts in person.seen:
            if person.titled and not person.given:
                titled.setdefault(parts[-1], called)
            if own.issuperset(parts):
                continue
            whole.setdefault(parts, called)
            for part in parts:
                names.setdefault(part, called)
    return Persons(names, whole, titled)


def _add(found: list[_Person], seen: Seen, own: set[str]) -> None:
    """Add a sighting to the person whom it names, or a person to those found."""
    parts = tuple(folded(name) for name in seen.names)
    person = _known(found, parts, seen, own)
    if person is None:
        person = _Person(
            parts[0] if not (seen.titled and len(parts) == 1) else "", frozenset(), seen.who, False
        )
        found.append(person)
    if len(parts) > 1 or seen.titled:
        person.surnames |= frozenset(parts[1:] or parts)
    if person.who in (Who.PERSON, Who.NAME) and seen.who is not Who.NAME:
        person.who = seen.who
    person.titled = person.titled or seen.titled
    if parts not in person.seen:
        person.seen.append(parts)


def _known(
    found: Sequence[_Person], parts: tuple[str, ...], seen: Seen, own: set[str]
) -> _Person | None:
    """Return the one person whom a name fits: the same given name, or the same title and surname."""
    if len(parts) > 1:
        last = frozenset(parts[1:])
        fits = [p for p in found if p.given == parts[0] and (not p.surnames or p.surnames & last)]
    elif seen.titled:
        fits = [p for p in found if parts[0] in p.surnames and (p.titled or parts[0] not in own)]
    else:
        fits = [p for p in found if p.given == parts[0]] or [
            p for p in found if parts[0] in p.surnames
        ]
    return fits[0] if fits else None


def _called(found: Sequence[_Person]) -> list[str]:
    """Return what each person is called: "Child B", "Adult 1", "Person 1", "Name 1"."""
    counts: Counter[Who] = Counter({Who.CHILD: 1})  # the plan's own child is the first
    called = []
    for person in found:
        number = counts[person.who]
        counts[person.who] += 1
        mark = _letters(number) if person.who is Who.CHILD else str(number + 1)
        called.append(f"{person.who.value} {mark}")
    return called


def _letters(number: int) -> str:
    """Return A for 0, Z for 25, AA for 26."""
    tens, ones = divmod(number, len(ascii_uppercase))
    return (_letters(tens - 1) if tens else "") + ascii_uppercase[ones]
