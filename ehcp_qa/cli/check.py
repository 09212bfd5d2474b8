"""``ehcp-qa check``: plans in, findings out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from ehcp_qa.cli import options
from ehcp_qa.cli.output import layout, write
from ehcp_qa.model.report import Report
from ehcp_qa.workflows.render import BINARY, FORMATS, render

HELP = """
Check plans (.docx, .pdf, .md) and report what a plan writer should look at again.

\b
  ehcp-qa check plan.docx
  ehcp-qa check plan.docx --format console --format json --output report.json
  ehcp-qa check plan.docx --annotate plan-notes.docx
  ehcp-qa check drafts/*.docx --quiet --fail-on warning

Exit codes: 0 nothing at or above the gate; 1 findings at or above it; 2 a file could not be read
or wholly checked (the others are still checked), or the command was wrong.
"""
Plans = Annotated[list[Path], typer.Argument(metavar="PLAN", help="One file or more.")]
Provisions = Annotated[
    bool,
    typer.Option(
        "--provisions", help="Also each provision with its kind, its slots and its verdict."
    ),
]
Thread = Annotated[
    bool,
    typer.Option("--thread", help="Also the golden thread, as a matrix of what meets what."),
]
Formats = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        "-f",
        metavar="|".join(FORMATS),
        help="Form of the report [console]; repeatable, each with its --output.",
    ),
]
Annotate = Annotated[
    Path | None,
    typer.Option(
        "--annotate",
        metavar="OUT",
        help="Also a copy of a Word file or PDF with the findings in its margin; a folder for several.",
    ),
]


def check(
    plans: Plans,
    formats: Formats = None,
    output: options.Outputs = None,
    provisions: Provisions = False,
    thread: Thread = False,
    annotate: Annotate = None,
    annotate_date: options.AnnotateDate = None,
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
    baseline: options.Baseline = None,
    write_baseline: options.WriteBaseline = None,
    grow_baseline: options.GrowBaseline = False,
    today: options.Today = None,
    model: options.Model = None,
    config: options.ConfigFile = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    no_color: options.NoColor = False,
) -> None:
    """Check plans and write each report where it was asked for."""
    targets = pair(formats or ["console"], output or [])
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
        "baseline": str(baseline) if baseline else None,
        "today": today,
        "model": model,
    }
    chosen = options.settings(given, file=config, quiet=quiet, verbose=verbose, no_color=no_color)

    from ehcp_qa.workflows.annotate import copies
    from ehcp_qa.workflows.check import check_files

    copied = [] if annotate is None else copies(plans, annotate)
    report = check_files(plans, chosen)
    for run in report.files:
        if run.error:
            typer.echo(f"ehcp-qa: {run.error}", err=True)
    tables = {"provisions": provisions, "thread": thread}
    shows = frozenset(name for name, asked in tables.items() if asked)
    nothing_read = not any(run.readable for run in report.files)
    for form, where in targets:
        if nothing_read and form == "console" and where is None:
            continue  # all there is to say was said on standard error
        write(render(report, form, layout(chosen, where, shows)), where)
    if write_baseline is not None:
        from ehcp_qa.workflows.baseline_file import write_baseline as draw

        typer.echo(f"ehcp-qa: {draw(write_baseline, report, grow=grow_baseline)}", err=True)
    noted = not copied or annotate_plans(report, plans, copied, annotate_date)
    raise typer.Exit(report.exit_code if noted else 2)


def annotate_plans(
    report: Report, plans: Sequence[Path], targets: Sequence[Path], when: datetime | None
) -> bool:
    """Write the copies with notes, say so on standard error, and say whether all could be."""
    from ehcp_qa.workflows.annotate import annotate

    done, failed = annotate(report, plans, targets, when and when.date())
    for line in (*done, *failed):
        typer.echo(f"ehcp-qa: {line}", err=True)
    return not failed


def pair(formats: Sequence[str], outputs: Sequence[Path]) -> list[tuple[str, Path | None]]:
    """Return each format with where it goes, in the order given.

    One output may be left out: then the console report, or else the last, goes to the terminal.
    """
    for form in formats:
        if form not in FORMATS:
            allowed = ", ".join(FORMATS)
            raise typer.BadParameter(f"--format is “{form}”; it should be one of {allowed}.")
    if len(outputs) > len(formats) or len(outputs) < len(formats) - 1:
        raise typer.BadParameter(
            f"{len(formats)} of --format and {len(outputs)} of --output: give each its own, or "
            "leave out one output, and that report comes to the terminal."
        )
    here = None
    if len(outputs) < len(formats):
        here = _shown_here(formats)
    waiting = iter(outputs)
    return [(form, None if i == here else next(waiting)) for i, form in enumerate(formats)]


def _shown_here(formats: Sequence[str]) -> int:
    """Return which report comes to the terminal: the console's, else the last that is text."""
    if "console" in formats:
        return formats.index("console")
    texts = [number for number, form in enumerate(formats) if form not in BINARY]
    if not texts:
        raise typer.BadParameter(
            f"--format {formats[-1]} makes a file that a terminal cannot show: name it with --output."
        )
    return texts[-1]
