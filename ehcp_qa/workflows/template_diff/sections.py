"""Sections that came, went, moved or were renamed, and what is asked for where they are written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import zip_longest

from ehcp_qa.law.sections import REQUIRED, SECTIONS, label
from ehcp_qa.model.plan import Plan, SectionId, Words
from ehcp_qa.model.template_diff import Effect
from ehcp_qa.workflows.template_diff.asks import asked_changes
from ehcp_qa.workflows.template_diff.changes import Changes
from ehcp_qa.workflows.template_diff.likeness import plain_words

_LABELLING = ("STA-01", "FGH-04", "TPL-13", "TPL-14")
_SEPARATE = "Each part of a plan has to be separately identified (reg 12(1))."


def section_changes(found: Changes) -> None:
    """Add what became of the sections: their labels, their order, and what they ask for."""
    before, after = _headings(found.old.plan), _headings(found.new.plan)
    found.lost = frozenset(before) - frozenset(after)
    for key in REQUIRED:
        short = SECTIONS[key].short
        name = f"{label(key)} ({short[:1].lower()}{short[1:]})"
        if key in before and key not in after:
            found.add(
                Effect.BREAKS,
                "section",
                f"{name} has no label any more.",
                _SEPARATE,
                section=key,
                before=before[key][0].span,
                expects=_LABELLING,
            )
        elif key in after and key not in before:
            found.add(
                Effect.IMPROVES,
                "section",
                f"{name} has a label now.",
                _SEPARATE,
                section=key,
                after=after[key][0].span,
                expects=_LABELLING,
            )
        elif key in after:
            _renamed(found, key, before[key], after[key])
            asked_changes(found, key)
    _order(found, before, after)
    _hidden(found)


def _headings(plan: Plan) -> dict[SectionId, list[Words]]:
    """Return the labels of each section, those of an undivided H left out."""
    return {
        key: [heading.words for heading in section.headings]
        for key, section in plan.sections.items()
        if section.headings and key is not SectionId.H
    }


def _renamed(
    found: Changes, key: SectionId, before: Sequence[Words], after: Sequence[Words]
) -> None:
    """Add each label that has other words now; one that several sections share is said once."""
    known = {plain_words(words.text) for words in before}
    fresh = [words for words in after if plain_words(words.text) not in known]
    kept = {plain_words(words.text) for words in after}
    gone = [words for words in before if plain_words(words.text) not in kept]
    told = {(draft.before, draft.after) for draft in found.drafts}
    for old, new in zip_longest(_once(gone), _once(fresh)):
        pair = (old.span if old else None, new.span if new else None)
        if pair in told or (pair[1] and any(after == pair[1] for _, after in told)):
            continue  # one heading over several sections is one change
        verb = (
            "is named otherwise" if old and new else "lost a label" if old else "has one label more"
        )
        found.add(
            Effect.NEUTRAL,
            "heading",
            f"{label(key)} {verb}.",
            "Its letter is still there.",
            section=key,
            before=pair[0],
            after=pair[1],
            expects=("TPL-07", "TPL-13", "TPL-14"),
        )


def _once(words: Sequence[Words]) -> list[Words]:
    return list({plain_words(item.text): item for item in reversed(words)}.values())[::-1]


def _order(
    found: Changes, before: Mapping[SectionId, list[Words]], after: Mapping[SectionId, list[Words]]
) -> None:
    """Add that sections stand in another order, which they may."""
    both = [key for key in REQUIRED if key in before and key in after]
    old = sorted(both, key=lambda key: before[key][0].span)
    new = sorted(both, key=lambda key: after[key][0].span)
    if old != new:
        moved = _moved(old, new)
        found.add(
            Effect.NEUTRAL,
            "order",
            f"Sections stand in another order: {', '.join(label(key) for key in moved)} moved.",
            "The Code lets sections stand in any order (9.62).",
            after=after[moved[0]][0].span,
        )


def _moved(old: Sequence[SectionId], new: Sequence[SectionId]) -> list[SectionId]:
    """Return the fewest sections whose moving makes one order of the other."""
    best: list[list[SectionId]] = []
    for key in new:
        longer = [kept for kept in best if old.index(kept[-1]) < old.index(key)]
        longest = max(longer, key=len) if longer else []
        best.append([*longest, key])
    longest_run: list[SectionId] = max(best, key=len)
    stayed = set(longest_run)
    return [key for key in new if key not in stayed]


def _hidden(found: Changes) -> None:
    """Add places for provision that have lost, or gained, the label of their section."""
    before = [p for p in found.old.places if not p.labelled]
    after = [p for p in found.new.places if not p.labelled]
    if len(after) > len(before):
        found.add(
            Effect.BREAKS,
            "label",
            "A place for provision has no label that makes it Section F, G, H1 or H2.",
            _SEPARATE,
            after=after[-1].label.span,
            expects=("TPL-13",),
        )
    elif len(after) < len(before):
        found.add(
            Effect.IMPROVES,
            "label",
            "Every place for provision bears the label of its section now."
            if not after
            else "Fewer places for provision stand without a label.",
            _SEPARATE,
            before=before[-1].label.span,
            expects=("TPL-13",),
        )
