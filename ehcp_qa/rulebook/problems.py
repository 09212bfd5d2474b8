"""Turn raw data into a checked form, with every problem said in words a rule writer knows."""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum
from functools import cache
from typing import Any, TypeVar

import msgspec

S = TypeVar("S", bound=msgspec.Struct)

_KINDS = {
    "str": "text",
    "int": "a whole number",
    "float": "a number",
    "bool": "yes or no",
    "array": "a list",
    "object": "named values",
    "null": "nothing",
    "date": "a date",
}
_STEP = re.compile(r"\.(\w+)|\[(\d+|\.\.\.)\]")
_AT = re.compile(r"(.*?)(?: - at `(?:key in )?\$(.*)`)?$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at a path of a file: what was found, and what is allowed."""

    path: tuple[str | int, ...]
    text: str


def convert_fields(raw: Any, form: type[S]) -> tuple[S | None, list[Problem]]:
    """Return the form filled from ``raw``, or None with a problem for each field that is wrong."""
    if not isinstance(raw, Mapping):
        return None, [Problem((), f"found {_kind_of(raw)}; allowed: named values")]
    fields = _fields_of(form)
    problems = [_unknown((), key, fields) for key in raw if key not in fields]
    values: dict[str, Any] = {}
    for key, field in fields.items():
        if key not in raw:
            if field.required:
                problems.append(Problem((key,), f"{key} is missing"))
            continue
        try:
            values[field.name] = msgspec.convert(raw[key], field.type)
        except msgspec.ValidationError as error:
            problems.append(_said(key, raw[key], field.type, str(error)))
    return (None, problems) if problems else (form(**values), [])


def _said(key: str, value: Any, wanted: Any, error: str) -> Problem:
    """Return the problem that msgspec reports, naming the place, the finding and the choices."""
    match = _AT.match(error)
    said, at = (match.group(1), match.group(2) or "") if match else (error, "")
    path: list[str | int] = [key]
    for name, number in _STEP.findall(at):
        path.append(name or (int(number) if number.isdigit() else _first_bad(value, path[1:])))
    where = _dotted(path)
    inner, kind = _value_at(value, path[1:]), _type_at(wanted, path[1:])
    if unknown := re.match(r"Object contains unknown field `(.*)`", said):
        return _unknown(tuple(path), unknown.group(1), _fields_of(kind))
    if missing := re.match(r"Object missing required field `(.*)`", said):
        return Problem(tuple(path), f"{where}.{missing.group(1)} is missing")
    if kinds := re.match(r"Expected `([\w ]+)(?: \| null)?`, got `(\w+)`", said):
        expected = _KINDS.get(kinds.group(1), kinds.group(1))
        return Problem(tuple(path), f"{where}: found {_kind_of(inner)}; allowed: {expected}")
    if choices := _choices(kind):
        found = inner if isinstance(inner, str | int | float | bool) else _kind_of(inner)
        return Problem(tuple(path), f"{where}: found {found!r}; allowed: {', '.join(choices)}")
    return Problem(tuple(path), f"{where}: {said[0].lower()}{said[1:]}")


def _unknown(path: tuple[str | int, ...], key: Any, fields: Mapping[str, Any]) -> Problem:
    near = get_close_matches(str(key), list(fields), 1)
    hint = f" (did you mean {near[0]}?)" if near else ""
    allowed = ", ".join(fields)
    return Problem((*path, str(key)), f"found the unknown field {key}{hint}; allowed: {allowed}")


def _dotted(path: list[str | int]) -> str:
    parts = (f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in path)
    return "".join(parts).lstrip(".")


def _kind_of(value: Any) -> str:
    names = {
        bool: "yes or no",
        str: "text",
        int: "a whole number",
        float: "a number",
        list: "a list",
    }
    if isinstance(value, bool | int | float):
        return f"{names[type(value)]} ({str(value).lower()})"
    return "nothing" if value is None else names.get(type(value), "named values")


def _first_bad(value: Any, path: list[str | int]) -> str:
    """Return the first key of the mapping at ``path``, since msgspec does not say which failed."""
    inner = _value_at(value, path)
    return str(next(iter(inner), "")) if isinstance(inner, Mapping) else ""


def _value_at(value: Any, path: list[str | int]) -> Any:
    for part in path:
        try:
            value = value[part]
        except (KeyError, IndexError, TypeError):
            return value
    return value


def _type_at(kind: Any, path: list[str | int]) -> Any:
    for part in path:
        fields = _fields_of(kind)
        if fields:
            kind = fields[part].type if part in fields else kind
        elif args := [a for a in typing.get_args(kind) if a is not Ellipsis]:
            kind = args[-1]
    return kind


def _fields_of(kind: Any) -> Mapping[Any, Any]:
    """Return the fields of a form, or of the form among a type's options, by name in the file."""
    for option in (kind, *typing.get_args(kind)):
        if isinstance(option, type) and issubclass(option, msgspec.Struct):
            return _fields(option)
    return {}


@cache  # msgspec works out the types of a form's fields anew at each call
def _fields(form: type[msgspec.Struct]) -> Mapping[Any, Any]:
    return {f.encode_name: f for f in msgspec.structs.fields(form)}


def _choices(kind: Any) -> list[str]:
    """Return the values that an enumeration or literal allows, or nothing for other types."""
    if isinstance(kind, type) and issubclass(kind, Enum):
        return [str(member.value) for member in kind]
    origin = typing.get_origin(kind)
    if origin is typing.Literal:
        return [str(value) for value in typing.get_args(kind)]
    if origin in (typing.Union, types.UnionType, tuple, list, frozenset, set):
        return [choice for arg in typing.get_args(kind) for choice in _choices(arg)]
    return []
