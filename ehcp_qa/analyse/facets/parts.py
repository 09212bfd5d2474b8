"""Where an outcome's subject stands and where its act begins, by the words and by syntax."""

from __future__ import annotations

import re

from ehcp_qa.analyse.facets.preposed import sentence_start
from ehcp_qa.analyse.facets.subjects import PRONOUN
from ehcp_qa.model.analysed import Token
from ehcp_qa.nlp.terms import Term

# What may stand before the act, and marks that a subject came before it.
_MODAL = re.compile(
    r"\b(?:will|won't|can|could|shall|should|must|may|would|is|are|was|were|has|have"
    r"|hopes?|wants?|dreams?|wishes)\b|'(?:ll|s going)\b",
    re.IGNORECASE,
)
# Between a subject and its verb none of these stand: past one, the verb is of a clause inside.
_CLAUSE = re.compile(
    r"\b(?:when|while|which|where|that|who|until|if|because|how|what|why|rather|before|after|so|than"
    r"|as)\b|\band\s*$",
    re.IGNORECASE,
)
AMOUNT = re.compile(
    r"(?:\d[\d.]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|ongoing"
    r"|regular|weekly|daily|fortnightly|monthly|termly|half-termly|small|specialist|group|individual|consistent"
    r"|overnight|joined-up|access|continued|on-going|further|direct|intensive|full-time|part-time|1:1|the)\b",
    re.IGNORECASE,
)
_TO = re.compile(r"\bto\b", re.IGNORECASE)
_AUXILIARY = re.compile(
    r"^(?:(?:will|can|could|shall|should|must|may|would|have|has|had|be|being|been|is|are|am|to"
    r"|able|going(?!\sto\s(?:the|an?|his|her|their|my|our|one|each|every|(?-i:[A-Z])))|consistently|always|also|independently|then|now|'ll|it|not|still|both|each|all"
    r"|confidently|usually|generally|sometimes|safely|often|more|by|himself|herself|themselves)\b\W*)+",
    re.IGNORECASE,
)
# A subject is short: past this many words a "will" belongs to some other clause.
_SUBJECT_WORDS = 9
# Plural nouns that begin phrases of provision, which look like verbs after a name.
_NOUNS_IN_S = frozenset(
    [
        "sessions",
        "hours",
        "visits",
        "appointments",
        "meetings",
        "reviews",
        "lessons",
        "boundaries",
        "ties",
        "interviews",
        "breaks",
        "strategies",
        "links",
        "plans",
        "programmes",
        "skills",
        "meltdowns",
        "relationships",
        "choices",
        "minutes",
    ]
)
# What may stand before the noun that names a person, and between them and a verb in the present.
_BEFORE_PERSON = re.compile(
    r"(?:(?:the|his|her|their|my|both|all|every|one|two|an?|older|younger|big|little|elder|twin|foster|birth|adoptive|\w+['’]s)\s+)+",
    re.IGNORECASE,
)
_VERB_AFTER = re.compile(r"(?:\s+(?:carer|[A-Z]\w+))?\s+(?=[a-z]+\b)")
_WORD = re.compile(r"[A-Za-zÀ-ɏ'’\-]+")


def split(
    body: str, terms: tuple[Term, ...], tokens: tuple[Token, ...] | None
) -> tuple[tuple[int, int], int]:
    """Return where the subject stands and where the act begins."""
    start = sentence_start(body)
    marker = _marker(body, start, terms)
    if marker is not None and not (tokens and _within_a_clause(marker, start, tokens)):
        return (start, marker), past_auxiliaries(body, marker)
    if tokens and (found := _by_syntax(start, tokens)):
        return found
    return _by_shape(body, start, terms)


def _marker(body: str, start: int, terms: tuple[Term, ...]) -> int | None:
    modal = _MODAL.search(body, start)
    if modal is not None:
        between = body[start : modal.start()]
        if len(_WORD.findall(between)) <= _SUBJECT_WORDS and not _CLAUSE.search(between):
            return modal.start()
    to = _TO.search(body, start)
    if to is None:
        return None
    words = len(_WORD.findall(body[start : to.start()]))
    people = any(t.group in ("family", "staff") and t.start < to.start() for t in terms)
    return (
        to.start()
        if words == 0 or (words <= 4 and people and _noun_led(body, start, terms) is not None)
        else None
    )


def _noun_led(body: str, start: int, terms: tuple[Term, ...]) -> Term | None:
    """Return the member of the family or of staff that a subject begins with, past "his older"."""
    lead = _BEFORE_PERSON.match(body, start)
    at = lead.end() if lead else start
    led = (t for t in terms if t.start == at and t.group in ("family", "staff"))
    return next(led, None)


def past_auxiliaries(body: str, at: int) -> int:
    """Return where the act begins, past "will be able to" and adverbs."""
    match = _AUXILIARY.match(body[at:])
    return at + (match.end() if match else 0)


def _by_syntax(start: int, tokens: tuple[Token, ...]) -> tuple[tuple[int, int], int] | None:
    """Return subject and act where the root is a verb in the present with a subject of its own."""
    roots = [
        i for i, t in enumerate(tokens) if t.head == i and t.pos == "VERB" and t.start >= start
    ]
    for root in roots[:1]:
        subjects = [t for t in tokens if t.head == root and t.dep in ("nsubj", "nsubjpass")]
        if subjects and subjects[0].start < tokens[root].start:
            begins = max(start, _left_edge(subjects[0], tokens))
            return (begins, tokens[root].start), tokens[root].start
    return None


def _within_a_clause(marker: int, start: int, tokens: tuple[Token, ...]) -> bool:
    """Tell whether a modal stands in a clause after the main verb: "Lin lets a boy she has met know"."""
    found = _by_syntax(start, tokens)
    return found is not None and found[1] < marker


def _left_edge(head: Token, tokens: tuple[Token, ...]) -> int:
    """Return where the words begin that hang on a token, itself among them."""
    begins = head.start
    for token in tokens:
        above = token
        while above is not head and tokens[above.head] is not above:
            above = tokens[above.head]
        if above is head:
            begins = min(begins, token.start)
    return begins


def _by_shape(body: str, start: int, terms: tuple[Term, ...]) -> tuple[tuple[int, int], int]:
    """Return subject and act by shape: a name or a person, then a word that ends in s."""
    end = _person_then_verb(body, start, terms)
    if end is None:
        return (start, start), past_auxiliaries(body, start)
    return (start, end), past_auxiliaries(body, end)


def _person_then_verb(body: str, start: int, terms: tuple[Term, ...]) -> int | None:
    """Return where a verb in the present begins after a pronoun, a name, or one of family or staff."""
    if PRONOUN.match(body[start:]) or _name_then_verb(body[start:]):
        shape = re.match(r"[\w'’-]+(?:\s+[A-Z]\w+)?\s+(?=[a-z]+s\b)", body[start:])
        return start + shape.end() if shape else None
    person = _noun_led(body, start, terms)
    verb = _VERB_AFTER.match(body, person.end) if person else None
    return verb.end() if verb else None


def _name_then_verb(text: str) -> bool:
    match = re.match(r"([A-Z][\w\-À-ɏ]+)\s+([a-z]+)\b", text)
    if not match or AMOUNT.fullmatch(match.group(1)) or match.group(2) in _NOUNS_IN_S:
        return False
    return match.group(2).endswith("s") and not match.group(1).endswith("s")
