"""Which sections a line opens: by its letter, or by a title that belongs to one section."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ehcp_qa.law.sections import SECTIONS
from ehcp_qa.model.plan import SectionId
from ehcp_qa.nlp.plain import plain
from ehcp_qa.recognise.letters import Letters, leading_letters, letters_in, trailing_letters
from ehcp_qa.recognise.titles import is_sentence, is_topical, matching_title, names_an_area

# Kinds of line that never open a section (annotation guide, part 5).
_NEVER = frozenset({"contents", "running_header", "body"})
_CONTENTS_LINE = re.compile(r"(?:[.·_]{3,}|\t\s*)\s*(?:p(?:age|\.)?\s*)?\d{1,3}\s*\Z")
# "Where I learn (I)": a title in the first person is a section's own friendly one.
_FIRST_PERSON = re.compile(r"\b(?:I|[Mm]y|[Mm]e|[Oo]ur)\b")
_CLOSED_TITLE = 12  # words, at most, before a letter in brackets
_INITIAL = re.compile(
    r"(?:[A-Z]\.\s?){1,3}\s*(?P<name>[A-Z][\w'’]+(?:[ -][A-Z][\w'’]+)?)\s*(?:,|\(|\s[-–—])"
)
_MARKUP = " *_#\"'"


@dataclass(frozen=True, slots=True)
class Opening:
    """The sections that a line opens, how we know, and where its title begins.

    ``how`` is ``letter`` or ``title``; ``title`` is the words after the letter.
    """

    sections: tuple[SectionId, ...]
    how: str
    title: str = ""


def sections_opened(text: str, context: str) -> tuple[SectionId, ...]:
    """Return the sections that this line opens, none if it opens none.

    ``context`` says what kind of line it is: heading, table_header, cell, contents,
    running_header or body.
    """
    found = opening(text, context)
    return found.sections if found else ()


@lru_cache(maxsize=8192)
def opening(text: str, context: str) -> Opening | None:
    """Return what this line opens and how, or None."""
    line = " ".join(plain(text).split())
    if context in _NEVER or not line or len(line) > 400 or is_contents_line(text):
        return None
    return _by_letter(line, context) or _by_closing_letter(line) or _by_title(line, context)


def is_contents_line(text: str) -> bool:
    """True for a line of a contents page: it ends in a page number after dots or a tab."""
    return bool(_CONTENTS_LINE.search(text.replace("…", "...").rstrip()))


def _by_letter(line: str, context: str) -> Opening | None:
    """Return the opening of a line that begins with a section's letter."""
    found = leading_letters(line)
    if found is None or not _title_fits(found, context):
        return None
    if context != "heading" and _names_somebody(line):
        return None
    sections = found.sections
    if not found.brackets_only:
        sections += tuple(s for s in letters_in(found.rest) if s not in sections)
    return Opening(sections, "letter", found.rest.strip(_MARKUP))


def _title_fits(found: Letters, context: str) -> bool:
    """True when the words after the letter could be a title, and not the rest of a sentence.

    "Section F" with or without a title is enough. A bare letter needs a separator or a title
    that speaks of its section, since "A", "I" and "C" begin ordinary lines too.
    """
    rest = found.rest
    if found.separated and matching_title(rest, official_only=True) in found.sections:
        return True
    if found.word:
        return not is_sentence(rest, after_separator=found.separated)
    if found.numbered and names_an_area(rest):
        return True
    if not rest or len(found.sections) > 1:
        return not is_sentence(rest, after_separator=found.separated)
    if is_sentence(rest, after_separator=found.separated):
        return False
    if is_topical(rest, found.sections):
        plain_word = found.sections[0].value in {"A", "I"} and not found.numbered
        return found.separated or not plain_word or matching_title(rest) in found.sections
    return found.separated and context == "heading" and len(rest.split()) > 1


def _names_somebody(line: str) -> bool:
    """True for "D. Sowerby, Special Educational Needs Team", where the letter is an initial.

    What stands between it and a comma, bracket or dash is a word or two with capitals that speak
    of no section.
    """
    match = _INITIAL.match(line)
    if match is None or matching_title(match["name"]):
        return False
    return not is_topical(match["name"], SECTIONS)


def _by_closing_letter(line: str) -> Opening | None:
    """Return the opening of a line such as "Special educational provision (F)"."""
    found = trailing_letters(line)
    if found is None or is_sentence(found.rest, after_separator=False):
        return None
    own = is_topical(found.rest, found.sections) or bool(_FIRST_PERSON.search(found.rest))
    fits = own and len(found.rest.split()) <= _CLOSED_TITLE
    return Opening(found.sections, "letter", found.rest) if fits else None


def _by_title(line: str, context: str) -> Opening | None:
    """Return the opening of a line that is a section's title without its letter.

    A column title or a cell must bear the official name; a heading may bear a friendly one.
    """
    if names_an_area(line) or is_sentence(line, after_separator=False):
        return None
    section = matching_title(line, official_only=context != "heading")
    return Opening((section,), "title", line) if section else None
