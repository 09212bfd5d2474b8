"""One way of speaking of autism throughout."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_qa.detectors.base import SectionOptions, detector
from ehcp_qa.detectors.language.told import own_sentences
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Match, Related
from ehcp_qa.model.location import Span
from ehcp_qa.nlp.quotations import is_quoted

_PERSON = r"(?:child(?:ren)?|boy|girl|pupils?|students?|learners?|people|person|adults?|man|woman|teenager)"
_IDENTITY = re.compile(
    rf"\bautistic (?:young )?{_PERSON}\b|\b(?:is|am|was|were|being|are|as|I'm|I’m) (?:an? )?autistic\b",
    re.I,
)
_PERSON_FIRST = re.compile(
    rf"\b(?:{_PERSON}|[A-Z][a-z]+) (?:who has|with) (?:autism|ASD|ASC)\b(?! (?:team|outreach|service|"
    r"specialist|advis|support|lead|base|unit|spectrum disorder assess))|\b(?:has|have|having) (?:autism|"
    r"ASD|ASC)\b"
)
# A diagnosis keeps the words in which it was made, and so does what somebody reports.
_DIAGNOSIS = re.compile(r"\bdiagnos\w+|\breport\w*\b|\baccording to\b", re.IGNORECASE)


@detector("autism-wording-mixed", SectionOptions)
def autism_wording_mixed(plan: AnalysedPlan, options: SectionOptions) -> Iterator[Match]:
    """Yield once when a plan says both "autistic" and "with autism" of its child, at the rarer one."""
    identity: list[Span] = []
    person_first: list[Span] = []
    for sentence in own_sentences(plan.plan, *options.sections):
        if _DIAGNOSIS.search(sentence.text):
            continue
        for pattern, into in ((_IDENTITY, identity), (_PERSON_FIRST, person_first)):
            for found in pattern.finditer(sentence.text):
                if not is_quoted(sentence.statement.text, sentence.start + found.start()):
                    into.append(sentence.span(*found.span()))
    if identity and person_first:
        rarer, other = sorted((person_first, identity), key=len)
        block = plan.plan.document.blocks[other[0].block]
        yield Match(
            span=rarer[0],
            values={"other": block.text[other[0].start : other[0].end]},
            related=(Related(other[0], "elsewhere"),),
        )
