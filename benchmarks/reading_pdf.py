"""Measure the reading of a PDF, side by side with the libraries that people use for it.

``python benchmarks/reading_pdf.py --python OTHER/bin/python`` makes one plan of about 25 pages, most
of it in ruled tables, from the sample plans, and lets all readers take turns on the same file, each
in a process of its own that has read it once before, so that a noisy machine troubles all alike. It
prints for each the median and the shortest time, the ratio of the medians to ours, and how many of
the plan's table cells it gives whole, by their exact words. Text dumps give no cells, which the
table shows as a dash. The other libraries are no dependency of ours: they are looked for in the
interpreter that ``--python`` names (this one unless told), and why one has no figures is said.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from taking_turns import Turns, serve, take_turns

if TYPE_CHECKING:
    from ehcp_qa.model.document import Document

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ("drafts/primary-autism-language", "sound/national", "drafts/early-years-hearing-loss")
Cells = list[str] | None
Reader = Callable[[str], Cells]


def main() -> None:
    """Print the table, or with ``--serve`` read one file each time a line comes in."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python", default=sys.executable, help="where the others are installed")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--serve", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve:
        name, file = options.serve
        serve(lambda: READERS[name](file), said=lambda cells: cells)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.pdf"
        wanted = _long_plan(path)
        print(f"{path.stat().st_size:,} bytes, {sum(wanted.values())} cells with text\n")
        pythons = [(n, sys.executable if n == OURS else options.python) for n in READERS]
        _print(take_turns(__file__, path, pythons, options.runs), wanted)


def _long_plan(path: Path) -> Counter[str]:
    """Write the plan and return its cells, from its source."""
    sys.path.insert(0, str(ROOT / "sample_plans"))
    from making.layout import lay_out
    from making.pdf import make_pdf

    from ehcp_qa.readers.plaintext import read_text

    texts = [(ROOT / "sample_plans" / s / "plan.md").read_text("utf-8") for s in SOURCES]
    text = "\n\n<!-- pagebreak -->\n\n".join(texts)
    path.write_bytes(make_pdf(lay_out(text)))
    return Counter(_cells_of(read_text(text)))


def _print(figures: dict[str, Turns], wanted: Counter[str]) -> None:
    base = statistics.median(figures[OURS].times)
    print(f"{'reader':38} {'median':>9} {'shortest':>9} {'ratio':>7} {'cells':>7}")
    for name, found in figures.items():
        if found.problem:
            print(f"{name:38} {PROBLEMS.get(found.problem, found.problem)}")
            continue
        middle = statistics.median(found.times)
        share = "-" if found.found is None else f"{_share(found.found, wanted):.1%}"
        print(
            f"{name:38} {middle:6.0f} ms {min(found.times):6.0f} ms {middle / base:6.1f}x {share:>7}"
        )


def _share(found: list[str], wanted: Counter[str]) -> float:
    """Return the share of the wanted cells that were found whole."""
    return sum((Counter(found) & wanted).values()) / sum(wanted.values())


def _plain(text: str) -> str:
    """Return a cell's words without white space or bullets, in which readers differ by design."""
    return "".join(c for c in text if not c.isspace() and c not in "•–-")


def _cells_of(document: Document) -> list[str]:
    found: dict[tuple[int, int, int], str] = {}
    for block in document.blocks:
        if cell := block.cell:
            key = cell.table, cell.row, cell.column
            label = "" if block.label == "•" else block.label
            found[key] = found.get(key, "") + label + block.text
    return [_plain(text) for text in found.values()]


def _ours(path: str) -> Cells:
    from ehcp_qa.readers.pdf import read_pdf

    return _cells_of(read_pdf(Path(path).read_bytes(), "plan.pdf"))


def _pdfplumber(path: str) -> Cells:
    import pdfplumber

    found: list[str] = []
    with pdfplumber.open(path) as file:
        for page in file.pages:
            page.extract_text()
            for table in page.extract_tables():
                found += [_plain(cell) for row in table for cell in row if cell]
    return found


def _pypdf(path: str) -> Cells:
    import pypdf

    for page in pypdf.PdfReader(path).pages:
        page.extract_text()
    return None


def _pypdfium2(path: str) -> Cells:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as file:
        for page in file:
            page.get_textpage().get_text_range()
    return None


def _pdfminer(path: str) -> Cells:
    from pdfminer.high_level import extract_text

    extract_text(path)
    return None


def _markitdown(path: str) -> Cells:
    """Give the cells of the tables it writes, which are rows of Markdown."""
    from markitdown import MarkItDown

    rows = [
        line.strip().strip("|").split("|")
        for line in MarkItDown().convert(path).text_content.split("\n")
        if line.lstrip().startswith("|")
    ]
    return [plain for row in rows for cell in row if (plain := _plain(cell))]


def _docling(path: str) -> Cells:
    from docling.document_converter import DocumentConverter

    tables = DocumentConverter().convert(path).document.tables
    return [_plain(cell.text) for table in tables for cell in table.data.table_cells if cell.text]


OURS = "ehcp-qa (structure, tables, lists)"
READERS: dict[str, Reader] = {
    OURS: _ours,
    "pdfplumber extract_text+extract_tables": _pdfplumber,
    "pdfminer.six text": _pdfminer,
    "pypdf text": _pypdf,
    "pypdfium2 text": _pypdfium2,
    "markitdown": _markitdown,
    "docling": _docling,
}
PROBLEMS = {
    "ModuleNotFoundError": "not installed there",
    "LocalEntryNotFoundError": "could not fetch its models: it reads PDFs with a network only",
}

if __name__ == "__main__":
    main()
