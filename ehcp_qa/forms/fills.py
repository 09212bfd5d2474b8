"""The words of a template that a writer replaces, and those that are marked as guidance."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ehcp_qa.detectors.template import PlaceholderOptions, placeholder
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.document import Block, ControlKind, Document, MarkKind
from ehcp_qa.model.finding import Severity
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Child, Plan, PlanStage
from ehcp_qa.nlp.fields import FIELD

# With no child named, a row of X's could stand for a name; in a template it is a blank.
_NOBODY = Child(full_name="Nobody at all", first_name="Nobody")
_BROKEN = "error!"  # a reference that Word has lost, which no writer is asked to fill in
_TYPED = frozenset({ControlKind.TEXT, ControlKind.RICH_TEXT})


def fill_spans(plan: Plan, options: PlaceholderOptions) -> tuple[Span, ...]:
    """Return the placeholders, merge fields and prompts of a template, none inside another."""
    found = [*_placeholders(plan, options), *_fields(plan.document), *_prompts(plan.document)]
    return merged(found)


def guidance_spans(document: Document) -> tuple[Span, ...]:
    """Return the words that stand in a style kept for guidance."""
    return merged(
        Span(block.index, mark.start, mark.end)
        for block in document.blocks
        for mark in block.marks
        if mark.kind is MarkKind.GUIDANCE
    )


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in reading order, those that touch or overlap made into one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.block == found[-1].block and span.start <= found[-1].end:
            found[-1] = Span(span.block, found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def covered(block: Block, spans: Iterable[Span]) -> bool:
    """True when nothing but the spans, spaces and punctuation stands in the block."""
    bare = list(block.text)
    for span in spans:
        if span.block == block.index:
            bare[span.start : span.end] = " " * (span.end - span.start)
    return not any(character.isalnum() for character in bare)


def _placeholders(plan: Plan, options: PlaceholderOptions) -> Iterable[Span]:
    """Yield what would be a placeholder left in a final plan, but for "he/she"."""
    final = replace(plan, stage=PlanStage.FINAL, child=_NOBODY)
    for match in placeholder(AnalysedPlan(final, {}, {}, ()), options):
        if match.span is not None and match.severity is not Severity.WARNING:
            yield match.span


def _fields(document: Document) -> Iterable[Span]:
    for block in document.blocks:
        for found in FIELD.finditer(block.text):
            if not found.group().lower().startswith(_BROKEN):
                yield Span(block.index, *found.span())


def _prompts(document: Document) -> Iterable[Span]:
    """Yield what stands in a text control that holds only its prompt, however it is marked."""
    for control in document.controls:
        if control.kind in _TYPED and control.placeholder and control.first == control.last:
            block = document.blocks[control.first] if control.first is not None else None
            for mark in block.marks if block else ():
                if block and mark.kind is MarkKind.PLACEHOLDER:
                    yield Span(block.index, mark.start, mark.end)
