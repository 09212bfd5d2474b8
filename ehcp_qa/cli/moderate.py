"""``ehcp-qa moderate``: the sheets that auditors filled in beside the audit's own grades."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ehcp_qa.cli.output import say, write

HELP = """
Read the moderation sheets that auditors filled in and say how far people agree with each other and
with the machine, beyond chance, with every disagreement listed.

\b
  ehcp-qa audit drafts -o audit --sample 30 --seed 1    writes audit/moderation.xlsx
  ehcp-qa moderate audit anna.xlsx ben.xlsx

Exit codes: 0 the sheets were read; 2 one could not be, or the command was wrong.
"""
FORMATS = ("console", "json", "markdown", "xlsx")
Out = Annotated[Path, typer.Argument(metavar="OUT", help="The folder of the audit.")]
Filled = Annotated[
    list[Path], typer.Argument(metavar="SHEET", help="Sheets that people filled in.")
]
Format = Annotated[
    str, typer.Option("--format", "-f", metavar="|".join(FORMATS), help="Form of the result.")
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where it goes.")
]


def moderate(out: Out, sheets: Filled, form: Format = "console", output: Output = None) -> None:
    """Read the sheets and write what they come to."""
    if form not in FORMATS:
        raise typer.BadParameter(f"--format is “{form}”; it should be one of {', '.join(FORMATS)}.")
    if form == "xlsx" and output is None:
        raise typer.BadParameter("a workbook needs a file to go to: give --output FILE.")

    from ehcp_qa.workflows.moderation.moderate import moderate as run
    from ehcp_qa.workflows.moderation.render import render_moderation

    found = run(out, sheets)
    say(*found.problems)
    write(render_moderation(found, form), output)
    raise typer.Exit(2 if found.problems else 0)
