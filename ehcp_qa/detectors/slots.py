"""Detectors of slots that a kind of provision must have and that nothing fills."""

from __future__ import annotations

from collections.abc import Iterator

from ehcp_qa.detectors.base import SectionOptions, detector
from ehcp_qa.detectors.wording import blanks
from ehcp_qa.model.analysed import AnalysedPlan, ProvisionAnalysis, ProvisionKind, Slot, Verdict
from ehcp_qa.model.finding import Match


class MissingSlotOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The slot, the kinds of provision that must have it, and what else has to be there.

    ``given`` lists slots of which one must be filled, for a rule about what is missing beside them.
    """

    slot: Slot
    kinds: tuple[ProvisionKind, ...]
    given: tuple[Slot, ...] = ()


@detector("missing-slot", MissingSlotOptions)
def missing_slot(plan: AnalysedPlan, options: MissingSlotOptions) -> Iterator[Match]:
    """Yield each provision of these kinds that leaves the slot empty."""
    for analysis in plan.provisions_in(*options.sections):
        if _leaves_empty(analysis, options):
            yield Match(
                analysis.statement.span,
                statement=analysis.statement.id,
                values={"blanks": blanks(analysis)},
            )


def _leaves_empty(analysis: ProvisionAnalysis, options: MissingSlotOptions) -> bool:
    if analysis.kind not in options.kinds or analysis.verdict is Verdict.SPECIFIC:
        return False
    if options.given and not any(analysis.slots.get(slot) for slot in options.given):
        return False
    return options.slot in analysis.missing
