"""Detectors of lists: many activities under one amount, and examples in place of a decision."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ehcp_qa.analyse.listing import bundle, open_list
from ehcp_qa.detectors.base import SectionOptions, detector
from ehcp_qa.detectors.learnt import learnt_matches
from ehcp_qa.detectors.wording import blanks
from ehcp_qa.model.analysed import AnalysedPlan, Emptying, Verdict
from ehcp_qa.model.finding import Match
from ehcp_qa.model.location import Span
from ehcp_qa.nlp.terms import TermFinder


class BundleOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How many activities make a bundle, and the names of programmes and approaches."""

    fewest: int
    programmes: tuple[str, ...] = ()


@detector("bundle", BundleOptions)
def bundled(plan: AnalysedPlan, options: BundleOptions) -> Iterator[Match]:
    """Yield each statement that gives several activities one amount between them."""
    named = _finder(options.programmes)
    for analysis in plan.provisions_in(*options.sections):
        found = bundle(analysis, named, options.fewest)
        if found:
            yield Match(
                analysis.statement.span,
                statement=analysis.statement.id,
                values={"count": str(found.count), "amount": found.amount},
            )


class OpenListOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Nouns, and words for what is good, that name no activity before a list of examples."""

    nouns: tuple[str, ...]
    qualities: tuple[str, ...] = ()


@detector("open-list", OpenListOptions)
def listed_openly(plan: AnalysedPlan, options: OpenListOptions) -> Iterator[Match]:
    """Yield each list of examples that is all there is of the provision."""
    empty = _finder((*options.nouns, *options.qualities))
    for analysis in plan.provisions_in(*options.sections):
        if analysis.verdict is Verdict.SPECIFIC:
            continue
        found = open_list(analysis.statement.text, empty)
        if found:
            span = analysis.statement.span
            yield Match(
                Span(span.block, span.start + found[0], span.start + found[1]),
                statement=analysis.statement.id,
                values={"blanks": blanks(analysis)},
            )
        else:
            yield from learnt_matches(analysis, Emptying.OPEN_LIST)


@lru_cache(maxsize=8)
def _finder(terms: tuple[str, ...]) -> TermFinder:
    return TermFinder((("terms", terms),))
