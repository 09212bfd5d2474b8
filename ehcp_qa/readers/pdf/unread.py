"""Pages of a PDF whose text cannot be had: pictures of pages, and fonts that do not tell letters."""

from __future__ import annotations

import re
from enum import StrEnum

from ehcp_qa.readers.limits import refusal
from ehcp_qa.readers.pdf.glyphs import UNKNOWN
from ehcp_qa.readers.pdf.shapes import Page, Word


class Unread(StrEnum):
    """Why the text of a page cannot be had, as a refusal of the whole file words it."""

    PICTURE = (
        "has no text in it, only pictures of pages: it is a scan, so it was not read "
        "(with tesseract and the extra ehcp-qa[ocr] installed, it would be)."
    )
    GARBLED = (
        "does not say which letters its text is made of, so it was not read: "
        "save it as a PDF again from Word."
    )


_PICTURED = 0.5  # of the page; a scan covers nearly all of it, a photograph of a child less
_STAMPED = 40  # letters; a page number, a date or a file reference stamped on a scan
_MARGIN = 0.14  # of the height, at the top and bottom: running lines printed over a scan
_OUTLINED = 60  # bent shapes on a page without text: letters turned into drawings
_ENOUGH = 30  # words or characters; too little text tells nothing of how it is written
_LEGIBLE = 0.7  # of the characters, spaces among them
_WORDLIKE = 0.5  # of the words; ordinary English has over 0.9, shifted letters a third
_FUNCTION_SHARE = 0.02  # of the words; running English has over 0.3, a table of names hardly any
_FUNCTION_WORDS = frozenset(
    (
        "a", "an", "and", "are", "as", "at", "be", "by", "can", "for", "from", "has",
        "have", "he", "her", "his", "in", "is", "it", "need", "needs", "not", "of", "on",
        "or", "she", "should", "that", "the", "their", "they", "this", "to", "was", "who",
        "will", "with",
    )
)  # fmt: skip
_LETTERS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\Z")
_VOWEL = re.compile(r"[aeiouyàâäéèêëîïôöûüŵŷ]", re.IGNORECASE)
_CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxz]{5}", re.IGNORECASE)
_CASE = re.compile(r"\w[’']?[a-z]*\Z|[^a-z]+\Z")
_FIELD = "_"  # in the names of fields that a template is to be filled in at
_MARKS = ".,;:!?()[]{}<>«»\"'“”‘’•…"


def why_unread(page: Page) -> Unread | None:
    """Return why the text of a page cannot be had, or None when it can, or there is none."""
    if page.recognised:
        return None
    if page.pictured >= _PICTURED and _letters(page) <= _STAMPED:
        return Unread.PICTURE
    if not page.words and page.curves >= _OUTLINED:
        return Unread.PICTURE
    return Unread.GARBLED if _is_garbled(page) else None


def set_unread_aside(pages: list[Page], name: str) -> tuple[int, ...]:
    """Return the numbers of the pages that cannot be read, their unreadable text taken out.

    When no other page holds any text, raise UnreadablePlan.
    """
    found = {page.number: why for page in pages if (why := why_unread(page))}
    if found and not any(page.words for page in pages if page.number not in found):
        raise refusal(name, max(found.values(), key=list(found.values()).count))
    for page in pages:
        if found.get(page.number) is Unread.GARBLED:
            page.words, page.asides, page.items = [], [], []
    return tuple(found)


def _letters(page: Page) -> int:
    return sum(len(word.text) for word in page.words if not _in_margin(word, page))


def _in_margin(word: Word, page: Page) -> bool:
    return not page.height * _MARGIN < word.base < page.height * (1 - _MARGIN)


def _is_garbled(page: Page) -> bool:
    """Say whether a page's characters are not those that a reader sees."""
    legible = page.characters - _unknown("".join([word.text for word in page.words]))
    if page.characters >= _ENOUGH and legible < page.characters * _LEGIBLE:
        return True
    function = sum(word.text.lower() in _FUNCTION_WORDS for word in page.words)
    if len(page.words) < _ENOUGH or function >= len(page.words) * _FUNCTION_SHARE:
        return False  # most pages: quickly told
    words = [bare for word in page.words if (bare := word.text.strip(_MARKS))]
    words = [word for word in words if not (word.isdigit() or _FIELD in word)]
    if len(words) < _ENOUGH:
        return False
    function = sum(word.lower() in _FUNCTION_WORDS for word in words)
    if function >= len(words) * _FUNCTION_SHARE:
        return False
    return sum(map(_is_wordlike, words)) < len(words) * _WORDLIKE


def _unknown(text: str) -> int:
    if text.isprintable() and UNKNOWN not in text:
        return 0
    return sum(letter == UNKNOWN or not letter.isprintable() for letter in text)


def _is_wordlike(word: str) -> bool:
    """Say whether a word could be English, an abbreviation or a name."""
    return bool(
        _LETTERS.match(word)
        and _CASE.match(word)
        and _VOWEL.search(word)
        and not _CONSONANTS.search(word)
    )
