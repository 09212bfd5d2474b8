"""The signs that Word's symbol fonts draw where the file holds a letter or a code of their own."""

from __future__ import annotations

PRIVATE_USE = 0xF000  # where symbol fonts keep their own codes: this and the code of a letter
_FONT_CODES = range(PRIVATE_USE + 0x20, PRIVATE_USE + 0x100)
_UNKNOWN = "\ufffd"
_MOST_CODE = 0xFFFF  # the file format gives a sign four digits
_SURROGATES = range(0xD800, 0xE000)

# Each font's signs that a reader would name, by the letters that give them; from the fonts' charts.
# Ticks and crosses are answers, in a box or not; shapes that only begin a line are bullets.
_CHARTS = {
    "wingdings": {
        "☑": "\xfe", "☒": "\xfdx", "☐": "opqr\xa8", "✓": "\xfc", "✗": "\xfb", "☎": "(", "✉": "*",
        "•": "lnuvw\x9f\xa7\xb7\xd8", "☺": "J", "☹": "L", "→": "\xe0\xe8\xf0", "←": "\xdf\xef",
    },
    "wingdings 2": {"☑": "R", "☒": "QST", "☐": "\xa3", "✓": "P", "✗": "OUV", "•": "\x96\x97\x98\xa2"},
    "wingdings 3": {"•": "}", "→": "g", "←": "f", "↑": "h", "↓": "i"},
    "webdings": {"☐": "c", "✓": "a", "✗": "r", "•": "4gn"},
    "symbol": {
        "•": "\xb7", "→": "\xae", "←": "\xac", "≤": "\xa3", "≥": "\xb3", "±": "\xb1", "×": "\xb4",
        "÷": "\xb8", "≠": "\xb9", "≈": "\xbb", "°": "\xb0", "…": "\xbc",
    } | {character: character for character in "!%()*+,-./0123456789:;<=>?[]_{|}#&"},
}  # fmt: skip
_SIGNS = {
    font: {PRIVATE_USE + ord(letter): sign for sign, letters in chart.items() for letter in letters}
    for font, chart in _CHARTS.items()
}
_USUAL = "wingdings"  # whose codes turn up where no font is named


def symbol_font(name: str) -> str:
    """Return the name of a symbol font as this module knows it; ``""`` for a font of letters."""
    bare = name.strip().lower()
    return bare if bare in _SIGNS else ""


def symbol(digits: str, font: str) -> str:
    """Return the sign that a font draws for a code written in hexadecimal digits."""
    if not digits.strip():
        return ""
    try:
        code = int(digits, 16)
    except ValueError:
        return _UNKNOWN
    if not 0 < code <= _MOST_CODE or code in _SURROGATES:
        return _UNKNOWN
    known = symbol_font(font)
    if known:
        return in_symbols(chr(code), known)
    return _SIGNS[_USUAL].get(code, chr(code))


def in_symbols(text: str, font: str) -> str:
    """Return text typed in a symbol font as the signs that it shows.

    A sign that has no name here becomes the font's own code, which no word can be made of.
    """
    signs = _SIGNS[font]
    shown = []
    for character in text:
        code = ord(character)
        own = code if code in _FONT_CODES else PRIVATE_USE + code
        if own in _FONT_CODES and not character.isspace():
            shown.append(signs.get(own, chr(own)))
        else:
            shown.append(character)
    return "".join(shown)
