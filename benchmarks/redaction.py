"""How much of what identifies somebody a redaction finds, and how much else it takes along.

``python benchmarks/redaction.py`` prints the figures on the two sets of marked lines and on the sample plans;
``--show seen`` lists what was missed and what was taken too much in the set that was developed with.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from ehcp_qa.readers import read
from ehcp_qa.readers.plaintext import read_text
from ehcp_qa.recognise import recognise
from ehcp_qa.redaction.key import Key
from ehcp_qa.rulebook.lexicons import load_lexicons
from ehcp_qa.rulebook.places import packaged_rules

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "tests" / "evaluation" / "redaction"
SETS = {"developed with": "seen.yaml", "only measured on": "unseen.yaml"}
STATEMENTS = ROOT / "training" / "data" / "own"
TASKS = frozenset(("provision", "outcome"))
LISTED = "efij"  # the authors whose names were listed by hand
MANY = 120  # statements read as one plan: about as many as a plan has
MARK = re.compile(r"⟦(\w+)\|([^⟧]*)⟧")
# What may stay of a marked stretch, since it tells nothing: an article, a title, a word for kin.
TELLS_NOTHING = frozenset(
    "the s mr mrs ms miss dr prof of and at a auntie nana grandma grandad nan uncle".split()
)
WORD = re.compile(r"[^\W_]+")


@dataclass(slots=True)
class Figures:
    """What was found of each kind, what was missed, and words taken that tell nothing of anybody."""

    found: Counter[str] = field(default_factory=Counter)
    marked: Counter[str] = field(default_factory=Counter)
    taken: int = 0
    ordinary: int = 0
    missed: list[str] = field(default_factory=list)
    too_much: list[str] = field(default_factory=list)

    def add(self, kind: str, whole: str, left: bool) -> None:
        """Count one marked stretch, of which something is left or nothing."""
        self.marked[kind] += 1
        self.found[kind] += not left
        if left:
            self.missed.append(f"{kind}: {whole}")

    @property
    def recall(self) -> float:
        """The share of marked stretches of which nothing is left."""
        return sum(self.found.values()) / max(1, sum(self.marked.values()))


def measured() -> Iterator[tuple[str, Figures]]:
    """Yield each set that redaction is measured on with its figures."""
    yield "lines of every form, only measured on", on_lines(FOLDER / "unseen.yaml")
    yield "lines of every form, developed with", on_lines(FOLDER / "seen.yaml")
    yield "statements of five authors, no front page", on_statements()
    yield "all sample plans", on_samples()


def table() -> list[str]:
    """Return the figures as a table in Markdown."""
    head = ["measured on", "marked", "nothing left of", "recall", "other words taken", "of"]
    rows = [head, ["---"] * len(head)]
    for name, found in measured():
        marked, whole = sum(found.marked.values()), sum(found.found.values())
        others = [str(found.taken), f"{found.ordinary:,}"] if found.ordinary else ["", ""]
        rows.append([name, str(marked), str(whole), f"{found.recall:.3f}", *others])
    return ["| " + " | ".join(row) + " |" for row in rows]


def main() -> int:
    """Print the figures of every set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--show", choices=("seen", "statements", "samples"), help="list what was missed"
    )
    show = parser.parse_args().show
    for name, file in SETS.items():
        figures = on_lines(FOLDER / file)
        _print(name, figures, listing=show == "seen" and file == SETS["developed with"])
    _print("statements of other authors", on_statements(), listing=show == "statements")
    _print("sample plans", on_samples(), listing=show == "samples")
    return 0


def on_lines(path: Path) -> Figures:
    """Return the figures on a file of marked lines, each plan of it read as a plan."""
    figures = Figures()
    lexicons = load_lexicons([packaged_rules()])
    for held in yaml.safe_load(path.read_text(encoding="utf-8"))["plans"]:
        lines = [*(f"{label}: {value}" for label, value in held["front"]), *held["lines"]]
        key = Key.of([recognise(read_text(_plan(held)), lexicons)], lexicons)
        for line in lines:
            _count(line, key, figures)
    return figures


