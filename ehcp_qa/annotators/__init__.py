"""Annotators: a copy of a plan's own file with its findings in the margin."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ehcp_qa.errors import UnreadablePlan

if TYPE_CHECKING:
    from ehcp_qa.annotators.placed import Annotated
    from ehcp_qa.model.report import CheckRun

WORD, PDF = "docx", "pdf"
_NEITHER = "notes can be put into Word files and PDFs only; save the plan as one of them."


def annotated(data: bytes, run: CheckRun, when: date | None = None) -> Annotated:
    """Return a copy of a checked plan with a note for each finding, or raise UnreadablePlan.

    Earlier notes of ours are replaced; nobody else's are touched. ``when`` dates the notes: without
    it they have no date, so that the same plan gives the same copy on any day.
    """
    from ehcp_qa.annotators.notes import notes_of

    notes, name = notes_of(run), run.source.name
    blocks = run.analysed.plan.document.blocks if run.analysed else ()
    if run.source.format == WORD:
        from ehcp_qa.annotators.word import annotate_word

        return annotate_word(data, name, notes, blocks, when)
    if run.source.format == PDF:
        from ehcp_qa.annotators.pdf import annotate_pdf

        return annotate_pdf(data, name, notes, blocks, when)
    raise UnreadablePlan(f"{name}: {_NEITHER}")


def cleared(data: bytes, name: str) -> Annotated:
    """Return a copy of a plan without the notes that this program put there."""
    if data.startswith(b"PK"):
        from ehcp_qa.annotators.word import clear_word

        return clear_word(data, name)
    if b"%PDF-" in data[:1024]:
        from ehcp_qa.annotators.pdf import clear_pdf

        return clear_pdf(data, name)
    raise UnreadablePlan(f"{name}: {_NEITHER}")
