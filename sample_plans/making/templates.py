"""The sample templates: good ones as written, and broken ones, each made of a good one by one edit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

SOURCE, BROKEN = "template.md", "broken.yaml"
_CELL = re.compile(r"(?<!\\)\|")


def templates(folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield where each template goes as a Word file, and its Markdown."""
    for source in sorted(folder.rglob(SOURCE)):
        yield source.with_suffix(".docx"), source.read_text(encoding="utf-8")
    for listed in sorted(folder.rglob(BROKEN)):
        for entry in edits(listed):
            good = (listed.parent / entry["of"] / SOURCE).read_text(encoding="utf-8")
            yield listed.parent / "broken" / f"{entry['name']}.docx", edited(good, entry)


def edits(listed: Path) -> list[dict[str, Any]]:
    """Return the edits of a list of broken templates."""
    entries: list[dict[str, Any]] = yaml.safe_load(listed.read_text(encoding="utf-8"))
    return entries


def edited(text: str, entry: Mapping[str, Any]) -> str:
    """Return a good template after an edit; raise ValueError where there is nothing to edit."""
    for change in entry.get("replace", ()):
        if change["find"] not in text:
            raise ValueError(f"{entry['name']}: the template has no {change['find']!r}")
        text = text.replace(change["find"], change["put"])
    for change in entry.get("columns", ()):
        text = _without_column(text, change["section"], change["under"], change["column"])
    return text


def _without_column(text: str, section: str, under: str, column: str) -> str:
    """Return the text with one column gone from the first table under a heading of a section."""
    start = text.index(under, text.index(section))
    first = text.index("\n|", start) + 1
    end = text.index("\n\n", first)
    rows = [_CELL.split(line) for line in text[first:end].split("\n")]
    at = [cell.strip() for cell in rows[0]].index(column)
    kept = ("|".join(cells[:at] + cells[at + 1 :]) for cells in rows)
    return text[:first] + "\n".join(kept) + text[end:]
