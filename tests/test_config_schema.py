"""The schema of settings files, and the page about them."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from ehcp_qa.config import COMMAND_LINE, SETTINGS, Config, load_config
from ehcp_qa.config.schema import SAYS, config_schema
from ehcp_qa.errors import InvalidConfig
from ehcp_qa.workflows.config_show import schema_text

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
Command = Callable[..., Any]


def example() -> str:
    """Return the full example of the page."""
    found = re.search(r"<!-- example: .*? -->\n```toml\n(.*?)```", PAGE, re.DOTALL)
    assert found
    return found[1]


def test_the_schema_that_ships_is_the_one_that_the_settings_make() -> None:
    """A setting added to the program is in the file that editors read."""
    shipped = ROOT / "ehcp_qa" / "schemas" / "config.schema.json"
    assert shipped.read_text(encoding="utf-8") == schema_text()
    jsonschema.Draft202012Validator.check_schema(config_schema())


def test_every_setting_is_described_and_on_the_page() -> None:
    """Nobody has to read the program to learn of a setting."""
    assert set(SAYS) == set(SETTINGS)
    keys = [name.replace("_", "-") for name in SETTINGS]
    assert [key for key in keys if f"| `{key}` |" not in PAGE] == []


def test_the_full_example_holds_every_setting_and_is_read(tmp_path: Path) -> None:
    """What the page shows works, and leaves no setting out."""
    (tmp_path / "council.toml").write_text('profile = "statutory"\n', encoding="utf-8")
    (tmp_path / "ehcp-qa.toml").write_text(example(), encoding="utf-8")
    config = load_config(folder=tmp_path)
    assert {name for name in SETTINGS if config.origin(name) == "default"} == set()
    assert (config.profile, config.redact, config.today) == ("thorough", True, "2026-11-22")
    assert config.origin("profile").endswith("line 8")


@pytest.mark.parametrize(
    ("text", "sound"),
    [
        pytest.param('profile = "thorough"\nselect = ["PRV-01", "out"]', True, id="sound"),
        pytest.param("", True, id="nothing"),
        pytest.param('extends = ["a.toml", "b.toml"]', True, id="extends"),
        pytest.param('profile = "loud"', False, id="no such profile"),
        pytest.param("min-score = 101", False, id="too high"),
        pytest.param("min_score = 10", False, id="underscore"),
        pytest.param('select = ["P?"]', False, id="no code"),
        pytest.param('redact = "yes"', False, id="no switch"),
        pytest.param("accepted = ''", False, id="no file"),
        pytest.param("extends = 3", False, id="extends a number"),
    ],
)
def test_the_schema_and_the_program_agree(tmp_path: Path, text: str, sound: bool) -> None:
    """What an editor marks is what a run refuses."""
    for name in ("a.toml", "b.toml"):
        (tmp_path / name).write_text("", encoding="utf-8")
    path = tmp_path / "ehcp-qa.toml"
    path.write_text(text, encoding="utf-8")
    valid = jsonschema.Draft202012Validator(config_schema()).is_valid(tomllib.loads(text))
    try:
        load_config(file=path)
        read = True
    except InvalidConfig:
        read = False
    assert (valid, read) == (sound, sound)


def test_config_schema_prints_it(command: Command) -> None:
    """``ehcp-qa config schema`` gives the schema on the terminal."""
    assert json.loads(command("config", "schema").out) == config_schema()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('fail-on = "warnings"', r"Did you mean “warning”\?"),
        ('profile = "Standard"', r"Did you mean “standard”\?"),
        ("[redaction]\nx = 1", r"line 1: there is no setting “redaction”. Did you mean “redact”\?"),
        ('redact = "yes"', "line 1: “redact” is “yes”; it should be true or false"),
    ],
    ids=["value", "case", "table", "switch"],
)
def test_what_was_meant_is_suggested(tmp_path: Path, text: str, said: str) -> None:
    """A value or name that is nearly right is answered with the right one."""
    path = tmp_path / "ehcp-qa.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidConfig, match=said):
        load_config(file=path)


def test_a_missing_base_and_a_circle_name_the_line_that_extends(tmp_path: Path) -> None:
    """Whoever reads the sentence knows which file to open."""
    first, second = tmp_path / "one.toml", tmp_path / "two.toml"
    first.write_text('profile = "standard"\nextends = "two.toml"\n', encoding="utf-8")
    with pytest.raises(InvalidConfig, match=r"one.toml, line 2: “extends” names .*two.toml"):
        load_config(file=first)
    second.write_text('extends = "one.toml"\n', encoding="utf-8")
    with pytest.raises(InvalidConfig, match=r"one.toml → .*two.toml → .*one.toml"):
        load_config(file=first)


def test_redact_is_one_of_three(tmp_path: Path) -> None:
    """On, off, or left to each form of report."""
    assert Config().redact is None
    assert load_config({"redact": False}, folder=tmp_path).redact is False
    assert load_config({"redact": True}, folder=tmp_path).origin("redact") == COMMAND_LINE
