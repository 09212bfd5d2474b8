"""What lets anyone tell whether an outcome happened: counts, levels, independence, settings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

NUMBER = (
    r"(?:\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    r"|fifteen|sixteen|eighteen|twenty|thirty|forty|fifty|sixty|hundred|half|a\sdozen|once|twice|both)"
)
_PATTERNS = (
    (
        "share",
        rf"\b{NUMBER}\s*(?:%|per\s?cent|out\sof\s(?:every\s)?{NUMBER}|/\s?\d+|(?:\w+\s){{0,3}}(?:in|of)\s(?:every\s|any\s)?{NUMBER})",
    ),
    ("count", rf"\b{NUMBER}(?:[\s-]+(?:or\smore|or\sfewer|more|times?|different|\w+))?[\s-]+\w+"),
    (
        "rate",
        r"\b(?:once(?!\sin\sa\swhile)|twice|every(?!\s(?:so\soften|now\sand))|each|daily|weekly|fortnightly|monthly|nightly|per)\b(?:\s\w+){0,2}",
    ),
    (
        "bound",
        rf"\b(?:at\sleast|at\smost|no\smore\sthan|no\sfewer\sthan|fewer\sthan|less\sthan|more\sthan|under|over|up\sto|within|a\s(?:minimum|maximum)\sof)\s{NUMBER}\b",
    ),
    (
        "alone",
        r"\b(?:independently|unaided|unprompted|by\s(?:himself|herself|themselves|myself)|on\s(?:his|her|their|my)\sown|alone|for\s(?:himself|herself|themselves|myself))\b",
    ),
    (
        "without",
        r"\b(?:without|with\sno|with\snobody|not\sneeding|with\sonly|with\s(?:one|a\ssingle|minimal)|nobody|no\sadult|no\shelp|no\sprompts?|no\sreminders?)\b(?:\s\w+){1,3}",
    ),
    (
        "score",
        r"\b(?:score|scale|level|grade|index|rating|stage|step|entry\slevel|points?|reading\sage|percentile|T-score|profile|inventory|tally|chart|log|checklist|stopwatch)\b[^.;]{0,20}\d",
    ),
    ("said", r"[‘“\"'][A-Za-z][^’”\"]{1,60}[’”\"']"),
    ("grade", r"\b(?:grade|level|entry)\s\w+\b"),
    ("all", r"\b(?:all|whole|full|every(?!\s(?:so\soften|now\sand))|each|any)\s\w+"),
)
_COMPILED = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _PATTERNS)
_STRONG = frozenset({"share", "bound", "score"})


@dataclass(frozen=True, slots=True)
class Measure:
    """Words that measure, where they stand, and how ("share", "count", "alone", …)."""

    start: int
    end: int
    kind: str


def measures(text: str) -> tuple[Measure, ...]:
    """Return what measures in a text, in order, the strongest kinds of each place first."""
    return tuple(sorted(_all(text), key=lambda m: (m.start, -m.end, m.kind)))


def _all(text: str) -> Iterator[Measure]:
    for kind, pattern in _COMPILED:
        for match in pattern.finditer(text):
            yield Measure(match.start(), match.end(), kind)


def is_strong(measure: Measure) -> bool:
    """Return whether a measure tells by itself how much is enough."""
    return measure.kind in _STRONG
