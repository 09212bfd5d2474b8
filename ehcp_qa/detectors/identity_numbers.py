"""NHS numbers and unique pupil numbers that cannot be right."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from ehcp_qa.detectors.base import Options, detector
from ehcp_qa.law.identifiers import nhs_number_fault, upn_fault
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Match

_CHECKS: Mapping[str, Callable[[str], str]] = {"nhs_number": nhs_number_fault, "upn": upn_fault}
_CALLED = {"nhs_number": "NHS number", "upn": "unique pupil number"}
_FEWEST_DIGITS = 5  # fewer are no number that somebody meant to give
_NUMBER = re.compile(r"[A-Za-z]?\d[\d\s-]*\d[A-Za-z]?(?![A-Za-z])")
_HIDDEN = re.compile(r"[Xx*#•]{2,}|\.{3}|…")


@detector("number-malformed", Options)
def number_malformed(plan: AnalysedPlan, _: Options) -> Iterable[Match]:
    """Yield each NHS number or unique pupil number with the wrong length or a failed check."""
    for item in plan.plan.fields:
        check = _CHECKS.get(item.name)
        text = item.value.text
        given = _NUMBER.search(text)
        if check is None or given is None or _HIDDEN.search(text):
            continue
        if sum(c.isdigit() for c in given.group()) < _FEWEST_DIGITS:
            continue
        if fault := check(given.group()):
            yield Match(span=item.value.span, values={"fault": fault, "what": _CALLED[item.name]})
