"""Times that need a word before them ("by", "at the end of") to be a deadline, and those that need none."""

from __future__ import annotations

from ehcp_qa.analyse.when.names import (
    AGE_WORD,
    EDGE,
    KEY_STAGE,
    MONTH,
    OF_WORK,
    ORDINAL,
    OWN,
    PHASE,
    REVIEW,
    SEASON,
    YEAR,
    YEAR_GROUP,
)

# Each kind's pattern as it may stand anywhere ("certain"), since it can mean nothing else.
CERTAIN = {
    "date": rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH}\s+{YEAR}\b"
    rf"|\b{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+20\d\d\b"
    r"|\b\d{1,2}[/.]\d{1,2}[/.](?:20)?\d\d\b|\b20\d\d-\d\d-\d\d\b",
    "month": rf"\b{MONTH},?\s+(?:of\s+)?{YEAR}\b",
    "term": rf"\b20\d\d\s{SEASON}(?:\sterm)?\b|\b{SEASON}(?:\s(?:term|holidays?|break|half[- ]term)(?:\s[12])?)?,?\s+(?:of\s+)?{YEAR}\b",
    "year_group": r"\b(?:academic|school|college)\syear\s20\d\d(?:\s?[-–/]\s?(?:20)?\d\d)?"
    r"|\b20\d\d\s?[-–/]\s?(?:20)?\d\d(?:\s(?:academic|school|college)\syear)?",
}
# Kinds that need a word of time before them ("by", "before", "at the end of") to mean a deadline.
BOUNDED = (
    ("date", rf"\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH}\b"),
    ("age", rf"(?:the\s)?ages?\s(?:of\s)?{AGE_WORD}\b"),
    ("age", rf"{OWN}{ORDINAL}\sbirthday"),
    ("age", rf"{OWN}(?:\d{{1,2}}(?:th|st|nd|rd)?\s)?birthday"),
    (
        "year_group",
        rf"(?:{EDGE}){OWN}{YEAR_GROUP}(?:\s(?:at|of)\s(?:the\s)?(?:{PHASE}))?|{OWN}{YEAR_GROUP}(?!{OF_WORK})",
    ),
    ("key_stage", rf"(?:{EDGE}){OWN}{KEY_STAGE}|{OWN}{KEY_STAGE}(?!{OF_WORK})"),
    ("month", rf"(?:{EDGE})?(?:next\s|early\s|mid-?\s?|late\s)?{MONTH}(?=[\s,.;:)]|$)"),
    ("month", r"(?:the\send\sof\s)?20\d\d\b"),
    (
        "term",
        rf"(?:{EDGE})?(?:the\s|next\s|this\s)?(?:first\s|second\s)?{SEASON}(?:\s(?:term|holidays?|break|half[- ]term))?\b",
    ),
    ("term", rf"(?:{EDGE}){OWN}(?:\w+\s)?(?:half[- ])?term\b|next\s(?:half[- ])?term\b"),
    (
        "span",
        rf"(?:{EDGE}){OWN}(?:(?:academic|school|college|calendar|financial|whole|plan)\s)?year\b",
    ),
    ("span", r"next\s(?:academic\s|school\s|college\s)?year\b|this\stime\snext\syear\b"),
    ("span", rf"(?:{EDGE})?{OWN}(?:{REVIEW})\b"),
    ("phase", rf"(?:{EDGE}){OWN}{PHASE}"),
)
CUE = (
    r"\b(?:by|before|until|till|prior\sto|no\slater\sthan|at\sleast\suntil|ahead\sof|from|to|for|due|due\sby"
    r"|achieved\sby|during|over|throughout|across|through|in|at|on|within|after|upto|up\sto|into)\s+"
)
