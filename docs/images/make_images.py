"""Make the pictures of reports in this folder: ``python docs/images/make_images.py``.

They show an invented plan's report in the terminal, in a browser (laptop and phone, light and
dark), on paper, in the margin of its Word file, on its PDF and as a workbook; two drafts compared; and
a letter to an adviser. Chromium, LibreOffice and pdftoppm draw them (Debian's packages chromium,
libreoffice, poppler-utils and xvfb); where one is not installed, this says so and leaves the pictures
as they are.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import desktop

from ehcp_qa.annotators import annotated
from ehcp_qa.config import Config
from ehcp_qa.model.report import Report
from ehcp_qa.reporters import REPORTERS
from ehcp_qa.reporters.base import Layout
from ehcp_qa.workflows.check import check_file
from ehcp_qa.workflows.compare import compare_files, render_comparison
from ehcp_qa.workflows.queries import write_queries

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SAMPLE = ROOT / "sample_plans" / "most_findings" / "plan.docx"
# The draft whose recommendations have source keys, and the one that has a later draft in the tests.
ASKED = ROOT / "sample_plans" / "drafts" / "early-years-hearing-loss" / "plan.docx"
REDRAFTED = "most_findings-amounts"
SIGNED = date(2026, 11, 22)  # what the comments bear: a picture made later is the same
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
# No network, no sandbox (a container has none), the same fonts everywhere.
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking")
HIDDEN_BARS = "--hide-scrollbars"
DARK = "--blink-settings=preferredColorScheme=0"  # 0 is dark in Chromium's settings
LAPTOP, PHONE = (1366, 900), (390, 844)
# A window is never narrower than about 500 pixels, and one that has been scrolled is drawn empty, so
# each page stands in a frame.
FRAME = (
    '<!DOCTYPE html><body style="margin:0"><iframe src="{address}" width="{width}" '
    'height="{height}" style="border:0"></iframe>'
)
CONSOLE_LINES, CONSOLE_SIZE = 44, (760, 850)
TERMINAL = (
    '<!DOCTYPE html><meta charset="utf-8"><body style="margin:16px;background:#fff">'
    '<pre style="font:14px/1.3 monospace">{code}</pre>'
)
PRINTED_PAGES, PRINT_DPI = (1, 10), 60
# A report has few colours, and a picture of so many is a third as large.
COLORS = 64


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: its name, where on the page it begins, how large it is, and in which colours."""

    name: str
    at: str
    size: tuple[int, int]
    dark: bool = False


SHOTS = (
    Shot("html-laptop", "", LAPTOP),
    Shot("html-findings-laptop", "#plan1-section-F", LAPTOP),
    Shot("html-findings-laptop-dark", "#plan1-section-F", LAPTOP, dark=True),
    Shot("html-thread-laptop", "#plan1-golden", LAPTOP),
    Shot("html-provision-laptop", "#plan1-provisions", LAPTOP),
    Shot("html-phone", "", PHONE),
    Shot("html-findings-phone-dark", "#plan1-section-F", PHONE, dark=True),
)


