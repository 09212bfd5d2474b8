"""Teach the words of the table what acts on what, from chains and from slices of plans.

Run by ``train_thread.py``, whose scorers of links read the words so taught.

A table made from a sentence model knows what is alike. What a need and its provision have in common is
something else: "mishears the ends of words" and "a radio aid" are not alike. The chains in
``data/chains`` (a need, what acts on it, the outcome of that, a hope) and the links of the slices say
such pairs by the thousand. Words are moved, from where the table has them, until a text lies nearer
to its own partners than to others'.

Scorers of links learn from slices whose words were taught without their author's slices, and are
measured so: they would trust the words too much otherwise. A table learns from whole groups of authors.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from data import DATA, Item, author, besides_gold, items
from scipy import sparse

from ehcp_qa.analyse.concepts import words
from ehcp_qa.analyse.meaning.words import WordTable, word_table

# Which parts belong together. A need and its outcome share no link in a plan, but do share what both may
# belong with; of slices only what is labelled is asked.
KINDS = (
    ("needs", "provisions"),
    ("outcomes", "provisions"),
    ("needs", "outcomes"),
    ("aspirations", "outcomes"),
)
PARTS = {"need": "needs", "provision": "provisions", "outcome": "outcomes", "hope": "aspirations"}
# The gold stands alone; the other authors so that each group has about as many slices.
GOLD = "gold"
GROUPS = (GOLD, "aekw", "bflx", "cip", "dqy")
SEED = 0
# Area under the curve within a slice, mean of six authors left out and three kinds of link: no chains and no
# slices 0.83, chains alone 0.878, slices alone 0.875, both 0.894.
ROUNDS = 6  # 3 gave 0.887; 20, and more steps in all, less
BATCH = 32  # texts; 64 the same
STEP = 0.002  # 0.004 gave less
SHARPNESS = 5.0  # how much likelier the nearer partner is held to be; 8 gave 0.006 less, 3 the same
PULL = 0.001  # back to where the table has the word; ten times as much gave less
_FIRST, _SECOND, _LEAST = 0.9, 0.999, 1e-6  # of Adam, as its authors advise
_FULL = 127.0  # the largest signed byte


class Block(NamedTuple):
    """Texts of two kinds, and which of them belong together."""

    kind: tuple[str, str]
    rows: list[str]
    columns: list[str]
    belong: np.ndarray


def chains(folder: Path = DATA / "chains") -> list[Item]:
    """Return every chain, in the order of files and lines."""
    paths = sorted(folder.glob("*.jsonl"))
    lines = [line for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    return [json.loads(line) for line in lines if line.strip()]


def chain_blocks(listed: Sequence[Item]) -> Iterator[Block]:
    """Yield what each chain says: all of its parts belong together."""
    for chain in listed:
        parts = {PARTS[p]: [chain[k] for k in (p, f"{p}2") if chain.get(k)] for p in PARTS}
        for one, other in KINDS:
            rows, columns = parts[one], parts[other]
            if rows and columns:
                yield Block((one, other), rows, columns, np.ones((len(rows), len(columns))))


def slice_blocks(slices: Sequence[Item]) -> Iterator[Block]:
    """Yield what each slice says: its links, and that what is not linked does not belong."""
    for item in slices:
        links = {tuple(link) for link in item["links"]}
        for one, other in KINDS:
            rows, columns = item.get(one) or [], item.get(other) or []
            belong = np.array([[(r["id"], c["id"]) in links for c in columns] for r in rows])
            if belong.any():
                yield Block((one, other), _said(item, rows), _said(item, columns), belong)


def _said(item: Item, entries: Sequence[Item]) -> list[str]:
    """Return the words of statements without the child's name, which tells nothing."""
    name = str(item.get("child") or "\0")
    return [str(entry["text"]).replace(name, "") for entry in entries]


