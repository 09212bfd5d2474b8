"""``ehcp-qa queries``: questions back to each adviser, as letters in a Word file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ehcp_qa.cli.options import CHECKING, KNOWN, Plan
from ehcp_qa.cli.output import say
from ehcp_qa.cli.takes import takes
from ehcp_qa.config import Config

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
Output = Annotated[
    Path, typer.Option("--output", "-o", metavar="OUT.docx", help="Where the letters go.")
]


@takes(*CHECKING, *KNOWN, "redact")
def queries(config: Config, plan: Plan, output: Output) -> None:
    """Check a plan and write its letters to advisers."""
    from ehcp_qa.workflows.queries import write_queries

    said, problem = write_queries(plan, output, config)
    typer.echo(said)
    say(problem)
    raise typer.Exit(2 if problem else 0)
