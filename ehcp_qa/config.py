"""Settings from the command line, a file and the defaults, each with where it came from."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ehcp_qa.errors import InvalidConfig
from ehcp_qa.model.finding import Severity
from ehcp_qa.model.plan import PlanStage

OWN_FILE = "ehcp-qa.toml"
SHARED_FILE = "pyproject.toml"
TABLE = "ehcp-qa"  # [tool.ehcp-qa] in a pyproject.toml
COMMAND_LINE = "command line"

PROFILES = ("statutory", "standard", "thorough")
STAGES = ("auto", PlanStage.DRAFT.value, PlanStage.AMENDED.value, PlanStage.FINAL.value)
GATES = (*(severity.value for severity in Severity), "never")
VERBOSITIES = ("quiet", "normal", "verbose")
COLORS = ("auto", "never")


@dataclass(frozen=True, slots=True)
class Config:
    """Every setting of a run; ``origins`` says where each that is not a default came from."""

    rules: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    profile: str = "standard"
    stage: str = "auto"
    fail_on: str = Severity.ERROR.value
    min_score: float | None = None
    model: str | None = None
    verbosity: str = "normal"
    color: str = "auto"
    origins: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def stage_given(self) -> PlanStage | None:
        """The stage that was asked for, or None when the plan is to tell."""
        return None if self.stage == "auto" else PlanStage(self.stage)

    @property
    def gate(self) -> Severity | None:
        """The lowest severity that fails a run, or None when no finding does."""
        return None if self.fail_on == "never" else Severity(self.fail_on)

    def origin(self, name: str) -> str:
        """Return where a setting came from."""
        return self.origins.get(name, "default")


SETTINGS = tuple(f.name for f in fields(Config) if f.name != "origins")
CHOICES = {
    "profile": PROFILES,
    "stage": STAGES,
    "fail_on": GATES,
    "verbosity": VERBOSITIES,
    "color": COLORS,
}
LISTS = frozenset({"rules", "select", "ignore"})
CODE = re.compile(r"[A-Z]{2,4}(-\d{0,3})?")  # a whole code or the beginning of one: PRV, PRV-0


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
        config = _with_file(config, path, ())
    chosen = {name: value for name, value in (given or {}).items() if value is not None}
    for name, value in chosen.items():
        checked = _checked(name, value, COMMAND_LINE)
        config = _with(config, name, checked, COMMAND_LINE)
    return config


def find_file(folder: Path) -> Path | None:
    """Return the nearest settings file at or above a folder, or None."""
    for place in (folder, *folder.parents):
        own, shared = place / OWN_FILE, place / SHARED_FILE
        if own.is_file():
            return own
        if shared.is_file() and TABLE in _parsed(shared).get("tool", {}):
            return shared
    return None


def _with_file(config: Config, path: Path, seen: Sequence[Path]) -> Config:
    if path.resolve() in seen:
        raise InvalidConfig(f"{_shown(path)}: “extends” comes back to this file; break the circle.")
    table = _table(path)
    for base in _extended(table, path):
        config = _with_file(config, base, (*seen, path.resolve()))
    for key, value in table.items():
        if key == "extends":
            continue
        where = _where(path, key)
        name = _setting(key, where)
        config = _with(config, name, _from_folder(name, _checked(name, value, where), path), where)
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
    found = table.get("extends", [])
    names = [found] if isinstance(found, str) else found
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise InvalidConfig(
            f"{_where(path, 'extends')}: “extends” is {_found(found)}; "
            "it should be a file name or a list of them."
        )
    return (path.parent / name for name in names)


def _with(config: Config, name: str, value: object, origin: str) -> Config:
    origins = MappingProxyType({**config.origins, name: origin})
    return replace(config, **{name: value}, origins=origins)  # type: ignore[arg-type]


def _setting(key: str, where: str) -> str:
    name = key.replace("-", "_")
    if name in SETTINGS and "_" not in key:
        return name
    allowed = [setting.replace("_", "-") for setting in SETTINGS] + ["extends"]
    near = get_close_matches(key.replace("_", "-"), allowed, n=1)
    hint = f" Did you mean “{near[0]}”?" if near else ""
    raise InvalidConfig(
        f"{where}: there is no setting “{key}”.{hint} Settings: {', '.join(allowed)}."
    )


def _checked(name: str, value: object, where: str) -> object:
    if name in LISTS:
        return _list(name, value, where)
    if name in CHOICES:
        if value not in CHOICES[name]:
            raise _wrong(name, value, where, f"one of {', '.join(CHOICES[name])}")
        return value
    if name == "min_score":
        return _score(name, value, where)
    if not isinstance(value, str) or not value:
        raise _wrong(name, value, where, "the name or the folder of a language model")
    return value


def _list(name: str, value: object, where: str) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(item, str) for item in value):
        raise _wrong(name, value, where, 'a list of words, such as ["PRV-01", "OUT"]')
    if name == "rules":
        return tuple(value)
    codes = tuple(item.strip().upper() for item in value if item.strip())
    for code in codes:
        if not CODE.fullmatch(code):
            raise _wrong(name, code, where, "a rule code such as PRV-01, or its beginning")
    return codes


def _score(name: str, value: object, where: str) -> float:
    allowed = "a number from 0 to 100"
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 100:
        raise _wrong(name, value, where, allowed)
    return float(value)


def _wrong(name: str, value: object, where: str, allowed: str) -> InvalidConfig:
    key = name.replace("_", "-")
    return InvalidConfig(f"{where}: “{key}” is {_found(value)}; it should be {allowed}.")


def _found(value: object) -> str:
    return f"“{value}”" if isinstance(value, str) else repr(value)


def _from_folder(name: str, value: object, path: Path) -> object:
    """Read paths in a settings file from the file's own folder, as people expect."""
    if name == "rules" and isinstance(value, tuple):
        return tuple(str(path.parent / item) for item in value)
    if name == "model" and isinstance(value, str) and (path.parent / value).is_dir():
        return str(path.parent / value)
    return value


def _where(path: Path, key: str) -> str:
    """Name the file and, when it can be told, the line on which a key is set."""
    pattern = re.compile(rf"""\s*["']?{re.escape(key)}["']?\s*=""")
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
