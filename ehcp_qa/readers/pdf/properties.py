"""What a PDF file says of itself: its title and the like, which no page shows."""

from __future__ import annotations

import pypdfium2


def properties(data: bytes) -> tuple[tuple[str, str], ...]:
    """Return the file's own properties by name, such as its title; none where it cannot be read."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return ()  # its pages were read in another way, or the reader says what is wrong
    try:
        told = document.get_metadata_dict(skip_empty=True)
    finally:
        document.close()
    return tuple(sorted((name.lower(), value.strip()) for name, value in told.items()))
