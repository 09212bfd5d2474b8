"""What the detectors of placement share: provision that surely belongs elsewhere, its words, its match."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from ehcp_qa.detectors.base import SectionOptions
from ehcp_qa.model.analysed import AnalysedPlan, Belongs, ProvisionAnalysis
from ehcp_qa.model.finding import Match
from ehcp_qa.model.plan import CellRole, Role, SectionId, Statement
from ehcp_qa.nlp.terms import TermFinder

# Placement's own scale: below this it says itself that the words leave room for doubt.
SURE_ENOUGH = 0.6
_NOT_PROVISION = (Role.NIL, Role.GUIDANCE, Role.QUOTED_OUTCOME)
# Said of what is over, or not yet there.
NOT_PROVIDED = re.compile(
    r"\bdischarged\b|\bno (?:health |further |health care )?(?:provision|input|therapy)\b|"
    r"\bwaiting list\b|\bnot (?:currently |now )?(?:known|required|open)\b",
    re.IGNORECASE,
)


class PlacedOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The sections read, where provision found there would belong, and how sure that must be.

    With ``holding``, only provision that holds one of these terms, and none of ``unless_holding``.
    """

    belongs: tuple[Belongs, ...]
    sure: float = SURE_ENOUGH
    holding: tuple[str, ...] = ()
    unless_holding: tuple[str, ...] = ()


def surely_elsewhere(plan: AnalysedPlan, options: PlacedOptions) -> Iterable[Match]:
    """Yield a match for each provision that by its own words belongs in another section."""
    for provision in plan.provisions_in(*options.sections):
        placed = provision.placement
        sure = placed.belongs in options.belongs and placed.sure >= options.sure
        if sure and holds(provision, options):
            yield match(provision)


def holds(provision: ProvisionAnalysis, options: PlacedOptions) -> bool:
    """Tell whether its words hold what is asked for, and nothing that excuses it."""
    text = whole(provision.statement)
    if NOT_PROVIDED.search(text) or finder(options.unless_holding).find(text):
        return False
    return not options.holding or bool(finder(options.holding).find(text))


@lru_cache(maxsize=16)
def finder(terms: tuple[str, ...]) -> TermFinder:
    """Return what finds these terms, made once."""
    return TermFinder((("terms", terms),))


def provision_text(plan: AnalysedPlan, *sections: SectionId) -> list[Statement]:
    """Return the statements of these sections that may be provision."""
    return [s for s in plan.plan.statements(*sections) if s.role not in _NOT_PROVISION]


def whole(statement: Statement) -> str:
    """Return the statement with the words of its row and lead-in that say who and how."""
    cells = (statement.cells.get(role) for role in (CellRole.BY_WHOM, CellRole.PROVISION))
    around = [words.text for words in (statement.lead_in, *cells) if words is not None]
    return " · ".join([statement.text, *around])


def match(provision: ProvisionAnalysis) -> Match:
    """Return the match of a provision, with where it belongs and why."""
    statement, placed = provision.statement, provision.placement
    return Match(
        span=statement.span,
        section=statement.section,
        statement=statement.id,
        values={
            "belongs": placed.belongs.value,
            "because": placed.why,
            "section": statement.section.value,
        },
        evidence=placed.evidence,
    )
