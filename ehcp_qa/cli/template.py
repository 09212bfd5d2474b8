"""``ehcp-qa template``: the gate for the blank templates that plans are made from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from ehcp_qa.cli.check import Outputs, pair, write_reports
from ehcp_qa.cli.options import KNOWN, one_of
from ehcp_qa.cli.output import layout, say, write
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
DIFF_HELP = """
Compare two versions of a template by meaning: sections, labels, columns, prompts, guidance, wording.

Each change is graded by what it does to plans: breaks compliance, weakens, neutral, improves. A file
that was only saved again has no changes.

\b
  ehcp-qa template diff old.dotx new.dotx
  ehcp-qa template diff old.docx new.docx --fail-on weakens --format markdown --output changes.md

Exit codes: 0 no change at or above the gate; 1 there are some; 2 a file could not be read or wholly
checked, or the command was wrong.
"""
# Those of plans that say something of a form; the rest are about provision and the thread.
CHECK_FORMATS = ("console", "json", "sarif", "junit", "github", "markdown", "html")
DIFF_FORMATS = ("console", "json", "sarif", "junit", "github", "markdown")
EFFECTS = ("breaks", "weakens", "never")
Old = Annotated[Path, typer.Argument(metavar="OLD", help="The template as it was.")]
New = Annotated[Path, typer.Argument(metavar="NEW", help="The template as it is to be.")]


def _formats(allowed: tuple[str, ...]) -> Any:
    """Return ``--format`` for a command that writes these forms."""
    said = "Form of the report [console]; repeatable, each with its --output."
    return typer.Option("--format", "-f", metavar="|".join(allowed), help=said)


CheckFormats = Annotated[list[str] | None, _formats(CHECK_FORMATS)]
DiffFormats = Annotated[list[str] | None, _formats(DIFF_FORMATS)]
Worst = Annotated[
    str,
    typer.Option(
        "--fail-on",
        metavar="|".join(EFFECTS),
        help="Exit with 1 from this effect up [breaks].",
        show_default=False,
    ),
]
Templates = Annotated[list[Path], typer.Argument(metavar="FILE", help="One template or more.")]

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


@app.command(
    "check", help=CHECK_HELP, short_help="Check templates for what every plan would carry."
)
@takes(*JUDGED_BY, *KNOWN, "baseline", "quiet", "verbose", "no_color")
def check(
    config: Config, templates: Templates, formats: CheckFormats = None, output: Outputs = None
) -> None:
    """Check templates and write each report where it was asked for."""
    targets = pair(formats or ["console"], output or [], allowed=CHECK_FORMATS)

    from ehcp_qa.workflows.template_check import check_templates

    report = check_templates(templates, config)
    say(*(run.error for run in report.files))
    write_reports(report, targets, config, frozenset())
    raise typer.Exit(report.exit_code)


@app.command("diff", help=DIFF_HELP, short_help="Compare two versions of a template.")
@takes("rules", "select", "ignore", "profile", "force", "quiet", "no_color")
def diff(
    config: Config,
    old: Old,
    new: New,
    formats: DiffFormats = None,
    output: Outputs = None,
    fail_on: Worst = "breaks",
) -> None:
    """Compare two templates and write what changed where it was asked for."""
    targets = pair(formats or ["console"], output or [], allowed=DIFF_FORMATS)
    one_of("--fail-on", fail_on, EFFECTS)

    from ehcp_qa.model.template_diff import Effect
    from ehcp_qa.workflows.template_diff import diff_templates
    from ehcp_qa.workflows.template_diff.render import render_diff

    gate = {"breaks": Effect.BREAKS, "weakens": Effect.WEAKENS}.get(fail_on)
    found = diff_templates(old, new, config, gate)
    say(found.old.error, found.new.error)
    for form, where in targets:
        if found.comparable or form != "console" or where is not None:
            write(render_diff(found, form, layout(config, where)), where)
    raise typer.Exit(found.exit_code)
