"""All commands on one page."""

from __future__ import annotations

from typing import Annotated

import typer

from ehcp_qa import __version__
from ehcp_qa.cli import (
    accept,
    annotate,
    audit,
    check,
    compare,
    config,
    evaluate,
    explain,
    extract,
    moderate,
    queries,
    rules,
    template,
    try_statement,
    verify,
)

HELP = """
Read a draft EHC plan and say what a plan writer should look at again.

Nothing leaves this computer. The same plan, rules and version give the same findings.

\b
  ehcp-qa check plan.docx                check a plan
  ehcp-qa explain PRV-01                 read the page of a rule
  ehcp-qa try "Sam will have regular OT." --as provision
"""
EXIT_CODES = (
    "Exit codes: 0 nothing at or above the gate; 1 findings at or above it; "
    "2 the command was wrong, or a file could not be read or wholly checked."
)

# Plain help: no drawing of boxes, so that it reads the same everywhere and comes at once.
app = typer.Typer(
    name="ehcp-qa",
    help=HELP,
    epilog=EXIT_CODES,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
for _name, _module, _run, _short in (
    ("check", check, check.check, "Check plans and report what to look at again."),
    ("audit", audit, audit.audit, "Check folders of plans; tables and pages for QA."),
    ("moderate", moderate, moderate.moderate, "How far auditors and machine agree."),
    ("annotate", annotate, annotate.annotate, "Write a copy with the findings in its margin."),
    ("accept", accept, accept.accept, "Accept findings, with a reason."),
    ("queries", queries, queries.queries, "Write letters of questions to advisers."),
    ("compare", compare, compare.compare, "Compare two drafts of one plan."),
    ("extract", extract, extract.extract, "Show a plan as it was read."),
    ("verify", verify, verify.verify, "Run a report again: is it the same?"),
    ("try", try_statement, try_statement.try_statement, "Analyse one statement."),
    ("explain", explain, explain.explain, "Show the page of a rule."),
    ("evaluate", evaluate, evaluate.evaluate, "Measure one task on labelled data."),
):
    app.command(_name, help=_module.HELP, short_help=_short, no_args_is_help=True)(_run)
app.add_typer(template.app, name="template", help=template.HELP)
app.add_typer(rules.app, name="rules", help=rules.HELP)
app.add_typer(config.app, name="config", help=config.HELP)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"ehcp-qa {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", help="Say the version.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Hold the options that stand before a command."""
