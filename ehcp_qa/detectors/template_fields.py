"""Fields of a template that a program should have filled, and references that it lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_qa.detectors.base import Options, detector
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Match
from ehcp_qa.model.location import Span
from ehcp_qa.nlp.quotations import is_quoted

# By their shape alone: no plan has a use for these. A quotation in French has spaces inside its marks.
FIELD = re.compile(
    r"«(?! )[^»\n]{1,80}(?<! )»|<<[^<>\n]{1,80}>>|\{\{[^{}\n]{1,120}\}\}|\$\{[^{}\n]{1,60}\}|"
    r"\{ ?(?:MERGEFIELD|REF|PAGEREF|DOCPROPERTY)\b[^}\n]*\}|\bMERGEFIELD\b[^\n]{0,60}|"
    r"Error! (?:Reference source|Bookmark|No text|Unknown document property)[^.\n]*\.?",
    re.IGNORECASE,
)
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
