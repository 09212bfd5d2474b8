"""PDFs written object by object, for files that no program would make."""

from __future__ import annotations

import zlib


def raw_pdf(*objects: bytes, root: int = 1) -> bytes:
    """Return a PDF of these objects, numbered from 1, with a sound table of where they stand."""
    written = bytearray(b"%PDF-1.7\n")
    starts = []
    for number, body in enumerate(objects, 1):
        starts.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    written += b"".join(b"%010d 00000 n \n" % start for start in starts)
    written += b"trailer\n<</Size %d /Root %d 0 R>>\n" % (len(objects) + 1, root)
    return bytes(written + b"startxref\n%d\n%%%%EOF\n" % table)


def stream(content: bytes, *, packed: bool = False, **entries: bytes) -> bytes:
    """Return a stream object, packed when asked."""
    data = zlib.compress(content, 9) if packed else content
    more = b"".join(b"/%s %s" % (key.encode(), value) for key, value in entries.items())
    filtered = b"/Filter /FlateDecode" if packed else b""
    return b"<</Length %d%s%s>>\nstream\n%s\nendstream" % (len(data), filtered, more, data)


def one_page(content: bytes, *, font: bytes = b"", packed: bool = False) -> bytes:
    """Return a PDF of one page that holds this content, set in Helvetica or another font, ``F``."""
    return raw_pdf(
        b"<</Type /Catalog /Pages 2 0 R>>",
        b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources <</Font <</F 5 0 R>>>>>>",
        stream(content, packed=packed),
        font or b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>",
    )
