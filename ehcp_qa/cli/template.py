"""``ehcp-qa template``: the gate for the blank templates that plans are made from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ehcp_qa.cli.check import Formats, Outputs, pair, write_reports
from ehcp_qa.cli.options import KNOWN
from ehcp_qa.cli.output import say
from ehcp_qa.cli.takes import takes
from ehcp_qa.config import Config

HELP = "Check blank templates before plans are made from them, and compare two versions."
CHECK_HELP = """
Check blank templates (.docx, .dotx, .docm, .pdf, .md): can a compliant plan be made from each?

Sections and their labels, what the form asks for, guidance that would stay, wording that would make
a finding in every plan. Placeholders are allowed here, and only here.

\b
  ehcp-qa template check template.dotx
  ehcp-qa template check templates/*.docx --format github
  ehcp-qa template check template.docx --fail-on warning --format sarif --output template.sarif

Exit codes: 0 nothing at or above the gate; 1 findings at or above it; 2 a file could not be read
or wholly checked (the others are still checked), or the command was wrong.
"""
# Which rules judge a template, and when a run fails; a template has no stage and no score.
JUDGED_BY = ("rules", "select", "ignore", "profile", "force", "fail_on")
Templates = Annotated[list[Path], typer.Argument(metavar="FILE", help="One template or more.")]

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


@app.command(
    "check", help=CHECK_HELP, short_help="Check templates for what every plan would carry."
)
@takes(*JUDGED_BY, *KNOWN, "baseline", "quiet", "verbose", "no_color")
def check(
    config: Config, templates: Templates, formats: Formats = None, output: Outputs = None
) -> None:
    """Check templates and write each report where it was asked for."""
    targets = pair(formats or ["console"], output or [])

    from ehcp_qa.workflows.template_check import check_templates

    report = check_templates(templates, config)
    say(*(run.error for run in report.files))
    write_reports(report, targets, config, frozenset())
    raise typer.Exit(report.exit_code)
