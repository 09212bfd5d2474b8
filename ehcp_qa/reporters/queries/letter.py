"""The lines of a letter to one adviser, in plain words that a plan writer can edit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ehcp_qa.reporters import wording
from ehcp_qa.reporters.queries.asked import Adviser, Letter, Question
from ehcp_qa.reporters.text import clean

UNTOLD = (
    "[For the plan writer: the plan’s words do not tell who recommended these. Please send each "
    "to the author of the advice that it comes from, and take this note out.]"
)
SUGGESTED = (
    "[For the plan writer: the plan does not say who recommended this; {by} suggests that it was "
    "this adviser. Please check, and take this note out.]"
)
NO_NAME = "a child or young person"
CLOSING = (
    "If any of these is not for you to say, please tell us who could. If the words should stay as "
    "they are, please say so and, if you can, why."
)


class Style(StrEnum):
    """How a line looks; the values are the ids of the document's styles."""

    TITLE = "Heading1"
    PLACE = "Heading2"
    TEXT = "Normal"
    QUOTE = "Quote"
    BLANKS = "Blanks"
    NOTE = "Note"


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph; ``keep`` holds it on the page of the next."""

    words: str
    style: Style = Style.TEXT
    keep: bool = False


def letter(given: Letter, child: str) -> Iterator[Line]:
    """Yield the lines of a letter; its title begins a page."""
    yield Line(f"Questions for {clean(given.adviser.role)}", Style.TITLE)
    yield from _opening(given.adviser, clean(child) or NO_NAME, len(given.questions))
    for number, each in enumerate(given.questions, 1):
        yield from _asked(number, each)
    yield Line(CLOSING)
    yield Line(f"Please reply by {wording.BLANK}. Thank you for your help.")
    yield Line(
        f"From: name {wording.BLANK} · post {wording.BLANK} · how to reach us {wording.BLANK}"
    )


def _opening(adviser: Adviser, child: str, questions: int) -> Iterator[Line]:
    if not adviser.known:
        yield Line(UNTOLD, Style.NOTE)
    yield Line(f"About: {child}")
    if adviser.dated:
        yield Line(f"Your advice: dated {clean(adviser.dated)}, listed in Section K")
    yield Line(f"Dear {clean(adviser.name) or 'colleague'},")
    these, leave = ("This part", "leaves") if questions == 1 else ("These parts", "leave")
    yield Line(
        f"We are writing the education, health and care plan of {child}, and we want it to say "
        f"exactly what is recommended. {these} of the draft {leave} something open, and what "
        "belongs there is for you to say, not for us. Please fill in the blanks."
    )


def _asked(number: int, each: Question) -> Iterator[Line]:
    yield Line(f"{number}. {each.place}", Style.PLACE, keep=True)
    if each.suggested_by:
        yield Line(SUGGESTED.format(by=each.suggested_by), Style.NOTE, keep=True)
    if each.lead_in:
        yield Line(f"Under the words: “{each.lead_in}”", keep=True)
    yield Line(f"“{each.quoted}”", Style.QUOTE, keep=True)
    if each.loose:
        quoted = wording.joined([f"“{words}”" for words in each.loose])
        yield Line(f"Words that leave something open: {quoted}.", keep=True)
    for words in each.beside:
        yield Line(f"{words[:1].upper()}{words[1:]}", keep=True)
    yield Line(f"Please fill in: {each.blanks}", Style.BLANKS)
