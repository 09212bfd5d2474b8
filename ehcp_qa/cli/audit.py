"""``ehcp-qa audit``: folders of plans in; tables, a workbook and a page to read them by out."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ehcp_qa.cli.options import CHECKING, GATING, KNOWN, GrowBaseline, WriteBaseline
from ehcp_qa.cli.output import say, tell
from ehcp_qa.cli.takes import takes
from ehcp_qa.config import Config

if TYPE_CHECKING:
    from ehcp_qa.workflows.audit.request import AuditRequest

HELP = """
Check every plan below folders and write what a QA officer reads: tables, scores, what could not be
read. Stopped at any moment, it carries on where it was when it is started again.

\b
  ehcp-qa audit drafts -o audit
  ehcp-qa audit north south -o audit --metadata plans.csv --jobs 4
  ehcp-qa audit s3://plans/2026 -o audit --engine dask --scheduler tcp://head:8786

A file called .ehcpqaignore in a folder names what to leave out, as a .gitignore does.

Exit codes: 0 nothing at or above the gate; 1 findings at or above it; 2 a file could not be read
or wholly checked (the others are still checked), or the command was wrong.
"""
Places = Annotated[
    list[str], typer.Argument(metavar="FOLDER", help="Folders, files, patterns or URLs.")
]
Output = Annotated[
    Path, typer.Option("--output", "-o", metavar="OUT", help="The folder for the outputs.")
]
Metadata = Annotated[
    Path | None,
    typer.Option(
        "--metadata",
        metavar="FILE",
        help="A table of what plans do not say: a column path or name, and any of team, key_stage, "
        "year_group, primary_need, setting_type.",
    ),
]
Compare = Annotated[
    Path | None,
    typer.Option("--compare", metavar="EARLIER", help="The folder of an earlier audit: trends."),
]
Sample = Annotated[
    int,
    typer.Option(
        "--sample",
        metavar="N",
        min=0,
        help="Draw so many plans for people to judge: moderation.xlsx, for “ehcp-qa moderate”.",
    ),
]
Seed = Annotated[int, typer.Option("--seed", metavar="S", help="Draws another sample [0].")]
Jobs = Annotated[
    int | None,
    typer.Option("--jobs", "-j", metavar="N", min=1, help="Plans at once [one a processor]."),
]
Engine = Annotated[str, typer.Option("--engine", metavar="local|dask", help="Who does the work.")]
Scheduler = Annotated[
    str, typer.Option("--scheduler", metavar="ADDRESS", help="The Dask scheduler: tcp://HOST:PORT.")
]
Fresh = Annotated[
    bool, typer.Option("--fresh", help="Start again instead of carrying on in this folder.")
]
NoCache = Annotated[
    bool, typer.Option("--no-cache", help="Neither use nor keep results outside the folder.")
]
TimeLimit = Annotated[
    float | None, typer.Option("--time-limit", metavar="SECONDS", min=1, help="For one plan [120].")
]
MemoryLimit = Annotated[
    int | None,
    typer.Option("--memory-limit", metavar="MB", min=100, help="For one plan [2000]."),
]


@takes(*CHECKING, *GATING, *KNOWN, "baseline", "redact", "quiet", "no_color")
def audit(
    config: Config,
    places: Places,
    output: Output,
    metadata: Metadata = None,
    compare: Compare = None,
    sample: Sample = 0,
    seed: Seed = 0,
    jobs: Jobs = None,
    engine: Engine = "local",
    scheduler: Scheduler = "",
    fresh: Fresh = False,
    no_cache: NoCache = False,
    time_limit: TimeLimit = None,
    memory_limit: MemoryLimit = None,
    write_baseline: WriteBaseline = None,
    grow_baseline: GrowBaseline = False,
) -> None:
    """Check the plans and write the outputs."""
    from ehcp_qa.workflows.audit import request as asked

    request = asked.AuditRequest(
        places=tuple(places),
        out=output,
        metadata=metadata,
        compare=compare,
        sample=sample,
        seed=seed,
        limits=asked.Limits(time_limit or asked.SECONDS, memory_limit or asked.MEGABYTES),
        jobs=jobs or 0,
        engine=engine,
        scheduler=scheduler,
        fresh=fresh,
        cache=not no_cache,
        write_baseline=write_baseline,
        grow_baseline=grow_baseline,
    )
    _carry_out(request, config)


def _carry_out(request: AuditRequest, config: Config) -> None:
    """Run the audit with its progress in view, say what came of it, and end with its exit code."""
    from ehcp_qa.cli.progress import progress
    from ehcp_qa.workflows.audit.run import audit as run

    try:
        with progress(shown=_shown(config)) as watch:
            result = run(request, config, watch)
    except KeyboardInterrupt:
        say(f"stopped; {watch.said}. Give the same command again to carry on.")
        raise typer.Exit(2) from None
    say(*result.notes)
    tell(result.said)
    raise typer.Exit(result.exit_code)


def _shown(config: Config) -> bool:
    """Say whether somebody is watching: a terminal, not a pipeline, and not asked to be quiet."""
    return sys.stderr.isatty() and not os.environ.get("CI") and config.verbosity != "quiet"
