"""The statements in which a plan speaks with its own voice, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Plan, Role, SectionId, Statement
from ehcp_qa.nlp.fields import only_fields
from ehcp_qa.nlp.sentences import sentences

_NOT_OWN = frozenset({Role.NIL, Role.GUIDANCE, Role.ADVICE, Role.QUOTED_OUTCOME})


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a statement, with its offset in the statement's text."""

    statement: Statement
    text: str
    start: int

    def span(self, start: int, end: int) -> Span:
        """Return where characters of the sentence stand in the document."""
        base = self.statement.span.start + self.start
        return Span(self.statement.span.block, base + start, base + end)


def own_statements(plan: Plan, *sections: SectionId) -> Iterator[Statement]:
    """Yield the statements that are neither template text, nor nil, nor a list of reports."""
    said = (s for s in plan.statements(*sections) if s.role not in _NOT_OWN)
    yield from (s for s in said if not only_fields(s.text))


def own_sentences(plan: Plan, *sections: SectionId) -> Iterator[Sentence]:
    """Yield each sentence of those statements in reading order."""
    for statement in own_statements(plan, *sections):
        for start, end in sentences(statement.text):
            yield Sentence(statement, statement.text[start:end], start)


def section_text(plan: Plan, section: SectionId) -> str:
    """Return the text of a section's own statements, with those of the cells beside them."""
    return "\n".join(
        " · ".join((s.text, *(words.text for words in s.cells.values())))
        for s in own_statements(plan, section)
    )
