"""Labelled facts outside the sections: in tables of labels and answers, and in lines that run on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from ehcp_qa.law.dates import find_dates
from ehcp_qa.model.document import Block, Document
from ehcp_qa.model.plan import Field, Words
from ehcp_qa.nlp.plain import plain
from ehcp_qa.recognise.draft import trimmed, words_of
from ehcp_qa.recognise.field_labels import LABEL_WORDS, FieldLabels
from ehcp_qa.recognise.grid import Cell, Grid, Unit

_LINE = re.compile(r"\A\s*(?P<label>[A-Za-z][A-Za-z'./ -]{1,60}?)\s*:\s*(?=\S)")


_COLON = re.compile(r":(?=\s)")


_NEW_SENTENCE = re.compile(r"\.?\s+[A-Z][a-z]")


_PIECES = re.compile(r"\s[·|•]\s|\s{3,}|\t|\s-\s")


def facts_in_tables(
    body: Iterable[Unit], inside: frozenset[int], labels: FieldLabels
) -> Iterator[Field]:
    """Yield the facts of tables of labels and answers, nested ones too."""
    for unit in body:
        if isinstance(unit, Grid):
            yield from _from_grid(unit, inside, labels)


def _from_grid(grid: Grid, inside: frozenset[int], labels: FieldLabels) -> Iterator[Field]:
    for number, line in enumerate(grid.lines):
        named = [labels.name(cell.text) for cell in line]
        for cell in line:
            for unit in cell.content:
                if isinstance(unit, Grid):
                    yield from _from_grid(unit, inside, labels)
        if any(b.index in inside for cell in line for b in cell.blocks):
            named = [name if name == "date_of_birth" else "" for name in named]
        if len(line) > 1 and sum(map(bool, named)) == len(line) and number + 1 < len(grid.lines):
            yield from _under(line, named, grid.lines[number + 1])
            continue
        for at in range(len(line) - 1):
            if named[at] and not (labels.name(line[at + 1].text) and len(line) > 2):
                yield from _pair(named[at], line[at], line[at + 1])


def _under(
    titles: Sequence[Cell], named: Sequence[str], answers: Sequence[Cell]
) -> Iterator[Field]:
    """Yield the facts of a row of labels and the row of answers under it, as at a sign-off."""
    below = {cell.ref.column: cell for cell in answers}
    for title, name in zip(titles, named, strict=True):
        if answer := below.get(title.ref.column):
            yield from _pair(name, title, answer)


def _pair(name: str, label: Cell, answer: Cell) -> Iterator[Field]:
    value = next((w for b in answer.blocks if (w := trimmed(b))), None)
    said = next((w for b in label.blocks if (w := trimmed(b))), None)
    if value:
        yield Field(name, said, value)


def facts_in_lines(
    document: Document, inside: frozenset[int], labels: FieldLabels
) -> Iterator[Field]:
    """Yield the facts of lines such as "Date of birth: 3 May 2014", in running headers too."""
    for block in document.blocks:
        if block.index in inside or _has_neighbour(document, block):
            continue
        for start, end in _facts(block, labels):
            match = _LINE.match(plain(block.text[start:end]))
            name = labels.name(match["label"]) if match else ""
            value = _answer(block, start + match.end(), end) if match and name else None
            if match and value:
                yield Field(
                    name,
                    words_of(block, start + match.start("label"), start + match.end("label")),
                    value,
                )


def _answer(block: Block, start: int, end: int) -> Words | None:
    """Return an answer; one that begins with a date ends there when a new sentence follows it."""
    text = plain(block.text[start:end])
    day = next((d for d in find_dates(text) if not text[: d.start].strip()), None)
    if day and _NEW_SENTENCE.match(text, day.end):
        return trimmed(block, start, start + day.end)
    return trimmed(block, start, end)


def _has_neighbour(document: Document, block: Block) -> bool:
    """True in a cell whose answer stands in the next one, colon or no colon."""
    cell = block.cell
    return bool(cell) and cell.column + cell.column_span < document.tables[cell.table].columns  # type: ignore[union-attr]


def _facts(block: Block, labels: FieldLabels) -> Iterator[tuple[int, int]]:
    """Yield the parts of a block that each begin with a label, where several run on.

    "Name: Sam Okafor Date of birth: 3 May 2014" is two facts, as lines set close together are
    often read.
    """
    for start, end in _pieces(block):
        text = plain(block.text[start:end])
        cuts = sorted(
            {
                at
                for colon in _COLON.finditer(text)
                if (at := _label_at(text, colon.start(), labels))
            }
        )
        for begin, stop in pairwise([0, *cuts, len(text)]):
            yield start + begin, start + stop


def _label_at(text: str, colon: int, labels: FieldLabels) -> int:
    """Return where the longest known label before a colon begins; 0 for none."""
    words = list(re.finditer(r"\S+", text[:colon]))[-LABEL_WORDS:]
    starts = (word.start() for word in words if word[0][0].isupper())
    return next((at for at in starts if _could_be_label(text[at:colon], labels)), 0)


def _could_be_label(words: str, labels: FieldLabels) -> bool:
    """True for a known label that holds no other fact: "Draft sent: 3 May Reply by" is two."""
    return ":" not in words and not re.search(r"\d", words) and bool(labels.name(words))


def _pieces(block: Block) -> Iterator[tuple[int, int]]:
    """Yield the parts of a line that holds several facts, parted by dots, bars, dashes or gaps."""
    start = 0
    for gap in _PIECES.finditer(block.text):
        yield start, gap.start()
        start = gap.end()
    yield start, len(block.text)
