"""Whether each section of a template has a label of its own wherever it is written."""

from __future__ import annotations

from collections.abc import Iterator

from ehcp_qa.detectors.base import Options, detector
from ehcp_qa.law.sections import REQUIRED, SECTIONS
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Match
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import SectionId

_PARTS_OF_H = {SectionId.H1, SectionId.H2}


@detector("provision-place-unlabelled", Options)
def provision_place_unlabelled(plan: AnalysedPlan, _: Options) -> Iterator[Match]:
    """Yield each place of a template for provision that no label makes Section F, G or H."""
    for place in plan.template.places if plan.template else ():
        if not place.labelled:
            yield Match(span=place.label.span)


@detector("label-shared", Options)
def label_shared(plan: AnalysedPlan, _: Options) -> Iterator[Match]:
    """Yield each heading of a template that is all the label that two or more sections have."""
    if plan.template is None:
        return
    found = plan.template.plan.sections
    own: dict[SectionId, set[Span]] = {
        key: {heading.words.span for heading in found[key].headings}
        for key in REQUIRED
        if key in found and found[key].headings
    }
    seen: set[Span] = set()
    for spans in own.values():
        for span in sorted(spans):
            sharing = [key for key, held in own.items() if span in held and held <= spans]
            alone = [key for key in sharing if own[key] == spans]
            if len(alone) < 2 or set(alone) == _PARTS_OF_H or span in seen:
                continue
            seen.update(spans)
            letters = " and ".join(key.value for key in alone)
            names = " and ".join(SECTIONS[key].within for key in alone)
            yield Match(span=span, values={"letters": letters, "names": names})
