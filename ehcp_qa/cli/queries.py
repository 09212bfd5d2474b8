"""``ehcp-qa queries``: questions back to each adviser, as letters in a Word file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ehcp_qa.cli import options

HELP = """
Write the questions that a plan raises for its advisers, with a letter to each on its own page.

\b
  ehcp-qa queries plan.docx --output questions.docx

Each vague or partly specified recommendation is quoted with blanks for what it leaves open; nothing
is filled in. Read and edit the letters before they go: whom to ask is worked out from the posts that
the plan names and from Section K. A plan that raises no question makes no file.

Exit codes: 0 the letters were written, or there is nothing to ask; 2 the plan could not be read or
wholly checked, or the command was wrong.
"""
Plan = Annotated[Path, typer.Argument(metavar="PLAN", help="One file.")]
Output = Annotated[
    Path, typer.Option("--output", "-o", metavar="OUT.docx", help="Where the letters go.")
]


def queries(
    plan: Plan,
    output: Output,
    rules: options.Rules = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    profile: options.Profile = None,
    stage: options.Stage = None,
    placement: options.Placement = None,
    force: options.Force = False,
    accepted: options.Accepted = None,
    today: options.Today = None,
    model: options.Model = None,
    config: options.ConfigFile = None,
) -> None:
    """Check a plan and write its letters to advisers."""
    given = {
        "rules": rules,
        "select": select,
        "ignore": ignore,
        "profile": profile,
        "stage": stage,
        "placement": placement,
        "force": force or None,
        "accepted": str(accepted) if accepted else None,
        "today": today,
        "model": model,
    }
    chosen = options.settings(given, file=config)

    from ehcp_qa.workflows.queries import write_queries

    said, problem = write_queries(plan, output, chosen)
    typer.echo(said)
    if problem:
        typer.echo(f"ehcp-qa: {problem}", err=True)
    raise typer.Exit(2 if problem else 0)
