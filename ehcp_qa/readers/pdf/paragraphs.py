"""Lines of a PDF into paragraphs, headings and list items, and those into blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ehcp_qa.model.document import Block, BlockKind, CellRef, MarkKind
from ehcp_qa.model.location import Place
from ehcp_qa.readers.pdf.breaks import Pitches, joint, label_of
from ehcp_qa.readers.pdf.lines import separator
from ehcp_qa.readers.pdf.shapes import Line, Word
from ehcp_qa.readers.text import NO_MARKS, Piece, all_marked, join

_BIGGER = 1.07  # a heading is set at least this much larger than the text around it
_BIGGER_IN_CELL = 1.15  # titles in cells are often a little larger without being headings
_LONGEST_HEADING = 250  # characters; the statutory title of H2 has 170
_DEEPER = 6.0  # points by which a deeper list item stands further in
_MARKS = {
    (False, False): NO_MARKS,
    (True, False): frozenset([MarkKind.BOLD]),
    (False, True): frozenset([MarkKind.ITALIC]),
    (True, True): frozenset([MarkKind.BOLD, MarkKind.ITALIC]),
}
HYPHENS = "-\u2010\u2011"
_GONE = "--"  # stands for a word whose hyphen was taken away: no space takes its place
_TIGHT = HYPHENS + "–—/"  # a line may end after these without there having been a space


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together, and what joins each to the one before."""

    lines: list[Line]
    joints: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Setting:
    """What the whole document tells about its text."""

    pitches: Pitches
    body_size: float
    heading_sizes: tuple[float, ...]  # largest first
    vocabulary: frozenset[str]


def paragraphs(lines: list[Line], pitches: Pitches, *, in_cell: bool) -> Iterator[Paragraph]:
    """Yield the paragraphs of a run of lines."""
    current: Paragraph | None = None
    for line in lines:
        between = (
            joint(current.lines[-1], line, current.lines[0], pitches, in_cell=in_cell)
            if current
            else None
        )
        if current and between is not None:
            current.lines.append(line)
            current.joints.append(between)
        else:
            if current:
                yield current
            current = Paragraph([line])
    if current:
        yield current


def is_heading(paragraph: Paragraph, body_size: float, *, in_cell: bool) -> bool:
    """Say whether a paragraph is a heading: larger than the text or tagged as one, and short."""
    first = paragraph.lines[0]
    size, told = first.size, all(word.tag and word.tag.heading for word in first.words)
    bigger = _BIGGER_IN_CELL if in_cell else _BIGGER
    letters = sum(len(word.text) + 1 for line in paragraph.lines for word in line.words)
    return (told or size >= body_size * bigger) and letters <= _LONGEST_HEADING


@dataclass(slots=True)
class Levels:
    """How deep a list item stands, by how far in its label starts; kept while the list goes on."""

    starts: list[float] = field(default_factory=list)

    def level(self, x0: float) -> int:
        """Return the depth of the next item, from 0."""
        while self.starts and x0 < self.starts[-1] - _DEEPER:
            self.starts.pop()
        if not self.starts or x0 > self.starts[-1] + _DEEPER:
            self.starts.append(x0)
        return len(self.starts) - 1


def block(
    paragraph: Paragraph, setting: Setting, levels: Levels, cell: CellRef | None
) -> Block | None:
    """Return a paragraph as a block, or None when nothing of it can be seen."""
    first = paragraph.lines[0]
    label, drop = label_of(first)
    heading = is_heading(paragraph, setting.body_size, in_cell=cell is not None)
    text, marks = join(_pieces(paragraph, setting.vocabulary), drop)
    if not text:
        return None
    level = 0
    if heading:
        level = setting.heading_sizes.index(first.size) + 1
    elif label:
        level = levels.level(first.x0 - first.shift)
    if heading or not label:
        levels.starts.clear()
    kind = BlockKind.LIST_ITEM if label else BlockKind.PARAGRAPH
    return Block(
        index=0,
        text=text,
        kind=BlockKind.HEADING if heading else kind,
        place=Place(page=first.page, box=_box(paragraph)),
        level=level,
        label=label,
        cell=cell,
        marks=marks,
        bold=all_marked(text, marks, MarkKind.BOLD),
        italic=all_marked(text, marks, MarkKind.ITALIC),
        size=first.size,
    )


def _pieces(paragraph: Paragraph, vocabulary: frozenset[str]) -> Iterator[Piece]:
    """Yield a paragraph's stretches that look alike, line ends mended."""
    last: Word | None = None
    end = ""  # the text of the last word, as it was yielded
    alike: list[str] = []
    marks = NO_MARKS
    for number, line in enumerate(paragraph.lines):
        following = paragraph.lines[number + 1] if number + 1 < len(paragraph.lines) else None
        for word in line.words:
            between = ""
            if last is not None and word is not line.words[0]:
                between = separator(last, word)
            elif number and not (paragraph.joints[number - 1] == " " and _is_tight(end)):
                between = paragraph.joints[number - 1]
            own = _MARKS[word.bold, word.italic]
            if own is not marks:
                yield Piece("".join(alike), marks)
                if between:
                    yield Piece(between, marks & own)
                alike, marks = [], own
            elif between:
                alike.append(between)
            last, end = word, word.text
            if following and word is line.words[-1]:
                text = _mended(end, following.words[0].text, vocabulary)
                alike.append(text)
                end = end if text == end else _GONE
            else:
                alike.append(end)
    yield Piece("".join(alike), marks)


def _is_tight(end: str) -> bool:
    return len(end) > 1 and end[-1] in _TIGHT


def _mended(end: str, start: str, vocabulary: frozenset[str]) -> str:
    """Return the end of a line without its hyphen, when the document knows the joined word."""
    if len(end) < 2 or end[-1] not in HYPHENS:
        return end
    joined = (end[:-1] + start).strip(".,;:!?()[]\"'“”‘’").lower()
    return end[:-1] if joined in vocabulary else end


def _box(paragraph: Paragraph) -> tuple[float, float, float, float]:
    """Return the room taken on the paragraph's first page, to a tenth of a point."""
    page = paragraph.lines[0].page
    boxes = [line.box for line in paragraph.lines if line.page == page]
    x0, top = min(b[0] for b in boxes), min(b[1] for b in boxes)
    x1, bottom = max(b[2] for b in boxes), max(b[3] for b in boxes)
    return round(x0, 1), round(top, 1), round(x1, 1), round(bottom, 1)
