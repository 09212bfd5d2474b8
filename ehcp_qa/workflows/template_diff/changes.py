"""Changes as they are found, with what is needed to grade them and to say where they stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ehcp_qa.engine.places import Locator
from ehcp_qa.model.finding import Location, Match
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import SectionId
from ehcp_qa.model.template import Template
from ehcp_qa.model.template_diff import Change, Effect

_ORDER = tuple(Effect)


@dataclass(slots=True)
class Draft:
    """One change on its way: ``expects`` are the rules whose findings it would explain."""

    effect: Effect
    what: str
    said: str
    why: str
    section: SectionId | None = None
    old: str = ""
    new: str = ""
    before: Span | None = None
    after: Span | None = None
    expects: frozenset[str] = frozenset()
    codes: set[str] = field(default_factory=set)

    def worsen(self, effect: Effect) -> None:
        """Take an effect that is worse than the one so far."""
        self.effect = min(self.effect, effect, key=_ORDER.index)


@dataclass(slots=True)
class Changes:
    """What was found so far between two templates; ``lost`` are the sections that have gone."""

    old: Template
    new: Template
    places: tuple[Locator, Locator]
    drafts: list[Draft] = field(default_factory=list)
    lost: frozenset[SectionId] = frozenset()

    @classmethod
    def between(cls, old: Template, new: Template) -> Changes:
        """Return an empty list of changes between two templates."""
        return cls(old, new, (Locator.of(old.plan), Locator.of(new.plan)))

    def add(
        self,
        effect: Effect,
        what: str,
        said: str,
        why: str,
        *,
        section: SectionId | None = None,
        before: Span | None = None,
        after: Span | None = None,
        expects: Iterable[str] = (),
    ) -> None:
        """Add a change, with the words that stand at its two places."""
        self.drafts.append(
            Draft(
                effect,
                what,
                said,
                why,
                section,
                self.places[0].words(before),
                self.places[1].words(after),
                before,
                after,
                frozenset(expects),
            )
        )

    def finished(self) -> tuple[Change, ...]:
        """Return the changes, the worst first, then in reading order."""
        ordered = sorted(
            enumerate(self.drafts),
            key=lambda pair: (_ORDER.index(pair[1].effect), _at(pair[1]), pair[0]),
        )
        return tuple(self._made(draft) for _, draft in ordered)

    def _made(self, draft: Draft) -> Change:
        locator, span = (
            (self.places[1], draft.after) if draft.after else (self.places[0], draft.before)
        )
        return Change(
            draft.effect,
            draft.what,
            draft.said,
            draft.why,
            draft.section,
            draft.old,
            draft.new,
            tuple(sorted(draft.codes)),
            _location(locator, span, draft.section) if span else None,
        )


def _location(locator: Locator, span: Span, section: SectionId | None) -> Location:
    """Return the place of a change; where several sections share it, by the first of them."""
    return locator.location(span, section or locator.section(Match(span=span)))


def _at(draft: Draft) -> tuple[int, int]:
    span = draft.after or draft.before
    return (span.block, span.start) if span else (-1, 0)
