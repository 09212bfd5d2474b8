"""Pictures of files that desktop programs open: a Word margin, a workbook, letters, PDF pages.

A plan with comments is drawn by LibreOffice in a window on a screen that nobody sees (Xvfb), since
LibreOffice prints no margins; everything else is printed to PDF and drawn by pdftoppm.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

SCREEN, SIZE = ":97", (1500, 1400)
# Where the first page and its margin stand in a window of that size, below the bars.
PAGE = (210, 100, 1226, 1276)
# LibreOffice gives no sign that it has drawn a page: the picture must have colours and stand still.
LOOK, LOOKS, STILL, COLOURS = 3.0, 40, 3, 60
WAIT = 120
NEEDED = ("soffice", "pdftoppm", "Xvfb")


def missing() -> list[str]:
    """Return the programs that these pictures need and that are not installed."""
    return [name for name in NEEDED if shutil.which(name) is None]


def word_margin(document: Path, target: Path, folder: Path) -> Path:
    """Draw the first page of a Word file with the comments in its margin."""
    with _screen():
        profile = f"-env:UserInstallation={(folder / 'window').as_uri()}"
        shown = ["soffice", profile, "--norestore", "--nologo", "--nofirststartwizard", "--view"]
        with _running([*shown, str(document)], {**os.environ, "DISPLAY": SCREEN}):
            _settled().crop(PAGE).save(target)
    return target


def _settled() -> Image:
    """Return the screen once it shows something and has not changed for some looks."""
    from PIL import ImageGrab

    seen, still = None, 0
    for _ in range(LOOKS):
        time.sleep(LOOK)
        now = ImageGrab.grab(xdisplay=SCREEN)
        drawn = now.getcolors(COLOURS) is None  # there are more
        still = still + 1 if drawn and seen == now.tobytes() else 0
        if still == STILL:
            return now
        seen = now.tobytes()
    raise RuntimeError("LibreOffice has not drawn the document in time")


def printed(document: Path, folder: Path) -> Path:
    """Return what LibreOffice prints of a file, as a PDF."""
    profile = f"-env:UserInstallation={(folder / 'printer').as_uri()}"
    told = ["--headless", "--convert-to", "pdf", "--outdir", str(folder), str(document)]
    subprocess.run(["soffice", profile, *told], check=True, capture_output=True, timeout=WAIT)
    return folder / f"{document.stem}.pdf"


def page(pdf: Path, number: int, target: Path, *, dpi: int, height: float = 1.0) -> Path:
    """Draw the upper part of one page of a PDF."""
    from PIL import Image

    pages = ("-f", str(number), "-l", str(number), "-singlefile")
    drawn = target.with_suffix("")
    command = ["pdftoppm", "-png", "-r", str(dpi), *pages, str(pdf), str(drawn)]
    subprocess.run(command, check=True, capture_output=True, timeout=WAIT)
    with Image.open(target) as whole:
        cut = whole.crop((0, 0, whole.width, int(whole.height * height)))
    cut.save(target)
    return target


@contextmanager
def _screen() -> Iterator[None]:
    size = f"{SIZE[0]}x{SIZE[1]}x24"
    with _running(["Xvfb", SCREEN, "-screen", "0", size], dict(os.environ)):
        time.sleep(1)
        yield


@contextmanager
def _running(command: list[str], environment: dict[str, str]) -> Iterator[None]:
    """Run a program in a group of its own, and end the whole group."""
    quiet = subprocess.DEVNULL
    running = subprocess.Popen(
        command, env=environment, stdout=quiet, stderr=quiet, start_new_session=True
    )
    try:
        yield
    finally:
        os.killpg(running.pid, 15)
        running.wait(WAIT)
