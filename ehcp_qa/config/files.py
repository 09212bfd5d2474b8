"""Settings files: which one is read, what it extends, where in it a setting stands."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ehcp_qa.config.settings import Config
from ehcp_qa.config.values import FILES, checked, found, setting_name
from ehcp_qa.errors import InvalidConfig

OWN_FILE = "ehcp-qa.toml"
SHARED_FILE = "pyproject.toml"
TABLE = "ehcp-qa"  # [tool.ehcp-qa] in a pyproject.toml


def find_file(folder: Path) -> Path | None:
    """Return the nearest settings file at or above a folder, or None."""
    for place in (folder, *folder.parents):
        own, shared = place / OWN_FILE, place / SHARED_FILE
        if own.is_file():
            return own
        if shared.is_file() and TABLE in _parsed(shared).get("tool", {}):
            return shared
    return None


def with_file(config: Config, path: Path, seen: Sequence[Path] = ()) -> Config:
    """Return the settings with those of a file, and before them those of the files it extends."""
    if path.resolve() in seen:
        circle = " → ".join(_shown(one) for one in (*seen, path))
        raise InvalidConfig(
            f"{_where(path, 'extends')}: “extends” goes round in a circle: {circle}."
        )
    table = _table(path)
    for base in _extended(table, path):
        if not base.is_file():
            raise InvalidConfig(
                f"{_where(path, 'extends')}: “extends” names {_shown(base)}: no such settings file."
            )
        config = with_file(config, base, (*seen, path.resolve()))
    for key, value in table.items():
        if key == "extends":
            continue
        where = _where(path, key)
        name = setting_name(key, where)
        config = with_setting(
            config, name, _from_folder(name, checked(name, value, where), path), where
        )
    return config


def _table(path: Path) -> dict[str, Any]:
    parsed = _parsed(path)
    if path.name != SHARED_FILE:
        return parsed
    table = parsed.get("tool", {}).get(TABLE, {})
    if not isinstance(table, dict):
        raise InvalidConfig(f"{_shown(path)}: [tool.{TABLE}] is not a table.")
    return table


def _parsed(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise InvalidConfig(f"{_shown(path)}: no such settings file.") from None
    except (OSError, UnicodeDecodeError) as problem:
        raise InvalidConfig(f"{_shown(path)}: cannot be read as text ({problem}).") from problem
    except tomllib.TOMLDecodeError as problem:
        raise InvalidConfig(f"{_shown(path)}: not TOML: {problem}.") from problem


def _extended(table: Mapping[str, Any], path: Path) -> Iterator[Path]:
    given = table.get("extends", [])
    names = [given] if isinstance(given, str) else given
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise InvalidConfig(
            f"{_where(path, 'extends')}: “extends” is {found(given)}; "
            "it should be a file name or a list of them."
        )
    return (path.parent / name for name in names)


def with_setting(config: Config, name: str, value: object, origin: str) -> Config:
    """Return the settings with one of them set, and where it came from."""
    origins = MappingProxyType({**config.origins, name: origin})
    return replace(config, **{name: value}, origins=origins)  # type: ignore[arg-type]


def _from_folder(name: str, value: object, path: Path) -> object:
    """Read paths in a settings file from the file's own folder, as people expect."""
    if name == "rules" and isinstance(value, tuple):
        return tuple(str(path.parent / item) for item in value)
    if name in FILES and isinstance(value, str):
        return str(path.parent / value)
    if name == "model" and isinstance(value, str) and (path.parent / value).is_dir():
        return str(path.parent / value)
    return value


def _where(path: Path, key: str) -> str:
    """Name the file and, when it can be told, the line on which a key is set."""
    pattern = re.compile(rf"""\s*(?:\[\s*)?["']?{re.escape(key)}["']?\s*[=\].]""")
    wanted = path.name != SHARED_FILE
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.lstrip().startswith("[") and path.name == SHARED_FILE:
            wanted = line.strip().startswith(f"[tool.{TABLE}]")
        if wanted and pattern.match(line):
            return f"{_shown(path)}, line {number}"
    return _shown(path)


def _shown(path: Path) -> str:
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)
