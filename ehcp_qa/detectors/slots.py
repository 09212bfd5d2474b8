"""Detectors of slots that a kind of provision must have and that nothing fills."""

from __future__ import annotations

from collections.abc import Iterator

from ehcp_qa.analyse.amiss import is_somebody
from ehcp_qa.analyse.content import says_little
from ehcp_qa.analyse.going_on import goes_on, with_next
from ehcp_qa.analyse.own_acts import acts_alone, speaks_of_a_section, tells_of_the_past
from ehcp_qa.analyse.sized_work import is_sized_work
from ehcp_qa.detectors.base import SectionOptions, detector
from ehcp_qa.detectors.wording import activity, blanks
from ehcp_qa.model.analysed import (
    AnalysedPlan,
    Belongs,
    Placement,
    ProvisionAnalysis,
    ProvisionKind,
    Slot,
    Verdict,
)
from ehcp_qa.model.finding import Match

# How sure it must be that words in a provision section are not provision for nothing to be asked of
# them: the level at which every such statement in the sample drafts is rightly so called.
SURE = 0.9
# ... and where words in it say so ("taxi"): as sure as a finding on the section must be.
SURE_BY_SIGN = 0.6


class MissingSlotOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The slot, the kinds of provision that must have it, and what else has to be there.

    ``given`` lists slots that must all be filled, for a rule about what is missing beside them.
    In the kinds of ``loose_in`` a slot that is filled only loosely ("staff") counts as empty. With
    ``or_only_rate`` so does a length for which only a rate stands ("weekly"), since a rate, unlike
    a named lesson or time of day, fixes no amount of time. ``or_little`` are the kinds in which a
    word or two for what is done count as nothing said, when nothing else is amiss.
    """

    slot: Slot
    kinds: tuple[ProvisionKind, ...]
    given: tuple[Slot, ...] = ()
    loose_in: tuple[ProvisionKind, ...] = ()
    or_only_rate: bool = False
    or_little: tuple[ProvisionKind, ...] = ()


@detector("missing-slot", MissingSlotOptions)
def missing_slot(plan: AnalysedPlan, options: MissingSlotOptions) -> Iterator[Match]:
    """Yield each provision of these kinds that leaves the slot empty."""
    child = plan.plan.child
    names = (child.first_name, *child.known_as)
    for analysis, following in with_next(plan.provisions_in(*options.sections)):
        if options.slot is Slot.WHO and acts_alone(analysis, names):
            continue
        if options.slot is Slot.WHAT and goes_on(analysis, following):
            continue
        empty = _leaves_empty(analysis, options)
        asked = analysis.kind in options.or_little
        little = not empty and asked and says_little(analysis, options.given)
        if empty or little:
            yield Match(
                analysis.statement.span,
                statement=analysis.statement.id,
                values={
                    "activity": activity(analysis) if empty else analysis.statement.text.strip(),
                    "blanks": blanks(analysis, (options.slot,)),
                },
                unsure=little,
            )


def _leaves_empty(analysis: ProvisionAnalysis, options: MissingSlotOptions) -> bool:
    if analysis.kind not in options.kinds or analysis.verdict is Verdict.SPECIFIC:
        return False
    if _is_no_provision(analysis.placement) or speaks_of_a_section(analysis.statement.text):
        return False
    if tells_of_the_past(analysis.statement.text):
        return False
    if not all(analysis.slots.get(slot) for slot in options.given):
        return False
    if options.slot is Slot.DURATION and is_sized_work(analysis):
        return False
    if options.slot in analysis.missing:
        return True
    loose = analysis.kind in options.loose_in and _only_loose(analysis, options.slot)
    return loose or (options.or_only_rate and _only_rate(analysis, options.slot))


def _is_no_provision(placement: Placement) -> bool:
    """True for a taxi or a description of the school, which hours beside it would not put right."""
    enough = SURE_BY_SIGN if placement.evidence else SURE
    return placement.belongs is Belongs.NOT_PROVISION and placement.sure >= enough


def _only_loose(analysis: ProvisionAnalysis, slot: Slot) -> bool:
    values = analysis.slots.get(slot, ())
    return bool(values) and not any(map(is_somebody, values))


def _only_rate(analysis: ProvisionAnalysis, slot: Slot) -> bool:
    rates = analysis.slots.get(Slot.FREQUENCY, ())
    return slot not in analysis.slots and bool(rates) and all(v.per or not v.firm for v in rates)
