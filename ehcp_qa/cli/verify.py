"""``ehcp-qa verify``: whether a report comes out the same again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ehcp_qa.cli.output import write
from ehcp_qa.cli.takes import takes
from ehcp_qa.config import Config

HELP = """
Run a JSON report again and say whether it comes out the same, or what differs.

\b
  ehcp-qa verify report.json
  ehcp-qa verify report.json drafts/plan.docx --accepted ehcp-qa-accepted.toml

The plans are looked for beside the report and in this folder. The report's own settings are used;
rule packs, accepted findings and a baseline have to be given again, since it holds only their hashes.

Exit codes: 0 the same; 1 something differs, and is named; 2 the report or a plan could not be read.
"""
Made = Annotated[Path, typer.Argument(metavar="REPORT", help="What check --format json wrote.")]
Plans = Annotated[
    list[Path] | None, typer.Argument(metavar="[PLAN]...", help="Plans that stand elsewhere.")
]


@takes("rules", "accepted", "baseline", "model")
def verify(config: Config, report: Made, plans: Plans = None) -> None:
    """Run the report's plans again and write what differs."""
    from ehcp_qa.workflows.verify import verify as run_again

    said, same = run_again(report, plans or [], config)
    write(said, None)
    raise typer.Exit(0 if same else 1)
