"""PDFs drawn line by line, for the tests of the PDF reader."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image
from reader_checks import check_document
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ehcp_qa.model.document import Document
from ehcp_qa.readers import read

LONG = (
    "Sam will work with a teaching assistant who has been trained by the therapist,",
    "one to one, for twenty minutes on each school day, in a quiet room near the class,",
    "and the therapist will visit.",
)
LEFT, SIZE, PITCH = 70, 10, 12


class Sheet:
    """A page being written from the top down."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.y = 100.0

    def line(self, text: str, *, x: float = LEFT, font: str = "Helvetica", size: float = SIZE,
             gap: float = 0) -> None:  # fmt: skip
        """Write one line, ``gap`` points further down than the next line would be."""
        self.y += gap
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, 842 - self.y, text)
        self.y += size * PITCH / SIZE

    def body(self) -> None:
        """Write a paragraph that shows what running text is like."""
        for number, words in enumerate(LONG):
            self.line(words, gap=10 if not number else 0)

    def scan(self) -> None:
        """Cover the page with a picture, as a scanner does."""
        picture = ImageReader(Image.new("L", (60, 80), 200))
        self.canvas.drawImage(picture, 0, 0, *self.canvas._pagesize)

    def next_page(self) -> None:
        """Begin a page."""
        self.canvas.showPage()
        self.y = 100.0


def read_drawn(folder: Path, draw: Callable[[Sheet], object], **options: Any) -> Document:
    """Return what is read from a PDF drawn on sheets of A4."""
    canvas = Canvas(str(folder / "plan.pdf"), pagesize=(595, 842), invariant=1, **options)
    draw(Sheet(canvas))
    canvas.save()
    document = read(folder / "plan.pdf")
    check_document(document)
    return document


def wrapped(*lines: str) -> str:
    """Return the lines as the one paragraph that they are."""
    return " ".join(lines)


def ruled(canvas: Canvas, xs: list[float], ys: list[float]) -> None:
    """Rule a grid; ``ys`` are from the top."""
    for y in ys:
        canvas.line(xs[0], 842 - y, xs[-1], 842 - y)
    for x in xs:
        canvas.line(x, 842 - ys[0], x, 842 - ys[-1])
