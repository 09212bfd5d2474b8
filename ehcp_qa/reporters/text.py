"""Plan text made safe to show: it is untrusted, whoever wrote it."""

from __future__ import annotations

import re
import unicodedata

# Control characters drive terminals; format characters include the overrides that turn text round.
UNSAFE = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
# A soft hyphen or joiner carries no meaning in a report either, so all of Cf goes.
SPACE = re.compile(r"\s+")
# Characters that start markup in Markdown wherever they stand, and what HTML would read as a tag.
MARKDOWN = re.compile(r"([\\`*_\[\]<>|~#@])")


def clean(text: str) -> str:
    """Return text on one line without control, format or direction-turning characters."""
    spaced = SPACE.sub(" ", text)
    return "".join(c for c in spaced if unicodedata.category(c) not in UNSAFE).strip()


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
