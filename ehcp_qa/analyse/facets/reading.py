"""An outcome read: whose it is, what they will do, and what that is about.

Read from the words alone, so that it is the same with and without a language model; syntax only
settles who acts where no "will" or "to" marks the place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ehcp_qa.analyse.deadlines import without_times
from ehcp_qa.analyse.facets.doers import by_whom, cleft_subject
from ehcp_qa.analyse.facets.lent import lent_subject, person_clause
from ehcp_qa.analyse.facets.parts import AMOUNT, split
from ehcp_qa.analyse.facets.subjects import whose_is
from ehcp_qa.analyse.facets.verbs import begins_with, verb_kind
from ehcp_qa.model.analysed import Token
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.plan import Statement
from ehcp_qa.nlp.terms import Term, finder

# "Access to the sensory curriculum": a phrase of what is offered, whose it is left unsaid.
_ACCESS = re.compile(
    r"(?:(?:continued|regular|supported|full|daily|weekly)\s+)?access\s+to\b", re.IGNORECASE
)
# "One day a week" is how often.
_A_RATE = re.compile(r"\s(?:a|per|each|in\s(?:every|each)|out\sof|of\s(?:every|each|the))\s")
_JOINT = re.compile(
    r"(?:\band|\bthen|,)\s(?:(?:will|can|then|also)\s(?:be able to\s)?)?", re.IGNORECASE
)
# "To be a nurse", "work as a games designer", and not "with a nurse outside the door".
_BECOMING = re.compile(
    r"(?:\b(?:be|become|becoming|being|as|am|into|like|train|a\sfamous|a\sprofessional)\s(?:(?:an?|the|his|her|their|my|own|one\sof)\s)?(?:[\w-]+\s){0,4}|^\W*(?:an?\s)?)$",
    re.IGNORECASE,
)
# A phrase that is all service names it within its first words.
_PHRASE_WORDS = 6
# "Visits the dentist", "reviews his plan": a verb and its object, not a service in the plural.
_DOES_TO = re.compile(r"[a-z]+s\s+(?:the|an?|his|her|their|my|its)\b", re.IGNORECASE)


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
    attends: bool = False
    does_more: bool = False

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
    subject, act_at = split(body, terms, tokens)
    whose = whose_is(body[subject[0] : subject[1]], lexicons, names)
    if whose in ("family", "staff") and (clause := person_clause(body, act_at, lexicons, names)):
        subject, act_at, whose = *clause, "person"
    whose = _doer(body, subject, whose, lexicons, names)
    lent = False
    if whose == "nobody":
        theirs = lent_subject(statement, lexicons, names)
        whose, lent = theirs, theirs != "nobody"
    if whose == "nobody" and act_at == subject[0] and _is_service_phrase(body, act_at, terms):
        whose = "service"
    kind = verb_kind(body[act_at:], lexicons)
    attends = _attends(body[act_at:], lexicons)
    more = attends and _does_more(body[act_at:], lexicons)
    return Reading(body, subject, whose, act_at, kind, terms, lent, attends, more)


def _doer(
    body: str,
    subject: tuple[int, int],
    whose: str,
    lexicons: Lexicons,
    names: tuple[str, ...],
) -> str:
    """Return whose act it is where another than the grammatical subject does it."""
    if cleft := cleft_subject(body, lexicons, names):
        return cleft
    if whose == "person" or subject[0] == subject[1]:
        return whose
    return by_whom(body, subject, lexicons, names) or whose


def _does_more(act: str, lexicons: Lexicons) -> bool:
    """Tell whether another act that can be watched is joined to the first ("... and buys a drink")."""
    verbs = tuple(lexicons["outcome_verbs"].groups["observable"])
    return any(begins_with(act[joint.end() :], verbs) for joint in _JOINT.finditer(act))


def _means_it(term: Term, body: str) -> bool:
    """Tell whether a term has the sense of its group: a career is become, and one day is not a rate."""
    if term.group == "occupation":
        return bool(_BECOMING.search(body[: term.start]))
    return not (term.group == "hope" and _A_RATE.match(body, term.end))


def _attends(act: str, lexicons: Lexicons) -> bool:
    """Tell whether an act begins with going to, being at or joining an activity or a service."""
    lexicon = lexicons["outcome_words"]
    clause = re.match(r"[^,;.]*", act)
    if clause is None or not begins_with(act, tuple(lexicon.groups["goes_to"])):
        return False
    return any(finder(lexicon, g).find(clause.group()) for g in ("activity", "service"))


def _is_service_phrase(body: str, at: int, terms: tuple[Term, ...]) -> bool:
    """Return whether a phrase with no verb of its own names a service ("Six sessions of …")."""
    if re.search(r"\bin place\b|\b(?:embedded|put in place)\b", body) or _ACCESS.match(body, at):
        return True
    service = next((t for t in terms if t.group == "service" and t.start >= at), None)
    if service is None or (service.start == at and _DOES_TO.match(body, at)):
        return False
    between = body[at : service.start]
    return service.start == at or (
        bool(AMOUNT.match(between)) and len(between.split()) <= _PHRASE_WORDS
    )


def _terms(body: str, lexicons: Lexicons) -> tuple[Term, ...]:
    """Every term of every group: the groups overlap, since a nurse may be staff or a hope."""
    lexicon = lexicons["outcome_words"]
    found = [t for group in lexicon.groups for t in finder(lexicon, group).find(body)]
    kept = [t for t in found if _means_it(t, body)]
    return tuple(sorted(kept, key=lambda t: (t.start, -t.end, t.group)))
