"""Plans and sections that are too long to use."""

from __future__ import annotations

from collections.abc import Iterator

from ehcp_qa.detectors.base import Options, detector
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Match
from ehcp_qa.model.plan import Plan, Section, SectionId
from ehcp_qa.nlp.reading_age import word_count


class LengthOptions(Options, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The most pages and words of a plan without its advice, and the most words of one section."""

    most_pages: int
    most_words: int
    most_section_words: int


@detector("too-long", LengthOptions)
def too_long(plan: AnalysedPlan, options: LengthOptions) -> Iterator[Match]:
    """Yield a plan of too many words or pages once, and each section that is too long by itself."""
    counts = {
        key: _words(plan.plan, section)
        for key, section in plan.plan.sections.items()
        if key is not SectionId.K
    }
    words, pages = sum(counts.values()), plan.plan.document.pages or 0
    if words > options.most_words:
        yield Match(values={"what": "The plan", "length": f"{words:,} words"})
    elif pages > options.most_pages:
        yield Match(values={"what": "The file", "length": f"{pages} pages"})
    for key, count in counts.items():
        if count > options.most_section_words:
            heading = next(iter(plan.plan.sections[key].headings), None)
            yield Match(
                span=heading.words.span if heading else None,
                section=key,
                values={"what": f"Section {key}", "length": f"{count:,} words"},
            )


def _words(plan: Plan, section: Section) -> int:
    """Return the words of a section's blocks, each block counted once."""
    blocks = {i for first, last in section.stretches for i in range(first, last + 1)}
    return sum(word_count(plan.document.blocks[index].text) for index in sorted(blocks))
