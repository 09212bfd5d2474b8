"""The places that a plan names: its settings, council, services, addresses and towns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ehcp_qa.analyse.school_names import name_in
from ehcp_qa.model.plan import Plan
from ehcp_qa.nlp.plain import plain
from ehcp_qa.redaction.addresses import ADDRESS, addresses, stated_parts
from ehcp_qa.redaction.institutions import Institution, institutions, own_words
from ehcp_qa.redaction.lexicon import Vocabulary
from ehcp_qa.redaction.words import folded, words_of

PLACE = "Place"
_COUNCIL = "Council"
_SETTING = "School"
_OF_A_PLACE = frozenset({"setting", "local_authority"})


@dataclass(frozen=True, slots=True)
class Places:
    """Whole names with what stands for each, and words of names that are told by themselves."""

    phrases: tuple[tuple[str, str], ...]
    names: Mapping[str, str]
    stretches: Mapping[str, tuple[tuple[int, int], ...]]  # by text, where places stand in it


def places_of(plans: Sequence[Plan], known: Vocabulary) -> Places:
    """Return the places of these plans, each kind numbered in reading order."""
    texts = [plain(block.text) for plan in plans for block in plan.document.blocks]
    found = {text: tuple(institutions(text, known)) for text in dict.fromkeys(texts)}
    streets = {text: tuple(addresses(text, known)) for text in found}
    every = [*_stated(plans, known), *(each for held in found.values() for each in held)]
    called = _numbered(every)
    towns = _towns(plans, every, known)
    phrases = [(each.name, called[_same(each)]) for each in every]
    phrases += list(_short(every, called, towns))
    phrases += [
        (part, ADDRESS) for plan in plans for part, place in stated_parts(plan) if not place
    ]
    phrases += [(text[a:b], ADDRESS) for text, held in streets.items() for a, b in held]
    phrases += list(towns.items())
    return Places(
        tuple(phrases),
        dict(_single(every, called, towns, known)),
        {
            text: (*((each.start, each.end) for each in found[text]), *streets[text])
            for text in found
        },
    )


def _stated(plans: Sequence[Plan], known: Vocabulary) -> Iterator[Institution]:
    """Yield the settings and the council that the front names without saying what they are."""
    for plan in plans:
        for item in plan.fields:
            text = plain(item.value.text)
            if item.name not in _OF_A_PLACE or any(institutions(text, known)):
                continue
            found = name_in(text)
            own = own_words(text[slice(*found)].split(), known) if found else ()
            if found and own:
                kind = _SETTING if item.name == "setting" else _COUNCIL
                yield Institution(found[0], found[1], kind, text[found[0] : found[1]], own)


def _same(each: Institution) -> tuple[str, ...]:
    """Return what tells one institution from others, however its name is written out."""
    own = tuple(folded(w).removesuffix("'s") for w in each.own)
    return (each.label, *(w for w in own if w not in {"st", "saint"}))


def _numbered(every: Sequence[Institution]) -> dict[tuple[str, ...], str]:
    called: dict[tuple[str, ...], str] = {}
    counts: Counter[str] = Counter()
    for each in every:
        if _same(each) not in called:
            counts[each.label] += 1
            called[_same(each)] = f"{each.label} {counts[each.label]}"
    return called


def _towns(
    plans: Sequence[Plan], every: Sequence[Institution], known: Vocabulary
) -> dict[str, str]:
    """Return the towns and counties of addresses and councils, and those that several names share."""
    names = [part for plan in plans for part, place in stated_parts(plan) if place]
    names += [" ".join(each.own) for each in every if each.label == _COUNCIL]
    shared = Counter(key[1:] for key in {_same(each) for each in every})
    names += [" ".join(each.own) for each in every if shared[_same(each)[1:]] > 1]
    kept = dict.fromkeys(n for n in names if not all(known.is_nobody(w) for w in folded(n).split()))
    return {name: f"{PLACE} {number}" for number, name in enumerate(kept, start=1)}


def _short(
    every: Sequence[Institution], called: Mapping[tuple[str, ...], str], towns: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield the short forms of names of several words: "Kelder Valley" for the academy."""
    for each in every:
        short = " ".join(each.own)
        if len(each.own) > 1 and short not in towns:
            yield short, called[_same(each)]
            if folded(each.own[0]).rstrip(".") in {"st", "saint"}:
                for saint in ("St", "Saint"):
                    yield " ".join((saint, *each.own[1:])), called[_same(each)]


def _single(
    every: Sequence[Institution],
    called: Mapping[tuple[str, ...], str],
    towns: Mapping[str, str],
    known: Vocabulary,
) -> Iterator[tuple[str, str]]:
    """Yield the words of names that are no other words, and short names of one word."""
    for each in reversed(every):  # the first that has a word keeps it
        for name in each.own:
            for word in words_of(name):
                if len(each.own) == 1 or not known.is_known(word.key):
                    yield word.key, called[_same(each)]
    for town, number in towns.items():
        words = words_of(town)
        for word in words:
            if len(words) == 1 or not known.is_known(word.key):
                yield word.key, number
