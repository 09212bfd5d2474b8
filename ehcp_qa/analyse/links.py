"""The golden thread: which need, provision, outcome and aspiration belong together, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from ehcp_qa.analyse.concepts import concepts, words
from ehcp_qa.analyse.meaning.evidence import Comparison
from ehcp_qa.analyse.meaning.items import Item, items
from ehcp_qa.analyse.meaning.pairs import link_meanings
from ehcp_qa.analyse.meaning.scorer import PACKAGED
from ehcp_qa.analyse.meaning.words import word_table
from ehcp_qa.analyse.references import link_numbers, link_rows
from ehcp_qa.model.analysed import Link, LinkKind
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.plan import Plan, Role, SectionId, Statement

NEEDS = (Role.NEED, (SectionId.B, SectionId.C, SectionId.D))
OUTCOMES = (Role.OUTCOME, (SectionId.E,))
PROVISIONS = (
    Role.PROVISION,
    (SectionId.F, SectionId.G, SectionId.H1, SectionId.H2, SectionId.H),
)
ASPIRATIONS = (Role.ASPIRATION, (SectionId.A,))


def find_links(
    plan: Plan, lexicons: Lexicons, *, weights: Path = PACKAGED
) -> tuple[tuple[Link, ...], dict[str, frozenset[str]]]:
    """Return a plan's links, the surest evidence of each, and every statement's concepts.

    Rows come first, then numbers and covering statements, then concepts and meaning. ``weights`` is
    the folder of the trained scorer, so that one that has not seen the test data can be measured.
    """
    stated = tuple(_surest((*link_rows(plan), *link_numbers(plan))))
    meant = _by_meaning(plan, lexicons, _Settled(stated), weights)
    topics = {s.id: frozenset(concepts(s.text, lexicons)) for s in plan.statements()}
    return tuple(_surest((*stated, *meant))), topics


class _Settled:
    """Tells which pairs the plan has settled: both sides have a row or number of their own."""

    def __init__(self, stated: Iterable[Link]) -> None:
        links = tuple(stated)
        self._sources = {(link.kind, link.source) for link in links}
        self._targets = {(link.kind, link.target) for link in links}

    def __call__(self, kind: LinkKind, source: str, target: str) -> bool:
        return (kind, source) in self._sources and (kind, target) in self._targets


def _by_meaning(plan: Plan, lexicons: Lexicons, settled: _Settled, weights: Path) -> Iterator[Link]:
    table, names = word_table(), _names(plan)
    sides = (NEEDS, OUTCOMES, PROVISIONS, ASPIRATIONS)
    needs, outcomes, provisions, aspirations = (
        items(_statements(plan, *side), lexicons, table, names) for side in sides
    )
    grids: tuple[tuple[LinkKind, Sequence[Item], Sequence[Item], Sequence[Item]], ...] = (
        (LinkKind.NEED_PROVISION, needs, provisions, outcomes),
        (LinkKind.OUTCOME_PROVISION, outcomes, provisions, needs),
        (LinkKind.ASPIRATION_OUTCOME, aspirations, outcomes, provisions),
    )
    comparison = Comparison()
    for kind, rows, columns, thirds in grids:
        yield from link_meanings(
            kind,
            rows,
            columns,
            thirds,
            table,
            settled=settled,
            comparison=comparison,
            weights=weights,
        )


def _statements(plan: Plan, role: Role, sections: tuple[SectionId, ...]) -> tuple[Statement, ...]:
    return tuple(s for s in plan.statements(*sections) if s.role is role)


def _names(plan: Plan) -> frozenset[str]:
    child = plan.child
    return frozenset(words(" ".join((child.full_name, child.first_name, *child.known_as))))


def _surest(links: Iterable[Link]) -> Iterator[Link]:
    """Yield one link for each pair of statements, the first found, in a fixed order."""
    found: dict[tuple[str, str, str], Link] = {}
    for link in links:
        found.setdefault((link.kind, link.source, link.target), link)
    yield from (found[key] for key in sorted(found))
