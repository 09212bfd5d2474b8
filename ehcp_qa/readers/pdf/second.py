"""A second reading, by pdfplumber, of pages on which pdfium's cannot be trusted.

pdfplumber needs seconds and gigabytes for files made to do harm, so it works in a process of its
own, with limits on time, room and what it may find; a page that it does not manage stays as it was.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import Any

from ehcp_qa.readers.limits import MAX_PAGE_CHARACTERS, MAX_PAGE_OBJECTS, MEGABYTE
from ehcp_qa.readers.pdf.glyphs import UNKNOWN
from ehcp_qa.readers.pdf.looks import look_of
from ehcp_qa.readers.pdf.shapes import Page, Word

SECONDS = 20  # for one file; a dense page takes a quarter of one
MOST_PAGES = 10  # of one file: when more go wrong, it is the file that is damaged
_ROOM = 600 * MEGABYTE  # of memory; with the first reading beside it, under a gigabyte
_DESCENT = 0.2  # parts of the size that a character's box reaches below its baseline
_NO_LETTER = re.compile(r"\(cid:\d+\)")  # what pdfminer writes where the file tells no letter
_PROGRAM = """
import io, json, sys
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[1]), int(sys.argv[1])))
except (ImportError, ValueError, OSError):
    pass
import pdfplumber
most, numbers, found = int(sys.argv[2]), [int(n) for n in sys.argv[4:]], []
looks = ["fontname", "size", "upright"]
with pdfplumber.open(io.BytesIO(sys.stdin.buffer.read()), pages=numbers) as file:
    for page in file.pages:
        if len(page.chars) > most or len(page.edges) > int(sys.argv[3]):
            continue
        words = page.extract_words(extra_attrs=looks, use_text_flow=True, keep_blank_chars=False)
        edges = [{k: e[k] for k in ("orientation", "x0", "x1", "top", "bottom")} for e in page.edges]
        kept = [[w["text"], w["x0"], w["x1"], w["bottom"], *[w[k] for k in looks]] for w in words]
        found.append([page.page_number, page.width, page.height, kept, edges, len(page.chars)])
print(json.dumps(found, default=float))
"""


def read_again(data: bytes, numbers: list[int]) -> dict[int, Page]:
    """Return these pages of a PDF, by number, as pdfplumber reads them; those it cannot are not there."""
    if not 0 < len(numbers) <= MOST_PAGES:
        return {}
    limits = [str(_ROOM), str(MAX_PAGE_CHARACTERS), str(MAX_PAGE_OBJECTS)]
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-c", _PROGRAM, *limits, *map(str, numbers)],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            check=True,
        )
        pages = [_page(*found) for found in json.loads(done.stdout)]
    except (subprocess.SubprocessError, OSError, ValueError, TypeError):
        return {}
    return {page.number: page for page in pages}


def _page(
    number: int, width: float, height: float, words: list[Any], edges: list[Any], count: int
) -> Page:
    page = Page(number, width, height, characters=count, objects=len(edges), again=True)
    for text, x0, x1, bottom, font, size, upright in words:
        if not upright:
            page.asides.append(text)
            continue
        text = _NO_LETTER.sub(UNKNOWN, text)
        look = look_of(font.lower(), size)
        base = bottom - size * _DESCENT
        page.words.append(Word(text, x0, x1, base, look.size, look.bold, look.italic, look.symbol))
    for edge in edges:
        wide, high = edge["x1"] - edge["x0"], edge["bottom"] - edge["top"]
        page.rules.append({"object_type": "line", **edge, "width": wide, "height": high})
    return page
