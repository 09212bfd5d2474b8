"""What a PDF file says of itself."""

from __future__ import annotations

from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from ehcp_qa.readers import read
from ehcp_qa.readers.pdf.properties import properties


def test_the_title_of_a_pdf_is_kept(tmp_path: Path) -> None:
    """It may hold another child's name, which no page shows."""
    canvas = Canvas(str(tmp_path / "plan.pdf"))
    canvas.setTitle("EHC plan for Leo")
    canvas.drawString(72, 700, "Sam likes maps.")
    canvas.save()
    assert dict(read(tmp_path / "plan.pdf").properties)["title"] == "EHC plan for Leo"


def test_rubbish_has_no_properties() -> None:
    """What is wrong with the file is for the reader of its pages to say."""
    assert properties(b"no pdf at all") == ()
