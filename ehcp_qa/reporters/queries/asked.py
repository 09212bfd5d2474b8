"""What is asked of whom: the questions, and the letters that they stand in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ehcp_qa.model.analysed import ProvisionAnalysis
from ehcp_qa.model.finding import Finding
from ehcp_qa.reporters import wording
from ehcp_qa.reporters.text import clean

# How every message ends that leaves blanks of its own; one that was cut short does not match.
_LEFT_BLANK = re.compile(rf"Left blank: ([^_]+ {wording.BLANK}(?: · [^_]+ {wording.BLANK})*)\.")


@dataclass(frozen=True, slots=True)
class Question:
    """One recommendation quoted, the words in it that leave something open, and blanks to fill.

    ``suggested_by`` is what suggests the adviser where the plan's words do not tell.
    """

    place: str
    quoted: str
    blanks: str
    loose: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    lead_in: str = ""
    suggested_by: str = ""


@dataclass(frozen=True, slots=True)
class Adviser:
    """Whom to ask: a role as it is addressed, and the name and date of the advice where K has them.

    ``known`` is false where the plan's words do not tell whose recommendation it is.
    """

    role: str
    name: str = ""
    dated: str = ""
    known: bool = True


@dataclass(frozen=True, slots=True)
class Letter:
    """All that is asked of one adviser, in reading order."""

    adviser: Adviser
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Queries:
    """The letters about one plan; ``child`` is the name as the plan gives it, or empty."""

    child: str
    letters: tuple[Letter, ...]


def question(
    provision: ProvisionAnalysis, findings: Sequence[Finding], suggested_by: str = ""
) -> Question:
    """Return what to ask about a provision, from the findings about it (one at least)."""
    text, lead_in = clean(provision.statement.text), provision.statement.lead_in
    said = dict.fromkeys(clean(finding.excerpt) for finding in findings)
    loose = tuple(words for words in said if words in text and words != text)
    beside = tuple(wording.elsewhere(findings))
    return Question(
        place=clean(findings[0].place.words),
        quoted=text,
        blanks=_blanks(provision, findings),
        loose=loose,
        beside=beside,
        lead_in=clean(lead_in.text) if lead_in else "",
        suggested_by=clean(suggested_by),
    )


def _blanks(provision: ProvisionAnalysis, findings: Sequence[Finding]) -> str:
    """Return what is missing or only loosely said as blanks; else a blank for what is meant.

    A message asks in the words of its kind of provision ("how many hours"), which come first.
    """
    said = [blank for finding in findings for blank in _said(finding)]
    missing = [_blank(slot) for finding in findings for slot in finding.missing]
    named = dict.fromkeys([*(said or missing), *(_blank(slot) for slot in provision.loose)])
    return " · ".join(named) or f"what exactly is meant {wording.BLANK}"


def _said(finding: Finding) -> list[str]:
    """Return the blanks that a finding's message leaves, where it leaves any."""
    left = _LEFT_BLANK.search(clean(finding.message))
    return left[1].split(" · ") if left else []


def _blank(slot: str) -> str:
    return f"{wording.BLANKS.get(slot, slot)} {wording.BLANK}"
