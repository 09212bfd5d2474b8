"""Who acts where the grammatical subject does not: "... by him", "it is her dad who ...", "... is hers"."""

from __future__ import annotations

import re

from ehcp_qa.analyse.facets.subjects import whose_is
from ehcp_qa.model.lexicon import Lexicons

# "It's her father who does the story", "under a minute is all his father takes".
_CLEFT = re.compile(
    r"^\W*it(?:['’]s|\sis|\swill\sbe)\s(?P<who>[^,.;]{1,40}?)\s(?:who|that)\s"
    r"|\bis\s(?:all|what)\s(?P<needs>[^,.;]{1,30}?)\s(?:takes|needs|does|will|can)\b",
    re.IGNORECASE,
)
# A participle and, in the same clause, by whom; what follows the agent ends it.
_BY = re.compile(
    r"\b\w+(?:ed|en|own|one|ung|ept|ade|ut|ld|id|nt|ght|ead|un)\b[^.;:]{0,70}?\bby\s(?!(?:the|a|an|each|every|this|that|next|his|her|their)\s(?:\w+\s)?(?:dates?|end|time|deadline|start|day|week|term|summer|spring|autumn|point|bell)\b)(?P<who>(?:every\sone\sof\s|each\sof\s|all\s(?:of\s)?)?"
    r"[\w'’-]+(?:\s(?!(?:to|for|in|on|at|each|every|when|with|and|as|before|after|so|who|that|from|over|by)\b)[\w'’-]+){0,3})",
    re.IGNORECASE,
)
_OBJECT_PRONOUN = re.compile(r"(?:me|him|her|them|us)$", re.IGNORECASE)
_NAME = re.compile(r"[A-Z][\w'’-]+(?:\s|$)")
# "The restaurant will be hers to manage."
_THEIRS = re.compile(r"\b(?:be|is|are)\s(?:hers|his|mine|theirs)\b(?!\s\w+ing)", re.IGNORECASE)
# Those who take in what somebody says or does are not those who act for them.
PERCEIVED = re.compile(
    r"\b(?:valued|understood|heard|seen|invited|recognised|known|trusted|liked|loved|accepted|chosen|picked|asked|praised|noticed)\b",
    re.IGNORECASE,
)
_OWNED = re.compile(r"\b(?:his|her|their|my|\w+['’]s)\b", re.IGNORECASE)


def cleft_subject(body: str, lexicons: Lexicons, names: tuple[str, ...]) -> str | None:
    """Return whose it is by what stands between "it is" and "who", where an outcome is so told."""
    found = _CLEFT.search(body)
    return whose_is(found["who"] or found["needs"], lexicons, names) if found else None


def by_whom(
    body: str, subject: tuple[int, int], lexicons: Lexicons, names: tuple[str, ...]
) -> str | None:
    """Return whose act it is by who stands after "by", or by what is to be theirs.

    Staff who act on what is the person's own are not its doer: "her speech is understood by adults".
    """
    if _THEIRS.search(body, subject[1]):
        return "person"
    found = _BY.search(body, subject[0])
    if found is None:
        return None
    who = found["who"].strip()
    if _OBJECT_PRONOUN.match(who) or (
        _NAME.match(who) and whose_is(who, lexicons, names) == "person"
    ):
        return "person"
    if PERCEIVED.search(found.group()) or _OWNED.search(body[slice(*subject)]):
        return None
    doer = whose_is(who, lexicons, names)
    return doer if doer in ("family", "staff") else None
