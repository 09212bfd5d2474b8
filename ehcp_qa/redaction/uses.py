"""Whether a name that is also a word is a name where it stands: "Will reads", "Will be shown"."""

from __future__ import annotations

import re

from ehcp_qa.analyse.identity import cues
from ehcp_qa.redaction.words import Word

_MONTHS = frozenset({"may", "april", "june", "august", "march", "january", "july"})
_SEASONS = frozenset({"summer", "winter", "autumn", "spring", "easter"})
_TIME_BEFORE = re.compile(
    r"(?i)\b(?:in|by|until|till|since|from|to|of|last|next|early|late|mid|before|after|during|every|each|this|"
    r"the|through|between|and|end of|\d(?:st|nd|rd|th)?)[ -]\Z"
)
_TIME_AFTER = re.compile(
    r"(?i)\A(?:,? \d{1,4}\b|[ -](?:half|term|holidays?|bank|to|until|and (?:january|february|march|april|june|july|"
    r"september|october)|tests?|exams?|mornings?|evenings?|days?|weeks?|months?)\b)"
)
# After a word that opens a sentence: what nobody's name is followed by.
_ORDINARY_AFTER: dict[str, re.Pattern[str]] = {
    "will": re.compile(
        r"(?i)\A (?!(?:be|have|not)? ?(?:\Z|and|or|will|is|has|was|had|can|does|needs)\b)[a-z]+(?<!s)(?<!ed)\b"
    ),
    "may": re.compile(
        r"(?i)\A (?:also |not |well )?(?:be|have|need|require|become|find|use|get|take|show|seem)\b"
    ),
    "young": re.compile(
        r"(?i)\A (?:people|person|persons|adults?|carers?|children|child|minds|man|woman|lad|girl)\b"
    ),
    "mark": re.compile(r"(?i)\A (?:each|every|the|out|off|work|his|her|their)\b"),
    "grant": re.compile(r"(?i)\A (?:funding|money|from|for|him|her|access)\b"),
    "rose": re.compile(r"(?i)\A (?:petals?|bush\w*|garden|water|from|to|by|at)\b"),
    "hope": re.compile(r"(?i)\A (?:for|that|is|to)\b"),
    "joy": re.compile(r"(?i)\A (?:is|in|of|at|when)\b"),
}
_SOMEBODY_AFTER = re.compile(r"\A(?:'s\b|,? (?:and|or|&) [A-Z]|\Z|[,.;:)])")


def is_name_here(text: str, word: Word) -> bool:
    """Say whether a capital letter makes a name of a word that is one and may be another."""
    after, before = text[word.end :], text[: word.start]
    if word.key in _MONTHS | _SEASONS and (_TIME_BEFORE.search(before) or _TIME_AFTER.match(after)):
        return False
    ordinary = _ORDINARY_AFTER.get(word.key)
    if word.opens or word.key == "young":
        if ordinary and ordinary.match(after):
            return False
        if word.opens and not _is_subject(after):
            return False
    return True


def _is_subject(after: str) -> bool:
    """Say whether what follows the first word of a sentence makes it somebody who does or has something."""
    if _SOMEBODY_AFTER.match(after):
        return True
    said = after[1:] if after.startswith(" ") else ""
    return bool(
        cues.OF_ANYBODY.match(said) or cues.OF_THE_CHILD.match(said) or re.match(r"[A-Z]", said)
    )
