"""Plain characters for odd ones, one for one, so that every offset stays true."""

from __future__ import annotations

from functools import lru_cache

# Spaces that look like a space: no-break, thin, en, em, figure, ideographic and the like.
_SPACES = "\t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
# Characters with no width or meaning of their own; readers drop most of them.
_CONTROLS = (
    "".join(map(chr, [*range(0x00, 0x09), *range(0x0E, 0x1C), 0x7F]))
    + "\u200b\u200c\u200d\ufeff\ufffc"
)
_SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u2032\u2035\u00b4\u0060\u02bc"
_DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u2033\u2036\u00ab\u00bb"
# Hyphen, no-break hyphen, figure, en and em dashes, horizontal bar, minus, soft hyphen.
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad\ufe58\ufe63\uff0d"
_OTHERS = {"\u00d7": "x", "\u2715": "x", "\u2026": ".", "\u2044": "/", "\u2215": "/"}

_TABLE = (
    {ord(c): " " for c in _SPACES + _CONTROLS}
    | {ord(c): "'" for c in _SINGLE_QUOTES}
    | {ord(c): '"' for c in _DOUBLE_QUOTES}
    | {ord(c): "-" for c in _DASHES}
    | {ord(c): to for c, to in _OTHERS.items()}
)


# A recogniser asks for the same cell many times over.
@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Return ``text`` at the same length with odd spaces, quotes, dashes and signs made plain.

    A line break, tab or control character becomes a space; ``×`` becomes ``x``; ``…`` one dot.
    Letters keep their case and accents.
    """
    return text.translate(_TABLE)
