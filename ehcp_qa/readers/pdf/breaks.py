"""Where one line of a PDF runs on into the next, and where something new begins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ehcp_qa.readers.pdf.lines import separator, text_of
from ehcp_qa.readers.pdf.shapes import Line, Word
from ehcp_qa.readers.text import BULLET, BULLET_SIGNS, split_label

_USUAL_PITCH = 1.2  # single spacing, in parts of the character size
_WIDEST_PITCH = 2.2  # double spacing; lines further apart are not of one paragraph
_SLACK = 0.12  # parts of the size by which the distance between lines of one paragraph varies
_LEAST_SLACK = 1.2
_SIZE_STEP = 0.6  # points; a change of size this small is rounding
_SPACE_WIDTH = 0.25  # parts of the size
_LETTER = 0.6  # parts of the size: no further letter would have fitted
_EDGE = 2.0  # points by which a line's room may be misjudged
_SPARE = 0.03  # of the room: in mid-sentence a word may just not have fitted
_HANGING = 3.0  # points by which the words of a list item stand in from its label
_NUMBER_ALONE = re.compile(r"\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)]?\Z")
_NO_ENGLISH_WORD = re.compile(r"\w[_@./]\w")
_DASHES = frozenset("-–")  # bullets in some plans, but also found between words
_SENTENCE_END = re.compile(r"[.!?:;][\"'”’)\]]*\Z")


@dataclass(frozen=True, slots=True)
class Pitches:
    """How far apart the lines of one paragraph stand, by size and by cell or not."""

    known: Mapping[tuple[float, bool], float]

    def limit(self, size: float, *, in_cell: bool) -> float:
        """Return the distance beyond which the next line starts a new paragraph."""
        pitch = self.known.get((size, in_cell)) or self.known.get((size, not in_cell))
        return (pitch or size * _USUAL_PITCH) + max(_LEAST_SLACK, size * _SLACK)


def measure(flows: Iterable[tuple[list[Line], bool]]) -> Pitches:
    """Measure the distance between lines where one plainly wraps into the next."""
    seen: dict[tuple[float, bool], list[float]] = {}
    for lines, in_cell in flows:
        for above, below in pairwise(lines):
            apart, size = below.base - above.base, above.size
            if (
                (above.page, above.column) != (below.page, below.column)
                or below.size != size
                or not 0 < apart < size * _WIDEST_PITCH
            ):
                continue
            if wraps(above, below) and not label_of(below)[0]:
                seen.setdefault((size, in_cell), []).append(apart)
    return Pitches({key: median(found) for key, found in seen.items()})


def label_of(line: Line) -> tuple[str, int]:
    """Return the bullet or number a line starts with and how many characters it takes, or none."""
    if line.label is None:
        line.label = _label(line)
    return line.label


def _label(line: Line) -> tuple[str, int]:
    words, text = line.words, text_of(line)
    if len(words) > 1:
        first, gap = words[0], separator(words[0], words[1])
        if gap and len(first.text) == 1 and (first.symbol or first.text in BULLET_SIGNS):
            return BULLET, len(first.text + gap)
        wide = words[1].x0 - first.x1 > first.size * _SPACE_WIDTH * 2
        if gap and wide and _NUMBER_ALONE.match(first.text):
            return first.text, len(first.text + gap)
    return split_label(text)


def wraps(above: Line, below: Line) -> bool:
    """Say whether the first word of ``below`` would not have fitted on the line above."""
    needed = above.size * _SPACE_WIDTH + _first_word_width(below)
    spare = _EDGE if ends_sentence(above) else max(_EDGE, (above.right - above.left) * _SPARE)
    return above.x1 + needed > above.right - spare


def joint(above: Line, below: Line, start: Line, pitches: Pitches, *, in_cell: bool) -> str | None:
    """Return what joins two lines of a paragraph, a space or nothing; None when it is over.

    ``start`` is the paragraph's first line. A line that ends early ends its paragraph: many plans
    leave no space between the paragraphs of a cell, and few break a line within one.
    """
    if abs(above.size - below.size) > _SIZE_STEP:
        return None
    full, unfinished = wraps(above, below), _runs_on(above, below)
    if below.page > above.page + 1:
        return None  # what stands between, on a scanned page, is not known
    if (above.page, above.column) != (below.page, below.column):
        if above.page == below.page and (above.column, below.column) != (1, 2):
            return None
        over = bool(label_of(below)[0]) or above.bold != below.bold
        return None if over or not (full or unfinished) else " "
    limit = pitches.limit(above.size, in_cell=in_cell)
    if not 0 < below.base - above.base <= limit:
        return None
    if _starts_item(above, below, start, full=full):
        return None
    if full or unfinished:
        return "" if _word_is_cut(above, below) else " "
    return None


def ends_sentence(line: Line) -> bool:
    """Say whether a line ends as a sentence or lead-in does."""
    return bool(_SENTENCE_END.search(line.words[-1].text))


def _starts_item(above: Line, below: Line, start: Line, *, full: bool) -> bool:
    """Say whether the line below is a list item, and not a wrapped line that looks like one."""
    label, _ = label_of(below)
    if not label:
        return False
    if not full or (label == BULLET and below.words[0].text not in _DASHES):
        return True
    own, _ = label_of(start)
    if own:  # the words of a list item stand in from its label; another label does not
        return below.x0 - below.shift < _words_start(start) - start.shift - _HANGING
    return below.x0 - below.shift > above.x0 - above.shift + _HANGING


def _word_is_cut(above: Line, below: Line) -> bool:
    """Say whether a line ends in a word too long for its column, which goes on below.

    Only an address or a field's name is so long; "occupational" that fills a narrow column is not
    half of a word.
    """
    last, rest = above.words[-1], below.words[0]
    return (
        bool(_NO_ENGLISH_WORD.search(last.text + rest.text))
        and last.x1 - last.x0 + rest.x1 - rest.x0 > above.right - above.left
        and above.right - above.x1 < above.size * _LETTER
        and (last.text[-1].isalnum() or last.text[-1] in "._@")
        and rest.text[0].islower()
    )


def _words_start(line: Line) -> float:
    _, drop = label_of(line)
    at = 0
    for before, after in pairwise(line.words):
        at += len(before.text) + len(separator(before, after))
        if at >= drop:
            return after.x0
    return line.x0


def _runs_on(above: Line, below: Line) -> bool:
    """Say whether a sentence is plainly unfinished at the end of a line."""
    return below.words[0].text[:1].islower() and not ends_sentence(above) and not label_of(below)[0]


def _first_word_width(line: Line) -> float:
    """Return the width of a line up to its first space, however many pieces it was set in."""
    last: Word = line.words[0]
    for before, after in pairwise(line.words):
        if separator(before, after):
            break
        last = after
    return last.x1 - line.x0
