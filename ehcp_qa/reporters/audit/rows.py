"""The plans of an audit as compact data for the page's table, made while they are read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice

from ehcp_qa.model.audit import PlanRecord, PlanState
from ehcp_qa.reporters.audit.words import severities
from ehcp_qa.reporters.text import clean

# Beyond so many a page takes seconds to open; the CSV has them all.
MOST = 20_000
SHOWN = 50  # rows that stand in the page itself, for readers without script and for paper
COLUMNS = (
    "Plan",
    "Child",
    "Team",
    "Key stage",
    "Primary need",
    "Out of 100",
    "Grade",
    "Errors",
    "Warnings",
    "Advice",
    "Ready to issue",
)
TENTHS = 5  # the column of scores, shown to one decimal place
NUMBERS = frozenset({5, 7, 8, 9})  # columns that sort as numbers
_ESCAPED = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}
Value = str | float | int | None


def plan_rows(records: Iterable[PlanRecord]) -> Iterator[tuple[Value, ...]]:
    """Yield a row for each plan in path order; one that was not checked says so as its grade."""
    for record in islice((r for r in records if r.state is not PlanState.DUPLICATE), MOST):
        facts = record.facts
        read = record.state in (PlanState.CHECKED, PlanState.PARTLY)
        yield (
            clean(record.path),
            *map(clean, (facts.child, facts.team, facts.key_stage, facts.primary_need)),
            record.overall,
            record.grade if read else record.state.value,
            *(severities(record) if read else (None, None, None)),
            ("yes" if record.ready else "no") if read else "",
        )


def as_json(rows: Iterable[tuple[Value, ...]]) -> Iterator[str]:
    """Yield rows as the pieces of one JSON list that no page can take for markup."""
    yield "["
    for at, row in enumerate(rows):
        said = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
        for character, escape in _ESCAPED.items():
            said = said.replace(character, escape)
        yield f"{',' if at else ''}\n{said}"
    yield "\n]"
