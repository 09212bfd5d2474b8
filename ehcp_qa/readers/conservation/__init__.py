"""Whether all the text that a file shows came out of the reader: once, and in order.

The file is gone through a second time with other code, which knows only what text is hidden from
a reader of the page and takes all other text to be visible wherever it stands. What it finds is
held against the blocks. The answer is counts and places and never words, so it can be logged.
"""

from __future__ import annotations

from ehcp_qa.model.document import Document
from ehcp_qa.readers.conservation.account import Conservation, Fault, Trouble

__all__ = ["Conservation", "Fault", "Trouble", "conservation"]


def conservation(data: bytes, document: Document) -> Conservation | None:
    """Return how a file's visible text compares with the document read from it.

    None when the file is neither, since there is no second way to read it.
    """
    if document.source.format == "docx":
        from ehcp_qa.readers.conservation.word import compare_word

        return compare_word(data, document)
    if document.source.format == "pdf":
        from ehcp_qa.readers.conservation.pdf import compare_pdf

        return compare_pdf(data, document)
    return None
