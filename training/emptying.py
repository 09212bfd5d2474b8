"""Train the models of emptied commitment: whether a statement's words empty it, and in which way.

Learned from the statements' own words alone, with whatever their cells say left out, so that a full
row does not hide what its text takes back. ``train_provision.py`` calls this for each of its splits.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from data import DATA, Item
from linear_export import Margins, fit, write

from ehcp_qa.analyse.commitment import find_soft
from ehcp_qa.analyse.learned.emptied import EMPTIED, FIRM, emptied_features
from ehcp_qa.analyse.meaning.words import Vector, word_table
from ehcp_qa.analyse.slots import find_slots
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.nlp.grams import Features
from ehcp_qa.nlp.pipeline import Pipeline
from ehcp_qa.workflows.evaluate.items import statement_of

# Inverse strength of regularisation; each statement is there twice, parsed and not.
STRENGTH = 0.25
GROUP_MARGINS = Margins(strength=0.05, scale=1.0, share=1.0, balanced=True)
LEAST = 6  # readings that a feature must be in: three statements
# Groups that one rule reports; apart they were told from each other no better than by chance.
TOGETHER = {"opportunity": "access", "effort": "empty_noun"}
# The rule that reports each group.
CODES = {
    **{"access": "PRV-01", "opportunity": "PRV-01", "condition": "PRV-02", "deferral": "PRV-07"},
    **{"recommendation": "PRV-08", "change": "PRV-09", "money": "PRV-10", "soft_amount": "PRV-11"},
    **{"untrained": "PRV-13", "unsized_group": "PRV-14", "soft_frequency": "PRV-15"},
    **{"ceiling": "PRV-17", "universal": "PRV-19", "open_list": "PRV-25", "effort": "PRV-06"},
    **{"empty_noun": "PRV-06", "loose_provider": "PRV-05"},
}


class Example(NamedTuple):
    """A statement's own text, and the groups of the words that empty it; none where nothing does."""

    text: str
    emptied: bool
    groups: tuple[str, ...]


@cache
def phrase_groups() -> dict[tuple[str, str], str]:
    """Return the group of phrases that no list knows, as a second annotator gave it, by item and words."""
    lines = (DATA / "phrase_groups.jsonl").read_text(encoding="utf-8").splitlines()
    return {(e["id"], e["words"]): e["group"] for e in map(json.loads, lines)}


def examples(
    provisions: Sequence[Item], lexicons: Lexicons, emptied: Sequence[Item]
) -> Iterator[Example]:
    """Yield what can be learned from labelled provisions and from statements of ``emptying.jsonl``.

    A provision called vague for other words than its own teaches nothing here.
    """
    for item in provisions:
        text, phrases = item["text"], item["vague_phrases"]
        own = [p for p in phrases if p in text]
        if own:
            yield Example(text, True, _groups(item, own, lexicons))
        elif item["label"] == "specific" or (item["label"] == "partly" and not phrases):
            yield Example(text, False, ())
    for item in emptied:
        own = [e for e in item["emptied"] if e["words"] in item["text"]]
        if own or not item["emptied"]:
            groups = {TOGETHER.get(e["group"], e["group"]) for e in own}
            yield Example(item["text"], bool(own), tuple(sorted(groups)))


def _groups(item: Item, phrases: Sequence[str], lexicons: Lexicons) -> tuple[str, ...]:
    """Return the groups that lists give the phrases, or the annotator; the others stay unknown."""
    statement = statement_of(item)[1]
    soft = find_soft(statement, find_slots(statement, lexicons, None), lexicons)
    found: set[str] = set()
    for phrase in phrases:
        known = {
            p.group.value
            for p in soft
            if not p.rescued_by and not p.learnt and (p.words in phrase or phrase in p.words)
        }
        labelled = phrase_groups().get((str(item["id"]), phrase))
        found |= known or ({labelled} if labelled else set())
    return tuple(sorted({TOGETHER.get(group, group) for group in found}))


def train_emptying(chosen: Sequence[Example], pipeline: Pipeline | None, folder: Path) -> None:
    """Fit both models on these examples and write them to a folder."""
    trees = pipeline.parse([e.text for e in chosen]) if pipeline else [None] * len(chosen)
    read = [
        (example, emptied_features(example.text, tokens), word_table().vector(example.text))
        for example, tree in zip(chosen, trees, strict=True)
        for tokens in (tree, None)
    ]
    _write(folder, "emptied", [(*each, EMPTIED if each[0].emptied else FIRM) for each in read])
    by_group = [(*each, group) for each in read for group in each[0].groups]
    _write(folder, "emptied_group", by_group, GROUP_MARGINS)


_Row = tuple[Example, Features, Vector, str]


def _write(folder: Path, name: str, rows: Sequence[_Row], margins: Margins | None = None) -> None:
    fitted = fit(
        [features for _, features, _, _ in rows],
        [label for *_, label in rows],
        strength=STRENGTH,
        least=LEAST,
        vectors=[vector for _, _, vector, _ in rows],
        margins=margins,
    )
    write(folder / f"{name}.json.gz", name, fitted, (example.text for example, *_ in rows))
