"""Which section a piece of content belongs to, and what it is there."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from ehcp_qa.model.plan import Area, SectionId
from ehcp_qa.recognise.columns import Holds

NEEDS = (SectionId.B, SectionId.C, SectionId.D)
PROVISION = (SectionId.F, SectionId.G, SectionId.H1, SectionId.H2, SectionId.H)
_OUTCOMES = (SectionId.E,)
_PERSON = (SectionId.A,)
_FAMILY: dict[Holds, tuple[SectionId, ...]] = {
    Holds.NEED: NEEDS,
    Holds.STRENGTH: (*NEEDS, SectionId.A),
    Holds.PROVISION: PROVISION,
    Holds.OUTCOME: _OUTCOMES,
    Holds.AIM: _OUTCOMES,
    Holds.STEPS: _OUTCOMES,
    Holds.VIEW: _PERSON,
    Holds.HISTORY: _PERSON,
    Holds.ASPIRATION: _PERSON,
    Holds.ADVICE: (SectionId.K,),
    Holds.BUDGET: (SectionId.J,),
    Holds.PLACE_NAME: (SectionId.I,),
    Holds.PLACE_TYPE: (SectionId.I,),
}
_BY_AREA: dict[tuple[Holds, Area], SectionId] = {
    (Holds.NEED, Area.HEALTH): SectionId.C,
    (Holds.NEED, Area.SOCIAL_CARE): SectionId.D,
    (Holds.STRENGTH, Area.HEALTH): SectionId.C,
    (Holds.STRENGTH, Area.SOCIAL_CARE): SectionId.D,
    (Holds.PROVISION, Area.HEALTH): SectionId.G,
    (Holds.PROVISION, Area.SOCIAL_CARE): SectionId.H,
}
_USUAL = {
    Holds.NEED: SectionId.B,
    Holds.STRENGTH: SectionId.B,
    Holds.PROVISION: SectionId.F,
    Holds.OUTCOME: SectionId.E,
    Holds.AIM: SectionId.E,
    Holds.STEPS: SectionId.E,
}
SECTION_AREA = {
    SectionId.C: Area.HEALTH,
    SectionId.G: Area.HEALTH,
    SectionId.D: Area.SOCIAL_CARE,
    SectionId.H: Area.SOCIAL_CARE,
    SectionId.H1: Area.SOCIAL_CARE,
    SectionId.H2: Area.SOCIAL_CARE,
}


def section_for(
    holds: Holds | None,
    opened: tuple[SectionId, ...],
    area: Area | None,
    labelled: AbstractSet[SectionId],
) -> tuple[SectionId, bool] | None:
    """Return the section that content belongs to and whether its letter or title said so.

    ``opened`` are the sections that the last heading opened; ``labelled`` those opened anywhere.
    None means that the content stands in no section.
    """
    if holds is None or holds not in _FAMILY:
        own = [section for section in opened if area and SECTION_AREA.get(section) is area]
        return ((own or opened)[0], True) if opened else None
    family = _FAMILY[holds]
    here = [section for section in opened if section in family]
    if len(here) > 1 and (holds, area) in _BY_AREA and _BY_AREA[holds, area] in here:  # type: ignore[index]
        return _BY_AREA[holds, area], True  # type: ignore[index]
    if here:
        return here[0], True
    return _elsewhere(holds, opened, area, labelled)


def _elsewhere(
    holds: Holds,
    opened: tuple[SectionId, ...],
    area: Area | None,
    labelled: AbstractSet[SectionId],
) -> tuple[SectionId, bool] | None:
    """Return where content goes whose own section is not the one that stands open."""
    if holds not in _USUAL:
        if opened:
            return opened[0], True
        return (SectionId.A, False) if _FAMILY[holds] == _PERSON else None
    wanted = _BY_AREA.get((holds, area), _USUAL[holds]) if area else _USUAL[holds]
    if not opened:
        return (wanted, wanted in labelled) if area else None
    if holds is Holds.STRENGTH or opened[0] in {SectionId.A, SectionId.I, SectionId.J, SectionId.K}:
        return opened[0], True
    return (opened[0], True) if wanted in labelled else (wanted, False)
