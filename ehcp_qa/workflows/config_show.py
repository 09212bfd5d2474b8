"""Every setting with where it came from."""

from __future__ import annotations

import json

from ehcp_qa.config import SETTINGS, Config
from ehcp_qa.config.schema import config_schema
from ehcp_qa.rulebook.load import load_settings
from ehcp_qa.workflows.tools import pack_paths


def schema_text() -> str:
    """Return the JSON Schema of settings files, as it ships in ``schemas/config.schema.json``."""
    return json.dumps(config_schema(), indent=2, ensure_ascii=False) + "\n"


def config_lines(config: Config) -> str:
    """Return a line for each setting: its name, its value as TOML would have it, its origin."""
    names = [name.replace("_", "-") for name in SETTINGS]
    values = [_as_toml(getattr(config, name)) for name in SETTINGS]
    wide, wider = max(map(len, names)), max(map(len, values))
    lines = (
        f"{name:<{wide}}  {value:<{wider}}  {config.origin(setting)}"
        for setting, name, value in zip(SETTINGS, names, values, strict=True)
    )
    said = load_settings(pack_paths(config)).profiles.get(config.profile, "")
    profile = f"\nProfile {config.profile}: {said}\n" if said else ""
    return "\n".join(lines) + "\n" + profile


def _as_toml(value: object) -> str:
    if value is None:
        return "not set"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return f"[{', '.join(_as_toml(item) for item in value)}]"
    return f'"{value}"' if isinstance(value, str) else f"{value:g}"
