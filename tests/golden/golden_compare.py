"""One golden file held against what is made now."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

# Enough to see the change; the file itself holds the rest.
SHOWN = 60


def hold(golden: Path, text: str, *, update: bool) -> None:
    """Fail with the difference where a text is not what it was; rewrite the file when told to."""
    before = golden.read_bytes().decode("utf-8") if golden.is_file() else ""
    if text == before:
        return
    if update:
        golden.parent.mkdir(exist_ok=True)
        golden.write_bytes(text.encode("utf-8"))
        pytest.fail(f"{golden.name} was rewritten: read the difference, then run again without it")
    difference = difflib.unified_diff(
        before.splitlines(), text.splitlines(), "golden", "now", lineterm="", n=1
    )
    pytest.fail("\n".join([f"{golden.name} has changed:", *list(difference)[:SHOWN]]))


def hold_names(folder: Path, expected: set[str], *, update: bool) -> None:
    """Fail where a file is held against nothing any more; take it away when told to."""
    stale = sorted(path for path in folder.iterdir() if path.name not in expected)
    if update:
        for path in stale:
            path.unlink()
    assert [path.name for path in stale] == [], "they were made by nothing, and are deleted now"
