"""When a report is coloured: only on a terminal, and only where nobody objects."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from ehcp_qa.cli.output import layout
from ehcp_qa.config import Config


class Terminal(io.StringIO):
    """Standard output that says it is a terminal."""

    def isatty(self) -> bool:
        """Always."""
        return True


@pytest.mark.parametrize(
    ("environment", "config", "output", "colored"),
    [
        ({}, Config(), None, True),
        ({"NO_COLOR": "1"}, Config(), None, False),
        ({"NO_COLOR": ""}, Config(), None, True),
        ({"TERM": "dumb"}, Config(), None, False),
        ({}, Config(color="never"), None, False),
        ({}, Config(), Path("report.txt"), False),
    ],
    ids=["terminal", "NO_COLOR", "NO_COLOR empty", "dumb terminal", "--no-color", "file"],
)
def test_colour_is_for_terminals_that_want_it(
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    config: Config,
    output: Path | None,
    colored: bool,
) -> None:
    """NO_COLOR counts when it is set to anything (no-color.org)."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdout", Terminal())
    assert layout(config, output).color is colored


def test_output_that_is_no_terminal_is_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe gets words only."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert not layout(Config(), None).color
