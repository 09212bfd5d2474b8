"""Facts at the front and at the end that a template has to have a place for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ehcp_qa.detectors.base import Options, detector
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Match
from ehcp_qa.model.plan import SectionId
from ehcp_qa.model.template import Part, Template

# There "name" is a school's or an author's, and "date" a report's.
_OF_OTHERS = frozenset({SectionId.I, SectionId.K})
_SIGNING = frozenset({"officer_name", "signature"})


class FactsOptions(Options, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The facts wanted: what to call each, and the fields that it may be."""

    facts: Mapping[str, tuple[str, ...]]


@detector("fact-without-place", FactsOptions)
def fact_without_place(plan: AnalysedPlan, options: FactsOptions) -> Iterator[Match]:
    """Yield one match for the facts of a front page or sign-off that a template has no place for."""
    if plan.template is None:
        return
    there = {part.field for part in _loose(plan.template)}
    there |= {field.name for field in plan.template.plan.fields}
    missing = [called for called, names in options.facts.items() if not there & set(names)]
    if missing:
        said = " and ".join([", ".join(missing[:-1]), missing[-1]] if missing[1:] else missing)
        yield Match(values={"missing": said})


def _loose(template: Template) -> Iterator[Part]:
    """Yield the parts that ask for a fact, but for those that ask it of a school or an author.

    A sign-off may stand under the last heading there is, which is often Section K's.
    """
    named = [part for part in template.parts if part.field]
    signed = {part.table for part in named if part.field in _SIGNING}
    for part in named:
        beside = part.table in signed  # in the same table, or both in lines of their own
        if beside or part.field in _SIGNING or not set(part.sections) & _OF_OTHERS:
            yield part
