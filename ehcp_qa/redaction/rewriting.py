"""A report's data with every text redacted and every span moved along, whatever class holds it.

The walk goes through all fields of all data classes, so that a field added later is redacted too, and
only what is named here is left as it is: codes, fingerprints, and the words of rules.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar, cast

from ehcp_qa.model.analysed import AnalysedPlan, Deadline, SlotValue, SoftPhrase
from ehcp_qa.model.document import Block, Document, Mark, Source
from ehcp_qa.model.finding import Finding, RelatedPlace
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Child, Plan, Statement, Words
from ehcp_qa.model.report import Check, CheckRun, NotChecked, Priority
from ehcp_qa.model.standing import Acceptance
from ehcp_qa.redaction.edits import applied, inside, moved
from ehcp_qa.redaction.filenames import SOMEBODY, file_name, path_name
from ehcp_qa.redaction.key import Key
from ehcp_qa.redaction.persons import THE_CHILD

T = TypeVar("T")

_HASH = re.compile(r"[0-9a-f]{16}|[0-9a-f]{64}")
# What comes from a rule's page and holds no word of the plan.
_OF_RULES: Mapping[type, frozenset[str]] = {
    Finding: frozenset(("code", "name", "title", "why", "source", "statement")),
    Check: frozenset(("code", "title", "group")),
    Priority: frozenset(("code", "title")),
    NotChecked: frozenset(("what",)),
    Statement: frozenset(("id", "row")),
}


@dataclass(frozen=True, slots=True)
class Rewriter:
    """Redacts whatever belongs to one document."""

    key: Key
    document: Document | None

    def rewritten(self, value: T) -> T:
        """Return data with its texts redacted and its spans moved."""
        return cast(T, self._any(value))

    def _any(self, value: Any) -> Any:
        if isinstance(value, Enum) or value is None:
            return value
        if isinstance(value, str):
            return value if _HASH.fullmatch(value) else self.key.text(value)
        if isinstance(value, Span):
            return self._span(value)
        if is_dataclass(value) and not isinstance(value, type):
            return self._data(value)
        if isinstance(value, tuple | list):
            return type(value)([self._any(item) for item in value])
        if isinstance(value, frozenset):
            return value  # of fingerprints, of statements' ids, of concepts
        if isinstance(value, Mapping):
            return {key: self._any(item) for key, item in value.items()}
        return value

    def _data(self, value: Any) -> Any:
        """Return a data class rewritten field by field; a few need more than that."""
        special = _SPECIAL.get(type(value))
        return special(self, value) if special else self._fields(value)

    def _fields(self, value: Any, **given: Any) -> Any:
        kept = _OF_RULES.get(type(value), frozenset())
        changed = {
            f.name: self._any(getattr(value, f.name))
            for f in fields(value)
            if f.init and f.name not in kept and f.name not in given
        }
        return replace(value, **changed, **given)

    def _span(self, span: Span) -> Span:
        start, end = moved(self._edits(span.block), span.start, span.end)
        return Span(span.block, start, end)

    def _edits(self, block: int) -> tuple[Any, ...]:
        if self.document is None or block >= len(self.document.blocks):
            return ()
        return self.key.edits(self.document.blocks[block].text)

    def _at(self, text: str, span: Span | None) -> str:
        """Return words of the document redacted as they are where they stand.

        A text of another length than its span is no cut of the document and is redacted by itself.
        """
        if span is None or self.document is None or len(text) != span.end - span.start:
            return self.key.text(text)
        here = inside(self._edits(span.block), span.start, span.end)
        return applied(text, here)

    # the classes whose words and spans belong together ------------------------------------

    def _words(self, value: Words) -> Words:
        return self._fields(value, text=self._at(value.text, value.span))  # type: ignore[no-any-return]

    def _statement(self, value: Statement) -> Statement:
        return self._fields(value, text=self._at(value.text, value.span))  # type: ignore[no-any-return]

    def _worded(self, value: Any) -> Any:
        return self._fields(value, words=self._at(value.words, value.span))

    def _placed(self, value: Any) -> Any:
        return self._fields(value, excerpt=self._at(value.excerpt, value.place.span))

    def _block(self, value: Block) -> Block:
        edits = self.key.edits(value.text)
        marks = tuple(Mark(m.kind, *moved(edits, m.start, m.end)) for m in value.marks)
        return self._fields(value, text=applied(value.text, edits), marks=marks)  # type: ignore[no-any-return]

    def _document(self, value: Document) -> Document:
        """Return a document without its properties and form fields, which may name anybody."""
        return self._fields(value, properties=(), controls=())  # type: ignore[no-any-return]

    def _source(self, value: Source) -> Source:
        return replace(value, name=file_name(value.name, self.key))

    def _child(self, value: Child) -> Child:
        named = THE_CHILD if value.full_name or value.first_name else ""
        return replace(
            value,
            full_name=named,
            first_name=named,
            known_as=(),
            surname="",
            date_of_birth=None,
        )

    def _analysed(self, value: AnalysedPlan) -> AnalysedPlan:
        """Return an analysed plan without its tokens, which nothing asks for after the rules."""
        links = value.links
        plain = {"links": tuple(replace(link, why=self.key.text(link.why)) for link in links)}
        kept = {"tokens": {}, "topics": value.topics, "alone": value.alone, "model": value.model}
        return self._fields(value, **plain, **kept)  # type: ignore[no-any-return]

    def _run(self, value: CheckRun) -> CheckRun:
        name = value.source.name
        error = value.error.replace(name, file_name(name, self.key)) if name else value.error
        return self._fields(  # type: ignore[no-any-return]
            value,
            error=self.key.text(error),
            path=path_name(value.path, self.key) if value.path else "",
        )

    def _acceptance(self, value: Acceptance) -> Acceptance:
        return replace(
            value,
            plan=file_name(value.plan, self.key),
            reason=self.key.text(value.reason),
            by=SOMEBODY,
        )

    def _plan(self, value: Plan) -> Plan:
        """Return a plan; the ids of rows are no words of it."""
        return self._fields(value, rows=value.rows)  # type: ignore[no-any-return]


_SPECIAL: Mapping[type, Any] = {
    Words: Rewriter._words,
    Statement: Rewriter._statement,
    SlotValue: Rewriter._worded,
    SoftPhrase: Rewriter._worded,
    Deadline: Rewriter._worded,
    Finding: Rewriter._placed,
    RelatedPlace: Rewriter._placed,
    Block: Rewriter._block,
    Document: Rewriter._document,
    Source: Rewriter._source,
    Child: Rewriter._child,
    AnalysedPlan: Rewriter._analysed,
    CheckRun: Rewriter._run,
    Acceptance: Rewriter._acceptance,
    Plan: Rewriter._plan,
}
