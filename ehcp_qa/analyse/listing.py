"""Lists in a provision: several activities under one amount, and examples with nothing firm before them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ehcp_qa.model.analysed import ProvisionAnalysis, Slot
from ehcp_qa.nlp.terms import TermFinder

_PARTS = re.compile(
    r",\s*(?:and\s+)?|\s+and\s+|\s*[;/&+]\s*|\s+plus\s+|\s+(?:with|by|led by|delivered by|from)\s+",
    re.IGNORECASE,
)
# What is left between an item and the amount that has been taken out.
_LOOSE_END = re.compile(r"\s+(?:for|in|at|over|of|on|during|totalling|total)$", re.IGNORECASE)
# After these words come examples of one thing, or what one thing is made of.
_EXAMPLES = re.compile(
    r"\b(?:such as|including|includes?|e\.?g\.?|for example|for instance|like|made up of|covering)\b|:",
    re.IGNORECASE,
)
# An amount that is each one's own, or shared in a stated way, is the amount of every part.
_SHARED = re.compile(
    r"\beach\b|\bapiece\b|\bof which\b|\brespectively\b|\bdivided\b|\bshared\b|\bsplit\b|\bin turn\b|\brotat\w+|\bmade up\b",
    re.IGNORECASE,
)
# What an activity is called by, as the last word of an item.
_ACTIVITY = re.compile(
    r"\b(?:breaks?|circuits?|diets?|groups?|sessions?|therapy|mentoring|counselling|clubs?|programmes?|stories|visuals?|"
    r"support|phonics|interventions?|pre-teaching|overlearning|tuition|physiotherapy|physio|check-ins?|input|visits?|training|"
    r"timetables?|mindfulness|yoga|swimming|coaching|conversations?|boards?|drama|play|exercises|massage)$",
    re.IGNORECASE,
)
# A verb of its own makes an item a clause and the list a story.
_LONGEST_ITEM = 5


@dataclass(frozen=True, slots=True)
class Bundle:
    """Several activities under one amount: how many, and the amount's words."""

    count: int
    amount: str


def bundle(provision: ProvisionAnalysis, programmes: TermFinder, fewest: int) -> Bundle | None:
    """Return the activities that share one amount, when there are ``fewest`` or more."""
    text, at = provision.statement.text, provision.statement.span.start
    amounts = [v for v in provision.slots.get(Slot.DURATION, ()) if v.source in ("text", "row")]
    if len(amounts) != 1 or _SHARED.search(text) or _EXAMPLES.search(text):
        return None
    value = amounts[0]
    kept = text
    for slot in (Slot.DURATION, Slot.FREQUENCY):
        for filling in provision.slots.get(slot, ()):
            if filling.source == "text":
                start, end = filling.span.start - at, filling.span.end - at
                kept = kept[:start] + "," * (end - start) + kept[end:]
    items = [_LOOSE_END.sub("", item.strip(" .,")) for item in _PARTS.split(kept)]
    found = [item for item in items if item and _is_activity(item, programmes)]
    return Bundle(len(found), value.words) if len(found) >= fewest else None


def _is_activity(item: str, programmes: TermFinder) -> bool:
    """Tell whether an item names a thing done in its own right, and not a part of one."""
    tail = " ".join(item.split()[-_LONGEST_ITEM:])
    named = programmes.find(tail)
    if named and named[-1].end >= len(tail) - 1:
        return True
    return _ACTIVITY.search(tail) is not None


_OPENS = re.compile(
    r",?\s*\b(?:such as|e\.?g\.?(?!\w)|for example|for instance|including but not limited to)",
    re.IGNORECASE,
)
_CLOSES = re.compile(r"\b(?:etc\b\.?|and so on|and so forth|and the like)", re.IGNORECASE)
_LITTLE = frozenset(
    "a an the some any other of and or various these this their his her its all more several in with for to will be have has receive use used using as part through by provided given offered include".split()
)
_BREAK = re.compile(
    r"[.;:,(]|\b(?:will|must|to|with|use|uses|receive|receives|have|has|given|provide|provided|by|through|of)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w'’-]+")


def open_list(text: str, empty: TermFinder) -> tuple[int, int] | None:
    """Return where examples stand with only an empty noun before them, or a list is left open."""
    found = _OPENS.search(text)
    if found is None:
        ends = _CLOSES.search(text)
        return ends.span() if ends else None
    if not _is_empty(text[: found.start()], empty):
        return None
    return _noun_start(text, found.start()), found.end()


def _phrase_before(before: str) -> str:
    """Return the last noun phrase of the words, as far back as a verb, a preposition or a mark."""
    last = 0
    for mark in _BREAK.finditer(before):
        if before[mark.end() :].strip():
            last = mark.end()
    return before[last:]


def _is_empty(before: str, empty: TermFinder) -> bool:
    phrase = _phrase_before(before)
    said = [w for w in _WORD.findall(phrase.lower()) if w not in _LITTLE]
    covered = " ".join(phrase[t.start : t.end].lower() for t in empty.find(phrase))
    return bool(said) and all(word in covered.split() for word in said)


def _noun_start(text: str, end: int) -> int:
    phrase = _phrase_before(text[:end])
    return end - len(phrase.lstrip())
