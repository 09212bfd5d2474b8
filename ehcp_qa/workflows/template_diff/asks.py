"""What is no longer asked for, or asked for now, where each section is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ehcp_qa.law.sections import label
from ehcp_qa.model.plan import SectionId
from ehcp_qa.model.template import Ask, FormPlace, Template
from ehcp_qa.model.template_diff import Effect
from ehcp_qa.workflows.template_diff.changes import Changes

# What each section's place is to ask for, and the rules that find it lacking.
_ASKED: Mapping[SectionId, tuple[Ask, ...]] = {
    **dict.fromkeys(
        (SectionId.F, SectionId.G, SectionId.H1, SectionId.H2),
        (Ask.WHO, Ask.OFTEN, Ask.LONG, Ask.GROUP, Ask.NEED, Ask.OUTCOME),
    ),
    SectionId.E: (Ask.BY_WHEN,),
    SectionId.K: (Ask.AUTHOR, Ask.ROLE, Ask.DATE),
}
_ASKING = ("TPL-15", "TPL-16", "TPL-17", "TPL-18")
_ASKS = "What a form does not ask for is left out of plans."


def asked_changes(found: Changes, key: SectionId) -> None:
    """Add what is no longer asked for, or asked for now, where a section is written."""
    wanted = _ASKED.get(key, ())
    before = [p for p in found.old.places_of(key) if p.labelled]
    after = [p for p in found.new.places_of(key) if p.labelled]
    if len(after) < len(before) and len(found.new.places) < len(found.old.places):
        found.add(
            Effect.WEAKENS,
            "table",
            f"{label(key)} is written in {_places(len(after))}, and was in {len(before)}.",
            "A place that has gone takes with it what was written there.",
            section=key,
            before=before[-1].label.span,
            expects=("STA-01", "TPL-13"),
        )
    elif len(after) > len(before) > 0 and not found.lost:
        found.add(
            Effect.NEUTRAL,
            "table",
            f"{label(key)} is written in {_places(len(after))}, and was in {len(before)}.",
            "More room changes nothing that the law asks for.",
            section=key,
            after=after[-1].label.span,
        )
    once = key is SectionId.K
    told: dict[tuple[Effect, int], list[Ask]] = {}
    for ask in wanted:
        had = sum(_asks(place, ask, found.old) for place in before)
        has = sum(_asks(place, ask, found.new) for place in after)
        if once:
            had, has = min(had, 1), min(has, 1)
        if has < had and has < len(after):
            told.setdefault((Effect.WEAKENS, had - has), []).append(ask)
        elif has > had and had < len(before):
            told.setdefault((Effect.IMPROVES, has - had), []).append(ask)
    for (effect, many), asks in told.items():
        _ask_change(found, effect, key, asks, after, many)


def _places(many: int) -> str:
    return "1 place" if many == 1 else f"{many} places"


def _asks(place: FormPlace, ask: Ask, template: Template) -> bool:
    """True where a place asks for something, or a row holds the need or outcome beside it."""
    together = ask in (Ask.NEED, Ask.OUTCOME) and place.table in template.threads
    return ask in place.asks or together


def _ask_change(
    found: Changes,
    effect: Effect,
    key: SectionId,
    asks: Sequence[Ask],
    places: Sequence[FormPlace],
    many: int,
) -> None:
    """Add that a section no longer asks for some things, or does now, in so many places."""
    verb, joint = (
        ("no longer asks for", " or ") if effect is Effect.WEAKENS else ("asks now for", " and ")
    )
    said = [ask.value for ask in asks]
    named = joint.join([", ".join(said[:-1]), said[-1]] if said[1:] else said)
    wanted = effect is Effect.IMPROVES
    place = next((p for p in places if _asks(p, asks[0], found.new) is wanted), None)
    found.add(
        effect,
        "prompt",
        f"{label(key)} {verb} {named}{'' if many == 1 else f' in {many} places'}.",
        _ASKS,
        section=key,
        after=place.label.span if place else None,
        expects=_ASKING,
    )
