"""Where text goes: a file, or standard output with or without colour."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import typer

from ehcp_qa.config import Config
from ehcp_qa.errors import InvalidConfig
from ehcp_qa.workflows.render import Layout

# What a terminal that knows few characters shows instead; anything else becomes a question mark.
PLAIN = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "‹": "<", "›": ">", "·": "-", "…": "...", "–": "-"}
)


def layout(config: Config, output: Path | None, shows: frozenset[str] = frozenset()) -> Layout:
    """Return how a report should look where it goes, with the tables that were asked for."""
    if output is not None:
        return Layout(verbosity=config.verbosity, shows=shows)
    columns = shutil.get_terminal_size().columns
    return Layout(width=columns, color=_color(config), verbosity=config.verbosity, shows=shows)


def _color(config: Config) -> bool:
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return config.color == "auto" and not plain and sys.stdout.isatty()


def write(made: str | bytes, output: Path | None) -> None:
    """Write text or bytes to a file, or text to standard output in characters that it can show."""
    if output is None:
        if isinstance(made, bytes):
            raise InvalidConfig("This form of report is a file of its own: name one with --output.")
        typer.echo(_shown(made, sys.stdout.encoding), nl=False)
        return
    try:
        output.write_bytes(made if isinstance(made, bytes) else made.encode("utf-8"))
    except OSError as problem:
        reason = problem.strerror or "it could not be opened"
        raise InvalidConfig(f"{output}: the report could not be written: {reason}.") from problem


def say(*lines: str | None) -> None:
    """Write what concerns the run and not a plan's report to standard error, leaving out nothings."""
    for line in lines:
        if line:
            typer.echo(f"ehcp-qa: {line}", err=True)


def tell(line: str) -> None:
    """Write one line on what was done to standard output, in characters that it can show."""
    typer.echo(_shown(line, sys.stdout.encoding))


def _shown(text: str, encoding: str | None) -> str:
    known = encoding or "utf-8"
    try:
        text.encode(known)
    except UnicodeEncodeError:
        return text.translate(PLAIN).encode(known, "replace").decode(known)
    return text
