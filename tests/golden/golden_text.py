"""Files that no person can read in a difference, as text: workbooks, letters, margins, long data."""

from __future__ import annotations

import io
import json
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from lxml import etree
from pypdf import PdfReader
from word_margins import commented, comments

SHEETS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OURS = "ehcp-qa"


def workbook_text(data: bytes) -> str:
    """Return each sheet with its rows, cells parted by bars, formulas before what they come to."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = {
            name: ET.fromstring(packed.read(name)) for name in packed.namelist() if "xl/" in name
        }
    shared = [_said(item) for item in parts.get("xl/sharedStrings.xml", ())]
    names = [sheet.attrib["name"] for sheet in parts["xl/workbook.xml"].iter(f"{SHEETS}sheet")]
    lines = []
    for number, name in enumerate(names, start=1):
        lines += [f"== {name}"]
        for row in parts[f"xl/worksheets/sheet{number}.xml"].iter(f"{SHEETS}row"):
            lines.append(
                " | ".join(_cell(cell, shared) for cell in row.iter(f"{SHEETS}c")).rstrip(" |")
            )
    return "\n".join([*lines, ""])


def _said(item: ET.Element) -> str:
    return "".join(text.text or "" for text in item.iter(f"{SHEETS}t")).replace("\n", "⏎")


def _cell(cell: ET.Element, shared: list[str]) -> str:
    value, formula = cell.findtext(f"{SHEETS}v") or "", cell.findtext(f"{SHEETS}f")
    if cell.get("t") == "inlineStr":  # of a book that was written row by row
        return _said(cell)
    shown = shared[int(value)] if cell.get("t") == "s" and value else value
    return f"={formula} → {shown}" if formula else shown


def letter_text(data: bytes) -> str:
    """Return the paragraphs of a Word file, each after its style."""
    paragraphs = docx.Document(io.BytesIO(data)).paragraphs
    return "\n".join([*(f"{p.style.name}: {p.text}" for p in paragraphs if p.style), ""])


def word_margin_text(data: bytes) -> str:
    """Return each comment: who wrote it, the words that it stands on, and what it says."""
    on = commented(data)
    lines = []
    for comment in comments(data):
        number, author, initials = (
            comment.get(f"{WORD}{name}") for name in ("id", "author", "initials")
        )
        lines.append(f"{number} {author} ({initials}) on “{on[number]}”")
        lines += [f"    {''.join(line.itertext())}" for line in comment]
    return "\n".join([*lines, ""])


def pdf_margin_text(data: bytes) -> str:
    """Return each note of ours: its page, kind, how many lines it marks, where, and what it says."""
    lines = []
    for number, page in enumerate(PdfReader(io.BytesIO(data)).pages, start=1):
        for reference in page.get("/Annots") or ():
            note: Any = reference.get_object()
            if note.get("/T") == OURS:
                lines += _note(number, note)
    return "\n".join([*lines, ""])


def _note(page: int, note: Any) -> Iterator[str]:
    at = " ".join(f"{float(x):.0f}" for x in note["/Rect"])
    marks = len(note.get("/QuadPoints", ())) // 8
    yield f"page {page} {note['/Subtype'][1:]} [{at}] {marks} marked"
    yield from (f"    {line}" for line in str(note.get("/Contents", "")).splitlines())


def sarif_text(text: str) -> str:
    """Return SARIF with only those rules of which a result speaks: the others say the same each time."""
    log = json.loads(text)
    for run in log["runs"]:
        spoken = {result["ruleId"] for result in run["results"]}
        driver = run["tool"]["driver"]
        driver["rules"] = [rule for rule in driver["rules"] if rule["id"] in spoken]
    return json.dumps(log, indent=1, ensure_ascii=False) + "\n"


def page_text(text: str) -> str:
    """Return a page without its style and script, and well formed: they have tests of their own."""
    etree.fromstring(text.encode())
    bare = re.sub(r"<(style|script)>.*?</\1>", r"<\1></\1>", text, flags=re.DOTALL)
    return re.sub(r"'sha256-[^']*'", "'sha256'", bare)
