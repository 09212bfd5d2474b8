"""Columns, labels, prompts, guidance and fixed wording: what came, went, moved or was reworded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ehcp_qa.law.sections import label
from ehcp_qa.model.plan import SectionId
from ehcp_qa.model.template import PartKind, Template
from ehcp_qa.model.template_diff import Effect
from ehcp_qa.workflows.template_diff.changes import Changes
from ehcp_qa.workflows.template_diff.pairing import (
    Item,
    items,
    pair_alike,
    pair_same,
    set_otherwise,
    worded_otherwise,
)

# Rules that read what stays in every plan, and so may explain a change of it.
_OF_LABELS = frozenset({"TPL-19", "TPL-20"})
# From what stays in plans to what cannot: a change one way is a gain, the other way a loss.
_GOES = frozenset({PartKind.PROMPT, PartKind.GUIDANCE})
_STAYING = "It would stand in every plan made from the template."
_GOING = "It goes, or can be found and taken out, when a plan is written."
_NAMED = {
    PartKind.TITLE: "sub-heading",
    PartKind.COLUMN: "column",
    PartKind.LABEL: "label",
    PartKind.PROMPT: "prompt",
    PartKind.CHOICE: "choice shown beforehand",
    PartKind.GUIDANCE: "guidance",
    PartKind.FIXED: "fixed wording",
}


def part_changes(found: Changes) -> None:
    """Add every change of what stands under the headings."""
    old, new = items(found.old), items(found.new)
    pair_same(old, new, lambda item: (*item.at, item.words))
    moved = pair_same(old, new, lambda item: (item.part.kind, item.words))
    reset = pair_alike(old, new, set_otherwise)
    reworded = pair_alike(old, new, worded_otherwise)
    _moves(found, moved)
    _resets(found, reset)
    for before, after in reworded:
        _reworded(found, before, after)
    _left(found, old, new)


def _left(found: Changes, old: list[Item], new: list[Item]) -> None:
    """Add what came and what went, but for what another change has told already."""
    had, has = _said(found.old), _said(found.new)
    told = [draft.before for draft in found.drafts], [draft.after for draft in found.drafts]
    for item in old:
        elsewhere = not item.part.field and (item.part.kind, item.words) in has
        if item.section not in found.lost and item.part.words.span not in told[0] and not elsewhere:
            _gone(found, item)
    for item in new:
        elsewhere = not item.part.field and (item.part.kind, item.words) in had
        if item.part.words.span not in told[1] and not elsewhere:
            _came(found, item)


def _said(template: Template) -> set[tuple[PartKind, str]]:
    return {(item.part.kind, item.words) for item in items(template)}


def _moves(found: Changes, moved: Iterable[tuple[Item, Item]]) -> None:
    """Add one change for all that moved from one section to another, unless the first has gone."""
    ways: dict[tuple[tuple[SectionId, ...], tuple[SectionId, ...]], list[tuple[Item, Item]]] = {}
    for before, after in moved:
        ways.setdefault((before.part.sections, after.part.sections), []).append((before, after))
    for (source, target), pairs in ways.items():
        if set(source) & found.lost:
            continue
        before, after = pairs[0]
        many = "" if len(pairs) == 1 else f" and {len(pairs) - 1} more"
        found.add(
            Effect.NEUTRAL,
            _NAMED[before.part.kind],
            f"The {_NAMED[before.part.kind]}{many} moved from {_sections(source)} to {_sections(target)}.",
            "It is still there.",
            section=after.section,
            before=before.part.words.span,
            after=after.part.words.span,
        )


def _sections(sections: tuple[SectionId, ...]) -> str:
    return " and ".join(label(key) for key in sections) or "the front page"


def _resets(found: Changes, reset: Iterable[tuple[Item, Item]]) -> None:
    """Add one change for all that is set otherwise in a section: guidance that is fixed now."""
    ways: dict[tuple[object, ...], list[tuple[Item, Item]]] = {}
    for before, after in reset:
        ways.setdefault((before.part.kind, *after.at), []).append((before, after))
    for pairs in ways.values():
        before, after = pairs[0]
        kinds = before.part.kind, after.part.kind
        effect, why = Effect.NEUTRAL, "What it says is the same."
        if kinds[0] in _GOES and kinds[1] not in _GOES:
            effect, why = Effect.WEAKENS, _STAYING
        elif kinds[1] in _GOES and kinds[0] not in _GOES:
            effect, why = Effect.IMPROVES, _GOING
        where = "" if len(pairs) == 1 else f", in {len(pairs)} places"
        found.add(
            effect,
            _NAMED[kinds[1]],
            f"What was {_NAMED[kinds[0]]} is {_NAMED[kinds[1]]} now{where}.",
            why,
            section=after.section,
            before=before.part.words.span,
            after=after.part.words.span,
        )


def _reworded(found: Changes, before: Item, after: Item) -> None:
    kind = _NAMED[after.part.kind]
    found.add(
        Effect.NEUTRAL,
        kind,
        f"The {kind} in {_sections(after.part.sections)} is worded otherwise.",
        "It asks for the same."
        if after.part.kind in _GOES
        else "No rule finds a fault in the new words.",
        section=after.section,
        before=before.part.words.span,
        after=after.part.words.span,
        expects=_OF_LABELS if before.part.field != after.part.field else (),
    )


def _gone(found: Changes, item: Item) -> None:
    kind = _NAMED[item.part.kind]
    effect, why = Effect.NEUTRAL, "No rule asks for it."
    if item.part.kind is PartKind.COLUMN and item.part.holds:
        effect, why = Effect.WEAKENS, "What a form does not ask for is left out of plans."
    found.add(
        effect,
        kind,
        f"The {kind} in {_sections(item.part.sections)} has gone.",
        why,
        section=item.section,
        before=item.part.words.span,
        expects=_OF_LABELS if item.part.field else (),
    )


def _came(found: Changes, item: Item) -> None:
    kind = _NAMED[item.part.kind]
    why: Mapping[PartKind, str] = {
        PartKind.FIXED: "No rule finds a fault in it.",
        PartKind.CHOICE: "No rule finds a fault in it.",
        PartKind.GUIDANCE: _GOING,
        PartKind.PROMPT: _GOING,
    }
    found.add(
        Effect.NEUTRAL,  # what is asked for now is a change of its own
        kind,
        f"There is new {kind} in {_sections(item.part.sections)}."
        if item.part.kind in {PartKind.GUIDANCE, PartKind.FIXED}
        else f"There is a new {kind} in {_sections(item.part.sections)}.",
        why.get(item.part.kind, "No rule finds a fault in it."),
        section=item.section,
        after=item.part.words.span,
        expects=_OF_LABELS if item.part.field else (),
    )
