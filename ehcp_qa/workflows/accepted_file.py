"""The file of accepted findings: one that people review, read and written as TOML."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from ehcp_qa.errors import InvalidConfig
from ehcp_qa.model.standing import Acceptance

TABLE = "accepted"
WORDS = ("plan", "code", "fingerprint", "reason", "by")
UNTIL = "until"
HEAD = """# Findings that a person has judged acceptable, each with why, by whom and until when.
# A plan's name may hold a star (“sam-*.docx”), for drafts that are numbered. Review this file as you
# would review the plan; take an entry out to have its finding reported again.
"""


def read_accepted(path: Path) -> tuple[Acceptance, ...]:
    """Return the entries of a file, or raise InvalidConfig saying which is wrong and how."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise InvalidConfig(f"{path}: no such file of accepted findings.") from None
    except (OSError, UnicodeDecodeError) as problem:
        raise InvalidConfig(f"{path}: cannot be read as text.") from problem
    except tomllib.TOMLDecodeError as problem:
        raise InvalidConfig(f"{path}: not TOML: {problem}.") from problem
    entries = data.get(TABLE, [])
    if set(data) - {TABLE} or not isinstance(entries, list):
        raise InvalidConfig(f"{path}: it should hold [[{TABLE}]] entries and nothing else.")
    return tuple(_entry(entry, f"{path}, entry {n}") for n, entry in enumerate(entries, start=1))


def _entry(entry: object, where: str) -> Acceptance:
    if not isinstance(entry, Mapping):
        raise InvalidConfig(f"{where}: it should be a table under [[{TABLE}]].")
    for name in entry:
        if name not in (*WORDS, UNTIL):
            allowed = ", ".join((*WORDS, UNTIL))
            raise InvalidConfig(f"{where}: “{name}” is not known; an entry has {allowed}.")
    for name in WORDS:
        if not isinstance(entry.get(name), str) or not entry[name].strip():
            raise InvalidConfig(f"{where}: “{name}” is missing or not words in quotation marks.")
    until = entry.get(UNTIL)
    if until is not None and type(until) is not date:
        raise InvalidConfig(f"{where}: “until” should be a date such as 2027-01-31.")
    return Acceptance(**{name: entry[name].strip() for name in WORDS}, until=until)


def add_accepted(path: Path, entries: tuple[Acceptance, ...]) -> None:
    """Add entries at the end of a file, which is begun if it is not there."""
    try:
        old = path.read_text(encoding="utf-8") if path.exists() else HEAD
        said = "".join(f"\n{_written(entry)}" for entry in entries)
        path.write_text(old + said, encoding="utf-8", newline="\n")
    except OSError as problem:
        reason = problem.strerror or "it could not be opened"
        raise InvalidConfig(f"{path}: could not be written: {reason}.") from problem


def _written(entry: Acceptance) -> str:
    lines = [f"[[{TABLE}]]", *(f"{name} = {_quoted(getattr(entry, name))}" for name in WORDS)]
    if entry.until is not None:
        lines.append(f"{UNTIL} = {entry.until.isoformat()}")
    return "\n".join(lines) + "\n"


def _quoted(words: str) -> str:
    """Return words as a TOML string; JSON writes one the same way but for the delete character."""
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007F")