def main() -> int:
    """Make every picture and say which, or say why none was made."""
    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    missing = desktop.missing() if browser else ["Chromium", *desktop.missing()]
    if browser is None or missing:
        print(f"No picture was made, since these are not installed: {', '.join(missing)}.")
        return 0
    report = check_file(SAMPLE)
    if report.exit_code == 2:
        print("The sample could not be wholly checked, so no picture was made.", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        for picture in _pictures(browser, report, Path(folder)):
            _reduce(picture)
            print(picture.name)
    return 0


def _pictures(browser: str, report: Report, folder: Path) -> Iterator[Path]:
    page = folder / "report.html"
    page.write_text(REPORTERS["html"](report, Layout()), encoding="utf-8")
    terminal = folder / "terminal.html"
    terminal.write_text(_terminal(report), encoding="utf-8")
    yield _shoot(browser, terminal.as_uri(), HERE / "console.png", CONSOLE_SIZE)
    for shot in SHOTS:
        (width, height), address = shot.size, page.as_uri() + shot.at
        frame = folder / "frame.html"
        frame.write_text(FRAME.format(address=address, width=width, height=height))
        target = HERE / f"{shot.name}.png"
        yield _shoot(browser, frame.as_uri(), target, shot.size, dark=shot.dark)
    yield from _printed(browser, page, folder)
    yield _compared(browser, folder)
    yield from _desktop(report, folder)


def _desktop(report: Report, folder: Path) -> Iterator[Path]:
    """Yield pictures of what opens in Word, a PDF viewer and a spreadsheet program."""
    word, pdf, book, letter = (folder / f"{n}" for n in ("w.docx", "n.pdf", "b.xlsx", "q.docx"))
    word.write_bytes(annotated(SAMPLE.read_bytes(), report.files[0], SIGNED).data)
    yield desktop.word_margin(word, HERE / "word-margin.png", folder)
    other = SAMPLE.with_suffix(".pdf")
    pdf.write_bytes(annotated(other.read_bytes(), check_file(other).files[0], SIGNED).data)
    yield desktop.page(pdf, 3, HERE / "pdf-notes.png", dpi=75)
    book.write_bytes(bytes(REPORTERS["xlsx"](report, Layout())))  # type: ignore[arg-type]
    sheets = desktop.printed(book, folder)
    yield desktop.page(sheets, 2, HERE / "workbook-findings.png", dpi=115, height=0.5)
    yield desktop.page(sheets, 5, HERE / "workbook-provision.png", dpi=115, height=0.5)
    write_queries(ASKED, letter, Config())
    letters = desktop.printed(letter, folder)
    yield desktop.page(letters, 1, HERE / "letter.png", dpi=80, height=0.62)


def _compared(browser: str, folder: Path) -> Path:
    """Return a picture of two drafts compared; the later one is that of the golden files."""
    sys.path.insert(0, str(ROOT / "tests" / "golden"))
    from redrafting import redrafted

    old, new = folder / "draft-1.md", folder / "draft-2.md"
    text = (ROOT / "sample_plans" / REDRAFTED.replace("-", "/") / "plan.md").read_text("utf-8")
    old.write_text(text, encoding="utf-8")
    new.write_text(redrafted(REDRAFTED, text), encoding="utf-8")
    page = folder / "compared.html"
    found = compare_files(old, new, Config())
    page.write_text(render_comparison(found, "html", Layout()), encoding="utf-8")
    frame = folder / "frame.html"
    address, (width, height) = page.as_uri() + "#part2", LAPTOP
    frame.write_text(FRAME.format(address=address, width=width, height=height))
    return _shoot(browser, frame.as_uri(), HERE / "compare-laptop.png", LAPTOP)


def _shoot(
    browser: str, address: str, target: Path, size: tuple[int, int], *, dark: bool = False
) -> Path:
    flags = [*FLAGS, HIDDEN_BARS, *([DARK] if dark else [])]
    # Wider than asked where the window cannot be as narrow; what is over is cut off.
    window = f"--window-size={max(size[0], 500)},{size[1]}"
    _run(browser, *flags, window, f"--screenshot={target}", address)
    _cut(target, size)
    return target


def _printed(browser: str, page: Path, folder: Path) -> Iterator[Path]:
    """Yield pictures of some pages as they come out of a printer."""
    pdf = folder / "report.pdf"
    _run(browser, *FLAGS, "--no-pdf-header-footer", f"--print-to-pdf={pdf}", page.as_uri())
    for number in PRINTED_PAGES:
        target = HERE / f"html-print-page-{number}"
        pages = ("-f", str(number), "-l", str(number), "-singlefile")
        _run("pdftoppm", "-png", "-r", str(PRINT_DPI), *pages, str(pdf), str(target))
        yield target.with_suffix(".png")


def _terminal(report: Report) -> str:
    """Return the beginning of the console report as a page."""
    import io

    from rich.console import Console
    from rich.text import Text

    text = REPORTERS["console"](report, Layout(width=80, color=True))
    console = Console(record=True, width=80, file=io.StringIO())
    console.print(Text.from_ansi("\n".join(str(text).splitlines()[:CONSOLE_LINES])))
    return console.export_html(inline_styles=True, code_format=TERMINAL)


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=120)


def _cut(picture: Path, size: tuple[int, int]) -> None:
    from PIL import Image

    with Image.open(picture) as drawn:
        cut = drawn.crop((0, 0, *size))
    cut.save(picture)


def _reduce(picture: Path) -> None:
    from PIL import Image

    with Image.open(picture) as drawn:
        small = drawn.convert("RGB").quantize(COLORS)
    small.save(picture, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
