"""The options that commands share, each once.

A command names those that it takes (see ``takes``). A new one is a line of ``SHARED``, and its name
in the set of those that it belongs with, or in the commands that take it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from ehcp_qa.config import GATES, PLACEMENTS, PROFILES, STAGES

# Options that are no settings, which more than one command has.
Plan = Annotated[Path, typer.Argument(metavar="PLAN", help="One file.")]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where it goes.")
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


def forms(*names: str, of: str) -> Any:
    """Return ``--format`` for a command that writes one of these forms of something."""
    return typer.Option("--format", "-f", metavar="|".join(names), help=f"Form of {of}.")


def one_of(option: str, value: str, allowed: tuple[str, ...]) -> None:
    """Refuse a value that is not allowed, naming those that are."""
    if value not in allowed:
        raise typer.BadParameter(
            f"{option} is “{value}”; it should be one of {', '.join(allowed)}."
        )


def _option(kind: Any, names: str, helped: str, metavar: str | None = None) -> Any:
    """Return the type of an option that leaves its setting alone when it is not given."""
    return Annotated[kind | None, typer.Option(*names.split(), metavar=metavar, help=helped)]


def _flag(names: str, helped: str) -> Any:
    return _option(bool, names, helped)


def _text(names: str, metavar: str, helped: str) -> Any:
    return _option(str, names, helped, metavar)


def _file(names: str, helped: str) -> Any:
    return _option(Path, names, helped, "FILE")


def _several(names: str, metavar: str, helped: str) -> Any:
    return _option(list[str], names, helped, metavar)


def _choice(names: str, allowed: tuple[str, ...], helped: str) -> Any:
    return _option(str, names, helped, "|".join(allowed))


# In the order of help. A name is that of the setting, but for those that takes.SPOKEN explains.
SHARED: Mapping[str, Any] = {
    "rules": _several("--rules", "PACK", "A rule pack, file or folder; repeatable."),
    "select": _several("--select", "CODES", "Run only these rules: PRV, PRV-01,OUT."),
    "ignore": _several("--ignore", "CODES", "Leave these rules out."),
    "profile": _choice("--profile", PROFILES, "How much to report [standard]."),
    "stage": _choice("--stage", STAGES, "Which duties apply; auto reads it from the plan [auto]."),
    "placement": _choice(
        "--placement",
        PLACEMENTS,
        "Kind of placement; auto reads it from a final plan's Section I [auto].",
    ),
    "force": _flag("--force", "Check it even if it does not look like an EHC plan."),
    "fail_on": _choice("--fail-on", GATES, "Exit with 1 from this severity up [error]."),
    "min_score": _option(float, "--min-score", "Exit with 1 when the overall score is less.", "N"),
    "accepted": _file("--accepted", "Findings that “ehcp-qa accept” wrote: listed apart."),
    "baseline": _file("--baseline", "Findings known before: counted, and not gated."),
    "today": _text(
        "--today",
        "YYYY-MM-DD",
        "The day to hold accepted findings with an end against [the clock's].",
    ),
    "redact": _flag(
        "--redact/--no-redact",
        "Replace names, dates of birth, numbers, settings and addresses [only for github].",
    ),
    "model": _text("--model", "NAME", "A spaCy model instead of the one that comes."),
    "semantic": _flag(
        "--semantic", "Read the golden thread with the sentence model of the extra “semantic” too."
    ),
    "config": _file(
        "--config", "Settings; else the nearest ehcp-qa.toml, or [tool.ehcp-qa] in pyproject.toml."
    ),
    "quiet": _flag("--quiet -q", "One line for each plan."),
    "verbose": _flag("--verbose -v", "Also each reason in full, and every check."),
    "no_color": _flag("--no-color", "No colour; NO_COLOR does the same."),
}
# Sets of them that belong together, for the commands to name.
# How plans are judged.
JUDGING = ("rules", "profile", "stage", "placement", "force", "model", "semantic")
CHECKING = (*JUDGING, "select", "ignore")  # and by which rules
GATING = ("fail_on", "min_score")  # when a run fails
KNOWN = ("accepted", "today")  # what a person has judged before
