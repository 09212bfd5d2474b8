"""How many times in which span of time: "twice a week", "x3/wk", "every six weeks", "half-termly"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ehcp_qa.analyse.slots.every import EVERY_N, every
from ehcp_qa.analyse.slots.numbers import FLOOR, NUMBER, RANGE, amount, value
from ehcp_qa.analyse.slots.spans import (
    ADVERB,
    ADVERBS,
    PER_WORDS,
    Rate,
    per_of,
    rate_after,
    rate_within,
)

# The same wherever it stands: at the beginning of a word or at a stroke.
_PER_ALONE = re.compile(rf"(?:\b|(?=/)){PER_WORDS}", re.IGNORECASE)
# "annual" before "review" names the statutory meeting, not how often something is done.
_ADVERBS = re.compile(
    rf"\b(?:(?P<times>once|twice|thrice|{NUMBER}(?:\s*(?:x|times))?|x\s?\d+|\d+\s?x)[\s-]+)?(?P<adverb>{ADVERB})\b"
    r"(?!(?<=annual)\s+(?:review|living|school report)s?\b)"
    # How often a panel sits is not how often this is done.
    r"(?!\s+(?:\w+\s+)?(?:panel|carousel|newsletter|allowance|bulletin)\b)",
    re.IGNORECASE,
)
# "Once the report has come" is after, not one time.
_NOT_AFTER = (
    r"(?!\s+(?:the|it|he|she|they|we|his|her|their|there|this|that|these|all|both|enough)\b)"
)
_TIMES = re.compile(
    rf"(?:\b(?:{FLOOR}\s+)?(?<!\bat )(?:once{_NOT_AFTER}|twice|thrice)\b|\b(?:{FLOOR}\s+)?{RANGE}\s*times\b|\bx\s?\d+\b(?=\s*(?:$|[,;/).]|a |per |each |every |p/?w|weekly|daily|termly|half|in |\d|sessions?|visits?|times))|(?<![\d.])\d+\s?x(?=\s|/|\d)|\b\d+\s*×)",
    re.IGNORECASE,
)
_SESSIONS = (
    r"sessions?|visits?|meetings?|lessons?|appointments?|blocks?|contacts?|calls?|reviews?|observations?|"
    r"stays?|nights?|days?|workshops?|mornings?|afternoons?|evenings?|weekends?|slots?|periods?|times|"
    r"consultations?|clinics?|tutorials?|breaks?|outings?|trips?|swims?|classes|groups?|twilights?|"
    r"half[- ]days?|checks?|assessments?|phone calls?|interviews?|tasters?|walks?|journeys?|opportunities"
)
# Words that part a number from the noun after them: "one of the 190 days", "ten minutes most days".
_OTHER_COUNT = r"(?:of|in|at|and|or|to|most|between|the|minutes?|mins?|hours?|hrs?)\b"
_COUNTED = re.compile(
    rf"(?<!Year )(?<!Week )(?<!week )\b(?:{FLOOR}\s+)?(?P<number>{RANGE})\s+(?:(?!{_OTHER_COUNT})[\w-]+\s+){{0,3}}?(?P<noun>{_SESSIONS})\b",
    re.IGNORECASE,
)
_BY = re.compile(
    rf"(?<![\d.])(?P<times>{NUMBER})\s*(?:(?:x|×)\s*(?=(?:{NUMBER}|half|an? hour|quarter))|of\s+(?={NUMBER}[\s-]*(?:m|h)|half|an? hour|quarter))",
    re.IGNORECASE,
)
# "One hour in six", "one weekend in four": a share of something that comes round.
_ONE_IN = re.compile(
    rf"\b(?:one|1)\s+(?:(?P<span>hour|lesson|session|day|week|weekend|night|visit)s?\s+)?in\s+(?:every\s+)?(?P<of>{NUMBER})\b(?!\s*(?:minutes?|hours?|weeks?))",
    re.IGNORECASE,
)


def rates(text: str) -> Iterator[Rate]:
    """Yield each rate in the text; they may overlap, the more telling ones first."""
    low = text.lower()
    for found in _finds(_ONE_IN, text, low, " in "):
        yield Rate(*found.span(), 1, f"{value(found['of']):g} {found['span'] or 'time'}s")
    for found in _finds(EVERY_N, text, low, "every", "each", "once in", "alternate", "ly"):
        yield Rate(*found.span(), *every(found))
    yield from _counted_rates(text, low)
    for found in _finds(_ADVERBS, text, low, "ly", "annual", "weekday", "weeknight"):
        times, per = ADVERBS[found["adverb"].lower()]
        yield Rate(*found.span(), (_times(found["times"]) or 1) * times, per)
    for found in _PER_ALONE.finditer(text):
        if _stands_after_quantity(text, found):
            yield Rate(found.start(), found.end(), _times_in_every(found), per_of(found))


def _finds(pattern: re.Pattern[str], text: str, low: str, *signs: str) -> Iterable[re.Match[str]]:
    """Return the finds of a pattern that cannot be there without one of these signs."""
    return pattern.finditer(text) if any(sign in low for sign in signs) else ()


def _counted_rates(text: str, low: str) -> Iterator[Rate]:
    for pattern, signs in (
        (_TIMES, ("nce", "wice", "times", "x", "×")),
        (_COUNTED, ("",)),
        (_BY, ("x", "×", " of ")),
    ):
        for found in _finds(pattern, text, low, *signs):
            after = rate_after(text, found.end()) or rate_within(text, found.end())
            per = after.per if after else ""
            yield Rate(
                found.start(), after.end if after else found.end(), _times(found.group()), per
            )


def _times_in_every(found: re.Match[str]) -> float | None:
    how = (found["how"] or "").lower()
    return 1 if how in {"each", "every", "in each", "in every"} else None


def _stands_after_quantity(text: str, found: re.Match[str]) -> bool:
    """Tell a rate ("two hours a week") from a period ("for a week")."""
    how = (found["how"] or "").lower()
    if how not in {"a", "an", "in a"}:
        return True
    return (
        re.search(
            rf"(?:{NUMBER}|once|twice|times|hours?|minutes?|mins?|hrs?|half|days?|sessions?)\b[^.;]{{0,40}}$",
            text[: found.start()],
            re.IGNORECASE,
        )
        is not None
    )


def _times(words: str | None) -> float | None:
    if not words:
        return None
    after_x = re.search(r"x\s?(\d+)", words, re.IGNORECASE)
    if after_x:
        return float(after_x[1])
    for word, times in (("once", 1), ("twice", 2), ("thrice", 3)):
        if re.search(rf"\b{word}\b", words, re.IGNORECASE):
            return times
    return amount(words)
