"""What empties or softens a commitment, and what beside it rescues it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from ehcp_qa.analyse.slots.pieces import Piece, pieces
from ehcp_qa.analyse.wordings import is_of_something_else, wordings
from ehcp_qa.model.analysed import Emptying, Slot, SlotValue, SoftPhrase
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.plan import CellRole, Statement
from ehcp_qa.nlp.sentences import sentences
from ehcp_qa.nlp.terms import Term, finder

Slots = Mapping[Slot, tuple[SlotValue, ...]]

# Groups whose words leave nothing that must happen, unless rescued; the others soften a part.
EMPTYING = frozenset(
    {
        *(Emptying.ACCESS, Emptying.OPPORTUNITY, Emptying.CONDITION, Emptying.RECOMMENDATION),
        *(Emptying.DEFERRAL, Emptying.SOFT_FREQUENCY, Emptying.SOFT_AMOUNT, Emptying.EMPTY_NOUN),
        *(Emptying.EFFORT, Emptying.MONEY),
    }
)


@dataclass(frozen=True, slots=True)
class _Setting:
    """One soft phrase where it stands, with all that may rescue it."""

    piece: Piece
    term: Term
    slots: Slots

    @property
    def before(self) -> str:
        return self.piece.text[: self.term.start]

    @property
    def after(self) -> str:
        return self.piece.text[self.term.end :]

    def firm(self, *wanted: Slot) -> bool:
        return any(value.firm for slot in wanted for value in self.slots.get(slot, ()))


def find_soft(statement: Statement, slots: Slots, lexicons: Lexicons) -> tuple[SoftPhrase, ...]:
    """Return the soft phrases of the statement, its lead-in and cells, each rescued or not."""
    found: list[SoftPhrase] = []
    for piece in pieces(statement):
        if piece.source == "before" or piece.cell is CellRole.REVIEW:
            continue
        found.extend(_in_piece(piece, slots, lexicons))
    return tuple(found)


def _in_piece(piece: Piece, slots: Slots, lexicons: Lexicons) -> Iterator[SoftPhrase]:
    for term in _terms(piece, lexicons):
        here = _Setting(piece, term, slots)
        if _is_innocent(here):
            continue
        group = Emptying(term.group)
        rescue = next((why for test, why in RESCUES.get(group, ()) if test(here)), "")
        words = piece.text[term.start : term.end]
        yield SoftPhrase(group, words, piece.span_of(term.start, term.end), rescue)
    yield from _ceilings(piece)


def _terms(piece: Piece, lexicons: Lexicons) -> tuple[Term, ...]:
    """Return the soft wordings and phrases of the piece in order; a wording takes in its phrases."""
    shaped = [
        Term(w.start, w.end, piece.text[w.start : w.end], w.group.value) for w in wordings(piece)
    ]
    listed = [
        term
        for term in finder(lexicons["soft_phrases"]).find(piece.text)
        if not any(s.start < term.end and term.start < s.end for s in shaped)
    ]
    return tuple(sorted((*shaped, *listed), key=lambda term: (term.start, term.end)))


_CEILING = re.compile(
    r"\b(?:up to|no more than|a maximum of|approximately|approx\.?|around|about|roughly|circa|in the region of)\s+"
    r"(?=[\d½]|an? |one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|half|forty)",
    re.IGNORECASE,
)
_OF_PEOPLE = re.compile(r"(?:group|class|set|ratio)s? (?:of )?$|\($", re.IGNORECASE)
_PEOPLE_AFTER = re.compile(
    r"^\w+\s+(?:other |named )?(?:pupils|children|students|peers|learners|others|candidates|classmates|people)",
    re.IGNORECASE,
)
_TIME_AFTER = re.compile(
    r"^(?:an?|\w+|[\d.½]+)(?:[- ]\w+)?\s*(?:hours?|hrs?|minutes?|mins?|m\b|sessions?|times|days?|visits?|nights?|weeks?|-minute|half)",
    re.IGNORECASE,
)


def _ceilings(piece: Piece) -> Iterator[SoftPhrase]:
    """Yield "up to five hours" and "about 20 minutes"; a ceiling on a group's size is firm."""
    for found in _CEILING.finditer(piece.text):
        before, after = piece.text[: found.start()], piece.text[found.end() :]
        if _OF_PEOPLE.search(before) or _PEOPLE_AFTER.match(after) or not _TIME_AFTER.match(after):
            continue
        words = found.group().strip()
        end = found.start() + len(words)
        yield SoftPhrase(Emptying.CEILING, words, piece.span_of(found.start(), end))


