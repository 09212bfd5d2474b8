"""Whose act or benefit a subject names: the person's, the family's, staff's, a service's, nobody's."""

from __future__ import annotations

import re

from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.nlp.terms import finder

_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Aunty?|Auntie|Uncle|Grandma|Grandad|Nan|Gran)\b")
_POSSESSIVE = re.compile(r"(?:['’]s|s['’])$")
PRONOUN = re.compile(r"^(?:I|he|she|they|we|you|s/he|he/she)\b(?!['’]s\s)", re.IGNORECASE)

# A subject that opens so is no name, whatever its capital.
_THING = re.compile(r"(?:The|An?|All|Each|Every|This|That|These|Those|Some|Any|Most|Half)\s")
_LEARNER = re.compile(
    r"\b(?:child|pupil|student|learner|trainee|apprentice|young\s(?:person|man|woman|adult|lad|lady)|boy|girl|teenager)\b",
    re.IGNORECASE,
)


def whose_is(subject: str, lexicons: Lexicons, names: tuple[str, ...]) -> str:
    """Return whose act or benefit it is: the head of the subject decides."""
    subject = subject.strip(" ,;:.-–—“\"'()0123456789")
    if not subject:
        return "nobody"
    if PRONOUN.match(subject):
        return "person"
    lexicon = lexicons["outcome_words"]
    # "In his spelling test Ali will": the name that ends a preposed phrase is the subject.
    if re.match(r"(?:in|at|on|of|by|during|for|from|as)\b", subject, re.IGNORECASE):
        subject = re.split(r"[\s,]+", subject)[-1]
    lead = re.split(r",|\b(?:with|without|who|in|on|at|from|towards)\b", subject)[0].strip()
    for name in names:
        if name and re.match(rf"{re.escape(name)}(?!['’]s)\b", subject):
            return "person"
    hits = [
        (t.end, group)
        for group in ("family", "staff", "service", "quality")
        for t in finder(lexicon, group).find(lead or subject)
    ]
    if _TITLE.search(lead):
        return "family"
    if hits:
        return _head(subject, hits)
    if _THING.match(subject) and not _LEARNER.search(subject):
        return "other"
    return (
        "person" if re.match(r"[A-Z]", subject) and not re.search(r"['’]s\b", subject) else "other"
    )


def _head(subject: str, hits: list[tuple[int, str]]) -> str:
    """Return the group of the last term, unless the quality is another person's own."""
    last = max(hits)[1]
    owners = [
        g for end, g in hits if g in ("family", "staff") and _POSSESSIVE.search(subject[:end])
    ]
    return owners[-1] if last == "quality" and owners else last
