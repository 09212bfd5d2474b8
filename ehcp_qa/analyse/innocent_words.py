"""What stands before or after a soft word where it is no soft word: "how many", "any adult", "key points"."""

from __future__ import annotations

import re

# "What he could do differently" tells content; "sessions could be" tells doubt.
_IN_CLAUSE = re.compile(
    r"\b(?:(?:what|which|how|where)\s+(?:\w+\s+){0,4}|(?:that|so|if|things|as|who|when)\s+(?:\w+\s+)?)$",
    re.IGNORECASE,
)
INNOCENT_BEFORE = {
    "reducing": re.compile(r"\w-$"),
    "points": re.compile(
        r"\b(?:starting|key|bullet|talking|pressure|access|end|learning)\s+$", re.I
    ),
    # The child looks at something: "waits for her to look at one", "a cue to look at the list".
    "to look at": re.compile(
        r"\b(?:cue|card|time|him|her|them|child|pupils?|remind\w*|for [A-Z]\w+)\s+$"
    ),
    "brief": re.compile(r"\b(?:to|will|assignment|the|design)\s+$", re.IGNORECASE),
    "could": _IN_CLAUSE,
    "would": _IN_CLAUSE,
    "would like": _IN_CLAUSE,
    "might": re.compile(
        rf"{_IN_CLAUSE.pattern}|\b(?:because|since|in case)\s+(?:\w+\s+){{1,6}}$", re.IGNORECASE
    ),
    "can be": _IN_CLAUSE,
    "appropriate": re.compile(
        r"\b(?:age|socially|developmentally|stage|culturally)[- ]?$", re.IGNORECASE
    ),
    "many": re.compile(r"\bhow\s+$", re.IGNORECASE),
    "may": re.compile(
        # "Because he may tire" is a reason.
        r"\b(?:because|since|in case|as)\s+(?:\w+\s+){1,4}$|\b(?:in|by|of|from|until|each|every|early|late|\d{1,2}(?:st|nd|rd|th)?)\s+$",
        re.IGNORECASE,
    ),
    "any": re.compile(r"\b(?:before|after|without|at|in|of|with|than)\s+$", re.IGNORECASE),
    "more": re.compile(
        r"\b(?:no|anything|nothing|or|one|once|not|say|ask for|asks for|than)\s+$|\d\s+$",
        re.IGNORECASE,
    ),
    # "Children with Down's syndrome often learn better by looking": a fact, and no promise.
    "often": re.compile(
        r"(?:^|[.;] )(?-i:Children|Pupils|Young people|People|Learners|Students|Autistic \w+) (?:[\w'’-]+ ){0,6}$"
    ),
    "some": re.compile(r"\band\s+$", re.IGNORECASE),
    "short": re.compile(
        r"\b(?:in|keep\w*|using|uses?|give\w*|with|into|and|two|three|one)\s+$", re.IGNORECASE
    ),
}
INNOCENT_AFTER = {
    "any": re.compile(r"^\s+(?:adult|member of|teacher|tutor|grown-up)\b", re.IGNORECASE),
    # Who points to the board points to no money.
    "points": re.compile(r"^\s+(?:to|at|out|along|back|him|her|them)\b", re.IGNORECASE),
    "brief": re.compile(r"^s?\s+(?:the|all|him|her|them|staff|every)\b", re.IGNORECASE),
    "more": re.compile(
        r"^\s+than\s+(?:\d|one|two|three|four|five|six|ten)|^\s+to \w+ than\b", re.IGNORECASE
    ),
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
        r"^\s*[- ](?:breaks?\b|cuts?\b|term\b|sentence|phrase|instruction|stay|word|vowel|cane|chunk|step|clear|stories|texts?|descriptions?|notes?|films?|clips?|videos?|lists?|messages?|scripts?|captions?)",
        re.IGNORECASE,
    ),
    "close": re.compile(r"^\s+(?:the|to|his|her|circle)", re.IGNORECASE),
    "subject to": re.compile(r"^\s+(?:the )?(?:Act|law)", re.IGNORECASE),
    "range of": re.compile(r"^\s+(?:movement|motion)", re.IGNORECASE),
    "a range of": re.compile(r"^\s+(?:movement|motion)", re.IGNORECASE),
    # "As soon as he can do it alone" names its moment.
    "soon": re.compile(r"^\s+as\s+(?!possible|practica|can\b|feasible|may\b)", re.IGNORECASE),
    "funding": re.compile(r"^\s+(?:application|form)", re.IGNORECASE),
}
