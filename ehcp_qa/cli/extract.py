"""``ehcp-qa extract``: the plan as it was read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ehcp_qa.cli import options
from ehcp_qa.cli.output import write

HELP = """
Show a plan as it was read: sections, statements, table rows, links and places.

With --check, go through the file a second time and say instead whether all the text that can be
seen in it was read: numbers and places only, no words of the plan.

\b
  ehcp-qa extract plan.docx --format markdown
  ehcp-qa extract plan.pdf --format json --output plan.json
  ehcp-qa extract plan.docx --check

Exit codes: 0 the plan was read; 1 with --check, some of its text was not; 2 it could not be read,
or the command was wrong.
"""
FORMATS = ("json", "markdown")
Plan = Annotated[Path, typer.Argument(metavar="PLAN", help="One file.")]
Format = Annotated[
    str, typer.Option("--format", "-f", metavar="|".join(FORMATS), help="Form of the extract.")
]
Whole = Annotated[
    bool, typer.Option("--check", help="Say whether all visible text was read, and no more.")
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where it goes.")
]


def extract(
    plan: Plan,
    form: Format = "json",
    output: Output = None,
    check: Whole = False,
    rules: options.Rules = None,
    stage: options.Stage = None,
    force: options.Force = False,
    model: options.Model = None,
    config: options.ConfigFile = None,
) -> None:
    """Read a plan and write what was found in it."""
    if form not in FORMATS:
        raise typer.BadParameter(f"--format is “{form}”; it should be json or markdown.")
    given = {"rules": rules, "stage": stage, "force": force or None, "model": model}
    chosen = options.settings(given, file=config)

    from ehcp_qa.workflows.extract import check_reading, extract_file

    if check:
        said, whole = check_reading(plan)
        write(said, output)
        raise typer.Exit(0 if whole else 1)
    write(extract_file(plan, chosen, form), output)
