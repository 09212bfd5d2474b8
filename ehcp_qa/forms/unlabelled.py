"""Places of a template for provision that no label makes Section F, G or H."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ehcp_qa.forms.asking import Asker
from ehcp_qa.model.plan import CellRole, SectionId
from ehcp_qa.model.template import FormPlace, Part, PartKind
from ehcp_qa.recognise.columns import Holds

PROVISION = (SectionId.F, SectionId.G, SectionId.H1, SectionId.H2, SectionId.H)
NEEDS = (SectionId.B, SectionId.C, SectionId.D)
# Sections under which provision may stand without a label of its own; A's "support" is another.
_MAY_HIDE = frozenset({*NEEDS, SectionId.E})
# Columns of a table of outcomes, where "when" is a date and "what" a step.
_OF_OUTCOMES = frozenset({CellRole.STEPS, CellRole.REVIEW, CellRole.MEASURE, CellRole.BY_WHEN})
_SAYS_PROVISION = "provision"


def unlabelled_places(found: Sequence[tuple[int, Part]], asker: Asker) -> Iterable[FormPlace]:
    """Yield each place for provision under needs or outcomes that no Section F, G or H opens."""
    rows: dict[tuple[int | None, int | None], list[Part]] = {}
    for _, part in found:
        if part.kind is PartKind.COLUMN:
            rows.setdefault((part.table, part.row), []).append(part)
        elif _hides(part.sections) and _is_provision(part, asker):
            yield FormPlace(SectionId.F, part.words, frozenset(), part.table, labelled=False)
    for parts in rows.values():
        # In a row of titles with letters, a title without one belongs to no section.
        lettered = {s for part in parts if len(part.sections) == 1 for s in part.sections}
        side_by_side = len(lettered) > 1
        if not _hides(tuple(lettered) if side_by_side else parts[0].sections):
            continue
        if label := _provision_column(parts):
            yield FormPlace(SectionId.F, label.words, frozenset(), label.table, labelled=False)


def _hides(sections: tuple[SectionId, ...]) -> bool:
    """True where provision would stand among needs or outcomes, with no label that says so."""
    return bool(set(sections) & _MAY_HIDE) and not set(sections) & set(PROVISION)


def _is_provision(part: Part, asker: Asker) -> bool:
    """True for a label or sub-heading that says "provision" and nothing else."""
    if part.kind not in (PartKind.LABEL, PartKind.TITLE):
        return False
    known = asker.known(part.words.text) is Holds.PROVISION
    return known and _SAYS_PROVISION in part.words.text.lower()


def _provision_column(parts: Sequence[Part]) -> Part | None:
    """Return the column of a row of titles that holds provision, if one does."""
    for part in parts:
        named = _SAYS_PROVISION in part.words.text.lower()
        if CellRole.PROVISION in part.holds and named:
            return part
    # "What | By whom | How often" is provision too; who monitors outcomes, and how often, is not.
    roles = {role for part in parts for role in part.holds}
    told = CellRole.BY_WHOM in roles and bool({CellRole.HOW_OFTEN, CellRole.DURATION} & roles)
    if told and not roles & _OF_OUTCOMES:
        return next((part for part in parts if CellRole.PROVISION in part.holds), None)
    return None
