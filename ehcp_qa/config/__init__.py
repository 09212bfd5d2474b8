"""Settings from the command line, a file and the defaults, each with where it came from."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ehcp_qa.config.files import find_file, with_file, with_setting
from ehcp_qa.config.settings import GATES, PLACEMENTS, PROFILES, SETTINGS, STAGES, Config
from ehcp_qa.config.values import checked

__all__ = [
    "COMMAND_LINE",
    "GATES",
    "PLACEMENTS",
    "PROFILES",
    "SETTINGS",
    "STAGES",
    "Config",
    "find_file",
    "load_config",
]

COMMAND_LINE = "command line"


def load_config(
    given: Mapping[str, object] | None = None,
    *,
    file: Path | None = None,
    folder: Path | None = None,
) -> Config:
    """Return the settings in force: those given, over those of a file, over the defaults.

    ``file`` names the settings file; without it the nearest one at or above ``folder`` (the current
    directory when that is None) is read. What is given may leave settings out, or name them None.
    """
    config = Config()
    path = file or find_file(folder or Path.cwd())
    if path is not None:
        config = with_file(config, path)
    chosen = {name: value for name, value in (given or {}).items() if value is not None}
    for name, value in chosen.items():
        config = with_setting(config, name, checked(name, value, COMMAND_LINE), COMMAND_LINE)
    return config
