"""``ehcp-qa compare``: two drafts of one plan, and what changed between them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ehcp_qa.cli.options import CHECKING, GATING, KNOWN, Output, forms, one_of
from ehcp_qa.cli.output import layout, say, write
from ehcp_qa.cli.takes import takes
from ehcp_qa.config import Config

HELP = """
Compare two drafts of one plan: findings fixed, remaining and new; provision removed or weakened,
slot by slot; needs dropped; outcomes changed; scores before and after.

\b
  ehcp-qa compare draft-1.docx draft-2.docx
  ehcp-qa compare draft-1.docx draft-2.docx --format markdown --output changes.md

Exit codes: 0 no new finding at or above the gate; 1 there are some, or the new draft scores less than
was asked; 2 a file could not be read or wholly checked, or the command was wrong.
"""
FORMATS = ("console", "json", "markdown", "html")
Old = Annotated[Path, typer.Argument(metavar="OLD", help="The earlier draft.")]
New = Annotated[Path, typer.Argument(metavar="NEW", help="The later draft.")]
Format = Annotated[str, forms(*FORMATS, of="the comparison")]


@takes(*CHECKING, *GATING, *KNOWN, "redact", "quiet", "no_color")
def compare(
    config: Config, old: Old, new: New, form: Format = "console", output: Output = None
) -> None:
    """Check both drafts and write what changed."""
    one_of("--format", form, FORMATS)

    from ehcp_qa.workflows.compare import compare_files, render_comparison

    found = compare_files(old, new, config)
    say(*(run.error for run in found.report.files))
    if found.comparable or form != "console" or output is not None:
        write(render_comparison(found, form, layout(config, output)), output)
    raise typer.Exit(found.exit_code)
