"""Questions back to advisers, as a Word document with a letter to each on a page of its own."""

from __future__ import annotations

from ehcp_qa.reporters.queries.asked import Queries
from ehcp_qa.reporters.queries.letter import letter
from ehcp_qa.reporters.queries.word import word_file


def queries_document(queries: Queries) -> bytes:
    """Return the bytes of a .docx file, the same each time for the same questions."""
    lines = [line for each in queries.letters for line in letter(each, queries.child)]
    return word_file(lines)
