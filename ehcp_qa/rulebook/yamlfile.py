"""Read a YAML file that people write: plain data only, and the line of anything in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ehcp_qa.errors import InvalidRule
from ehcp_qa.rulebook.parsed import parsed_before

MAX_BYTES = 2_000_000  # twenty times the largest lexicon that we have; a pack is not a data store


@dataclass(frozen=True, slots=True)
class YamlFile:
    """A file's name for messages, its text, and the data in it."""

    name: str
    text: str
    data: Any

    def line(self, path: Sequence[str | int]) -> int:
        """Return the line, from 1, of what stands at ``path``, or of what should hold it."""
        from ehcp_qa.rulebook.plain_yaml import line_of

        return line_of(self.text, path)


def read_yaml(path: Path, name: str = "", *, until: str = "") -> YamlFile:
    """Return the file's data; raise InvalidRule with file and line when it is not plain YAML.

    ``until`` is a key of the file at which reading may stop. A text that was parsed when the package
    was built is not parsed again.
    """
    name = name or path.name
    text = _text(path, name)
    data = parsed_before(text)
    if data is None:
        from ehcp_qa.rulebook.plain_yaml import parse_yaml  # takes longer than many a rule

        text = text.partition(f"\n{until}:")[0] + "\n" if until else text
        data = parse_yaml(text, name)
    return YamlFile(name, text, data)


def _text(path: Path, name: str) -> str:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InvalidRule(f"{name}: larger than {MAX_BYTES:,} bytes, which no rule file is")
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as problem:
        raise InvalidRule(f"{name}: not a text file in UTF-8") from problem
    except OSError as problem:
        raise InvalidRule(f"{name}: cannot be read ({problem.strerror})") from problem
