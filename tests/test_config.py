"""Settings: what wins, where each came from, and what a wrong one is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from ehcp_qa.config import COMMAND_LINE, Config, load_config
from ehcp_qa.errors import InvalidConfig
from ehcp_qa.model.finding import Severity
from ehcp_qa.model.plan import PlanStage


def write(folder: Path, name: str, text: str) -> Path:
    """Return a file with this text."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_everything_is_a_default(tmp_path: Path) -> None:
    """Nobody has to write settings."""
    config = load_config(folder=tmp_path)
    assert config == Config()
    assert config.origin("profile") == "default"


def test_the_nearest_file_upwards_is_read(tmp_path: Path) -> None:
    """A folder's own settings win over those of the folders above it."""
    write(tmp_path, "ehcp-qa.toml", 'profile = "statutory"\n')
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    assert load_config(folder=below).profile == "statutory"
    write(tmp_path / "a", "ehcp-qa.toml", 'profile = "thorough"\n')
    assert load_config(folder=below).profile == "thorough"


def test_pyproject_is_read_only_when_it_has_our_table(tmp_path: Path) -> None:
    """Another project's pyproject.toml says nothing about plans."""
    write(tmp_path, "ehcp-qa.toml", 'profile = "statutory"\n')
    below = write(tmp_path, "sub/pyproject.toml", "[project]\nname = 'x'\n").parent
    assert load_config(folder=below).profile == "statutory"
    write(below, "pyproject.toml", "[project]\nname = 'x'\n\n[tool.ehcp-qa]\nstage = 'final'\n")
    config = load_config(folder=below)
    assert config.stage_given is PlanStage.FINAL
    assert config.origin("stage").endswith("pyproject.toml, line 5")


def test_the_command_line_wins_and_says_so(tmp_path: Path) -> None:
    """What is typed overrides what is written; what is not typed does not."""
    write(tmp_path, "ehcp-qa.toml", 'profile = "statutory"\nfail-on = "never"\n')
    config = load_config({"profile": "thorough", "fail_on": None}, folder=tmp_path)
    assert (config.profile, config.origin("profile")) == ("thorough", COMMAND_LINE)
    assert config.gate is None


def test_extends_is_read_first_and_lists_replace(tmp_path: Path) -> None:
    """A team's file can change some settings of the council's; a list replaces the list."""
    write(tmp_path, "council.toml", 'ignore = ["PRV", "OUT"]\nprofile = "thorough"\n')
    team = write(tmp_path, "team.toml", 'extends = "council.toml"\nignore = ["GTH-02"]\n')
    config = load_config(file=team)
    assert config.ignore == ("GTH-02",)
    assert config.profile == "thorough"
    assert config.origin("profile").endswith("council.toml, line 2")


def test_the_last_of_several_bases_wins(tmp_path: Path) -> None:
    """Bases are read in the order given."""
    write(tmp_path, "a.toml", 'profile = "thorough"\n')
    write(tmp_path, "b.toml", 'profile = "statutory"\n')
    assert (
        load_config(file=write(tmp_path, "c.toml", 'extends = ["a.toml", "b.toml"]\n')).profile
        == "statutory"
    )


def test_files_that_extend_each_other_are_refused(tmp_path: Path) -> None:
    """A circle of settings files is said, not followed."""
    write(tmp_path, "a.toml", 'extends = "b.toml"\n')
    path = write(tmp_path, "b.toml", 'extends = "a.toml"\n')
    with pytest.raises(InvalidConfig, match="circle"):
        load_config(file=path)


def test_rule_packs_are_found_from_the_settings_file(tmp_path: Path) -> None:
    """A path in a settings file is read from that file's folder."""
    path = write(tmp_path, "settings/ehcp-qa.toml", 'rules = ["packs/council"]\n')
    assert load_config(file=path).rules == (str(tmp_path / "settings" / "packs/council"),)


def test_codes_are_read_in_any_case() -> None:
    """A person may type prv-01."""
    assert load_config({"select": ["prv-01", "out"]}).select == ("PRV-01", "OUT")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('profil = "x"', r"line 1: there is no setting “profil”. Did you mean “profile”\?"),
        ('\nprofile = "loud"', "line 2: “profile” is “loud”; it should be one of statutory, "),
        ("min-score = 101", "“min-score” is 101; it should be a number from 0 to 100"),
        ("min-score = true", "“min-score” is True; it should be a number"),
        ("min_score = 50", "there is no setting “min_score”. Did you mean “min-score”"),
        ('select = "PRV"', "“select” is “PRV”; it should be a list of words"),
        ('select = ["P?"]', "“select” is “P\\?”; it should be a rule code such as PRV-01"),
        ("extends = 3", "line 1: “extends” is 3; it should be a file name"),
        ("extends = 'gone.toml'", "gone.toml: no such settings file"),
        ("model = 3", "“model” is 3; it should be the name"),
        ("profile = ", "not TOML"),
    ],
    ids=lambda value: value.strip() if "line" not in value and "“" not in value else "",
)
def test_a_wrong_setting_is_told_its_place_and_what_is_allowed(
    tmp_path: Path, text: str, said: str
) -> None:
    """One sentence names the file, the line, what was found and what is allowed."""
    path = write(tmp_path, "ehcp-qa.toml", text + "\n")
    with pytest.raises(InvalidConfig, match=said) as raised:
        load_config(file=path)
    assert "ehcp-qa.toml" in str(raised.value) or "gone.toml" in str(raised.value)


def test_a_settings_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    """A mistyped --config is not silently ignored."""
    with pytest.raises(InvalidConfig, match="no such settings file"):
        load_config(file=tmp_path / "gone.toml")


def test_a_wrong_option_names_the_command_line(tmp_path: Path) -> None:
    """The person who typed it is told where to look."""
    with pytest.raises(InvalidConfig, match="command line: “stage” is “drft”"):
        load_config({"stage": "drft"}, folder=tmp_path)


@pytest.mark.parametrize(
    ("fail_on", "gate"),
    [("error", Severity.ERROR), ("advice", Severity.ADVICE), ("never", None)],
)
def test_the_gate_is_a_severity_or_none(fail_on: str, gate: Severity | None) -> None:
    """``never`` means that no finding fails a run."""
    assert Config(fail_on=fail_on).gate is gate
