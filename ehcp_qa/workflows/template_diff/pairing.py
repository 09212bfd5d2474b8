"""The parts of two templates, paired one with one: the same, moved, set otherwise, reworded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ehcp_qa.model.plan import SectionId
from ehcp_qa.model.template import Part, PartKind, Template
from ehcp_qa.workflows.template_diff.likeness import RESET, REWORDED, likeness, plain_words


@dataclass(frozen=True, slots=True)
class Item:
    """A part as it is compared: parts of one kind and section with the same words are one item."""

    part: Part
    words: str

    @property
    def at(self) -> tuple[PartKind, tuple[SectionId, ...]]:
        """The kind of the part and the sections it stands in."""
        return self.part.kind, self.part.sections

    @property
    def section(self) -> SectionId | None:
        """The section, where there is only one."""
        return self.part.sections[0] if len(self.part.sections) == 1 else None


# How sure it is that two items are one, from 0.
Alike = Callable[[Item, Item], float]


def items(template: Template) -> list[Item]:
    """Return the parts to compare, each kind of thing said in a section once."""
    made: dict[tuple[object, ...], Item] = {}
    for part in template.parts:
        words = plain_words(part.words.text)
        if part.kind is not PartKind.HEADING and words:
            made.setdefault((part.kind, part.sections, words), Item(part, words))
    return list(made.values())


def pair_same(
    old: list[Item], new: list[Item], key: Callable[[Item], tuple[object, ...]]
) -> list[tuple[Item, Item]]:
    """Return the pairs that are the same by a key, in order, and take them out of both lists."""
    waiting: dict[tuple[object, ...], list[Item]] = {}
    for item in new:
        waiting.setdefault(key(item), []).append(item)
    found = [(item, waiting[key(item)].pop(0)) for item in old if waiting.get(key(item))]
    taken = {id(item) for pair in found for item in pair}
    old[:] = [item for item in old if id(item) not in taken]
    new[:] = [item for item in new if id(item) not in taken]
    return found


def pair_alike(old: list[Item], new: list[Item], alike: Alike) -> list[tuple[Item, Item]]:
    """Return the pairs that are most the same, one with one, and take them out of both lists."""
    scored = [
        (-score, i, j)
        for i, one in enumerate(old)
        for j, other in enumerate(new)
        if (score := alike(one, other)) > 0
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(scored):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    found = [(old[i], new[j]) for i, j in sorted(pairs.items())]
    new[:] = [item for j, item in enumerate(new) if j not in taken]
    old[:] = [item for i, item in enumerate(old) if i not in pairs]
    return found


def set_otherwise(one: Item, other: Item) -> float:
    """How sure it is that the same words are guidance or a prompt in one and stay in the other."""
    if one.part.kind is other.part.kind or one.part.sections != other.part.sections:
        return 0.0
    score = likeness(one.words, other.words)
    return score if score >= RESET else 0.0


def worded_otherwise(one: Item, other: Item) -> float:
    """How sure it is that one thing in one place is said in other words."""
    if one.at != other.at:
        return 0.0
    score = likeness(one.words, other.words)
    return score if score >= REWORDED else 0.0
