"""An outcome read: whose it is, what they will do, and what that is about.

Read from the words alone, so that it is the same with and without a language model; syntax only
settles who acts where no "will" or "to" marks the place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ehcp_qa.analyse.deadlines import times
from ehcp_qa.analyse.facets.subjects import PRONOUN, whose_is
from ehcp_qa.analyse.facets.verbs import verb_kind
from ehcp_qa.model.analysed import Token
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.plan import Statement, Words
from ehcp_qa.nlp.terms import Term, finder

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
_AMOUNT = re.compile(
    r"(?:\d[\d.]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|ongoing"
    r"|regular|weekly|daily|fortnightly|monthly|termly|half-termly|small|specialist|group|individual|consistent"
    r"|overnight|joined-up|access|continued|on-going|further|direct|intensive|full-time|part-time|1:1|the)\b",
    re.IGNORECASE,
)
# "Access to the sensory curriculum": a phrase of what is offered, whose it is left unsaid.
_ACCESS = re.compile(
    r"(?:(?:continued|regular|supported|full|daily|weekly)\s+)?access\s+to\b", re.IGNORECASE
)
# "Visits the dentist", "reviews his plan": a verb and its object, not a service in the plural.
_DOES_TO = re.compile(r"[a-z]+s\s+(?:the|an?|his|her|their|my|its)\b", re.IGNORECASE)
_WILL = re.compile(r"\bwill\b")
_SECOND_CLAUSE = re.compile(r":\s|\bbecause\b", re.IGNORECASE)
# The subject of a second clause is a name or a pronoun, with a title or a surname at most.
_CLAUSE_SUBJECT_WORDS = 3
# A phrase that is all service names it within its first words.
_PHRASE_WORDS = 6
_TO = re.compile(r"\bto\b", re.IGNORECASE)
_LEAD = re.compile(
    r"^\W*(?:(?:and|then|also|so\sthat|that|for)\s+|\b(?:outcome|aim)\s?\d*[.:]\s*)*", re.IGNORECASE
)
_AUXILIARY = re.compile(
    r"^(?:(?:will|can|could|shall|should|must|may|would|have|has|had|be|being|been|is|are|am|to"
    r"|able|going|consistently|always|also|independently|then|now|'ll|it|not|still|both|each|all"
    r"|confidently|usually|generally|sometimes|safely|often|more|by|himself|herself|themselves)\b\W*)+",
    re.IGNORECASE,
)
_PREPOSED = re.compile(
    r"^(?:with|given|when|after|using|following|through|in|at|on|during|if|where|as|supported|once"
    r"|from|by|for|over|across|within|while)\b[^,]*,\s*",
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
_WORD = re.compile(r"[A-Za-zÀ-ɏ'’\-]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """An outcome's parts: ``body`` is its text with the words of time blanked, offset for offset.

    ``whose`` is person, family, staff, service, quality or nobody; ``act`` starts at ``act_at`` of
    the body; ``verb`` is the kind of verb that it begins with (observable, vague, service or none).
    """

    body: str
    subject: tuple[int, int]
    whose: str
    act_at: int
    verb: str
    terms: tuple[Term, ...]
    named_by_heading: bool = False

    @property
    def act(self) -> str:
        """The body from the act on."""
        return self.body[self.act_at :]

    def groups(self, start: int = 0, end: int | None = None) -> frozenset[str]:
        """Return the lexicon groups whose terms stand in this stretch of the body."""
        last = len(self.body) if end is None else end
        return frozenset(t.group for t in self.terms if start <= t.start < last)

    def first(self, *groups: str) -> Term | None:
        """Return the first term of these groups."""
        return next((t for t in self.terms if t.group in groups), None)


def read_outcome(
    statement: Statement,
    lexicons: Lexicons,
    tokens: tuple[Token, ...] | None,
    names: tuple[str, ...],
) -> Reading:
    """Return an outcome read; a heading such as "Lina's brother will:" lends it its subject."""
    body = without_times(statement.text)
    terms = _terms(body, lexicons)
    subject, act_at = _split(body, terms, tokens)
    whose = whose_is(body[subject[0] : subject[1]], lexicons, names)
    if whose in ("family", "staff") and (clause := _person_clause(body, act_at, lexicons, names)):
        subject, act_at, whose = *clause, "person"
    lent = False
    if whose == "nobody":
        theirs = _lent_subject(statement, lexicons, names)
        whose, lent = theirs, theirs != "nobody"
    if whose == "nobody" and act_at == subject[0] and _is_service_phrase(body, act_at, terms):
        whose = "service"
    kind = verb_kind(body[act_at:], lexicons)
    return Reading(body, subject, whose, act_at, kind, terms, lent)


def _lent_subject(statement: Statement, lexicons: Lexicons, names: tuple[str, ...]) -> str:
    """Return whose the lead-in or heading says that this is ("By Year 6 Ali will:"), or nobody."""
    for words in (statement.lead_in, statement.group_heading):
        if words and (theirs := _heading_subject(words, lexicons, names)) != "nobody":
            return theirs
    return "nobody"


def _person_clause(
    body: str, start: int, lexicons: Lexicons, names: tuple[str, ...]
) -> tuple[tuple[int, int], int] | None:
    """Return subject and act of a clause on the child after one on somebody else.

    "Mum will no longer need to stay: Zeynep will join an activity within five minutes" and "Staff
    will know what Joel wants because he will use his signs" tell what the child does in the end.
    """
    for found in _SECOND_CLAUSE.finditer(body, start):
        at = found.end() + len(_skipped(body[found.end() :]))
        modal = _WILL.search(body, at)
        subject = body[at : modal.start()] if modal else ""
        short = len(subject.split()) <= _CLAUSE_SUBJECT_WORDS
        if modal and short and whose_is(subject, lexicons, names) == "person":
            return (at, modal.start()), _past_auxiliaries(body, modal.start())
    return None


def _skipped(text: str) -> str:
    """Return the phrase and blanks before a clause's subject ("by the end of Reception,")."""
    match = re.match(r"[\s,]*(?:(?:by|from|in|at)\b[^,]*,)?\s*", text, re.IGNORECASE)
    return match.group() if match else ""


