"""What is done or given: a named programme, else the content left when the other slots are taken out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from ehcp_qa.analyse.slots.pieces import Piece
from ehcp_qa.model.analysed import Slot, SlotValue, Token
from ehcp_qa.model.lexicon import Lexicon, Lexicons
from ehcp_qa.nlp.terms import finder

_WORD = re.compile(r"[A-Za-z][\w'’-]*")
# Words with no content of their own; beside them stand the lexicon's empty nouns and verbs.
_LITTLE = frozenset(
    [
        "a",
        "an",
        "the",
        "and",
        "or",
        "but",
        "nor",
        "so",
        "yet",
        "of",
        "to",
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "with",
        "without",
        "into",
        "onto",
        "over",
        "under",
        "between",
        "through",
        "during",
        "before",
        "after",
        "until",
        "till",
        "as",
        "than",
        "then",
        "that",
        "this",
        "these",
        "those",
        "it",
        "its",
        "he",
        "him",
        "his",
        "she",
        "her",
        "hers",
        "they",
        "them",
        "their",
        "theirs",
        "we",
        "us",
        "our",
        "i",
        "me",
        "my",
        "you",
        "your",
        "who",
        "whom",
        "whose",
        "which",
        "what",
        "where",
        "when",
        "why",
        "how",
        "whenever",
        "wherever",
        "if",
        "unless",
        "while",
        "because",
        "since",
        "though",
        "although",
        "not",
        "no",
        "all",
        "any",
        "each",
        "every",
        "both",
        "either",
        "neither",
        "some",
        "few",
        "many",
        "much",
        "more",
        "most",
        "other",
        "another",
        "such",
        "same",
        "own",
        "very",
        "too",
        "also",
        "just",
        "only",
        "even",
        "still",
        "again",
        "once",
        "twice",
        "will",
        "shall",
        "must",
        "should",
        "would",
        "could",
        "can",
        "may",
        "might",
        "is",
        "are",
        "was",
        "were",
        "been",
        "being",
        "am",
        "has",
        "had",
        "having",
        "does",
        "did",
        "done",
        "up",
        "down",
        "out",
        "off",
        "about",
        "around",
        "across",
        "along",
        "away",
        "back",
        "here",
        "there",
        "per",
        "via",
        "etc",
        "eg",
        "ie",
        "pw",
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
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "least",
        "minimum",
        "maximum",
        "week",
        "weeks",
        "day",
        "days",
        "throughout",
        "within",
        "order",
        "able",
        "likely",
        "well",
        "everyone",
        "everybody",
        "anybody",
        "somebody",
        "someone",
        "anyone",
    ]
)
_CONTENT_POS = frozenset({"NOUN", "VERB", "PROPN", "ADJ", "NUM"})


def what(
    piece: Piece,
    taken: Iterable[tuple[int, int]],
    lexicons: Lexicons,
    tokens: tuple[Token, ...] | None = None,
) -> SlotValue | None:
    """Return what is done: from the first to the last content word outside the ``taken`` spans."""
    programmes = finder(lexicons["programmes"]).find(piece.text)
    if programmes:
        named = programmes[0]
        return piece.fill(Slot.WHAT, named.start, named.end, norm=named.term)
    words = _content(piece.text, tuple(taken), lexicons["empty_nouns"], _names(tokens))
    if not words:
        return _bare(piece)
    start, end = _longest_run(piece.text, words)
    end = _with_object(piece.text, start, end)
    return piece.fill(Slot.WHAT, start, end, firm=not _is_half_given(piece.text, start, end, words))


# Acts that are what is done, though what they look at is not said.
_ACT = re.compile(
    r"\b(?:re-?assess\w*|assess\w*|review(?:s|ed)?|meetings?|visits?|screening|escorts?|overnight (?:care|stays?)"
    # Meeting the family is the liaison itself; meeting the child leaves open what happens.
    r"|meets? (?:with )?(?:[\w'’-]+ ){0,3}(?:parents?|mum|dad|mother|father|family|carers?|grandparents?))\b",
    re.IGNORECASE,
)
# One looked at again, asked for or put off is not done ("reviewed termly", "visit if needed").
_NOT_DONE = re.compile(
    r"\b(?:reviewed|to be|referral|following|pending|subject to|as needed|if|when|where)\b",
    re.IGNORECASE,
)


def _bare(piece: Piece) -> SlotValue | None:
    found = _ACT.search(piece.text)
    if found is None or _NOT_DONE.search(piece.text):
        return None
    return piece.fill(Slot.WHAT, *found.span(), firm=False)


# A need area or an adjective beside an empty noun half gives what is done (annotation guide, part 7).
_EMPTY_NEXT = re.compile(
    r"^[\s-]*(?:\w+[\s-])?(?:interventions?|support|input|programmes?|sessions?|work|group|help|provision|strategies|approaches|presence|time|activities|services?|package|sessions?)\b",
    re.IGNORECASE,
)


def _is_half_given(text: str, start: int, end: int, words: list[tuple[int, int]]) -> bool:
    return len(words) == 1 and _EMPTY_NEXT.match(text[end:]) is not None and start < 40


def _content(
    text: str,
    taken: tuple[tuple[int, int], ...],
    empty: Lexicon,
    names: frozenset[int],
) -> list[tuple[int, int]]:
    found, forms = [], _lower(empty.terms)
    for match in _WORD.finditer(text):
        start, end = match.span()
        if any(s < end and start < e for s, e in taken) or start in names:
            continue
        if (
            len(match.group()) > 1
            and not _is_empty(match.group(), forms)
            and not _is_name(text, match)
        ):
            found.append((start, end))
    return found


def _is_empty(word: str, forms: frozenset[str]) -> bool:
    low = word.lower().removesuffix("'s").removesuffix("’s")
    if low in _LITTLE:
        return True
    return low in forms or any(
        low.endswith(e) and low[: -len(e)] in forms for e in ("s", "es", "ed", "d", "ing")
    )


def _is_name(text: str, match: re.Match[str]) -> bool:
    """A capital in mid-sentence is a name: the child's, a teacher's, a place's."""
    if not match.group()[0].isupper() or match.group().isupper():
        return False
    return (
        text[: match.start()].rstrip(" \"'(-").endswith((",", ".", ":", ";")) is False
        and match.start() > 0
    )


