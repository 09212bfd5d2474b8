"""Detectors of health and social care that is promised with no amount or nobody to give it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ehcp_qa.detectors.base import SectionOptions, detector
from ehcp_qa.detectors.wording import blanks
from ehcp_qa.model.analysed import AnalysedPlan, ProvisionAnalysis, ProvisionKind, Slot, Verdict
from ehcp_qa.model.finding import Match
from ehcp_qa.model.plan import SectionId
from ehcp_qa.nlp.terms import TermFinder


class UnquantifiedOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The kinds of provision read, words of care that a clinic paces, and of care that is over."""

    kinds: tuple[ProvisionKind, ...]
    unless_clinic: tuple[str, ...] = ()
    unless_over: tuple[str, ...] = ()

    @property
    def rests_on(self) -> frozenset[SectionId]:
        """No section: where one of those read is missing, the others still have their say."""
        return frozenset()


@detector("unquantified", UnquantifiedOptions)
def unquantified(plan: AnalysedPlan, options: UnquantifiedOptions) -> Iterator[Match]:
    """Yield each provision that leaves open who gives it, how often or how much."""
    clinic, over = _finder(options.unless_clinic), _finder(options.unless_over)
    for analysis in plan.provisions_in(*options.sections):
        if analysis.kind not in options.kinds or analysis.verdict is Verdict.SPECIFIC:
            continue
        text = analysis.statement.text
        if not over.find(text) and not (clinic.find(text) and _is_paced(analysis)):
            much = () if Slot.DURATION in analysis.slots else (Slot.DURATION,)
            yield Match(
                analysis.statement.span,
                statement=analysis.statement.id,
                values={"blanks": blanks(analysis, () if analysis.missing else much)},
            )


# What a clinic does at its own pace: it sees, tests and adjusts.
_PACED = (ProvisionKind.OVERSIGHT, ProvisionKind.CARE)


def _is_paced(analysis: ProvisionAnalysis) -> bool:
    """True for what a clinic does, unless words soften it."""
    return analysis.kind in _PACED and all(phrase.rescued_by for phrase in analysis.soft)


@lru_cache(maxsize=8)
def _finder(terms: tuple[str, ...]) -> TermFinder:
    return TermFinder((("terms", terms),))
