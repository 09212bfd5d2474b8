"""``ehcp-qa annotate``: a copy of a plan with its findings in the margin, or without them again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ehcp_qa.cli.options import CHECKING, AnnotateDate
from ehcp_qa.cli.output import say
from ehcp_qa.cli.takes import takes
from ehcp_qa.config import Config

HELP = """
Write a copy of a plan with its findings in the margin: comments in Word, notes in a PDF.

\b
  ehcp-qa annotate plan.docx --output plan-notes.docx
  ehcp-qa annotate plan-notes.docx --remove --output plan.docx

Each note stands on exactly the words it is about. Earlier notes of this program are replaced, and
nobody else's are touched. The plan itself is never changed.

Exit codes: 0 the copy was written; 2 it could not be, or the command was wrong.
"""
Plan = Annotated[Path, typer.Argument(metavar="PLAN", help="A Word file or a PDF.")]
Output = Annotated[
    Path, typer.Option("--output", "-o", metavar="FILE", help="Where the copy goes.")
]
Remove = Annotated[
    bool, typer.Option("--remove", help="Take this program's notes out; check nothing.")
]


@takes(*CHECKING)
def annotate(
    config: Config,
    plan: Plan,
    output: Output,
    remove: Remove = False,
    annotate_date: AnnotateDate = None,
) -> None:
    """Check a plan and write the copy with notes, or only take notes out."""
    from ehcp_qa.workflows import annotate as workflow

    targets = workflow.copies([plan], output)
    if remove:
        typer.echo(workflow.clear(plan, targets[0]))
        return
    from ehcp_qa.workflows.check import as_checked

    report = as_checked([plan], config)  # notes stand in the plan's own words
    when = annotate_date and annotate_date.date()
    done, failed = workflow.annotate(report, [plan], targets, when)
    for line in done:
        typer.echo(line)
    say(*(run.error for run in report.files), *failed)
    raise typer.Exit(0 if done else 2)