class Teaching:
    """The words being moved, and how each moved of late."""

    def __init__(self, table: WordTable) -> None:
        self._table = table
        self._start = table.numbers / _FULL
        self._words = self._start.copy()
        self._moved = np.zeros(len(self._words), dtype=bool)
        self._mean, self._square = np.zeros_like(self._words), np.zeros_like(self._words)
        self._steps = 0

    def bags(self, texts: Sequence[str]) -> sparse.csr_matrix:
        """Return, for each text, the weights of its words."""
        rows, columns, values = [], [], []
        for at, text in enumerate(texts):
            found = [row for word in words(text) if (row := self._table.row(word)) is not None]
            rows += [at] * len(found)
            columns += found
            values += [self._table.weights[row] for row in found]
        return sparse.csr_matrix((values, (rows, columns)), shape=(len(texts), len(self._words)))

    def learn(self, bags: Sequence[sparse.csr_matrix], belong: np.ndarray) -> None:
        """Move words a step, so that texts (a list of rows, one of columns) lie nearer their partners."""
        sums = [bag @ self._words for bag in bags]
        lengths = [np.linalg.norm(each, axis=1, keepdims=True) + _LEAST for each in sums]
        one, other = (each / length for each, length in zip(sums, lengths, strict=True))
        near = SHARPNESS * (one @ other.T)
        wrong = SHARPNESS / 2 * (_wrong(near, belong) + _wrong(near.T, belong.T).T)
        slope = np.zeros_like(self._words)
        slopes = (wrong @ other, wrong.T @ one)
        for bag, unit, length, each in zip(bags, (one, other), lengths, slopes, strict=True):
            slope += bag.T @ ((each - unit * (each * unit).sum(1, keepdims=True)) / length)
        self._step(slope, np.unique(np.concatenate([bag.indices for bag in bags])))

    def _step(self, slope: np.ndarray, at: np.ndarray) -> None:
        """Move the words of a batch by Adam, which evens out rare words and common ones."""
        self._steps += 1
        slope = slope[at] + PULL * (self._words[at] - self._start[at])
        self._mean[at] = _FIRST * self._mean[at] + (1 - _FIRST) * slope
        self._square[at] = _SECOND * self._square[at] + (1 - _SECOND) * slope**2
        mean = self._mean[at] / (1 - _FIRST**self._steps)
        square = self._square[at] / (1 - _SECOND**self._steps)
        self._words[at] -= STEP * mean / (np.sqrt(square) + _LEAST)
        self._moved[at] = True

    def taught(self) -> tuple[list[str], np.ndarray]:
        """Return the words that have moved, and their numbers as signed bytes."""
        at, listed = np.flatnonzero(self._moved), list(self._table.rows)
        packed = np.clip(np.rint(self._words[at] * _FULL), -_FULL, _FULL).astype(np.int8)
        return [listed[n] for n in at], packed


def _wrong(near: np.ndarray, belong: np.ndarray) -> np.ndarray:
    """Return how far each row's shares of the columns are from being its partners' alone."""
    shares = np.exp(near - near.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    partners = belong.sum(axis=1, keepdims=True)
    found: np.ndarray = np.where(partners > 0, shares - belong / np.maximum(partners, 1), 0.0)
    return found / len(near)


def teach(blocks: Sequence[Block]) -> Teaching:
    """Return the words as the blocks have moved them."""
    found, chance = Teaching(word_table()), np.random.default_rng(SEED)
    bags = [(found.bags(b.rows), found.bags(b.columns)) for b in blocks]
    for _ in range(ROUNDS):
        for batch in _batches(blocks, chance):
            stacked = [sparse.vstack([bags[n][side] for n in batch]).tocsr() for side in (0, 1)]
            found.learn(stacked, _beside([blocks[n].belong for n in batch]))
    return found


def _beside(parts: Sequence[np.ndarray]) -> np.ndarray:
    """Return one grid: texts of two blocks never belong together."""
    return sparse.block_diag(parts).toarray().astype(float)


def _batches(blocks: Sequence[Block], chance: np.random.Generator) -> list[list[int]]:
    """Return the blocks in batches of one kind, chains or slices, in an order of chance."""
    groups = dict[tuple[object, bool], list[int]]()
    for number, block in enumerate(blocks):
        groups.setdefault((block.kind, len(block.rows) > 2), []).append(number)
    found: list[list[int]] = []
    for group in groups.values():
        batch: list[int] = []
        for number in chance.permutation(group):
            batch.append(int(number))
            if sum(len(blocks[n].rows) for n in batch) >= BATCH:
                found.append(batch)
                batch = []
        if len(batch) > 1:
            found.append(batch)
    return [found[n] for n in chance.permutation(len(found))]


def group(item: Item) -> str:
    """Return the group of authors that a slice's author belongs to."""
    return next(g for g in GROUPS if (g == GOLD if _in_gold(item) else author(item) in g))


def _in_gold(item: Item) -> bool:
    return str(item["id"]) in _gold_ids() and item in items(GOLD, "thread")


@cache
def _gold_ids() -> frozenset[str]:
    return frozenset(str(item["id"]) for item in items(GOLD, "thread"))


@cache
def taught(groups: frozenset[str]) -> tuple[list[str], np.ndarray]:
    """Return the words that have moved, taught by the chains and the slices of these groups."""
    slices = [i for i in (*items(GOLD, "thread"), *besides_gold("thread")) if group(i) in groups]
    return teach([*chain_blocks(chains()), *slice_blocks(slices)]).taught()


@cache
def table(groups: frozenset[str]) -> WordTable:
    """Return the word table with what these groups teach in it."""
    start, (listed, moved) = word_table(), taught(groups)
    numbers = start.numbers.copy()
    numbers[[start.rows[word] for word in listed]] = moved
    return replace(start, numbers=numbers, _alone={})


def write(groups: frozenset[str], path: Path) -> None:
    """Write the words that these groups have moved, for the package to read."""
    listed, moved = taught(groups)
    head = json.dumps({"words": listed}, separators=(",", ":"))
    path.write_bytes(gzip.compress(head.encode() + b"\n" + moved.tobytes(), mtime=0))
