"""A comparison as one HTML file that needs no network, no script and no other file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ehcp_qa.model.comparison import Comparison
from ehcp_qa.model.finding import Severity
from ehcp_qa.model.report import CheckRun
from ehcp_qa.reporters import wording
from ehcp_qa.reporters.base import Layout
from ehcp_qa.reporters.comparison import phrases
from ehcp_qa.reporters.comparison.shown import ShownPart, shown_parts
from ehcp_qa.reporters.html.page import data, digest, environment

COLUMNS = ("Fixed", "Remaining", "New")


def comparison_page(comparison: Comparison, layout: Layout) -> str:
    """Return the comparison as a page that looks like the report on a plan."""
    del layout  # the page shows everything, and suits itself to where it is read
    style = data("page.css")
    return (
        environment()
        .get_template("comparison.html")
        .render(
            report=comparison.report,
            names=phrases.names(comparison),
            drafts=[dict(_facts(run)) for run in comparison.report.files],
            problems=[run.error for run in comparison.report.files if run.error],
            comparable=comparison.comparable,
            notes=comparison.notes,
            gate=phrases.gate(comparison),
            caution=phrases.CAUTION,
            stops=comparison.exit_code == 1,
            style=style,
            style_hash=digest(style),
            **_body(comparison),
        )
    )


def _body(comparison: Comparison) -> dict[str, Any]:
    """Return what only two drafts that were read have."""
    if not comparison.comparable:
        return {"summary": "", "scores": (), "counts": (), "columns": COLUMNS, "parts": ()}
    return {
        "summary": phrases.summary(comparison),
        "scores": [
            (s.name, wording.out_of_100(s.before), wording.out_of_100(s.after), s.difference)
            for s in phrases.score_lines(comparison)
        ],
        "columns": COLUMNS,
        "counts": dict(_counts(comparison)),
        "parts": _parts(comparison),
    }


def _parts(comparison: Comparison) -> tuple[ShownPart, ...]:
    return tuple(shown_parts(phrases.parts(comparison)))


def _counts(comparison: Comparison) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield each severity with how many findings were fixed, remain and are new."""
    lists = (comparison.fixed, comparison.remaining, comparison.new)
    for severity in Severity:
        yield severity.value, tuple(sum(f.severity is severity for f in own) for own in lists)


def _facts(run: CheckRun) -> Iterator[tuple[str, str]]:
    facts: Mapping[str, str] = {
        "File": run.source.name,
        "Child": run.child,
        "Stage": run.stage.value if run.stage else "",
        "Date": wording.day(run.plan_date) if run.plan_date else "",
    }
    yield from ((name, value) for name, value in facts.items() if value)
