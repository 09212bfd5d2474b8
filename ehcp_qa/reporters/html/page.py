"""A report as one page: templates filled, with the style and the script inside it."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from ehcp_qa.model.analysed import AnalysedPlan, Facet
from ehcp_qa.model.plan import PlacementKind, PlanStage
from ehcp_qa.model.report import CheckRun, Report
from ehcp_qa.model.rule import TEMPLATE
from ehcp_qa.reporters import provisions, wording
from ehcp_qa.reporters.base import Layout
from ehcp_qa.reporters.html import scores, tables
from ehcp_qa.reporters.html.known import shown_standing
from ehcp_qa.reporters.html.view import plan_text
from ehcp_qa.reporters.stamp import stamp
from ehcp_qa.reporters.text import harmless
from ehcp_qa.reporters.thread import thread_graph

if TYPE_CHECKING:
    from jinja2 import Environment

PACKAGE = "ehcp_qa.reporters.html"


def html_report(report: Report, layout: Layout) -> str:
    """Return every plan of a run as one HTML page, each in a part of its own."""
    del layout  # the page shows everything, and suits itself to where it is read
    page = environment().get_template("report.html")
    several = len(report.files) > 1  # then their names may be alike, so each has a number
    plans = [
        {"number": f"{at}. " if several else "", **_plan(run, f"plan{at}")}
        for at, run in enumerate(report.files, start=1)
    ]
    style, script = data("page.css"), data("page.js")
    return page.render(
        report=report,
        plans=plans,
        gate=wording.gate(report),
        style=style,
        script=script,
        style_hash=digest(style),
        script_hash=digest(script),
    )


@cache
def environment() -> Environment:
    """Return the templates of a plan's page."""
    made = templates(PACKAGE)
    made.globals |= {
        "wording": wording,
        "stamp": stamp,
        "slots": [wording.BLANKS[slot].capitalize() for slot in provisions.SHOWN],
        "facets": [wording.FACETS[facet] for facet in Facet],
    }
    return made


def templates(package: str) -> Environment:
    """Return a package's templates, which escape all that a plan says and leave out what breaks a page."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader(package, "templates"),
        autoescape=True,
        finalize=printed,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def printed(value: object) -> object:
    """Return what a template prints: nothing for None, and text without what breaks a page.

    Markup that a template made is left as it is; all other text is escaped after this.
    """
    if value is None:
        return ""
    return harmless(value) if isinstance(value, str) and not hasattr(value, "__html__") else value


@cache
def data(name: str) -> str:
    """Return the style or the script as it stands in the page."""
    return files(PACKAGE).joinpath("templates", name).read_text(encoding="utf-8")


def digest(text: str) -> str:
    """Return what the page's content policy calls the only style and the only script it lets in."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _plan(run: CheckRun, key: str) -> dict[str, Any]:
    text = plan_text(run, key)
    rules = tables.rules_found(run, text.names)
    return {
        "key": key,
        "run": run,
        "names": text.names,
        "sections": text.sections,
        "facts": _facts(run),
        "template": run.stage is PlanStage.TEMPLATE,
        "headline": wording.headline(run) if run.scores else "",
        "scores": scores.shown_scores(run.scores, text.names),
        "first": scores.first(run, text.names),
        "known": shown_standing(run, text.names.statements),
        "severities": scores.severities(run),
        "checks": list(tables.checks_by_outcome(run)),
        "checks_counted": wording.checks(run),
        "rules": rules,
        "rule_anchors": {r.finding.code: f"{key}-r{n}" for n, r in enumerate(rules, start=1)},
        **_analysed(run.analysed, key),
    }


def _facts(run: CheckRun) -> list[tuple[str, str]]:
    facts = [("File", run.source.name)]
    if run.reads == TEMPLATE:
        return facts
    if run.stage:
        why = f" ({run.stage_why})" if run.stage_why else ""
        facts += [("Child", run.child or "no name found"), ("Stage", f"{run.stage.value}{why}")]
    if run.placement is not PlacementKind.UNKNOWN:
        facts.append(("Placement", f"{run.placement.value} ({run.placement_why})"))
    if run.plan_date:
        facts.append(("Date", wording.day(run.plan_date)))
    return facts


def _analysed(analysed: AnalysedPlan | None, key: str) -> dict[str, Any]:
    """Return what only an analysed plan has: the thread, the provision table and the outcomes."""
    if analysed is None:
        return {"graph": "", "thread": (), "provisions": (), "outcomes": (), "index": ""}
    thread = tables.thread_lists(analysed)
    return {
        "graph": thread_graph(analysed, f"{key}-thread") if thread else "",
        "thread": thread,
        "provisions": provisions.rows(analysed),
        "outcomes": tables.outcome_rows(analysed),
        "index": provisions.in_a_sentence(analysed.enforceability()),
    }