def on_samples() -> Figures:
    """Return the figures on the sample plans: what was listed by hand, of which no word may be left."""
    figures = Figures()
    lexicons = load_lexicons([packaged_rules()])
    listed = yaml.safe_load((FOLDER / "samples.yaml").read_text(encoding="utf-8"))
    for name, kinds in listed.items():
        document = read(ROOT / "sample_plans" / name / "plan.docx")
        key = Key.of([recognise(document, lexicons)], lexicons)
        text = "\n".join(key.text(block.text) for block in document.blocks)
        for kind, words in kinds.items():
            for word in words:
                left = bool(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text))
                figures.add(kind, f"{name}: {word}", left)
    return figures


def on_statements() -> Figures:
    """Return the figures on labelled statements of other authors: each use of a name listed by hand.

    Nothing at the front of these tells whose they are, so that every name has to be told by itself.
    """
    figures = Figures()
    lexicons = load_lexicons([packaged_rules()])
    listed = yaml.safe_load((FOLDER / "statements.yaml").read_text(encoding="utf-8"))["names"]
    form = "|".join(re.escape(name) for name in sorted(listed, key=len, reverse=True))
    names = re.compile(rf"(?<![\w-])(?:{form})(?![\w-])")
    for path in sorted(STATEMENTS.glob(f"[{LISTED}]/*.jsonl")):
        if path.stem not in TASKS:
            continue
        texts = [
            " ".join(json.loads(line)["text"].split())
            for line in path.read_text("utf-8").splitlines()
        ]
        for first in range(0, len(texts), MANY):
            part = texts[first : first + MANY]
            key = Key.of([recognise(read_text(_section_f(part)), lexicons)], lexicons)
            for text in part:
                _count(names.sub(lambda found: f"⟦name|{found[0]}⟧", text), key, figures)
    return figures


def _section_f(texts: list[str]) -> str:
    head = [
        "# Draft Education, Health and Care Plan",
        "",
        "## Section F: Special educational provision",
    ]
    return "\n".join([*head, "", *(f"- {text}" for text in texts)]) + "\n"


def _plan(held: Mapping[str, list[list[str]]]) -> str:
    """Return a plan in Markdown with the lines of one set as its Section B."""
    front = [f"| {label} | {_bare(value)} |" for label, value in held["front"]]
    lines = [f"- {_bare(line)}" for line in held["lines"]]  # type: ignore[arg-type]
    title = ["# Draft Education, Health and Care Plan", "", "| Details | |", "|---|---|"]
    body = ["", "## Section B: Special educational needs", "", *lines]
    return "\n".join([*title, *front, *body]) + "\n"


def _bare(line: str) -> str:
    return MARK.sub(lambda mark: mark[2], line)


def _count(line: str, key: Key, figures: Figures) -> None:
    text, marked = _bare(line), list(_marks(line))
    covered = {at for edit in key.edits(text) for at in range(edit.start, edit.end)}
    for kind, start, end in marked:
        words = (m for m in WORD.finditer(text, start, end) if m[0].lower() not in TELLS_NOTHING)
        left = any(at not in covered for word in words for at in range(*word.span()))
        figures.add(kind, f"{text[start:end]} · {text}", left)
    for word in WORD.finditer(text):
        if word[0].lower() not in TELLS_NOTHING and not any(
            start <= word.start() < end for _, start, end in marked
        ):
            taken = word.start() in covered
            figures.ordinary += 1
            figures.taken += taken
            if taken:
                figures.too_much.append(f"{word[0]} · {text}")


def _marks(line: str) -> Iterator[tuple[str, int, int]]:
    """Yield each marked stretch: its kind and where it stands in the line without marks."""
    shift = 0
    for mark in MARK.finditer(line):
        start = mark.start() - shift
        yield mark[1], start, start + len(mark[2])
        shift += len(mark[0]) - len(mark[2])


def _print(name: str, figures: Figures, *, listing: bool) -> None:
    kinds = ", ".join(f"{k} {figures.found[k]}/{figures.marked[k]}" for k in sorted(figures.marked))
    print(f"{name}: recall {figures.recall:.3f} ({kinds})")
    if figures.ordinary:
        print(f"  other words taken: {figures.taken} of {figures.ordinary}")
    for line in (*figures.missed, *(f"too much: {t}" for t in figures.too_much)) if listing else ():
        print(f"  {line}")


if __name__ == "__main__":
    raise SystemExit(main())
