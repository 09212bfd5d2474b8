"""The web page inside a single-file web archive (MHT), which is written as an e-mail."""

from __future__ import annotations

from email import message_from_bytes
from email.message import Message

_PAGES = ("text/html", "application/xhtml+xml")


def page_of(data: bytes) -> bytes | None:
    """Return the first web page in an archive, in its own encoding; None when there is none."""
    for part in message_from_bytes(data).walk():
        if part.get_content_type() in _PAGES:
            return _declared(part)
    return None


def _declared(part: Message) -> bytes | None:
    """Return a part's bytes as UTF-8 when the archive, and not the page, names the encoding."""
    found = part.get_payload(decode=True)
    if not isinstance(found, bytes):
        return None
    charset = part.get_content_charset()
    if charset:
        try:
            return b"\xef\xbb\xbf" + found.decode(charset).encode("utf-8", "replace")
        except (LookupError, UnicodeDecodeError):
            return found
    return found
