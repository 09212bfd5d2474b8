"""An outcome read: whose it is, what they will do, and what that is about.

Read from the words alone, so that it is the same with and without a language model; syntax only
settles who acts where no "will" or "to" marks the place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ehcp_qa.analyse.deadlines import without_times
from ehcp_qa.analyse.facets.lent import lent_subject, person_clause
from ehcp_qa.analyse.facets.parts import AMOUNT, split
from ehcp_qa.analyse.facets.subjects import whose_is
from ehcp_qa.analyse.facets.verbs import verb_kind
from ehcp_qa.model.analysed import Token
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.plan import Statement
from ehcp_qa.nlp.terms import Term, finder

# "Access to the sensory curriculum": a phrase of what is offered, whose it is left unsaid.
_ACCESS = re.compile(
    r"(?:(?:continued|regular|supported|full|daily|weekly)\s+)?access\s+to\b", re.IGNORECASE
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
    lent = False
    if whose == "nobody":
        theirs = lent_subject(statement, lexicons, names)
        whose, lent = theirs, theirs != "nobody"
    if whose == "nobody" and act_at == subject[0] and _is_service_phrase(body, act_at, terms):
        whose = "service"
    kind = verb_kind(body[act_at:], lexicons)
    return Reading(body, subject, whose, act_at, kind, terms, lent)


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
    return tuple(sorted(found, key=lambda t: (t.start, -t.end, t.group)))
