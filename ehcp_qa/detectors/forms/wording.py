"""Wording that a template puts into every plan made from it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_qa.detectors.base import Options, detector
from ehcp_qa.detectors.template import EITHER
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.document import ControlKind
from ehcp_qa.model.finding import Match
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import SectionId
from ehcp_qa.model.template import Part, PartKind

# Shown ticked or not: a line beside a box is offered, not given.
_BOX = re.compile(r"[☐□◻○]|\[[ ]?\]")
_TICKED = re.compile(r"[☒☑✓✔✗■]|\[[xX✓]\]")
_ONE = re.compile(r"(?<![\w/])(?:he|she|his|hers|her|him|himself|herself)(?![\w/])", re.IGNORECASE)
# Somebody else than the child, named before the pronoun that then is theirs.
_SOMEBODY = re.compile(
    r"\b(?:adult|officer|caseworker|teacher|assistant|tutor|therapist|worker|member|mentor|doctor|nurse|"
    r"practitioner|colleague|psychologist|professional|author|mother|father|parent|carer|guardian|commissioner|"
    r"director|manager|headteacher|principal|anyone|someone|whoever)\b",
    re.IGNORECASE,
)
_STAYS = frozenset(
    {PartKind.FIXED, PartKind.LABEL, PartKind.TITLE, PartKind.COLUMN, PartKind.HEADING}
)


class NilOptions(Options, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The sections of which no template may say beforehand that they do not apply."""

    sections: tuple[SectionId, ...]


@detector("nil-by-default", NilOptions)
def nil_by_default(plan: AnalysedPlan, options: NilOptions) -> Iterator[Match]:
    """Yield wording of a template that says of a section, before anybody has, that it is empty."""
    if plan.template is None:
        return
    for part in plan.template.parts:
        inside = set(part.sections) & set(options.sections)
        if part.nil and inside and not _offered(part, plan):
            yield Match(span=part.words.span)


def _offered(part: Part, plan: AnalysedPlan) -> bool:
    """True for a line beside a box that nobody has ticked."""
    assert plan.template is not None
    block = part.words.span.block
    text = plan.template.plan.document.blocks[block].text
    boxes = [
        control.checked
        for control in plan.template.plan.document.controls
        if control.kind is ControlKind.CHECK_BOX and control.first == block
    ]
    if boxes:
        return not any(boxes)
    return bool(_BOX.search(text)) and not _TICKED.search(text)


@detector("one-sex-wording", Options)
def one_sex_wording(plan: AnalysedPlan, _: Options) -> Iterator[Match]:
    """Yield each "he/she", or "his" alone, in wording of a template that stays in every plan."""
    if plan.template is None:
        return
    fixed = plan.plan.document.blocks
    for part in plan.template.parts:
        if part.kind not in _STAYS:
            continue
        span = part.words.span
        text = fixed[span.block].text[span.start : span.end]
        found = EITHER.search(text) or _ONE.search(text)
        if found and not _SOMEBODY.search(text, 0, found.start()):
            start = span.start
            yield Match(span=Span(span.block, start + found.start(), start + found.end()))
