"""Words that look soft and are something else: part of a name, a purpose, an instruction's content."""

from __future__ import annotations

import re

from ehcp_qa.analyse.innocent_words import INNOCENT_AFTER, INNOCENT_BEFORE
from ehcp_qa.analyse.lessening import is_of_something_else
from ehcp_qa.analyse.putting_off import PUT_OFF
from ehcp_qa.analyse.standing import Setting
from ehcp_qa.model.analysed import Emptying, Slot

_MONTHS = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_NAMED_NOT_USED = re.compile(r"^[\"'”’]?\s+(?:is|are|was|were) not\b", re.IGNORECASE)


def _is_may(here: Setting) -> bool:
    """Tell the month from the doubt: "Jan, May, Sept"."""
    if here.piece.text[here.term.start : here.term.end] != "May":
        return False
    near = here.before[-_NEARBY:] + " " + here.after[:_NEARBY]
    return re.search(rf"\b{_MONTHS}\b", near) is not None


def _is_quoted(here: Setting) -> bool:
    """Tell whether the words are a word that is taught: 'uses "might" and "may" in guesses'."""
    return here.before.endswith(tuple("\"“‘'")) and here.after.lstrip(",.").startswith(
        tuple("\"”’'")
    )


_NEXT_NAME = re.compile(r"^ [A-Z][a-z]+")
_NAME_BEFORE = re.compile(r"\b[A-Z][a-z]+ $")


def _is_in_a_name(here: Setting) -> bool:
    """Tell whether the word is part of a name: the Hope Project, a Best Hopes interview."""
    words = here.piece.text[here.term.start : here.term.end]
    if not words[0].isupper() or " " in words or here.term.group not in _NAMELIKE:
        return False
    return bool(_NEXT_NAME.match(here.after) or _NAME_BEFORE.search(here.before))


_NAMELIKE = frozenset({Emptying.EFFORT.value, Emptying.RECOMMENDATION.value})
# "He may leave by the side door at 3.10" allows; "he may need help" doubts.
_CHILD = re.compile(r"(?:^|[.;]\s+)(?:He|She|They|I)\s+$")
_DOUBTED = re.compile(
    r"^\s+(?:also\s+|well\s+|still\s+)?(?:be|need|want|require|benefit|find|have|like|struggle|become|feel|get|receive|not)\b"
)
_GIVEN = re.compile(r"^\s+be (?:given|used|administered)\b.*\b(?:over|above|below|under)\s+\d")


def _is_allowed(here: Setting) -> bool:
    """Tell whether "may" gives leave at a stated time, or a medicine at a stated reading."""
    if here.term.term.lower() != "may":
        return False
    leave = _CHILD.search(here.before) and not _DOUBTED.match(here.after)
    return bool(leave and here.firm(Slot.FREQUENCY)) or bool(_GIVEN.match(here.after))


# "Will be settled nearer the time": the soft word says until when it is put off, not how often it is.
_PUT_OFF_UNTIL = re.compile(rf"\b(?:{PUT_OFF})\s*$", re.IGNORECASE)


def _says_until_when(here: Setting) -> bool:
    frequency = here.term.group == Emptying.SOFT_FREQUENCY
    return frequency and _PUT_OFF_UNTIL.search(here.before) is not None


_NEARBY = 20  # characters: the next month of a list stands as near as this


def is_innocent(here: Setting) -> bool:
    """Tell whether the words are no softening where they stand."""
    if _is_may(here) or _NAMED_NOT_USED.match(here.after) or _is_quoted(here):
        return True
    if _is_in_a_name(here) or _is_allowed(here) or _says_until_when(here):
        return True
    if here.term.group == Emptying.CHANGE and is_of_something_else(here.before):
        return True
    return by_its_neighbours(here) or _in_purpose(here) or _in_scope(here)


def by_its_neighbours(here: Setting) -> bool:
    """Tell whether the words before or after make these ones harmless: "in which he would like"."""
    word = here.term.term.lower()
    before, after = INNOCENT_BEFORE.get(word), INNOCENT_AFTER.get(word)
    return bool((before and before.search(here.before)) or (after and after.match(here.after)))


_SCOPED = frozenset({"any", "extended", "appropriate", "more", "enough", "short", "brief", "many"})


def _in_scope(here: Setting) -> bool:
    """Tell whether the word is part of when or for whom: "for any writing longer than a line"."""
    if here.term.term.lower() not in _SCOPED:
        return False
    at = here.piece.span.start + here.term.start
    return any(
        value.firm
        and value.span.block == here.piece.span.block
        and value.span.start <= at < value.span.end
        for slot in (Slot.FREQUENCY, Slot.GROUP, Slot.WHO)
        for value in here.slots.get(slot, ())
    )


_PURPOSE = re.compile(
    r"\b(?:so that|in order (?:to|that)|to (?:enable|allow|help|support|ensure|develop|build|promote|improve|encourage|increase|teach|reduce|give|practise|prepare|let|make|keep)|which (?:enables|allows|helps)|so (?:he|she|they|it|as)|because|enabling|helping)\b[^.;]*$",
    re.IGNORECASE,
)


def _in_purpose(here: Setting) -> bool:
    """Tell whether the phrase stands in a purpose clause after firm words of its own."""
    found = _PURPOSE.search(here.before)
    return bool(found and found.start() > 12)