def _names(tokens: tuple[Token, ...] | None) -> frozenset[int]:
    """Return where the first word is a person's name, which only syntax can tell."""
    if not tokens:
        return frozenset()
    first = tokens[0]
    return (
        frozenset({first.start})
        if first.pos == "PROPN" and first.dep.startswith("nsubj")
        else frozenset()
    )


def _longest_run(text: str, words: list[tuple[int, int]]) -> tuple[int, int]:
    """Return the stretch with most content words between full stops and brackets."""
    best, run = [words[0]], [words[0]]
    for word in words[1:]:
        gap = text[run[-1][1] : word[0]]
        run = [*run, word] if not re.search(r"[.;:]", gap) and len(gap) < 25 else [word]
        if len(run) > len(best):
            best = run
    return best[0][0], best[-1][1]


# "Will read" is an act by itself; whom it is done with belongs to it.
_WILL = re.compile(r"\b(?:will|shall|must)\s+(?:\w+ly\s+|also\s+|then\s+)?$", re.IGNORECASE)
_OBJECT = re.compile(
    r"\s+(?:with|to|for|beside|alongside)\s+(?:him|her|them|me|[A-Z][\w'’-]+)(?![\w'’-])"
)


def _with_object(text: str, start: int, end: int) -> int:
    """Return the end of a single verb with the person it is done with: "read with Sam"."""
    if " " in text[start:end] or not _WILL.search(text[:start]):
        return end
    found = _OBJECT.match(text, end)
    return found.end() if found else end


@lru_cache(maxsize=8)
def _lower(terms: tuple[str, ...]) -> frozenset[str]:
    return frozenset(term.lower() for term in terms)