# Words that look soft and are something else: part of a name, a purpose, an instruction's content.
# "What he could do differently" tells content; "sessions could be" tells doubt.
_IN_CLAUSE = re.compile(
    r"\b(?:(?:what|which|how|where)\s+(?:\w+\s+){0,4}|(?:that|so|if|things|as|who|when)\s+(?:\w+\s+)?)$",
    re.IGNORECASE,
)
_INNOCENT_BEFORE = {
    "reducing": re.compile(r"\w-$"),
    "could": _IN_CLAUSE,
    "would": _IN_CLAUSE,
    "would like": _IN_CLAUSE,
    "might": _IN_CLAUSE,
    "can be": _IN_CLAUSE,
    "appropriate": re.compile(
        r"\b(?:age|socially|developmentally|stage|culturally)[- ]?$", re.IGNORECASE
    ),
    "may": re.compile(
        r"\b(?:in|by|of|from|until|each|every|early|late|\d{1,2}(?:st|nd|rd|th)?)\s+$",
        re.IGNORECASE,
    ),
    "any": re.compile(r"\b(?:before|after|without|at|in|of|with)\s+$", re.IGNORECASE),
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
    "more": re.compile(r"^\s+than\s+(?:\d|one|two|three|four|five|six|ten)", re.IGNORECASE),
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
        r"^\s*[- ](?:breaks?\b|cuts?\b|term\b|sentence|phrase|instruction|stay|word|vowel|cane|chunk|step|clear|stories|texts?)",
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


def _is_may(here: _Setting) -> bool:
    """Tell the month from the doubt: "Jan, May, Sept"."""
    if here.piece.text[here.term.start : here.term.end] != "May":
        return False
    near = here.before[-_NEARBY:] + " " + here.after[:_NEARBY]
    return re.search(rf"\b{_MONTHS}\b", near) is not None


_NEARBY = 20  # characters: the next month of a list stands as near as this


def _is_innocent(here: _Setting) -> bool:
    word = here.term.term.lower()
    if _is_may(here) or _NAMED_NOT_USED.match(here.after):
        return True
    if here.term.group == Emptying.CHANGE and is_of_something_else(here.before):
        return True
    before, after = _INNOCENT_BEFORE.get(word), _INNOCENT_AFTER.get(word)
    if before and before.search(here.before):
        return True
    if after and after.match(here.after):
        return True
    return _in_purpose(here)


_PURPOSE = re.compile(
    r"\b(?:so that|in order (?:to|that)|to (?:enable|allow|help|support|ensure|develop|build|promote|improve|encourage|increase|teach|reduce|give|practise|prepare|let|make|keep)|which (?:enables|allows|helps)|so (?:he|she|they|it|as)|because|enabling|helping)\b[^.;]*$",
    re.IGNORECASE,
)
_AGENT_OR_QUANTITY = re.compile(
    r"\d|\b(?:by the|delivered|led|daily|weekly|twice|once|each|every|minutes|hours)\b",
    re.IGNORECASE,
)


def _in_purpose(here: _Setting) -> bool:
    """Tell whether the phrase stands in a purpose clause after firm words of its own."""
    found = _PURPOSE.search(here.before)
    return bool(found and found.start() > 12)


def _is_learning(here: _Setting) -> bool:
    return (
        re.match(
            r"\s*(?:the |a |an |his |her |their |all )*(?:\w+ ){0,2}(?:curriculum|learning|lessons?|education|environment|building|site|classroom|text|content|school life)\b",
            here.after,
            re.IGNORECASE,
        )
        is not None
        and re.search(r"(?:can|to|able to|of|for|support|supports)\s*$", here.before, re.IGNORECASE)
        is not None
    )


def _has_time(here: _Setting) -> bool:
    return here.firm(Slot.DURATION, Slot.FREQUENCY)


# An offer to be taken up or not, whatever its length.
_OFFERS = ("welcome to", "open to", "on offer", "can drop in", "can dip into", "can call on")


def _is_timed_access(here: _Setting) -> bool:
    return here.term.term not in _OFFERS and _has_time(here)


def _has_number(here: _Setting) -> bool:
    """A length or a counted rate in the statement, not merely a moment."""
    counted = any(v.firm and v.amount is not None for v in here.slots.get(Slot.FREQUENCY, ()))
    return counted or here.firm(Slot.DURATION)


def _own_act(here: _Setting) -> int | None:
    """Return where the phrase's sentence starts, if it has a doer and so an act of its own."""
    if here.piece.source != "text":
        return None
    base = here.piece.span.start
    for start, end in sentences(here.piece.text):
        if start <= here.term.start < end:
            doers = [v for v in here.slots.get(Slot.WHO, ()) if v.source == "text" and v.firm]
            here_too = any(base + start <= v.span.start < base + end for v in doers)
            return base + start if here_too else None
    return None


def _near(here: _Setting) -> _Setting:
    """Return the setting with the slots that may speak of the same act as the phrase.

    A sentence with a doer of its own tells of another act, which no number before it measures.
    """
    own = _own_act(here)
    if own is None:
        return here
    kept = {
        slot: tuple(
            v
            for v in values
            if v.source != "before" and (v.source != "text" or v.span.start >= own)
        )
        for slot, values in here.slots.items()
    }
    return _Setting(here.piece, here.term, kept)


def _is_numbered(here: _Setting) -> bool:
    return _has_number(_near(here))


def _says_when(here: _Setting) -> bool:
    return _near(here).firm(Slot.FREQUENCY)


def _has_both(here: _Setting) -> bool:
    return here.firm(Slot.DURATION) and here.firm(Slot.FREQUENCY)


_TRIGGER = re.compile(
    r"^[^.;]{0,25}?\b(?:i\.e\.|(?:that is|namely|when|if|whenever|for|on)\b)[^.]{0,60}(?:\d|card|signal|reading|minutes|seizure|shown|shows|below|above|secretions|soiled|wet)",
    re.IGNORECASE,
)


def _has_trigger(here: _Setting) -> bool:
    return _TRIGGER.search(here.after) is not None


_NUMBER_WORD = r"(?:\d|(?:half|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|sixty)\b)"
# "Additional processing time, fifteen seconds": the number is set beside the soft word.
_COUNTED = re.compile(
    rf"^\s+(?:[\w'-]+ ){{0,3}}[\w'-]+(?:\s*[,:(–]|\s-)\s*(?:at least |a minimum of |no fewer than |no less than |namely )?{_NUMBER_WORD}(?!\s*(?:to|-)\s*one)",
    re.IGNORECASE,
)


def _is_counted(here: _Setting) -> bool:
    return _COUNTED.match(here.after) is not None


# "A board, some appropriate photographs among its symbols, goes with him": a detail, not the amount.
_DETAIL_BEFORE = re.compile(r"(?:[,(]|\s-)\s*(?:and )?(?:an? )?(?:some )?$", re.IGNORECASE)
_DETAIL_AFTER = re.compile(r"^[^,.;()]{3,80}(?:,\s+[a-z]+s\s|\))")


def _is_detail(here: _Setting) -> bool:
    """Tell whether the phrase stands in an aside to a subject whose verb is still to come."""
    return bool(_DETAIL_BEFORE.search(here.before) and _DETAIL_AFTER.match(here.after))


def _is_tail(here: _Setting) -> bool:
    """A condition at the end of a commitment already specified takes nothing from its minimum."""
    if here.piece.source != "text":
        return False
    if len(here.after.strip(" .)")) < 15 and _has_both(here):
        return True
    return _follows_firm(here)


def _follows_firm(here: _Setting) -> bool:
    """Tell whether who and when stand before the phrase, set off from it by a comma."""
    if not re.search(r"[,;]\s*$", here.before):
        return False
    at = here.piece.span.start + here.term.start
    return all(
        any(v.firm and v.source == "text" and v.span.end <= at for v in here.slots.get(slot, ()))
        for slot in (Slot.WHO, Slot.FREQUENCY)
    )


def _is_example(here: _Setting) -> bool:
    return (
        re.search(
            r"\b(?:such as|e\.g\.|for example|including|like)\b[^.;]*$", here.before, re.IGNORECASE
        )
        is not None
    )


def _is_range(here: _Setting) -> bool:
    """A range with its floor is given, and only where in it depends on something."""
    return here.term.term.startswith("depending") and _has_both(here)


def _states_both_amounts(here: _Setting) -> bool:
    """A planned change gives the amount before it and the amount after it."""
    stated = [
        sum(v.firm and v.amount is not None for v in here.slots.get(slot, ()))
        for slot in (Slot.FREQUENCY, Slot.DURATION)
    ]
    return max(stated) > 1


_Rescue = tuple[Callable[[_Setting], bool], str]
RESCUES: Mapping[Emptying, tuple[_Rescue, ...]] = {
    Emptying.ACCESS: (
        (_is_learning, "access to learning is the purpose"),
        (_is_timed_access, "a stated time or amount goes with it"),
    ),
    Emptying.OPPORTUNITY: ((_has_number, "they are counted"),),
    Emptying.CONDITION: (
        (_has_trigger, "the trigger is stated"),
        (_is_tail, "it follows a stated minimum"),
        (_is_range, "it moves within a stated range"),
    ),
    Emptying.SOFT_FREQUENCY: (
        (_is_numbered, "the number is given"),
        (_says_when, "it says when"),
        (_is_example, "it is one of several examples"),
    ),
    Emptying.SOFT_AMOUNT: (
        (_has_number, "the amount is given"),
        (_is_counted, "the amount is given"),
        (_is_detail, "it tells a detail of something firm"),
        (_is_example, "it is one of several examples"),
    ),
    Emptying.DEFERRAL: ((_has_both, "the amount now is stated"),),
    Emptying.CHANGE: ((_states_both_amounts, "both amounts are stated"),),
    Emptying.UNSIZED_GROUP: (
        (lambda h: any(v.amount for v in h.slots.get(Slot.GROUP, ())), "its size is given"),
    ),
    Emptying.UNTRAINED: ((lambda h: h.firm(Slot.EXPERTISE), "the training is named"),),
    Emptying.OPEN_LIST: ((lambda h: h.firm(Slot.WHAT), "it follows a firm noun"),),
    Emptying.EFFORT: ((_is_example, "it is one of several examples"),),
}
