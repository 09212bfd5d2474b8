"""The golden thread: which need, provision, outcome and aspiration belong together, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ehcp_qa.analyse.references import link_numbers, link_rows
from ehcp_qa.model.analysed import Link
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.plan import Plan


def find_links(
    plan: Plan, lexicons: Lexicons
) -> tuple[tuple[Link, ...], dict[str, frozenset[str]]]:
    """Return a plan's links, the surest evidence of each, and every statement's concepts."""
    return tuple(_surest((*link_rows(plan), *link_numbers(plan)))), {}


def _surest(links: Iterable[Link]) -> Iterator[Link]:
    """Yield one link for each pair of statements, the first found, in a fixed order."""
    found: dict[tuple[str, str, str], Link] = {}
    for link in links:
        found.setdefault((link.kind, link.source, link.target), link)
    yield from (found[key] for key in sorted(found))
