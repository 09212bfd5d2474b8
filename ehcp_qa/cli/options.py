"""Options that several commands share, and the settings they come to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from ehcp_qa.config import GATES, PLACEMENTS, PROFILES, STAGES, Config, load_config

Rules = Annotated[
    list[str] | None,
    typer.Option("--rules", metavar="PACK", help="A rule pack, file or folder; repeatable."),
]
Select = Annotated[
    list[str] | None,
    typer.Option("--select", metavar="CODES", help="Run only these rules: PRV, PRV-01,OUT."),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar="CODES", help="Leave these rules out."),
]
Profile = Annotated[
    str | None,
    typer.Option("--profile", metavar="|".join(PROFILES), help="How much to report [standard]."),
]
Stage = Annotated[
    str | None,
    typer.Option(
        "--stage",
        metavar="|".join(STAGES),
        help="Which duties apply; auto reads it from the plan [auto].",
    ),
]
Placement = Annotated[
    str | None,
    typer.Option(
        "--placement",
        metavar="|".join(PLACEMENTS),
        help="Kind of placement; auto reads it from a final plan's Section I [auto].",
    ),
]
Force = Annotated[
    bool,
    typer.Option("--force", help="Check it even if it does not look like an EHC plan."),
]
FailOn = Annotated[
    str | None,
    typer.Option(
        "--fail-on", metavar="|".join(GATES), help="Exit with 1 from this severity up [error]."
    ),
]
MinScore = Annotated[
    float | None,
    typer.Option("--min-score", metavar="N", help="Exit with 1 when the overall score is less."),
]
Model = Annotated[
    str | None,
    typer.Option("--model", metavar="NAME", help="A spaCy model instead of the one that comes."),
]
ConfigFile = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="FILE",
        help="Settings; else the nearest ehcp-qa.toml, or [tool.ehcp-qa] in pyproject.toml.",
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="One line for each plan.")]
Verbose = Annotated[
    bool, typer.Option("--verbose", "-v", help="Also each reason in full, and every check.")
]
NoColor = Annotated[bool, typer.Option("--no-color", help="No colour; NO_COLOR does the same.")]
Outputs = Annotated[
    list[Path] | None,
    typer.Option("--output", "-o", metavar="FILE", help="Where a report goes, instead of here."),
]
Accepted = Annotated[
    Path | None,
    typer.Option(
        "--accepted", metavar="FILE", help="Findings that “ehcp-qa accept” wrote: listed apart."
    ),
]
Baseline = Annotated[
    Path | None,
    typer.Option(
        "--baseline", metavar="FILE", help="Findings known before: counted, and not gated."
    ),
]
WriteBaseline = Annotated[
    Path | None,
    typer.Option(
        "--write-baseline",
        metavar="FILE",
        help="Write the baseline; one that is there only loses what was put right.",
    ),
]
GrowBaseline = Annotated[
    bool, typer.Option("--grow-baseline", help="Let --write-baseline take in new findings too.")
]
Today = Annotated[
    str | None,
    typer.Option(
        "--today",
        metavar="YYYY-MM-DD",
        help="The day to hold accepted findings with an end against [the clock's].",
    ),
]
AnnotateDate = Annotated[
    datetime | None,
    typer.Option(
        "--annotate-date",
        formats=["%Y-%m-%d"],
        metavar="YYYY-MM-DD",
        help="The date that notes bear [none, so that they are the same on any day].",
    ),
]


def settings(
    given: Mapping[str, object],
    *,
    file: Path | None,
    quiet: bool = False,
    verbose: bool = False,
    no_color: bool = False,
) -> Config:
    """Return the settings in force from a command's options, a settings file and the defaults."""
    if quiet and verbose:
        raise typer.BadParameter("--quiet and --verbose do not go together: give one of them.")
    chosen = {
        **given,
        "select": codes(given.get("select")),
        "ignore": codes(given.get("ignore")),
        "rules": given.get("rules") or None,
        "verbosity": "quiet" if quiet else "verbose" if verbose else None,
        "color": "never" if no_color else None,
    }
    return load_config(chosen, file=file)


def codes(given: object) -> list[str] | None:
    """Return codes from ``--select PRV-01,OUT --select STA``, or None when there are none."""
    if not isinstance(given, list) or not given:
        return None
    return [code for item in given for code in item.split(",") if code.strip()]
