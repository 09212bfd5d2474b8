"""What a template asks a writer for where provision, outcomes and advice are written."""

from __future__ import annotations

from collections.abc import Iterator

from ehcp_qa.detectors.base import Options, detector
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Match, Severity
from ehcp_qa.model.plan import SectionId
from ehcp_qa.model.template import Ask, FormPlace


class AskedOptions(Options, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The sections, what must be asked for where they are written, and what matters less.

    ``once`` asks it of one place of the section only, where others may be there for other things.
    """

    sections: tuple[SectionId, ...]
    asks: tuple[Ask, ...]
    mildly: tuple[Ask, ...] = ()
    once: bool = False


@detector("not-asked-for", AskedOptions)
def not_asked_for(plan: AnalysedPlan, options: AskedOptions) -> Iterator[Match]:
    """Yield for each section the first place of a template where something needed is not asked for."""
    if plan.template is None:
        return
    for section in options.sections:
        places = [place for place in plan.template.places_of(section) if place.labelled]
        lacking = [place for place in places if _missing(place, options)]
        if not lacking or (options.once and len(lacking) < len(places)):
            continue
        worst = min(lacking, key=lambda p: (-len(_missing(p, options)), p.label.span))
        yield _match(section, worst, lacking, options)


def _match(
    section: SectionId, worst: FormPlace, lacking: list[FormPlace], options: AskedOptions
) -> Match:
    missing = _missing(worst, options)
    said = [ask.value for ask in missing]
    return Match(
        span=worst.label.span,
        section=section,
        values={
            "letter": section.value,
            "missing": " or ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said),
            "places": "1 place" if len(lacking) == 1 else f"{len(lacking)} places",
        },
        evidence=tuple(p.label.span for p in lacking if p is not worst),
        severity=Severity.ADVICE if set(missing) <= set(options.mildly) else None,
    )


def _missing(place: FormPlace, options: AskedOptions) -> tuple[Ask, ...]:
    return tuple(ask for ask in options.asks if ask not in place.asks)
