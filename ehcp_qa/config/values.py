"""Whether a setting may have the value that somebody gave it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from difflib import get_close_matches

from ehcp_qa.config.settings import CHOICES, SETTINGS
from ehcp_qa.errors import InvalidConfig

LISTS = frozenset({"rules", "select", "ignore"})
SWITCHES = frozenset({"force", "redact", "semantic"})
FILES = frozenset({"accepted", "baseline"})
CODE = re.compile(r"[A-Z]{2,4}(-\d{0,3})?")  # a whole code or the beginning of one: PRV, PRV-0


def setting_name(key: str, where: str) -> str:
    """Return the setting that a key of a file names, or raise InvalidConfig with one like it."""
    name = key.replace("-", "_")
    if name in SETTINGS and "_" not in key:
        return name
    allowed = [setting.replace("_", "-") for setting in SETTINGS] + ["extends"]
    near = get_close_matches(key.replace("_", "-"), allowed, n=1)
    hint = f" Did you mean “{near[0]}”?" if near else ""
    raise InvalidConfig(
        f"{where}: there is no setting “{key}”.{hint} Settings: {', '.join(allowed)}."
    )


def checked(name: str, value: object, where: str) -> object:
    """Return a setting's value if it may have it, else raise InvalidConfig saying what it may be."""
    if name in LISTS:
        return _list(name, value, where)
    if name in CHOICES:
        if value not in CHOICES[name]:
            near = get_close_matches(str(value).lower(), CHOICES[name], n=1)
            allowed = f"one of {', '.join(CHOICES[name])}"
            raise _wrong(name, value, where, allowed, near)
        return value
    if name in SWITCHES:
        if not isinstance(value, bool):
            raise _wrong(name, value, where, "true or false")
        return value
    if name == "min_score":
        return _score(name, value, where)
    if name == "today":
        return _day(name, value, where)
    if name in FILES and not (isinstance(value, str) and value):
        raise _wrong(name, value, where, "the name of a file")
    if not isinstance(value, str) or not value:
        raise _wrong(name, value, where, "the name or the folder of a language model")
    return value


def _day(name: str, value: object, where: str) -> str:
    """Return a day as it is written 2026-11-22; a TOML date may stand without quotation marks."""
    try:
        return date.fromisoformat(str(value)).isoformat()
    except ValueError:
        raise _wrong(name, value, where, "a date such as 2026-11-22") from None


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


def _wrong(
    name: str, value: object, where: str, allowed: str, near: Sequence[str] = ()
) -> InvalidConfig:
    key = name.replace("_", "-")
    hint = f" Did you mean “{near[0]}”?" if near else ""
    return InvalidConfig(f"{where}: “{key}” is {found(value)}; it should be {allowed}.{hint}")


def found(value: object) -> str:
    """Return what was found, for a message."""
    return f"“{value}”" if isinstance(value, str) else repr(value)
