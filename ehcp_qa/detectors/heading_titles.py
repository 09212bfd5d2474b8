"""Section headings whose title is another section's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ehcp_qa.detectors.base import Options, detector
from ehcp_qa.law.sections import SECTIONS
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Match
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import SectionId
from ehcp_qa.nlp.plain import plain

_H = (SectionId.H1, SectionId.H2, SectionId.H)
# The words of regulation 12 that belong to one section and no other.
_OWN: Mapping[SectionId, str] = {
    SectionId.A: r"aspirations|views(?:,| and) interests|all about me",
    SectionId.B: r"special educational needs(?! provision)|\bSEN\b(?! provision)",
    SectionId.C: r"(?:health(?: ?care)?|medical) needs",
    SectionId.D: r"(?:social )?care needs(?<!health care needs)",
    SectionId.E: r"outcomes",
    SectionId.F: r"(?:special )?education(?:al)? provision",
    SectionId.G: r"health(?: ?care)? provision",
    SectionId.H: r"social care provision",
    SectionId.I: r"placement|name and type of (?:the )?(?:school|setting|institution)",
    SectionId.J: r"personal budget|direct payments?",
    SectionId.K: r"advice and information|appendices",
}
_PATTERNS = {key: re.compile(words, re.IGNORECASE) for key, words in _OWN.items()}
# Enough to show that a title is F's own, though G and H are provision as well.
_PLAINLY_OWN = {SectionId.F: re.compile(r"(?<!health )(?<!care )provision", re.IGNORECASE)}
# "Health needs which relate to the special educational needs" names the second only in passing.
_ASIDE = re.compile(
    r"\b(?:which|that|relat\w+ to|resulting in|as a result of|arising from|reasonably required)\b.*\Z|"
    r"\(.*?\)",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST = 25  # words; what is longer is no title


@detector("heading-mismatch", Options)
def heading_mismatch(plan: AnalysedPlan, _: Options) -> Iterator[Match]:
    """Yield each lettered heading whose title names another section's matter and not its own."""
    opened: dict[Span, set[SectionId]] = {}
    headings = [h for section in plan.plan.sections.values() for h in section.headings]
    for heading in headings:
        opened.setdefault(heading.words.span, set()).add(_whole(heading.section))
    seen: set[Span] = set()
    for heading in sorted(headings, key=lambda h: h.words.span):
        span = heading.words.span
        if heading.how == "title" or span in seen or not heading.title:
            continue
        seen.add(span)
        other = _other(heading.title, opened[span])
        if other is not None:
            yield Match(
                span=span,
                section=heading.section,
                values={
                    "letter": heading.section.value,
                    "own": SECTIONS[heading.section].within,
                    "other": other.value,
                    "named": SECTIONS[other].within,
                },
            )


def _other(title: str, own: set[SectionId]) -> SectionId | None:
    """Return the one section that a title names when it names none of its own."""
    flat = " ".join(plain(title).split())
    core = _ASIDE.sub(" ", flat)
    own_words = [p[key] for key in sorted(own) for p in (_PATTERNS, _PLAINLY_OWN) if key in p]
    if len(flat.split()) > _LONGEST or any(pattern.search(flat) for pattern in own_words):
        return None
    named = [key for key, pattern in _PATTERNS.items() if pattern.search(core)]
    return named[0] if len(named) == 1 else None


def _whole(section: SectionId) -> SectionId:
    """Return H for its parts, whose titles need not tell them apart."""
    return SectionId.H if section in _H else section
