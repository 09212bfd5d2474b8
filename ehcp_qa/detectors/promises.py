"""How a sentence promises provision: somebody is to get it, or somebody is to give it."""

from __future__ import annotations

import re

from ehcp_qa.nlp.terms import TermFinder

# Somebody is to get something: what it is comes after the verb.
_RECEIVES = re.compile(
    r"\b(?:will|is to|are to|shall|must) (?:also |now |then |each week |continue to )?"
    r"(?:receive|be provided with|be given|be taught|be supported by|be seen by|be allocated)\b",
    re.IGNORECASE,
)
# Somebody is to give something, or something is to be given: it may come before the verb.
_GIVES = re.compile(
    r"\b(?:will|shall|must) (?:also )?(?:provide|deliver|teach|run)\b|"
    r"\b(?:will|is to) be (?:provided|delivered|taught|led)\b",
    re.IGNORECASE,
)
# "He will have an LSA beside him" may only say what he is like; with an amount it is a promise.
_HABIT_OR_PROMISE = re.compile(
    r"\b(?:will|shall) (?:also |now |then )?(?:have|get|attend)\b", re.IGNORECASE
)
# "A mentor will plan her week with her for 45 minutes": somebody in a post, and for how long or how often.
_WILL_DO = re.compile(
    r"\b(?:will|shall|(?:is|are) (?:going )?to) (?:also |now |then )?(?!be\b|have\b|need\b|not\b)[a-z]+",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:]|\b(?:and|but|which|that|because|when|who)\b", re.IGNORECASE)
# "Needs 20 hours of ..." in B is provision in a need's clothes; "needs help to" is a need.
_REQUIRED = re.compile(r"\b(?:requires|needs|must have)\b", re.IGNORECASE)
_AMOUNT = re.compile(
    r"\b(?:\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|"
    r"twenty-five|thirty|forty|forty-five)[ -](?:hours?|hrs?|minutes?|mins?|sessions?)\b|"
    r"\b(?:half an|an|a quarter of an|three quarters of an) hour\b|"
    r"\b(?:one|two|three|four|\d) times (?:a|per|each) (?:day|week|fortnight|term)\b|"
    r"\b(?:once|twice) (?:a|per|each) (?:day|week|fortnight|term)\b|\bfull[- ]time\b|"
    r"\b\d+ ?(?:%|per cent) (?:of )?(?:extra|additional) time\b",
    re.IGNORECASE,
)
# Hopes, reports of what others said or ask for, conditions, and the past.
_NOT_A_PROMISE = re.compile(
    r"\b(?:hop\w+|want\w*|wish\w*|would (?:like|love|prefer)|worr\w+|fear\w*|request\w*|ask\w*|"
    r"dream\w*|if|whether|unless|until|feel\w*|think\w*|believ\w*|say\w*|said|told|expect\w*|"
    r"understand\w*|so that|previously|in the past|used to|private(?:ly)?|pays? for|at home|"
    r"recommend\w*|suggest\w*)\b",
    re.IGNORECASE,
)
_QUOTE = re.compile(r"[\"“”]|(?<!\w)['‘](?=\w)")


def promises(text: str, finder: TermFinder, *, as_need: bool = True) -> bool:
    """True when a sentence promises one of the finder's terms, as decided and not as hoped for.

    ``as_need`` also takes "needs 20 hours of", which among health needs may be a need all the same.
    """
    if _NOT_A_PROMISE.search(text) or _QUOTE.search(text):
        return False
    terms = finder.find(text)
    if not terms:
        return False
    if _GIVES.search(text) or _does_for(text, [(t.start, t.end) for t in terms]):
        return True
    last = terms[-1].start
    if (receives := _RECEIVES.search(text)) and receives.end() < last:
        return True
    weaker = _HABIT_OR_PROMISE.search(text) or (_REQUIRED.search(text) if as_need else None)
    return weaker is not None and weaker.end() < last and bool(_AMOUNT.search(text, weaker.end()))


def _does_for(text: str, terms: list[tuple[int, int]]) -> bool:
    """True where one of the terms is who "will" do something, with an amount of it."""
    will = _WILL_DO.search(text)
    if will is None or not _AMOUNT.search(text, will.end()):
        return False
    before = [end for _, end in terms if end <= will.start()]
    return bool(before) and not _CLAUSE.search(text, before[-1], will.start())
