"""Words that look soft and are something else: part of a name, a purpose, an instruction's content."""

from __future__ import annotations

import re

from ehcp_qa.analyse.lessening import is_of_something_else
from ehcp_qa.analyse.putting_off import PUT_OFF
from ehcp_qa.analyse.standing import Setting
from ehcp_qa.model.analysed import Emptying, Slot

# "What he could do differently" tells content; "sessions could be" tells doubt.
_IN_CLAUSE = re.compile(
    r"\b(?:(?:what|which|how|where)\s+(?:\w+\s+){0,4}|(?:that|so|if|things|as|who|when)\s+(?:\w+\s+)?)$",
    re.IGNORECASE,
)
_INNOCENT_BEFORE = {
    "reducing": re.compile(r"\w-$"),
    "points": re.compile(
        r"\b(?:starting|key|bullet|talking|pressure|access|end|learning)\s+$", re.I
    ),
    # The child looks at something: "waits for her to look at one", "a cue to look at the list".
    "to look at": re.compile(
        r"\b(?:cue|card|time|him|her|them|child|pupils?|remind\w*|for [A-Z]\w+)\s+$"
    ),
    "brief": re.compile(r"\b(?:to|will|assignment|the|design)\s+$", re.IGNORECASE),
    "could": _IN_CLAUSE,
    "would": _IN_CLAUSE,
    "would like": _IN_CLAUSE,
    "might": re.compile(
        rf"{_IN_CLAUSE.pattern}|\b(?:because|since|in case)\s+(?:\w+\s+){{1,6}}$", re.IGNORECASE
    ),
    "can be": _IN_CLAUSE,
    "appropriate": re.compile(
        r"\b(?:age|socially|developmentally|stage|culturally)[- ]?$", re.IGNORECASE
    ),
    "many": re.compile(r"\bhow\s+$", re.IGNORECASE),
    "may": re.compile(
        # "Because he may tire" is a reason.
        r"\b(?:because|since|in case|as)\s+(?:\w+\s+){1,4}$|\b(?:in|by|of|from|until|each|every|early|late|\d{1,2}(?:st|nd|rd|th)?)\s+$",
        re.IGNORECASE,
    ),
    "any": re.compile(r"\b(?:before|after|without|at|in|of|with|than)\s+$", re.IGNORECASE),
    "more": re.compile(
        r"\b(?:no|anything|nothing|or|one|once|not|say|ask for|asks for|than)\s+$|\d\s+$",
        re.IGNORECASE,
    ),
    "some": re.compile(r"\band\s+$", re.IGNORECASE),
    "short": re.compile(
        r"\b(?:in|keep\w*|using|uses?|give\w*|with|into|and|two|three|one)\s+$", re.IGNORECASE
    ),
}
_INNOCENT_AFTER = {
    "any": re.compile(r"^\s+(?:adult|member of|teacher|tutor|grown-up)\b", re.IGNORECASE),
    # Who points to the board points to no money.
    "points": re.compile(r"^\s+(?:to|at|out|along|back|him|her|them)\b", re.IGNORECASE),
    "brief": re.compile(r"^s?\s+(?:the|all|him|her|them|staff|every)\b", re.IGNORECASE),
    "more": re.compile(
        r"^\s+than\s+(?:\d|one|two|three|four|five|six|ten)|^\s+to \w+ than\b", re.IGNORECASE
    ),
    "to follow": re.compile(r"^\s+\w"),
    "regular": re.compile(
        r"^\s+(?:verb|class|school|timetable|lesson|plural|past|teacher|bus)", re.IGNORECASE
    ),
    "additional": re.compile(
        r"^\s+(?:needs?\b|language|support (?:plan|needs|base|unit))", re.IGNORECASE
    ),
    "extra": re.compile(r"^\s+(?:time\b|care\b)|^-", re.IGNORECASE),
    "may": re.compile(r"^\s+(?:\d|half[- ]term|and (?:June|July)|to July)", re.IGNORECASE),
    "short": re.compile(
        r"^\s*[- ](?:breaks?\b|cuts?\b|term\b|sentence|phrase|instruction|stay|word|vowel|cane|chunk|step|clear|stories|texts?|descriptions?|notes?|films?|clips?|videos?|lists?|messages?|scripts?|captions?)",
        re.IGNORECASE,
    ),
    "close": re.compile(r"^\s+(?:the|to|his|her|circle)", re.IGNORECASE),
    "subject to": re.compile(r"^\s+(?:the )?(?:Act|law)", re.IGNORECASE),
    "range of": re.compile(r"^\s+(?:movement|motion)", re.IGNORECASE),
    "a range of": re.compile(r"^\s+(?:movement|motion)", re.IGNORECASE),
    "funding": re.compile(r"^\s+(?:application|form)", re.IGNORECASE),
}
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
    word = here.term.term.lower()
    if _is_may(here) or _NAMED_NOT_USED.match(here.after) or _is_quoted(here):
        return True
    if _is_in_a_name(here) or _is_allowed(here) or _says_until_when(here):
        return True
    if here.term.group == Emptying.CHANGE and is_of_something_else(here.before):
        return True
    before, after = _INNOCENT_BEFORE.get(word), _INNOCENT_AFTER.get(word)
    if before and before.search(here.before):
        return True
    if after and after.match(here.after):
        return True
    return _in_purpose(here) or _in_scope(here)


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
