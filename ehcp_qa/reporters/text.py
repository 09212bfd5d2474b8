"""Plan text made safe to show: it is untrusted, whoever wrote it."""

from __future__ import annotations

import re
import unicodedata

# Control characters drive terminals; format characters include the overrides that turn text round.
UNSAFE = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
# A soft hyphen or joiner carries no meaning in a report either, so all of Cf goes.
# The last two code points of each plane and these 32 are set apart as no characters (Unicode 23.7).
PLANE_END, NONE_FIRST, NONE_LAST = 0xFFFE, 0xFDD0, 0xFDEF
SPACE = re.compile(r"\s+")
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Characters that start markup in Markdown wherever they stand, and what HTML would read as a tag.
MARKDOWN = re.compile(r"([\\`*_\[\]<>|~#@])")


def clean(text: str) -> str:
    """Return text on one line without control, format or direction-turning characters."""
    return harmless(text).strip()


def harmless(text: str) -> str:
    """Return text cleaned, with the space at its ends, for a piece that others stand beside."""
    spaced = SPACE.sub(" ", text)
    if spaced.isprintable():  # which none of the unsafe characters is, and nearly all text is
        return spaced
    return "".join(c for c in spaced if unicodedata.category(c) not in UNSAFE and _is_one(ord(c)))


def _is_one(code: int) -> bool:
    """Return whether a code point is a character: 66 never are, and no XML or HTML may hold them."""
    return code & PLANE_END != PLANE_END and not NONE_FIRST <= code <= NONE_LAST


def xml(text: str) -> str:
    """Return text without the characters that XML 1.0 has no way to write, lines and tabs kept."""
    return NOT_XML.sub("", text)


def shorten(text: str, length: int, keep: int = 0) -> str:
    """Return text of at most about ``length`` characters, cut at words, with ``keep`` left visible."""
    if len(text) <= length:
        return text
    start = max(0, min(keep - length // 2, len(text) - length))
    piece = text[start : start + length]
    if start:
        piece = "… " + piece.split(" ", 1)[-1]
    if start + length < len(text):
        piece = piece.rsplit(" ", 1)[0] + " …"
    return piece


def markdown(text: str) -> str:
    """Return cleaned text that Markdown shows as it stands, and that names nobody with an @."""
    return MARKDOWN.sub(r"\\\1", clean(text))
