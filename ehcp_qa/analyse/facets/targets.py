"""Outcomes that are a school's short-term targets, and gains that start from nowhere."""

from __future__ import annotations

import re

from ehcp_qa.analyse.facets.counts import NUMBER

Found = tuple[int, int]

# Spans shorter than a school term, and exercises counted trial by trial.
_SHORT_FORMS = (
    r"\b(?:this|next|the coming|by|by the end of(?: (?:this|the|next))?|end of(?: (?:this|the|next))?|before(?: the)?|within(?: a| the)?|in the next)"
    r" half[- ]term\b(?! (?:\d|[12]\b))(?! (?:of|in) )",
    r"\b(?:this|by the end of (?:this|the)|end of this|within (?:a|one)) (?:school )?term\b(?! (?:of|in|20\d\d))",
    r"\b(?:within|in|over|after) (?:the )?(?:next |first |coming )?(?:[1-9]|1[0-2]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a couple of|a few)[ -]weeks?(?:['’] time)?\b"
    r"(?! of (?:starting|joining|moving|his|her|their)| blocks?| (?:out of|in) )",
    r"\b(?:this|next) week\b|\bby (?:next )?(?:Monday|Tuesday|Wednesday|Thursday|Friday)\b(?! of)",
)
_TRIAL_FORMS = (
    rf"\b{NUMBER}\s?(?:%|per ?cent|/\s?\d+|out of (?:every )?{NUMBER}|in (?:every )?{NUMBER})\s(?:of\s)?(?:\w+\s){{0,2}}(?:trials?|elicitations?|probes?)\b",
    r"\b(?:elicited|structured|massed|discrete) trials?\b",
)
_SHORT = tuple(re.compile(p, re.IGNORECASE) for p in _SHORT_FORMS)
_TRIALS = tuple(re.compile(p, re.IGNORECASE) for p in _TRIAL_FORMS)
# "In ten weeks of the year": how often, and not by when.
_OFTEN = re.compile(r"\b(?:each|every|per|once|twice|times)\W+(?:\w+\W+){0,2}$", re.IGNORECASE)

_GAIN = re.compile(
    rf"\b(?:increas\w+|improv\w+|rais\w+|ris(?:e|es|en|ing)|gain\w*|grow\w*|extend\w*|reduc\w+|decreas\w+|drop\w*|fall|go up|goes up|lessen\w*|lift\w*|boost\w*|cut\w*|shorten\w*|lengthen\w*|(?:push|bring|put|get|take|move)\w*\b[^.;]{{0,40}}?\b(?:up|down))\b[^.;]{{0,60}}?"
    rf"\bby\s(?:at least\s|a further\s|another\s|a minimum of\s|around\s|about\s)?(?:{NUMBER}|(?:an? |one |two )?(?:half(?![- ](?:terms?|past|way))|thirds?|quarters?(?! (?:past|to)\b)|fifths?|tenths?))\b(?!\s?(?:o['’]?clock|[ap]\.?m\b|:\d|years? old|[- ]?terms?\b|past\b))(?:\s?(?:%|per\s?cent|\w+))?",
    re.IGNORECASE,
)
# A starting or a finishing point makes the amount mean something.
_POINT = re.compile(
    r"\bfrom\s(?!home\b|school\b|the (?:start|beginning)\b|now\b|September\b)|\bbaseline\b|\bcurrent(?:ly)?\b|\bat present\b|\bnow\b|\bstarting point\b"
    rf"|\bto\s(?:at least\s|a\s)?(?:{NUMBER}|level|grade|age|stage)\b|\bcompared\b|\b(?:was|is|were)\s{NUMBER}",
    re.IGNORECASE,
)


def target(text: str, due: Found | None = None) -> Found | None:
    """Return the words that make an outcome a target of weeks or of trials.

    ``due`` is where the text says by when: a span of weeks that stands elsewhere is a measure
    ("will catch up within one week of each absence").
    """
    for found in (m for p in _SHORT for m in p.finditer(text)):
        by_then = due is None or (found.start() < due[1] and due[0] < found.end())
        if by_then and not _OFTEN.search(text[: found.start()]):
            return found.start(), found.end()
    trials = next((m for p in _TRIALS if (m := p.search(text))), None)
    return (trials.start(), trials.end()) if trials else None


def gain_from_nowhere(text: str, *around: str) -> Found | None:
    """Return the words of a gain by an amount, where neither text nor row tells from what or to what."""
    found = _GAIN.search(text)
    if found is None:
        return None
    known = any(
        _POINT.search(words) for words in (text[: found.start()], text[found.end() :], *around)
    )
    return None if known or _POINT.search(found.group()) else (found.start(), found.end())
