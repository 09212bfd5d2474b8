"""A made plan of 10,000 words: labelled statements of the training data in a plan's sections."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
WORDS = 10_000
TITLES = {
    "A": "The views, interests and aspirations of the child and parents",
    "B": "Special educational needs",
    "E": "The outcomes sought",
    "F": "The special educational provision required",
    "G": "Health care provision",
    "H1": "Social care provision under section 2 of the 1970 Act",
    "H2": "Other social care provision",
}
ASKED_OF_THREAD = {"A": "aspirations", "B": "needs"}
# Sentences to a paragraph of narrative, and the seed by which statements are drawn.
PARAGRAPH = 5
SEED = 10


def made_plan(counts: Mapping[str, int]) -> str:
    """Return a plan in Markdown with so many statements: the same every time."""
    drawn = {letter: _drawn(letter) for letter in counts}
    parts = {
        letter: [f"## Section {letter}: {TITLES[letter]}"]
        + [f"- {statement}" for statement in drawn[letter][:number]]
        for letter, number in counts.items()
    }
    left = WORDS - sum(len(part.split()) for section in parts.values() for part in section)
    spare = [*drawn["B"][counts["B"] :], *drawn["E"][counts["E"] :]]
    parts["A"] += ["### What the family says", *_narrative(spare, left)]
    front = "| Details | |\n|---|---|\n| Name | Morgan Ellery |\n| Date of birth | 11 March 2015 |"
    lines = [line for section in parts.values() for line in section]
    return "\n\n".join(["# Education, Health and Care plan", front, *lines])


def _narrative(sentences: Sequence[str], words: int) -> Iterator[str]:
    """Yield paragraphs of so many words."""
    for start in range(0, len(sentences), PARAGRAPH):
        if words <= 0:
            return
        paragraph = " ".join(sentences[start : start + PARAGRAPH])
        words -= len(paragraph.split())
        yield paragraph


def _drawn(letter: str) -> list[str]:
    statements = list(_statements(letter))
    random.Random(SEED).shuffle(statements)
    return statements


def _statements(letter: str) -> Iterator[str]:
    if letter in ASKED_OF_THREAD:
        for plan in _items("thread"):
            yield from (entry["text"] for entry in plan[ASKED_OF_THREAD[letter]])
    elif letter == "E":
        yield from (item["text"] for item in _items("outcome"))
    else:
        for item in _items("provision"):
            if item["section"] == letter:
                cells = (item.get("row") or {}).values()
                yield ", ".join([item["text"].rstrip("."), *map(str, cells)])


def _items(task: str) -> list[dict[str, Any]]:
    files = sorted((ROOT / "training" / "data").rglob(f"{task}.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]
