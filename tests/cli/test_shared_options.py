"""The options that commands share: each once, each a setting, each command handed what they come to."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import pytest
import typer
from typer.testing import CliRunner

from ehcp_qa.cli import options
from ehcp_qa.cli.takes import SPOKEN, settings, takes
from ehcp_qa.config import SETTINGS, Config

SETS = ("JUDGING", "CHECKING", "GATING", "KNOWN")
Codes = Annotated[list[str] | None, typer.Argument()]


@pytest.mark.parametrize("name", [name for name in options.SHARED if name != "config"])
def test_a_shared_option_comes_to_a_setting(name: str) -> None:
    """What an option says can be written in a settings file too."""
    assert SPOKEN.get(name, (name, ""))[0] in SETTINGS


@pytest.mark.parametrize("name", SETS)
def test_a_set_names_options_that_there_are(name: str) -> None:
    """A slip in a set of options is found here, not by who runs the command."""
    assert set(getattr(options, name)) <= set(options.SHARED)


def test_a_command_cannot_take_an_option_that_is_not_there() -> None:
    """A slip of the pen stops the program from starting."""
    with pytest.raises(ValueError, match="no shared option is called slect"):
        takes("rules", "slect")


@pytest.mark.parametrize(
    ("given", "name", "value"),
    [
        ({"select": ["PRV-01, OUT", "STA"]}, "select", ("PRV-01", "OUT", "STA")),
        ({"accepted": Path("seen.toml")}, "accepted", "seen.toml"),
        ({"min_score": 0.0}, "min_score", 0.0),
        ({"force": True}, "force", True),
        ({"force": False}, "force", False),
        ({"force": None}, "force", False),
        ({"quiet": True}, "verbosity", "quiet"),
        ({"verbose": True}, "verbosity", "verbose"),
        ({"no_color": True}, "color", "never"),
        ({"no_color": None}, "color", "auto"),
    ],
    ids=str,
)
def test_options_come_to_settings(
    given: dict[str, Any], name: str, value: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is given is set; what is not given is left to the file and the defaults."""
    monkeypatch.chdir(tmp_path)
    assert getattr(settings(given), name) == value


def test_a_command_keeps_its_own_parameters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its own come first, the shared ones after, and a setting may be asked for in another way."""
    monkeypatch.chdir(tmp_path)
    seen: list[tuple[str, Config]] = []

    @takes("profile", select=Codes)
    def command(config: Config, plan: str, often: int = 1) -> None:
        """Keep what came."""
        seen.extend([(plan, config)] * often)

    app = typer.Typer(add_completion=False)
    app.command()(command)
    given = ["sam.md", "prv", "--often", "2", "--profile", "thorough"]
    assert CliRunner().invoke(app, given).exit_code == 0
    plan, config = seen[1]
    assert (plan, config.profile, config.select) == ("sam.md", "thorough", ("PRV",))
    assert config.origin("select") == "command line"
