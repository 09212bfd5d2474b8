"""Measure the reading of a PDF, side by side with the libraries that people use for it.

``python benchmarks/reading_pdf.py`` makes one plan of about 25 pages, most of it in ruled tables,
from the sample plans, and lets each reader in turn read the same bytes, so that a noisy machine
troubles all alike. It prints for each the median and the shortest time, the ratio of the medians
to ours, and how many of the plan's table cells it gives whole, by their exact words. A library that is not
installed gets a line that says so. Text dumps give no cells, which the table shows as a dash.
"""

from __future__ import annotations

import argparse
import io
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "sample_plans"))

from making.layout import lay_out  # noqa: E402
from making.pdf import make_pdf  # noqa: E402

from ehcp_qa.model.document import Document  # noqa: E402
from ehcp_qa.readers.pdf import read_pdf  # noqa: E402
from ehcp_qa.readers.plaintext import read_text  # noqa: E402

SOURCES = ("drafts/primary-autism-language", "sound/national", "drafts/early-years-hearing-loss")
Cells = list[str] | None
Reader = Callable[[bytes], Cells]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    texts = [(ROOT / "sample_plans" / s / "plan.md").read_text("utf-8") for s in SOURCES]
    text = "\n\n<!-- pagebreak -->\n\n".join(texts)
    data = make_pdf(lay_out(text))
    wanted = Counter(_cells_of(read_text(text)))
    ours = read_pdf(data, "plan.pdf")
    print(f"{ours.pages} pages, {len(data):,} bytes, {sum(wanted.values())} cells with text\n")
    times: dict[str, list[float]] = {}
    cells: dict[str, Cells] = {}
    for turn in range(runs + 1):
        for name, (module, reader) in READERS.items():
            if find_spec(module) is None:
                continue
            begun = time.perf_counter()
            cells[name] = reader(data)
            if turn:  # the first turn loads the libraries
                times.setdefault(name, []).append(time.perf_counter() - begun)
    _print(times, cells, wanted)


def _print(times: dict[str, list[float]], cells: dict[str, Cells], wanted: Counter[str]) -> None:
    base = statistics.median(times[OURS])
    print(f"{'reader':38} {'median':>9} {'shortest':>9} {'ratio':>7} {'cells':>7}")
    for name in READERS:
        if name not in times:
            print(f"{name:38} not installed")
            continue
        middle = statistics.median(times[name])
        found = cells[name]
        share = "-" if found is None else f"{_share(found, wanted):.1%}"
        print(
            f"{name:38} {middle * 1000:6.0f} ms {min(times[name]) * 1000:6.0f} ms "
            f"{middle / base:6.1f}x {share:>7}"
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


def _ours(data: bytes) -> Cells:
    return _cells_of(read_pdf(data, "plan.pdf"))


def _pdfplumber(data: bytes) -> Cells:
    import pdfplumber

    found: list[str] = []
    with pdfplumber.open(io.BytesIO(data)) as file:
        for page in file.pages:
            page.extract_text()
            for table in page.extract_tables():
                found += [_plain(cell) for row in table for cell in row if cell]
    return found


def _pypdf(data: bytes) -> Cells:
    import pypdf

    for page in pypdf.PdfReader(io.BytesIO(data)).pages:
        page.extract_text()
    return None


def _pypdfium2(data: bytes) -> Cells:
    import pypdfium2

    with pypdfium2.PdfDocument(data) as file:
        for page in file:
            page.get_textpage().get_text_range()
    return None


def _pdfminer(data: bytes) -> Cells:
    from pdfminer.high_level import extract_text

    extract_text(io.BytesIO(data))
    return None


def _markitdown(data: bytes) -> Cells:
    from markitdown import MarkItDown

    MarkItDown().convert_stream(io.BytesIO(data), file_extension=".pdf")
    return None


def _docling(data: bytes) -> Cells:
    from docling.document_converter import DocumentConverter
    from docling_core.types.io import DocumentStream

    DocumentConverter().convert(DocumentStream(name="plan.pdf", stream=io.BytesIO(data)))
    return None


OURS = "ehcp-qa (structure, tables, lists)"
READERS: dict[str, tuple[str, Reader]] = {
    OURS: ("ehcp_qa", _ours),
    "pdfplumber extract_text+extract_tables": ("pdfplumber", _pdfplumber),
    "pdfminer.six text": ("pdfminer", _pdfminer),
    "pypdf text": ("pypdf", _pypdf),
    "pypdfium2 text": ("pypdfium2", _pypdfium2),
    "markitdown": ("markitdown", _markitdown),
    "docling": ("docling", _docling),
}

if __name__ == "__main__":
    main()
