"""A PDF into a Document: words into lines, paragraphs and the cells of ruled tables."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from ehcp_qa.model.document import Block, Document, Leftovers, Source
from ehcp_qa.model.location import Place
from ehcp_qa.readers.pdf.aligning import add_aligned
from ehcp_qa.readers.pdf.breaks import measure
from ehcp_qa.readers.pdf.columns import column_gaps, set_columns
from ehcp_qa.readers.pdf.furniture import Running, take_out
from ehcp_qa.readers.pdf.joining import join, runs_over, under
from ehcp_qa.readers.pdf.lines import text_of
from ehcp_qa.readers.pdf.opening import open_pages
from ehcp_qa.readers.pdf.paragraphs import HYPHENS, Setting, is_heading, paragraphs
from ehcp_qa.readers.pdf.properties import properties
from ehcp_qa.readers.pdf.shapes import Grid, Line, Page, Shape
from ehcp_qa.readers.pdf.trust import trusted_pages
from ehcp_qa.readers.pdf.unread import set_unread_aside
from ehcp_qa.readers.pdf.writing import Writer
from ehcp_qa.readers.text import indexed

_LONG_LINE = 60  # characters; a line this long may be running text, whatever its size
_RUNNING_SHARE = 0.1  # of all letters; long headings do not come to as much


def read_pdf(data: bytes, name: str) -> Document:
    """Return a PDF's text, tables and running lines, or raise UnreadablePlan."""
    pages = trusted_pages(list(open_pages(data, name)), data, name)
    unread = set_unread_aside(pages, name)
    running = take_out(pages)
    gaps = column_gaps(pages)
    for page in pages:
        add_aligned(page, gaps.get(page.shape))
    set_columns(pages, gaps)
    flow = _flow(pages)
    _set_room(pages, flow)
    writer = Writer(_setting(flow))
    watermarks = dict.fromkeys(aside for page in pages for aside in page.asides)
    blocks = [
        *(_furniture(r) for r in running if r.part == "header"),
        *(Block(0, words, place=Place("watermark"), furniture=True) for words in watermarks),
    ]
    writer.write(flow, None)
    blocks += writer.blocks
    blocks += [_furniture(r) for r in running if r.part == "footer"]
    return Document(
        source=Source(name, "pdf", len(data), hashlib.sha256(data).hexdigest()),
        blocks=indexed(blocks),
        tables=tuple(writer.tables),
        properties=properties(data),
        leftovers=Leftovers(struck_through=sum(page.struck for page in pages)),
        pages=len(pages),
        unread_pages=unread,
        ocr_pages=tuple(page.number for page in pages if page.recognised),
        reread_pages=tuple(page.number for page in pages if page.again),
    )


def _flow(pages: list[Page]) -> list[Line | Grid]:
    """Return everything on the pages in reading order, tables joined over breaks."""
    lowest: dict[Shape, float] = {}
    for page in pages:
        for item in page.items:
            lowest[page.shape] = max(lowest.get(page.shape, 0.0), item.box[3])
    flow: list[Line | Grid] = []
    before: tuple[Page, Line | Grid] | None = None
    for page in pages:
        for item in page.items:
            if before and _follows(*before, page, item):
                last = flow[-1]
                if isinstance(last, Grid) and isinstance(item, Grid):
                    moved = under(item, last)
                    above = replace(last, box=(*last.box[:1], *before[1].box[1:]))
                    if runs_over(above, moved, lowest[before[0].shape]):
                        join(last, moved)
                        before = page, item
                        continue
            flow.append(item)
            before = page, item
    return flow


def _follows(page: Page, last: Line | Grid, here: Page, first: Line | Grid) -> bool:
    """Say whether a page or column break stands between two items."""
    if here is page:
        return (last.column, first.column) == (1, 2)
    return (last.column, first.column) in {(0, 0), (2, 1)}


def _set_room(pages: list[Page], flow: list[Line | Grid]) -> None:
    """Tell each line outside tables how far text may run on a page like its own."""
    shapes = {page.number: page.shape for page in pages}
    right: dict[Shape, float] = {}
    for item in flow:
        edge = item.x1 if isinstance(item, Line) else item.box[2]
        right[shapes[item.page]] = max(right.get(shapes[item.page], 0.0), edge)
    for item in flow:
        if isinstance(item, Line) and not item.column:
            item.left, item.right = item.x0, right[shapes[item.page]]


def _setting(flow: list[Line | Grid]) -> Setting:
    """Return what the whole document tells: line distances, sizes, and its words."""
    runs = list(_runs(flow, in_cell=False))
    pitches = measure(runs)
    lines = [line for run, _ in runs for line in run]
    body = _body_size(runs)
    headings = {
        paragraph.lines[0].size
        for run, in_cell in runs
        for paragraph in paragraphs(run, pitches, in_cell=in_cell)
        if is_heading(paragraph, body, in_cell=in_cell)
    }
    return Setting(pitches, body, tuple(sorted(headings, reverse=True)), _vocabulary(lines))


def _runs(items: Iterable[Line | Grid], *, in_cell: bool) -> Iterator[tuple[list[Line], bool]]:
    """Yield each run of lines with no table between them, and whether it stands in a cell."""
    for is_line, group in groupby(items, key=lambda item: isinstance(item, Line)):
        members = list(group)
        if is_line:
            yield [item for item in members if isinstance(item, Line)], in_cell
        for grid in members:
            if isinstance(grid, Grid):
                for cell in grid.cells:
                    yield from _runs(cell.items, in_cell=True)


def _body_size(runs: list[tuple[list[Line], bool]]) -> float:
    """Return the size of running text: the usual one, or a larger one if paragraphs use it."""
    usual: dict[float, int] = {}
    running: dict[float, int] = {}
    for lines, in_cell in runs:
        for line in lines:
            letters = sum(len(word.text) for word in line.words)
            usual[line.size] = usual.get(line.size, 0) + letters
            if not in_cell and letters >= _LONG_LINE and not line.bold:
                running[line.size] = running.get(line.size, 0) + letters
    enough = sum(usual.values()) * _RUNNING_SHARE
    sizes = [s for s, letters in running.items() if letters >= enough]
    return max([*sizes, max(usual, key=lambda s: (usual[s], s))]) if usual else 0.0


def _vocabulary(lines: list[Line]) -> frozenset[str]:
    """Return the document's words, or none when no line ends with a hyphen to be mended."""
    if not any(line.words[-1].text[-1:] in HYPHENS for line in lines):
        return frozenset()
    return frozenset(
        word.text.strip(".,;:!?()[]\"'“”‘’").lower() for line in lines for word in line.words
    )


def _furniture(running: Running) -> Block:
    line = running.line
    place = Place(running.part, page=line.page, box=line.box)
    return Block(0, text_of(line), place=place, size=line.size, furniture=True)
