"""Numbers as plans write them, in words or figures, and what they come to."""

from __future__ import annotations

import re

ONES = {
    word: value
    for value, word in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ],
        start=1,
    )
}
TENS = {
    word: value * 10
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2
    )
}
FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}

_ONE = "|".join(sorted(ONES, key=len, reverse=True))
_TEN = "|".join(TENS)
_WORDS = rf"(?:(?:{_TEN})(?:[ -](?:{_ONE}))?|{_ONE}|a dozen|a couple of)(?:\s+and\s+a\s+half)?"
_FIGURES = r"\d{1,3}(?:[.,]\d+)?[½¼¾]?|[½¼¾]"
# One number; compiled into larger patterns, so it has no groups of its own.
NUMBER = rf"(?:(?<![\w:])(?!(?<=to[ -])(?<!up to )one\b)(?:{_WORDS})\b(?![ -]to[ -]one)|(?<![\w.£:/])(?:{_FIGURES})(?![\d:]))"
# A number or a range of two: "3", "six to eight", "2-3", "one or two".
RANGE = rf"{NUMBER}(?:\s*(?:-|to|or|/)\s*{NUMBER})?"
# Words that set a floor leave a number firm; words that set a ceiling or blur it do not.
FLOOR = r"(?:at least|a minimum of|minimum(?: of)?|min\.?|no fewer than|no less than|not less than)"
CEILING = r"(?:up to|a maximum of|maximum(?: of)?|max\.?|no more than|not more than|at most|capped at|not exceeding)"
ABOUT = r"(?:approximately|approx\.?|around|about|circa|c\.|roughly|in the region of|equivalent to|some)"

_FIRST_NUMBER = re.compile(NUMBER, re.IGNORECASE)
_BLUR = re.compile(rf"(?:{CEILING}|{ABOUT})\s*$", re.IGNORECASE)


def amount(words: str) -> float | None:
    """Return the first number that these words hold: the floor of a range; None without one."""
    found = _FIRST_NUMBER.search(words)
    return value(found.group()) if found else None


def value(number: str) -> float:
    """Return what one number written as ``NUMBER`` comes to."""
    text = number.strip().lower()
    extra = 0.5 if text.endswith("half") else 0.0
    text = re.sub(r"\s+and\s+a\s+half$", "", text)
    if text in {"a dozen", "a couple of"}:
        return 12.0 if text == "a dozen" else 2.0
    if text[0].isdigit() or text in FRACTIONS:
        return _figures(text) + extra
    return float(sum(TENS.get(w) or ONES.get(w) or 0 for w in re.split(r"[ -]", text))) + extra


def blurred(text: str, start: int) -> bool:
    """Tell whether the number at ``start`` follows "up to", "about" or the like."""
    return _BLUR.search(text[max(0, start - 24) : start]) is not None


def _figures(text: str) -> float:
    fraction = FRACTIONS.get(text[-1], 0.0)
    whole = text.rstrip("½¼¾").replace(",", ".")
    return (float(whole) if whole else 0.0) + fraction
