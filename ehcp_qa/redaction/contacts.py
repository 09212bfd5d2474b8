"""Numbers, addresses of mail and pages, and postcodes: what identifies somebody by its form alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_qa.law.identifiers import nhs_number_fault
from ehcp_qa.redaction.edits import Edit

PHONE = "[phone number]"
NHS = "[NHS number]"
UPN = "[UPN]"
NUMBER = "[identifying number]"
_LABEL = (
    r"(?:case|file|client|patient|hospital|person|pupil|student|learner|candidate|passport|social care|"
    r"mosaic|liquid ?logic|capita|synergy|system|unique|national insurance|ni|uln|uci|upn|nhs|ehcp?|sen|"
    r"send|lcs|id|ref(?:erence)?|our|your)"
)
_NOUN = r"(?:numbers?|no|id|ref(?:erence)?|code)"
_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("[email address]", re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")),
    (
        "[web address]",
        re.compile(
            r"(?i)\b(?:https?://|www\.)[^\s<>\")\]]*[^\s<>\")\].,;:]|"
            r"\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:sch\.uk|gov\.uk|nhs\.uk|ac\.uk|co\.uk|org\.uk|com|org|net|info)\b"
            r"(?:/[^\s<>\")\]]*[^\s<>\")\].,;:])?"
        ),
    ),
    (
        "[postcode]",
        re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"),
    ),
    (UPN, re.compile(r"\b[A-Z] ?\d{3} ?\d{4} ?\d{2} ?\d{2}[\dA-Z]\b|\b[A-Z]\d{11}[\dA-Z]\b")),
    ("[National Insurance number]", re.compile(r"\b[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b")),
    (
        PHONE,
        re.compile(r"(?<![\w+])(?:\+44 ?(?:\(0\))?|\(0|0)[\d)(](?:[ -]?[\d)(]){7,11}(?![\w])"),
    ),
    (NUMBER, re.compile(r"(?<![\w.£])\d{3}[ -]\d{3}[ -]\d{4}(?!\w)|(?<![\w.£,])\d{6,}(?!\w)")),
    # "SEN/2026/00418", "LCS-0045127", "MOS881204": letters and figures, at least four of them
    (NUMBER, re.compile(r"\b[A-Z]{2,6}[-/ ]?(?:\d{2,4}[-/])?\d{4,}\b")),
)
# What a label calls a number is one, however short: "case number 33109", "ref: 14/B/77".
_LABELLED = re.compile(
    rf"(?i)\b{_LABEL}(?: (?:care|record|file|case|pupil|learner))*(?: {_NOUN})?(?:\.|:| is| was)*[ :#]*"
    r"(?P<number>(?=[\w/-]*\d[\w/-]*\d)[A-Z0-9][\w/-]{3,})"
)
_CALLED_SO = re.compile(r"(?i)\b(?:numbers?|no|id|ref(?:erence)?|uln|uci|upn|nhs)\b")
_YEARS = re.compile(r"(?:19|20)\d\d(?:[/-]\d{2,4})?\Z")
_DATE_BEFORE = re.compile(r"\d{1,2}[./-]\Z")


def contacts(text: str) -> Iterator[Edit]:
    """Yield each number, address of mail or page and postcode of a plain text."""
    for called, form in _FORMS:
        for found in form.finditer(text):
            if not _is_date(text, found):
                yield Edit(found.start(), found.end(), _name(called, found.group()))
    for found in _LABELLED.finditer(text):
        label = text[found.start() : found.start("number")]
        if _CALLED_SO.search(label) and not _YEARS.match(found["number"]):
            yield Edit(found.start("number"), found.end("number"), NUMBER)


def _name(called: str, words: str) -> str:
    """Return what to put in place of a number: an NHS number is told by its check digit."""
    if called is NUMBER and not nhs_number_fault(words):
        return NHS
    return called


def _is_date(text: str, found: re.Match[str]) -> bool:
    return bool(_DATE_BEFORE.search(text[: found.start()]))
