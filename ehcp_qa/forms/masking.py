"""The wording of a template that stays in every plan, as a plan of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from ehcp_qa.model.document import Document
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Condition, Plan, Role, Section, SectionId, Statement, Words

_PROVISION = frozenset({SectionId.F, SectionId.G, SectionId.H1, SectionId.H2, SectionId.H})
_GIVES = re.compile(
    r"\b(?:will|is to|are to) (?:have|receive|get|access|attend|benefit|be (?:given|provided|supported|offered))\b",
    re.IGNORECASE,
)


def fixed_plan(plan: Plan, taken: Iterable[Span]) -> Plan:
    """Return the plan with the words at ``taken`` blanked, at its full length.

    Every place stays as it was, so what is found in the fixed wording is found in the template.
    Statements of which nothing is left are left out.
    """
    spans: dict[int, list[Span]] = {}
    for span in taken:
        spans.setdefault(span.block, []).append(span)
    sections = {key: _section(section, spans) for key, section in plan.sections.items()}
    return replace(
        plan,
        document=_document(plan.document, spans),
        sections=sections,
        rows=(),
        advice=(),
        fields=(),
    )


def _document(document: Document, spans: Mapping[int, list[Span]]) -> Document:
    blocks = tuple(
        replace(block, text=_blanked(block.text, 0, spans[block.index]), marks=())
        if block.index in spans
        else block
        for block in document.blocks
    )
    return replace(document, blocks=blocks, controls=())


def _section(section: Section, spans: Mapping[int, list[Span]]) -> Section:
    left = (_statement(_provided(s), spans) for s in section.statements)
    kept = tuple(s for s in left if _says_something(s.text))
    given = any(s.role is Role.PROVISION for s in kept)
    return replace(
        section, statements=kept, condition=Condition.FILLED if given else section.condition
    )


def _provided(statement: Statement) -> Statement:
    """Return the statement as provision where it says what any child is to be given.

    In a plan, words about any child at all are what the template says; here they are what every
    plan will say.
    """
    given = statement.role is Role.GUIDANCE and statement.section in _PROVISION
    return (
        replace(statement, role=Role.PROVISION)
        if given and _GIVES.search(statement.text)
        else statement
    )


def _statement(statement: Statement, spans: Mapping[int, list[Span]]) -> Statement:
    cells = {role: _words(words, spans) for role, words in statement.cells.items()}
    return replace(
        statement,
        text=_words(Words(statement.text, statement.span), spans).text,
        cells={role: words for role, words in cells.items() if _says_something(words.text)},
        lead_in=statement.lead_in and _words(statement.lead_in, spans),
        before=statement.before and _words(statement.before, spans),
    )


def _words(words: Words, spans: Mapping[int, list[Span]]) -> Words:
    held = spans.get(words.span.block)
    return Words(_blanked(words.text, words.span.start, held), words.span) if held else words


def _blanked(text: str, start: int, spans: Iterable[Span]) -> str:
    """Return the text, which begins at ``start`` of its block, with spaces where the spans are."""
    letters = list(text)
    for span in spans:
        first, last = max(span.start - start, 0), min(span.end - start, len(text))
        if first < last:
            letters[first:last] = " " * (last - first)
    return "".join(letters)


def _says_something(text: str) -> bool:
    return any(character.isalpha() for character in text)
