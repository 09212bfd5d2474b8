"""Deadlines told by a clause or a span: "before he moves to …", "by the time she is ten", "within a year"."""

from __future__ import annotations

from ehcp_qa.analyse.when.names import (
    AGE_WORD,
    KEY_STAGE,
    MONTH,
    NUMBER,
    OWN,
    PHASE,
    SEASON,
    YEAR_GROUP,
)

SPAN = (
    rf"\b(?:within|in|after|over|during)\s+(?:the\s)?(?:next\s|coming\s|first\s)?{NUMBER}"
    r"(?:\s(?:full|school|academic|college|calendar|more))?[\s-](?:months?|years?|terms?|weeks?|half[- ]terms?)"
    r"(?:['’]\stime)?(?:\sof\s(?:this|the)\splan)?"
    r"(?!\s(?:out\sof|in|running|old|a\b|each|every)\b)(?<!\bin)\b"
    r"|\b(?:within|over|during|in)\s(?:the|this|a)\s(?:next\s|coming\s|first\s|same\s)?"
    r"(?:academic\s|school\s|college\s|calendar\s)?(?:year|twelve\smonths|12\smonths)\b"
    r"|\b(?:twelve|12|six|6|eighteen|18)[\s-]months?\b(?=\s*(?:\)|$|outcome|target|:))"
    r"|\ba\syear\sfrom\s(?:now|this)|\bthis\s(?:school\s|academic\s|college\s)?year\b"
)
MOVE = (
    r"\b(?:by\s(?:the\stime|when|the\spoint)|before|when|until|once|after|on|by)\s(?:\S+\s){0,3}?"
    r"(?:leav\w+|start\w*|begin\w*|mov\w+|transfer\w*|transition\w*|goes?|going|join\w*|finish\w*|enter\w*|complet\w+|sits?|takes?)\s"
    rf"(?:\S+\s){{0,3}}?(?:{PHASE}|{YEAR_GROUP}|{KEY_STAGE}|home|care)"
)
# "Speaks at one meeting each term of Year 6" is bound by that year.
EACH_OF = rf"\b(?:each|every)\s(?:half[- ]term|term|month|week)\s(?:of|in|during)\s{OWN}(?:{YEAR_GROUP}|{KEY_STAGE})"
READY = (
    r"\b(?:in\stime\sfor|ready\sfor|before|by|until)\s(?:the\s|her\s|his\s|their\s|my\s)"
    rf"(?:move|transfer|transition|start|return)\s(?:to|into|at|in)\s{OWN}(?:{PHASE}|{YEAR_GROUP})"
)
TURN = (
    rf"\b(?:by\sthe\stime|before|when|once|until|by|as)\s(?:\S+\s){{0,3}}?"
    rf"(?:\S+['’][sm]|is|am|are|turns?|reach\w*|becomes?|gets\sto|being)\s(?:the\sage\sof\s|age\s)?{AGE_WORD}\b(?!\s?%|\s(?:out|of|in|minutes|hours|words|times|lessons|days|people|weeks)\b)"
)
AT_AGE = rf"\b(?:at|by|before|from|until|aged?)\s(?:the\sage\sof\s|age\s)?(?:1\d|2[0-5]|{AGE_WORD})\b(?=\s*[,:)]|$|\s(?:years|and\s\w+\smonths|(?-i:[A-Z])|he\b|she\b|they\b|I\b|will\b))"
BY_PHASE = rf"\b(?:by|before|until|prior\sto|ready\sfor|in\stime\sfor)\s{OWN}(?:{PHASE})(?!\s(?:staff|bus|gate|door|hall|bell|lunch|day|transport|trip|rules?|time))"
EDGE_BARE = rf"\b(?:end|start|beginning|close)\s(?:of\s)?{OWN}(?:{YEAR_GROUP}|{KEY_STAGE}|{PHASE}|{SEASON}|{MONTH}|(?:academic\s|school\s|college\s)?year|term)"

CLAUSES = (
    ("age", TURN),
    ("phase", MOVE),
    ("phase", BY_PHASE),
    ("phase", READY),
    ("year_group", EACH_OF),
    ("year_group", EDGE_BARE),
    ("span", SPAN),
)
