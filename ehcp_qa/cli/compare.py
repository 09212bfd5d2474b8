"""``ehcp-qa compare``: two drafts of one plan, and what changed between them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ehcp_qa.cli import options
from ehcp_qa.cli.output import layout, write

HELP = """
Compare two drafts of one plan: findings fixed, remaining and new; provision removed or weakened,
slot by slot; needs dropped; outcomes changed; scores before and after.

\b
  ehcp-qa compare draft-1.docx draft-2.docx
  ehcp-qa compare draft-1.docx draft-2.docx --format markdown --output changes.md

Exit codes: 0 no new finding at or above the gate; 1 there are some, or the new draft scores less than
was asked; 2 a file could not be read or wholly checked, or the command was wrong.
"""
FORMATS = ("console", "json", "markdown")
Old = Annotated[Path, typer.Argument(metavar="OLD", help="The earlier draft.")]
New = Annotated[Path, typer.Argument(metavar="NEW", help="The later draft.")]
Format = Annotated[
    str,
    typer.Option("--format", "-f", metavar="|".join(FORMATS), help="Form of the comparison."),
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where it goes.")
]


def compare(
    old: Old,
    new: New,
    form: Format = "console",
    output: Output = None,
    rules: options.Rules = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    profile: options.Profile = None,
    stage: options.Stage = None,
    placement: options.Placement = None,
    force: options.Force = False,
    fail_on: options.FailOn = None,
    min_score: options.MinScore = None,
    accepted: options.Accepted = None,
    today: options.Today = None,
    model: options.Model = None,
    config: options.ConfigFile = None,
    quiet: options.Quiet = False,
    no_color: options.NoColor = False,
) -> None:
    """Check both drafts and write what changed."""
    if form not in FORMATS:
        raise typer.BadParameter(f"--format is “{form}”; it should be one of {', '.join(FORMATS)}.")
    given = {
        "rules": rules,
        "select": select,
        "ignore": ignore,
        "profile": profile,
        "stage": stage,
        "placement": placement,
        "force": force or None,
        "fail_on": fail_on,
        "min_score": min_score,
        "accepted": str(accepted) if accepted else None,
        "today": today,
        "model": model,
    }
    chosen = options.settings(given, file=config, quiet=quiet, no_color=no_color)

    from ehcp_qa.workflows.compare import compare_files, render_comparison

    found = compare_files(old, new, chosen)
    for run in found.report.files:
        if run.error:
            typer.echo(f"ehcp-qa: {run.error}", err=True)
    if found.comparable or form != "console" or output is not None:
        write(render_comparison(found, form, layout(chosen, output)), output)
    raise typer.Exit(found.exit_code)
