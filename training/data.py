"""The labelled statements that models are trained and measured on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
DATA = HERE / "data"
# Models that have not seen the gold, so that tests can measure on it honestly.
HELD_OUT = HERE / "held_out"
CARDS = HERE / "cards"
AUTHORS = "abcd"

Item = dict[str, Any]


def items(part: str, task: str) -> list[Item]:
    """Return the items of a part (``gold`` or ``more``) for a task, in file order."""
    lines = (DATA / part / f"{task}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def author(item: Item) -> str:
    """Return who wrote an item of ``more``: the first letter of its id."""
    return str(item["id"])[0]