def _is_service_phrase(body: str, at: int, terms: tuple[Term, ...]) -> bool:
    """Return whether a phrase with no verb of its own names a service ("Six sessions of …")."""
    if re.search(r"\bin place\b|\b(?:embedded|put in place)\b", body) or _ACCESS.match(body, at):
        return True
    service = next((t for t in terms if t.group == "service" and t.start >= at), None)
    if service is None or (service.start == at and _DOES_TO.match(body, at)):
        return False
    between = body[at : service.start]
    return service.start == at or (
        bool(_AMOUNT.match(between)) and len(between.split()) <= _PHRASE_WORDS
    )


def without_times(text: str) -> str:
    """Return the text with its words of time blanked out, as long as before."""
    chars = list(text)
    for time in times(text):
        chars[time.start : time.end] = " " * (time.end - time.start)
    return "".join(chars)


def _terms(body: str, lexicons: Lexicons) -> tuple[Term, ...]:
    """Every term of every group: the groups overlap, since a nurse may be staff or a hope."""
    lexicon = lexicons["outcome_words"]
    found = [t for group in lexicon.groups for t in finder(lexicon, group).find(body)]
    return tuple(sorted(found, key=lambda t: (t.start, -t.end, t.group)))


def _split(
    body: str, terms: tuple[Term, ...], tokens: tuple[Token, ...] | None
) -> tuple[tuple[int, int], int]:
    """Return where the subject stands and where the act begins."""
    start = _begin(body)
    marker = _marker(body, start, terms)
    if marker is not None:
        return (start, marker), _past_auxiliaries(body, marker)
    if tokens and (found := _by_syntax(start, tokens)):
        return found
    return _by_shape(body, start, terms)


def _begin(body: str) -> int:
    """Return where the sentence proper begins, past conjunctions and preposed phrases."""
    lead = _LEAD.match(body)
    at = lead.end() if lead else 0
    while match := _PREPOSED.match(body[at:]):
        at += match.end()
        at += len(body[at:]) - len(body[at:].lstrip(" ,;:-–\t"))
    return at


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
        if words == 0 or (words <= 4 and people and _noun_led(body, start, terms))
        else None
    )


def _noun_led(body: str, start: int, terms: tuple[Term, ...]) -> bool:
    lead = re.match(
        r"(?:(?:the|his|her|their|my|both|all|every|one|two|an?|\w+['’]s)\s+)+",
        body[start:],
        re.IGNORECASE,
    )
    at = start + (lead.end() if lead else 0)
    return any(t.start == at and t.group in ("family", "staff") for t in terms)


def _past_auxiliaries(body: str, at: int) -> int:
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
            return (start, tokens[root].start), tokens[root].start
    return None


def _by_shape(body: str, start: int, terms: tuple[Term, ...]) -> tuple[tuple[int, int], int]:
    """Return subject and act by shape: a name or a person, then a word that ends in s."""
    shape = re.match(
        r"(?:(?:the|his|her|their|my|both|all|every|\w+['’]s)\s+)*[\w'’\-]+(?:\s+(?:carer|Farida|[A-Z]\w+))?\s+(?=[a-z]+(?:s|es)?\b)",
        body[start:],
    )
    if shape and (
        PRONOUN.match(body[start:])
        or _noun_led(body, start, terms)
        or _name_then_verb(body[start:])
    ):
        end = start + shape.end()
        return (start, end), _past_auxiliaries(body, end)
    return (start, start), _past_auxiliaries(body, start)


def _name_then_verb(text: str) -> bool:
    match = re.match(r"([A-Z][\w\-À-ɏ]+)\s+([a-z]+)\b", text)
    if not match or _AMOUNT.fullmatch(match.group(1)) or match.group(2) in _NOUNS_IN_S:
        return False
    return match.group(2).endswith("s") and not match.group(1).endswith("s")


def _heading_subject(words: Words, lexicons: Lexicons, names: tuple[str, ...]) -> str:
    """Return whose a heading says that the outcomes under it are, if it is the start of a sentence."""
    body = without_times(words.text)
    match = re.search(r"([\w'’ \-]+?)\s+(?:will|can|to)\b[^.]*:?\s*$", body)
    return (
        whose_is(body[match.start(1) : match.end(1)].strip(), lexicons, names)
        if match
        else "nobody"
    )
