"""Whether a template keeps need, provision and outcome together."""

from __future__ import annotations

from collections.abc import Iterator

from ehcp_qa.detectors.base import Options, detector
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Match
from ehcp_qa.model.plan import SectionId
from ehcp_qa.model.template import Ask


@detector("thread-not-kept", Options)
def thread_not_kept(plan: AnalysedPlan, _: Options) -> Iterator[Match]:
    """Yield the first place for Section F of a template that keeps neither row nor number."""
    template = plan.template
    for place in template.places_of(SectionId.F) if template else ():
        together = template is not None and place.table in template.threads
        if place.labelled and not together and not place.asks & {Ask.NEED, Ask.OUTCOME}:
            yield Match(span=place.label.span, section=SectionId.F)
            return
