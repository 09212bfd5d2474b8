"""Detectors of words that empty a commitment, as the analysis found and judged them."""

from __future__ import annotations

from collections.abc import Iterator

from ehcp_qa.detectors.base import SectionOptions, detector
from ehcp_qa.detectors.wording import blanks
from ehcp_qa.model.analysed import (
    AnalysedPlan,
    Emptying,
    ProvisionAnalysis,
    ProvisionKind,
    Slot,
    SoftPhrase,
    Verdict,
)
from ehcp_qa.model.finding import Match


class SoftPhraseOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The groups of phrases to report, in which kinds of provision, and the slots that excuse them."""

    groups: tuple[Emptying, ...]
    kinds: tuple[ProvisionKind, ...] = tuple(ProvisionKind)
    unless: tuple[Slot, ...] = ()


@detector("soft-phrase", SoftPhraseOptions)
def soft_phrase(plan: AnalysedPlan, options: SoftPhraseOptions) -> Iterator[Match]:
    """Yield the phrases of these groups in each provision that nothing in it makes good."""
    for analysis in plan.provisions_in(*options.sections):
        if analysis.kind not in options.kinds or excused(analysis, options.unless):
            continue
        for phrase in emptying(analysis, options.groups):
            yield Match(
                phrase.span,
                statement=analysis.statement.id,
                values={"blanks": blanks(analysis)},
            )


def emptying(
    analysis: ProvisionAnalysis, groups: tuple[Emptying, ...]
) -> tuple[SoftPhrase, ...]:
    """Return the phrases of these groups that nothing rescues; none in a specific provision."""
    if analysis.verdict is Verdict.SPECIFIC:
        return ()
    return tuple(p for p in analysis.soft if p.group in groups and not p.rescued_by)


def excused(analysis: ProvisionAnalysis, slots: tuple[Slot, ...]) -> bool:
    """True when one of these slots is firmly filled."""
    return any(value.firm for slot in slots for value in analysis.slots.get(slot, ()))
