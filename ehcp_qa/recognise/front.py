"""The facts at the front, foot and end of a plan: who the child is, which dates it shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ehcp_qa.law.dates import find_dates, parse_date, year_group
from ehcp_qa.model.document import Document
from ehcp_qa.model.lexicon import Lexicon
from ehcp_qa.model.plan import Child, Field, Statement, Words
from ehcp_qa.nlp.plain import plain
from ehcp_qa.recognise.births import BORN, births, quiet_births
from ehcp_qa.recognise.child import child_of
from ehcp_qa.recognise.draft import Gathered
from ehcp_qa.recognise.facts import facts_in_lines, facts_in_tables
from ehcp_qa.recognise.field_labels import FieldLabels
from ehcp_qa.recognise.grid import Unit
from ehcp_qa.recognise.told_dates import told_dates

# Dates that say when this plan was written or sent, the most telling first.
_PLAN_DATES = ("amended_date", "issue_date", "draft_date", "plan_date", "signed_date")
_OTHER_DATES = frozenset(
    {
        "date_of_birth",
        "review_date",
        "last_review_date",
        "respond_by",
        "request_date",
        "first_plan_date",
    }
)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The labelled facts in reading order, the child they tell of, and the plan's own date."""

    fields: tuple[Field, ...]
    child: Child
    plan_date: date | None


def front_matter(
    document: Document,
    body: Sequence[Unit],
    found: Gathered,
    statements: Sequence[Statement],
    labels: Lexicon,
) -> FrontMatter:
    """Return what the document says of itself and of the child outside its sections."""
    known = FieldLabels(labels)
    inside = _inside(found)
    fields = list(facts_in_tables(body, inside, known))
    fields.extend(facts_in_lines(document, inside, known))
    fields.extend(told_dates(document, fields, inside))
    fields.extend(births(document, fields, inside))
    dated = _plan_date(document, fields, inside)
    fields.extend(quiet_births(document, fields, dated))
    ordered = sorted(
        _once(fields),
        key=lambda f: (document.blocks[f.value.span.block].furniture, f.value.span, f.name),
    )
    child = child_of(document, ordered, statements)
    if child.year_group is None and child.date_of_birth and dated:
        child = replace(child, year_group=year_group(child.date_of_birth, dated))
    return FrontMatter(tuple(ordered), child, dated)


def _inside(found: Gathered) -> frozenset[int]:
    """Return the numbers of the blocks that stand in sections."""
    return frozenset(
        block for t in found.stretches if t.sections for block in range(t.first, t.last + 1)
    )


def _once(fields: Iterable[Field]) -> tuple[Field, ...]:
    """Return the fields without repeats of the same name at the same place."""
    return tuple({(f.name, f.value.span): f for f in fields}.values())


def _plan_date(document: Document, fields: Sequence[Field], inside: frozenset[int]) -> date | None:
    """Return the latest labelled date of this plan, else the latest date at the front or foot."""
    labelled = [d for name in _PLAN_DATES for d in _days(fields, name)]
    if labelled:
        return max(labelled)
    other = {f.value.span.block for f in fields if f.name in _OTHER_DATES}
    loose = [
        span.last
        for block in document.blocks
        if block.index not in inside and block.index not in other
        for span in find_dates(plain(block.text))
        if span.kind == "day" and not BORN.search(plain(block.text)[: span.start])
    ]
    return max(loose, default=None)


def _days(fields: Sequence[Field], name: str) -> list[date]:
    return [d for f in fields if f.name == name and (d := parse_date(f.value.text))]


def labelled_days(fields: Sequence[Field], name: str) -> tuple[tuple[date, Words], ...]:
    """Return each date under one name of field with its words."""
    return tuple((d, f.value) for f in fields if f.name == name and (d := parse_date(f.value.text)))
