"""A document that seems to be no EHC plan under the law that the rules are written for."""

from __future__ import annotations

from collections.abc import Iterator

from ehcp_qa.detectors.base import Options, detector
from ehcp_qa.law.other_documents import seems
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Match
from ehcp_qa.model.plan import OtherKind


class OtherDocumentOptions(Options, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The kinds of document to tell of; all when left out."""

    kinds: tuple[OtherKind, ...] = tuple(OtherKind)


@detector("other-document", OtherDocumentOptions)
def other_document(plan: AnalysedPlan, options: OtherDocumentOptions) -> Iterator[Match]:
    """Yield the title that shows a document to be something else, or the document as a whole."""
    other = plan.plan.other
    if other is not None and other.kind in options.kinds:
        span = other.told.span if other.told else None
        yield Match(span=span, values={"seems": seems(other.kind)})
