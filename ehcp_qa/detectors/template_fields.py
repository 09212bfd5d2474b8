"""Fields of a template that a program should have filled, and references that it lost."""

from __future__ import annotations

from collections.abc import Iterator

from ehcp_qa.detectors.base import Options, detector
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Match
from ehcp_qa.model.location import Span
from ehcp_qa.nlp.fields import FIELD
from ehcp_qa.nlp.quotations import is_quoted

_CODE = ("{", "<", "$")  # what a child who writes programs may type


@detector("merge-field", Options)
def merge_field(plan: AnalysedPlan, _: Options) -> Iterator[Match]:
    """Yield each merge field that was not filled and each reference that is broken."""
    seen: set[str] = set()
    for block in plan.plan.document.blocks:
        for found in FIELD.finditer(block.text):
            code = found.group().startswith(_CODE) and is_quoted(block.text, found.start())
            if code or (block.furniture and found.group() in seen):
                continue  # a running line is one slip, however many pages repeat it
            seen.add(found.group())
            yield Match(span=Span(block.index, *found.span()))
