"""A trial of PDFs that draw forms within forms: a few hundred bytes of these can take pdfium hours.

pdfium cannot be stopped once it reads a page, so such a file is first read by another process,
which can. Few plans are built like that; for all others there is no trial.
"""

from __future__ import annotations

import re
import subprocess
import sys
import zlib

TRIAL_SECONDS = 20  # a plan of 60 pages takes under one
_MOST_UNPACKED = 1_000_000  # bytes of one form
_MOST_FORMS = 2_000
_FORM = re.compile(rb"/Subtype\s*/(?:Form|[^\s/<>\[\]()]*#)")
_STREAM = re.compile(rb"stream\r?\n")
_DRAWS = re.compile(rb"\bDo\b")
_DICTIONARY_WITHIN = 4_096  # bytes after its subtype in which a form's content begins
_PROGRAM = """
import sys, pypdfium2
file = pypdfium2.PdfDocument(sys.stdin.buffer.read())
for number in range(len(file)):
    page = file[number]
    page.get_textpage().close()
    page.close()
"""


def needs_trial(data: bytes) -> bool:
    """Say whether some form of a PDF draws others, or may do so."""
    for count, found in enumerate(_FORM.finditer(data)):
        if count >= _MOST_FORMS or _may_draw(data, found.end()):
            return True
    return False


def passes_trial(data: bytes) -> bool:
    """Say whether another process comes to the end of a PDF within the time limit."""
    try:
        subprocess.run(
            [sys.executable, "-I", "-c", _PROGRAM],
            input=data,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=TRIAL_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    return True


def _may_draw(data: bytes, at: int) -> bool:
    """Say whether the form whose subtype stands before ``at`` draws anything by name."""
    start = _STREAM.search(data, at, at + _DICTIONARY_WITHIN)
    if not start:
        return True
    end = data.find(b"endstream", start.end())
    content = data[start.end() : end if end >= 0 else len(data)]
    if _DRAWS.search(content):
        return True
    try:
        unpacked = zlib.decompressobj().decompress(content, _MOST_UNPACKED)
    except zlib.error:
        return b"/Filter" in data[max(at - _DICTIONARY_WITHIN, 0) : start.start()]
    return bool(_DRAWS.search(unpacked)) or len(unpacked) >= _MOST_UNPACKED
