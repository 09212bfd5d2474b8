"""A sample plan as a PDF such as Word would print it: ruled tables over pages, running lines."""

from __future__ import annotations

import io
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor, white
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Frame,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

from ehcp_qa.model.document import Block, BlockKind
from making.layout import Sample, SampleTable, stretches

MARGIN, TOP = 2.0 * cm, 2.2 * cm
INK, TITLE_FILL, HEAD_FILL, RULE = map(HexColor, ("#1F3A5F", "#1F3A5F", "#DCE6F0", "#7F8FA6"))
PLAIN, STRONG = "Helvetica", "Helvetica-Bold"  # standard fonts, which every reader has
HEADING_SIZES = {1: 20, 2: 15, 3: 12.5, 4: 11.5}
BODY_SIZE, CELL_SIZE, RUNNING_SIZE = 10.5, 10, 8.5
PADDING = 5
TABLE_START = 5 * cm  # a table that would begin lower on a page begins on the next
HANG = 14  # points by which a list item's words stand in from its label
BULLETS = "•", "–"


def make_pdf(sample: Sample) -> bytes:
    """Return the plan as a PDF whose bytes depend on nothing but the plan."""
    written = io.BytesIO()
    width, height = landscape(A4) if sample.wide else A4
    made = BaseDocTemplate(
        written, pagesize=(width, height), title=sample.title, author="SEND caseworker", invariant=1
    )
    frame = Frame(
        MARGIN, TOP, width - 2 * MARGIN, height - 2 * TOP,
        leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
    )  # fmt: skip
    made.addPageTemplates(PageTemplate(frames=[frame]))
    made.build(_story(sample, width - 2 * MARGIN), canvasmaker=_running_lines(sample))
    return written.getvalue()


def _running_lines(sample: Sample) -> Any:
    """Return a canvas that writes the header and footer once the number of pages is known."""

    class Numbered(Canvas):
        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            self._kept: list[dict[str, Any]] = []

        def showPage(self) -> None:  # noqa: N802 - reportlab's own name
            self._kept.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            for number, state in enumerate(self._kept, 1):
                self.__dict__.update(state)
                self._write_lines(number, len(self._kept))
                super().showPage()
            super().save()

        def _write_lines(self, number: int, pages: int) -> None:
            width, height = self._pagesize
            self.setFillColor(INK)
            self.setFont(PLAIN, RUNNING_SIZE)
            self.drawString(MARGIN, height - 1.4 * cm, sample.header)
            self.drawString(MARGIN, 1.2 * cm, sample.footer)
            self.drawRightString(width - MARGIN, 1.2 * cm, f"Page {number} of {pages}")

    return Numbered


def _story(sample: Sample, room: float) -> list[Any]:
    story: list[Any] = []
    for item in sample.items:
        if item is None:
            story.append(PageBreak())
        elif isinstance(item, SampleTable):
            story += [CondPageBreak(TABLE_START), _table(item, room), Spacer(1, 12)]
        else:
            story.append(_paragraph(item, BODY_SIZE))
    return story


def _paragraph(block: Block, size: float, *, on_dark: bool = False) -> Paragraph:
    if block.kind is BlockKind.HEADING:
        size = HEADING_SIZES[min(block.level, max(HEADING_SIZES))]
        style = ParagraphStyle(
            "heading", fontName=STRONG, fontSize=size, leading=size * 1.2, textColor=INK,
            spaceBefore=12 if block.level < 3 else 8, spaceAfter=6, keepWithNext=1,
        )  # fmt: skip
        return Paragraph(_markup(block, f"{block.label} " if block.label else ""), style)
    indent = (block.level + 1) * HANG if block.label else 0
    style = ParagraphStyle(
        "text", fontName=PLAIN, fontSize=size, leading=size * 1.22, spaceAfter=6,
        leftIndent=max(indent, 22 if len(block.label) > 2 else 0), bulletIndent=block.level * HANG,
        bulletFontSize=size, textColor=white if on_dark else HexColor("#000000"),
    )  # fmt: skip
    sign = BULLETS[min(block.level, 1)] if block.label == "•" else block.label
    return Paragraph(_markup(block), style, bulletText=sign or None)


def _markup(block: Block, before: str = "") -> str:
    parts = [escape(before)]
    for words, bold, italic in stretches(block):
        text = escape(words).replace("\n", "<br/>")
        text = f"<b>{text}</b>" if bold else text
        parts.append(f"<i>{text}</i>" if italic else text)
    return "".join(parts)


def _table(item: SampleTable, room: float) -> Table:
    rows: list[list[Any]] = [[""] * item.table.columns for _ in range(item.table.rows)]
    look: list[tuple[Any, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.6, RULE),
        # A row that a page break cuts is closed above and below the break, as Word closes it.
        ("LINEBELOW", (0, "inrowsplitstart"), (-1, "inrowsplitstart"), 0.6, RULE),
        ("LINEABOVE", (0, "inrowsplitend"), (-1, "inrowsplitend"), 0.6, RULE),
        ("NOSPLIT", (0, 0), (0, item.heading_rows())),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), PADDING),
        ("RIGHTPADDING", (0, 0), (-1, -1), PADDING),
        ("TOPPADDING", (0, 0), (-1, -1), 4),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
    ]
    for ref, blocks in item.cells.values():
        title = item.is_title(ref)
        if blocks:
            rows[ref.row][ref.column] = [_paragraph(b, CELL_SIZE, on_dark=title) for b in blocks]
        corner = ref.column + ref.column_span - 1, ref.row + ref.row_span - 1
        if ref.column_span > 1 or ref.row_span > 1:
            look.append(("SPAN", (ref.column, ref.row), corner))
        if title or item.is_heading_row(ref.row):
            fill = TITLE_FILL if title else HEAD_FILL
            look.append(("BACKGROUND", (ref.column, ref.row), corner, fill))
    return Table(
        rows,
        colWidths=[room * share for share in item.column_shares()],
        repeatRows=1 if item.repeats_header else 0,
        splitInRow=0 if item.repeats_header else 1,  # with both, reportlab repeats in mid-page
        style=look,
    )
