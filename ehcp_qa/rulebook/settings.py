"""The settings of several packs made into one: what a later pack gives replaces."""

from __future__ import annotations

from collections.abc import Sequence

from ehcp_qa.errors import InvalidRule
from ehcp_qa.model.pack import DimensionSetting, GradeFloors, PackSettings
from ehcp_qa.rulebook.schema import GradesForm, PackForm


def merge_settings(forms: Sequence[PackForm]) -> PackSettings:
    """Return the settings in force; raise InvalidRule when no pack gives one that is needed."""
    merged = PackForm(name="", version="")
    fields = PackForm.__struct_fields__
    for form in forms:
        given = {name: getattr(form, name) for name in fields if getattr(form, name)}
        merged = PackForm(**{**{name: getattr(merged, name) for name in fields}, **given})
    if not (merged.valid_from and merged.overall_grades and merged.section_grades):
        raise InvalidRule("pack.yaml: no pack gives valid_from, overall_grades and section_grades")
    if not (merged.dimensions and merged.cap_on_error):
        raise InvalidRule("pack.yaml: no pack gives dimensions and cap_on_error")
    return PackSettings(
        name=forms[0].name,
        version=forms[0].version,
        regime=merged.regime,
        valid_from=merged.valid_from,
        valid_to=merged.valid_to,
        dimensions=tuple(
            DimensionSetting(key, d.name, tuple(d.groups), d.weight)
            for key, d in merged.dimensions.items()
        ),
        overall=_floors(merged.overall_grades),
        section=_floors(merged.section_grades),
        cap_on_error=merged.cap_on_error,
        jurisdiction=merged.jurisdiction,
        profiles={name: said.strip() for form in forms for name, said in form.profiles.items()},
    )


def _floors(form: GradesForm) -> GradeFloors:
    return GradeFloors(form.outstanding, form.good, form.requires_improvement)
