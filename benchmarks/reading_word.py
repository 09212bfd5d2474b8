"""Time the reading of one Word file: ours beside the usual ways to get its text, in one run.

``python benchmarks/reading_word.py --python OTHER/bin/python`` makes a plan of about 25 pages, most
of them tables, from the sample plans. Each reader gets a process of its own, has everything imported
and has read the file twice before it is timed; then all take turns, so that a noisy machine troubles
all alike. The other libraries are no dependency of ours: they are looked for in the interpreter that
``--python`` names (this one unless told), and what is not there is skipped with a line.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from cold_start import long_plan
from taking_turns import Turns, serve, take_turns

SOURCES = ("sound/national", "drafts/primary-autism-language", "most_findings")
WARM_UPS = 2


def _ours(path: str) -> str:
    from ehcp_qa.readers import read

    return "".join(block.text for block in read(Path(path)).blocks)


def _python_docx(path: str) -> str:
    import docx

    document = docx.Document(path)
    found = [paragraph.text for paragraph in document.paragraphs]
    for table in document.tables:
        found += [cell.text for row in table.rows for cell in row.cells]
    return "\n".join(found)


def _docx2python(path: str) -> str:
    from docx2python import docx2python

    with docx2python(path) as content:
        return str(content.text)


def _mammoth(path: str) -> str:
    import mammoth

    with Path(path).open("rb") as file:
        return str(mammoth.extract_raw_text(file).value)


def _markitdown(path: str) -> str:
    from markitdown import MarkItDown

    return str(MarkItDown().convert(path).text_content)


def _docx2txt(path: str) -> str:
    import docx2txt

    return str(docx2txt.process(path))


def _docling(path: str) -> str:
    from docling.document_converter import DocumentConverter

    return str(DocumentConverter().convert(path).document.export_to_text())


READERS: dict[str, Callable[[str], str]] = {
    "ehcp-qa": _ours,
    "python-docx text": _python_docx,
    "docx2txt": _docx2txt,
    "docx2python": _docx2python,
    "mammoth raw text": _mammoth,
    "markitdown": _markitdown,
    "docling": _docling,
}
OURS = "ehcp-qa"


def main() -> None:
    """Print the table, or with ``--serve`` read one file each time a line comes in."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python", default=sys.executable, help="where the others are installed")
    parser.add_argument("--runs", type=int, default=30)
    parser.add_argument("--file", type=Path, help="a Word file to read, instead of the one made")
    parser.add_argument("--serve", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve:
        name, path = options.serve
        serve(lambda: READERS[name](path), first=WARM_UPS, said=lambda t: len("".join(t.split())))
        return
    with tempfile.TemporaryDirectory() as folder:
        path = options.file or long_plan(Path(folder), SOURCES).with_suffix(".docx")
        print(f"{path.name}: {path.stat().st_size:,} bytes, {options.runs} runs of each")
        pythons = [(n, sys.executable if n == OURS else options.python) for n in READERS]
        _print(take_turns(__file__, path, pythons, options.runs))


def _print(figures: dict[str, Turns]) -> None:
    ours = statistics.median(figures[OURS].times)
    print(
        f"{'reader':<20}{'characters':>12}{'median ms':>11}{'min ms':>9}{'max ms':>9}{'x ours':>8}"
    )
    for name, turns in figures.items():
        if turns.problem:
            print(f"{name:<20} skipped: it is not installed there, or cannot read this file")
            continue
        median, least, most = statistics.median(turns.times), min(turns.times), max(turns.times)
        print(
            f"{name:<20}{turns.found:>12,}{median:>11.1f}{least:>9.1f}{most:>9.1f}{median / ours:>8.2f}"
        )


if __name__ == "__main__":
    main()
