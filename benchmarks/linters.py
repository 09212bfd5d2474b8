"""Compare what general prose linters call vague with what we do, on labelled provision statements.

``python benchmarks/linters.py [FOLDER]`` installs the other tools apart from the project, in a virtual
environment and an npm prefix under FOLDER (a temporary one unless told; one that is kept is used
again), runs each over every statement and writes ``figures/linters.json``. A tool that cannot be had
is left out with the reason. Vale is not tried: its package fetches its program, and its rules for
weasel words (write-good's, which are measured here), from the web when it is first run.

Ours is measured with models that have not seen the statements: on the gold here, with
``training/held_out``; on our own statements by the figures of ``training/cards``, each author left out.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "training"))

from data import AUTHORS, CARDS, HELD_OUT, Item, author, items
from prose_tools import LINTERS, Linter, install, reported

from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.nlp.pipeline import load
from ehcp_qa.nlp.terms import finder
from ehcp_qa.rulebook.lexicons import load_lexicons
from ehcp_qa.rulebook.places import packaged_rules
from ehcp_qa.workflows.evaluate import provision
from ehcp_qa.workflows.evaluate.items import document_of
from ehcp_qa.workflows.evaluate.measures import Counts, counts

FIGURES = Path(__file__).resolve().parent / "figures" / "linters.json"
PARTS = {"gold": "gold", "own": "our own"}
VAGUE = "vague"


def measure(folder: Path) -> dict[str, Any]:
    """Return the figures of every tool on both sets of statements."""
    lexicons = load_lexicons([packaged_rules()])
    card = json.loads((CARDS / "provision_figures.json").read_text("utf-8"))
    own = {a: found for a in AUTHORS if (found := card.get(f"author {a} left out"))}
    parts = {part: items(part, "provision") for part in PARTS}
    # An author whose statements no model has yet been measured without is left for the next run.
    parts["own"] = [item for item in parts["own"] if author(item) in own]
    everything = [item for part in parts.values() for item in part]
    texts = ["\n\n".join(block.text for block in document_of(i).blocks) for i in everything]
    missing = install(folder)
    rows = [_ours(parts, own, lexicons), _listed(parts, texts, lexicons)]
    for linter in (each for each in LINTERS if each.name not in missing):
        anything, of_vague = reported(linter, folder, texts)
        print(f"{linter.name}: {len(anything)} of {len(texts)} reported", flush=True)
        if not anything:
            missing[linter.name] = "it was installed, and reported nothing on any statement"
            continue
        rows.append(_row(f"{linter.name}: anything", parts, anything, linter))
        if linter.reports:
            rows.append(_row(f"{linter.name}: {linter.category}", parts, of_vague, linter))
    rows.append(_row("every statement called vague", parts, set(range(len(texts)))))
    return {
        "statements": {part: len(found) for part, found in parts.items()},
        "vague": {part: sum(i["label"] == VAGUE for i in found) for part, found in parts.items()},
        "rows": rows,
        "skipped": missing,
    }


def _ours(
    parts: Mapping[str, Sequence[Item]], card: Mapping[str, Any], lexicons: Lexicons
) -> dict[str, Any]:
    found = provision.evaluate(parts["gold"], lexicons, load(), weights=HELD_OUT).metrics
    authors = sorted({author(item) for item in parts["own"]})
    own = [_counts(card[letter]["confusion"]) for letter in authors]
    summed = Counts(sum(c.tp for c in own), sum(c.fp for c in own), sum(c.fn for c in own))
    return {
        "tool": "ehcp-qa",
        "gold": _counts(found["confusion"]).as_dict(),
        "own": summed.as_dict(),
    }


def _counts(confusion: Any) -> Counts:
    """Return how right "vague" was, from how often each label was given each verdict."""
    table: Mapping[str, Mapping[str, int]] = confusion
    return counts(
        (label == VAGUE, verdict == VAGUE)
        for label, given in table.items()
        for verdict, times in given.items()
        for _ in range(times)
    )


def _listed(
    parts: Mapping[str, Sequence[Item]], texts: Sequence[str], lexicons: Lexicons
) -> dict[str, Any]:
    listed = finder(lexicons["soft_phrases"])
    held = {number for number, text in enumerate(texts) if listed.find(text)}
    return _row("our own soft phrases as a plain list", parts, held)


def _row(
    name: str,
    parts: Mapping[str, Sequence[Item]],
    called: set[int],
    linter: Linter | None = None,
) -> dict[str, Any]:
    """Return a tool's figures for each part; ``called`` numbers the statements of all in turn."""
    numbers = count()
    found = {
        part: counts((item["label"] == VAGUE, next(numbers) in called) for item in each).as_dict()
        for part, each in parts.items()
    }
    return {"tool": name, **({"packages": list(linter.packages)} if linter else {}), **found}


def table(figures: Mapping[str, Any]) -> list[str]:
    """Return the comparison as the lines of a Markdown table, with what was left out below it."""
    titles = ["called vague by"]
    for part, name in PARTS.items():
        vague, n = figures["vague"][part], figures["statements"][part]
        titles += [f"{name} ({vague} of {n:,} vague): precision", "recall", "F1"]
    rows = [
        [row["tool"], *(cell for part in PARTS for cell in _cells(row[part]))]
        for row in figures["rows"]
    ]
    skipped = [f"{name} left out: {why}." for name, why in figures["skipped"].items()]
    lines = ["| " + " | ".join(cells) + " |" for cells in (titles, *rows)]
    return [lines[0], "|" + "---|" * len(titles), *lines[1:], *(["", *skipped] if skipped else [])]


def _cells(found: Mapping[str, float]) -> tuple[str, str, str]:
    precision = f"{found['precision']:.2f}" if found["tp"] + found["fp"] else "none called"
    return precision, f"{found['recall']:.2f}", f"{found['f1']:.2f}"


def main() -> None:
    """Measure, write the figures and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="where the tools are installed")
    given = parser.parse_args().folder
    with tempfile.TemporaryDirectory() as temporary:
        figures = measure(given.resolve() if given else Path(temporary))
    FIGURES.parent.mkdir(exist_ok=True)
    FIGURES.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    print("\n".join(table(figures)))


if __name__ == "__main__":
    main()
