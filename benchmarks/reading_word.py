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
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
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
        _serve(*options.serve)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = options.file or _long_plan(Path(folder))
        print(f"{path.name}: {path.stat().st_size:,} bytes, {options.runs} runs of each")
        _print(_timed(path, options.python, options.runs))


def _serve(name: str, path: str) -> None:
    """Say how many characters a reader gets, then time it once for each line of input."""
    reader = READERS[name]
    for _ in range(WARM_UPS):
        text = reader(path)
    print(len("".join(text.split())), flush=True)
    for _ in sys.stdin:
        started = time.perf_counter()
        reader(path)
        print((time.perf_counter() - started) * 1000, flush=True)


def _timed(path: Path, python: str, runs: int) -> dict[str, tuple[int, list[float]]]:
    """Return each reader's characters and milliseconds."""
    running: dict[str, subprocess.Popen[str]] = {}
    figures: dict[str, tuple[int, list[float]]] = {}
    for name in READERS:
        process = _started(name, path, sys.executable if name == OURS else python)
        first = _answer(process)
        if first:
            running[name], figures[name] = process, (int(first), [])
        else:
            print(f"{name} skipped: it is not installed there, or cannot read this file")
    for _ in range(runs):
        for name, process in running.items():
            assert process.stdin
            process.stdin.write("\n")
            process.stdin.flush()
            figures[name][1].append(float(_answer(process)))
    for process in running.values():
        process.communicate()
    return figures


def _started(name: str, path: Path, python: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [python, __file__, "--serve", name, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def _answer(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline().strip()


def _print(figures: dict[str, tuple[int, list[float]]]) -> None:
    ours = statistics.median(figures[OURS][1])
    print(
        f"{'reader':<20}{'characters':>12}{'median ms':>11}{'min ms':>9}{'max ms':>9}{'x ours':>8}"
    )
    for name, (letters, runs) in figures.items():
        median = statistics.median(runs)
        print(
            f"{name:<20}{letters:>12,}{median:>11.1f}{min(runs):>9.1f}{max(runs):>9.1f}{median / ours:>8.2f}"
        )


def _long_plan(folder: Path) -> Path:
    text = "\n\n".join((ROOT / "sample_plans" / s / "plan.md").read_text("utf-8") for s in SOURCES)
    source = folder / "plan.md"
    source.write_text(text, encoding="utf-8")
    maker = [sys.executable, str(ROOT / "sample_plans" / "make_samples.py"), str(folder)]
    subprocess.run(maker, check=True, stdout=subprocess.DEVNULL)
    return source.with_suffix(".docx")


if __name__ == "__main__":
    main()
