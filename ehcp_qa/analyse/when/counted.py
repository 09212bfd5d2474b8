"""Numbers in words of time ("twelve", "2nd", "a"), and the days of each unit that they count."""

from __future__ import annotations

import re

from ehcp_qa.analyse.slots.numbers import ONES, TENS

NUMBERS = {
    **{"zero": 0, "a": 1, "an": 1},
    **ONES,
    **TENS,
    **{f"{ten}-{one}": TENS[ten] + ONES[one] for ten in TENS for one in list(ONES)[:9]},
}
_ORDINALS = {
    word: number
    for number, word in enumerate(
        [
            "zeroth",
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
        ]
    )
}
# Days in each unit of a span; a term is a third of a school year.
DAYS = {"week": 7, "half": 61, "month": 31, "term": 122, "year": 366}
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?")


def number_in(words: str) -> int | None:
    """Return the first number that words name, in digits or letters; "a" is one where nothing else is."""
    if digits := _DIGITS.search(words):
        return int(digits.group())
    for word in _WORD.findall(words.lower()):
        if word in NUMBERS and word not in ("a", "an"):
            return NUMBERS[word]
        if word in _ORDINALS:
            return _ORDINALS[word]
    return 1 if re.match(r"an?\b", words) else None
