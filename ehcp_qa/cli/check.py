"""``ehcp-qa check``: plans in, findings out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from ehcp_qa.cli.options import (
    CHECKING,
    GATING,
    KNOWN,
    AnnotateDate,
    GrowBaseline,
    WriteBaseline,
    one_of,
)
from ehcp_qa.cli.output import layout, say, write
from ehcp_qa.cli.takes import takes
from ehcp_qa.config import COMMAND_LINE, Config
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
Targets = list[tuple[str, Path | None]]  # each form of the report with where it goes

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
Outputs = Annotated[
    list[Path] | None,
    typer.Option("--output", "-o", metavar="FILE", help="Where a report goes, instead of here."),
]
Annotate = Annotated[
    Path | None,
    typer.Option(
        "--annotate",
        metavar="OUT",
        help="Also a copy of a Word file or PDF with the findings in its margin; a folder for several.",
    ),
]


@takes(*CHECKING, *GATING, *KNOWN, "baseline", "redact", "quiet", "verbose", "no_color")
def check(
    config: Config,
    plans: Plans,
    formats: Formats = None,
    output: Outputs = None,
    provisions: Provisions = False,
    thread: Thread = False,
    annotate: Annotate = None,
    annotate_date: AnnotateDate = None,
    write_baseline: WriteBaseline = None,
    grow_baseline: GrowBaseline = False,
) -> None:
    """Check plans and write each report where it was asked for."""
    targets = pair(formats or ["console"], output or [])

    from ehcp_qa.workflows.annotate import copies
    from ehcp_qa.workflows.check import as_checked
    from ehcp_qa.workflows.redact import Shown

    copied = []
    if annotate is not None:
        own_words(config)
        copied = copies(plans, annotate)
    report = as_checked(plans, config)
    if any(run.error for run in report.files):
        named = Shown(report, config).of(*(form for form, _ in targets))
        say(*(run.error for run in named.files))
    tables = {"provisions": provisions, "thread": thread}
    write_reports(report, targets, config, frozenset(name for name in tables if tables[name]))
    if write_baseline is not None:
        from ehcp_qa.workflows.baseline_file import write_baseline as draw

        say(draw(write_baseline, report, grow=grow_baseline))
    noted = not copied or annotate_plans(report, plans, copied, annotate_date)
    raise typer.Exit(report.exit_code if noted else 2)


def own_words(config: Config) -> None:
    """Refuse notes in a redacted run, or say that they stand in a copy of the plan itself."""
    if not config.redact:
        return
    told = "a copy with notes is the plan itself, which keeps its names"
    if config.origin("redact") == COMMAND_LINE:
        raise typer.BadParameter(f"--annotate and --redact do not go together: {told}.")
    say(f"{config.origin('redact')} asks for redaction, but {told}.")


def write_reports(report: Report, targets: Targets, config: Config, shows: frozenset[str]) -> None:
    """Write each form of the report where it goes, redacted where that is asked for or usual."""
    from ehcp_qa.workflows.redact import Shown

    shown = Shown(report, config)
    nothing_read = not any(run.readable for run in report.files)
    for form, where in targets:
        if nothing_read and form == "console" and where is None:
            continue  # all there is to say was said on standard error
        write(render(shown.of(form), form, layout(config, where, shows)), where)


def annotate_plans(
    report: Report, plans: Sequence[Path], targets: Sequence[Path], when: datetime | None
) -> bool:
    """Write the copies with notes, say so on standard error, and say whether all could be."""
    from ehcp_qa.workflows.annotate import annotate

    done, failed = annotate(report, plans, targets, when and when.date())
    say(*done, *failed)
    return not failed


def pair(
    formats: Sequence[str], outputs: Sequence[Path], allowed: Sequence[str] = FORMATS
) -> Targets:
    """Return each format, of those allowed, with where it goes, in the order given.

    One output may be left out: then the console report, or else the last, goes to the terminal.
    """
    for form in formats:
        one_of("--format", form, tuple(allowed))
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
