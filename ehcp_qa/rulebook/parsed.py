"""The packaged rules' YAML, parsed once when the package is built and found again by its text.

Parsing 190 files takes four times as long as all else about loading rules. What is kept is looked up
by a hash of a file's whole text, so a rule that somebody changes is parsed anew, and nothing else of
it counts. ``hatch_build.py`` writes the file; without it nothing is amiss.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from ehcp_qa.errors import InvalidRule

FILE = Path(__file__).with_name("parsed.json")


def parsed_before(text: str) -> Any:
    """Return the data of a YAML text as parsed at build, a copy of one's own; None if it is new."""
    known = _known(FILE).get(_key(text))
    return None if known is None else msgspec.json.decode(known)


def write_parsed(paths: Iterable[Path], file: Path = FILE) -> None:
    """Parse these YAML files and keep their data, but for what JSON would not give back as it was.

    A malformed file is left out: whoever loads the rules is told of it.
    """
    from ehcp_qa.rulebook.plain_yaml import parse_yaml

    kept: dict[str, msgspec.Raw] = {}
    for path in sorted(paths):
        text = path.read_text(encoding="utf-8-sig")
        try:
            data = parse_yaml(text, path.name)
        except InvalidRule:
            continue
        packed = msgspec.json.encode(data)
        if msgspec.json.decode(packed) == data:  # an unquoted date would come back as text
            kept[_key(text)] = msgspec.Raw(packed)
    waiting = file.with_suffix(".new")
    waiting.write_bytes(msgspec.json.encode(kept, order="sorted"))
    waiting.replace(file)
    _known.cache_clear()


@cache
def _known(file: Path) -> Mapping[str, msgspec.Raw]:
    try:
        return msgspec.json.decode(file.read_bytes(), type=dict[str, msgspec.Raw])
    except (OSError, msgspec.DecodeError):
        return {}


def _key(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
