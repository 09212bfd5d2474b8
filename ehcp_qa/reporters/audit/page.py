"""An audit as one HTML page that needs no network and no other file."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import TYPE_CHECKING

from ehcp_qa.model.audit_summary import GRADES, Audited, Breakdown
from ehcp_qa.reporters import wording
from ehcp_qa.reporters.audit import charts, rows, words
from ehcp_qa.reporters.audit.summary import LISTED, ORDER

if TYPE_CHECKING:
    from jinja2 import Environment

PACKAGE = "ehcp_qa.reporters.audit"
CHARTED = 12  # defects with a bar of their own; the table lists them all
UNFOLDED = 20  # rows of the table of defects; a longer one is opened by whoever wants it
CHANGES = 15  # defects that rose or fell; beyond them a change is hardly one


def audit_html(audited: Audited) -> Iterator[str]:
    """Yield the page piece by piece, so that no page need stand in memory as a whole."""
    from ehcp_qa.reporters.html.page import data, digest

    style, script = data("page.css") + _own("audit.css"), _own("audit.js")
    summary = audited.summary
    told = [b for b in summary.breakdowns if _tells(b)]
    named = [b for b in told if b.key in _WEAKEST_BY]
    yield from (
        _environment()
        .get_template("audit.html")
        .generate(
            summary=summary,
            stamp=audited.stamp,
            trends=audited.trends,
            headline=words.headline(summary),
            order=ORDER,
            grade_bars=charts.grades(summary.spreads),
            defect_bars=charts.defects(summary.defects[:CHARTED], summary.counts.checked),
            trend_bars=charts.scores(audited.trends.scores) if audited.trends else (),
            breakdowns=told,
            untold=[words.FACTS[b.key].lower() for b in summary.breakdowns if b not in told],
            named=named,
            weak=named or told[:1],
            crossing=_crossing(audited),
            first_rows=list(islice(rows.plan_rows(audited.records()), rows.SHOWN)),
            data=rows.as_json(rows.plan_rows(audited.records())),
            style=style,
            script=script,
            style_hash=digest(style),
            script_hash=digest(script),
        )
    )


@cache
def _environment() -> Environment:
    """Return the templates of an audit's page."""
    from ehcp_qa.reporters.html.page import templates

    made = templates(PACKAGE)
    made.globals |= {
        "words": words,
        "wording": wording,
        "columns": rows.COLUMNS,
        "numbers": rows.NUMBERS,
        "tenths": rows.TENTHS,
        "most_rows": rows.MOST,
        "listed": LISTED,
        "grades": [grade or words.NO_GRADE for grade in GRADES],
        "kinds": charts.KINDS,
        "wide": charts.WIDE,
        "changes": CHANGES,
        "unfolded": UNFOLDED,
        "group_bars": lambda b: charts.grades(
            (group.spread for group in b.groups), map(words.told, b.groups)
        ),
    }
    return made


@cache
def _own(name: str) -> str:
    """Return the style or the script as it stands in the page."""
    return files(PACKAGE).joinpath("templates", name).read_text(encoding="utf-8")


def _tells(breakdown: Breakdown) -> bool:
    """Say whether a breakdown has any group that says something."""
    return any(group.value for group in breakdown.groups)


def _crossing(audited: Audited) -> dict[str, object]:
    """Return the weakest sections as a table: a row for each primary need, a column for each team.

    It takes two facts that both say something; the largest groups are shown.
    """
    facts = {b.key: b for b in audited.summary.breakdowns}
    team, need = facts.get("team"), facts.get("primary_need")
    if not team or not need or not _tells(team) or not _tells(need):
        return {"teams": (), "needs": (), "cells": {}}
    return {
        "teams": [group.value for group in team.groups[:_MOST_TEAMS]],
        "needs": [group.value for group in need.groups[:_MOST_NEEDS]],
        "cells": {(c.need, c.team): c for c in audited.summary.crossings},
    }


_WEAKEST_BY = ("team", "primary_need")
# What a sheet of paper takes across, and a screen down.
_MOST_TEAMS, _MOST_NEEDS = 8, 20
