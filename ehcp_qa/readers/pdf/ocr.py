"""Text of a scanned page by tesseract, where it and the ``ocr`` extra are installed."""

from __future__ import annotations

import importlib
import os
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from statistics import median
from typing import Any

from ehcp_qa.readers.pdf.shapes import Line, Page, Word
from ehcp_qa.readers.text import BULLET

MOST_PAGES = 100  # of one file; each takes a second or more
_DPI = 200  # small print is read as well as at 300, in two thirds of the time
_POINTS = 72  # to the inch
_SECONDS = 60  # for one page, which takes one to five
_SURE = 60.0  # of 100, the usual certainty of words below which a page is not taken for read
_TAKEN_FOR_BULLETS = frozenset("¢©®°»«*•·eo")  # what a bullet at the start of a line looks like
_TAKEN_FOR_RULES = "|_¦[]"  # what the borders of a table look like, alone in a word
_DESCENDING = frozenset("gjpqyQ,;()[]/@")
_LINE_SIZE = 1.25  # tesseract's boxes reach from the highest to the lowest letter of a line
_HEADING = 1.3  # times the usual size; less is the unevenness of a scan


@cache
def can_read_scans() -> bool:
    """Say whether the extra and tesseract itself are there."""
    try:
        importlib.import_module("pytesseract").get_tesseract_version()
    except (ImportError, OSError, ValueError, SystemExit):
        return False
    return True


def read_scan(source: Any, page: Page) -> bool:
    """Fill a page with the lines seen in its picture; say whether they can be trusted."""
    os.environ["OMP_THREAD_LIMIT"] = "1"  # with more, tesseract's threads wait on each other
    library = importlib.import_module("pytesseract")
    picture = source.render(scale=_DPI / _POINTS, grayscale=True).to_pil()
    try:
        seen = library.image_to_data(
            picture, lang="eng", config=f"--dpi {_DPI}", timeout=_SECONDS,
            output_type=library.Output.DICT,
        )  # fmt: skip
    except (library.TesseractError, RuntimeError):
        return False
    found = list(_entries(seen))
    if not found or median(entry["conf"] for entry in found) < _SURE:
        return False
    _fill(page, found)
    return True


def _entries(seen: dict[str, list[Any]]) -> Iterator[dict[str, Any]]:
    """Yield what is known of each word, in tesseract's reading order."""
    for at, text in enumerate(seen["text"]):
        if text.strip().strip(_TAKEN_FOR_RULES) and float(seen["conf"][at]) >= 0:
            yield {key: values[at] for key, values in seen.items()}


def _fill(page: Page, found: list[dict[str, Any]]) -> None:
    def line_of(entry: dict[str, Any]) -> tuple[int, int, int]:
        return entry["block_num"], entry["par_num"], entry["line_num"]

    lines = [list(entries) for _, entries in groupby(found, key=line_of)]
    heights = [_bottom(line) - _top(line) for line in lines]
    usual = median(heights) / _LINE_SIZE
    page.words, page.items, page.recognised = [], [], True
    for line, height in zip(lines, heights, strict=True):
        large = height / _LINE_SIZE >= usual * _HEADING
        size = height / _LINE_SIZE if large else usual
        words = [_word(entry, _base(line), round(size * 2) / 2) for entry in line]
        if len(words) > 1 and words[0].text in _TAKEN_FOR_BULLETS:
            words[0].text = BULLET
        page.words += words
        page.items.append(Line(page.number, words))


def _word(entry: dict[str, Any], base: float, size: float) -> Word:
    x0 = _points(entry["left"])
    x1 = x0 + _points(entry["width"])
    return Word(entry["text"].strip(), x0, x1, base, size, bold=False, italic=False, symbol=False)


def _base(line: list[dict[str, Any]]) -> float:
    """Return the baseline: where words without descending letters end."""
    level = [e for e in line if not _DESCENDING.intersection(e["text"])]
    return median(_points(e["top"] + e["height"]) for e in level or line)


def _top(line: list[dict[str, Any]]) -> float:
    return min(_points(entry["top"]) for entry in line)


def _bottom(line: list[dict[str, Any]]) -> float:
    return max(_points(entry["top"] + entry["height"]) for entry in line)


def _points(dots: int) -> float:
    return dots * _POINTS / _DPI
