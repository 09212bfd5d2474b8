"""The statements that the golden thread joins, which of them stand alone, and how sure a link is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ehcp_qa.model.analysed import AnalysedPlan, Link, LinkKind
from ehcp_qa.model.plan import Role, SectionId, Statement
from ehcp_qa.reporters.text import clean

# What nearly every need and outcome begins with, and what therefore tells none from another.
_BEGINNING = re.compile(
    r"^(?:(?:by|before)\s[^,]{3,60}?(?:,\s*|\s+(?=[A-Z][\w'’-]+ will\b|(?:he|she|they) will\b)))?"
    r"(?:[A-Z][\w'’-]+|he|she|they)\s+(?:will(?: be able to)?\s+|has (?:\w+ )?difficult(?:y|ies) (?:with |in )?|"
    r"(?:would like|hopes|wants) (?:to )?)",
    re.IGNORECASE,
)
_NEEDS = (SectionId.B, SectionId.C, SectionId.D)
_PROVISION = (SectionId.F, SectionId.G, SectionId.H1, SectionId.H2, SectionId.H)


class Part(StrEnum):
    """The four places that the thread runs through, in its order on paper."""

    ASPIRATIONS = "aspirations"
    OUTCOMES = "outcomes"
    PROVISION = "provision"
    NEEDS = "needs"


class Sure(StrEnum):
    """How a link was found: stated by the plan, by a concept in common, or by meaning alone."""

    STATED = "stated"
    CONCEPT = "concept"
    MEANING = "meaning"


# The link that each part must have, and what its lack is called; careful, since it is inferred.
WANTED: Mapping[Part, tuple[LinkKind, Part, str]] = {
    Part.ASPIRATIONS: (LinkKind.ASPIRATION_OUTCOME, Part.OUTCOMES, "no outcome found"),
    Part.OUTCOMES: (LinkKind.OUTCOME_PROVISION, Part.PROVISION, "no provision found"),
    Part.PROVISION: (LinkKind.NEED_PROVISION, Part.NEEDS, "no need found"),
    Part.NEEDS: (LinkKind.NEED_PROVISION, Part.PROVISION, "no provision found"),
}
_WHERE: Mapping[Part, tuple[Role, tuple[SectionId, ...]]] = {
    Part.ASPIRATIONS: (Role.ASPIRATION, (SectionId.A,)),
    Part.OUTCOMES: (Role.OUTCOME, (SectionId.E,)),
    Part.PROVISION: (Role.PROVISION, _PROVISION),
    Part.NEEDS: (Role.NEED, _NEEDS),
}


@dataclass(frozen=True, slots=True)
class End:
    """One statement of the thread; ``alone`` says what could not be found for it, or nothing.

    ``likely`` tells a statement that seems to be answered by nothing from one where no link was sure
    enough to show.
    """

    id: str
    number: str
    text: str
    alone: str = ""
    likely: bool = False

    @property
    def sign(self) -> str:
        """The sign that stands by it: "!" where it likely stands alone, "?" where that is open."""
        return ("!" if self.likely else "?") if self.alone else ""


@dataclass(frozen=True, slots=True)
class Thread:
    """A plan's thread: the statements of each part in reading order, and the links between them."""

    parts: Mapping[Part, tuple[End, ...]]
    links: tuple[Link, ...]

    @property
    def alone(self) -> tuple[End, ...]:
        """Every statement without its link, by part, those that likely stand alone first."""
        found = [end for ends in self.parts.values() for end in ends if end.alone]
        return tuple(sorted(found, key=lambda end: not end.likely))

    def between(self, *kinds: LinkKind) -> Mapping[tuple[str, str], Link]:
        """Return the links of these kinds by their two ends."""
        return {(link.source, link.target): link for link in self.links if link.kind in kinds}


def thread_of(analysed: AnalysedPlan) -> Thread:
    """Return a plan's thread as it is shown.

    A statement stands alone only where the other side of its link holds anything at all: a plan
    that says "none" on both sides is whole.
    """
    told = {part: _told(analysed, part) for part in Part}
    parts = {
        part: tuple(_ends(statements, part, told, analysed)) for part, statements in told.items()
    }
    known = {end.id for ends in parts.values() for end in ends}
    links = (link for link in analysed.links if link.source in known and link.target in known)
    return Thread(parts, tuple(links))


def sureness(link: Link) -> Sure:
    """Return how a link was found."""
    return {"concept": Sure.CONCEPT, "meaning": Sure.MEANING}.get(link.reason, Sure.STATED)


def gist(text: str) -> str:
    """Return a statement without the words that nearly every one begins with."""
    return _BEGINNING.sub("", text, count=1) or text


def _told(analysed: AnalysedPlan, part: Part) -> tuple[Statement, ...]:
    role, sections = _WHERE[part]
    return tuple(s for s in analysed.plan.statements(*sections) if s.role is role)


def _ends(
    statements: Iterable[Statement],
    part: Part,
    told: Mapping[Part, tuple[Statement, ...]],
    analysed: AnalysedPlan,
) -> Iterable[End]:
    kind, other, lack = WANTED[part]
    links = [link for link in analysed.links if link.kind is kind]
    reached = {end for link in links for end in (link.source, link.target)}
    for s in statements:
        alone = lack if told[other] and s.id not in reached else ""
        likely = bool(alone) and s.id in analysed.orphans
        yield End(s.id, s.number.strip(" .()"), clean(s.text), alone, likely)
