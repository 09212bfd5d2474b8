"""Statements that stand in the plans of many children in the same words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from ehcp_qa.detectors.duplicates import PastedOptions
from ehcp_qa.model.audit import PlanRecord, StatementPrint
from ehcp_qa.workflows.across.levelled import SKETCH, alike
from ehcp_qa.workflows.across.slots import Seen

OpenRecords = Callable[[], Iterator[PlanRecord]]
NAMED = 3  # plans that a finding may name as having the same words
# A sketch in so many pieces: texts that share seven tenths of their pairs of words agree in at
# least one piece in nine cases of ten, and others hardly ever.
_PIECES = 8


@dataclass(slots=True)
class Family:
    """One text as it stands in several plans."""

    sketch: str
    personal: bool
    children: set[int] = field(default_factory=set)
    paths: list[str] = field(default_factory=list)  # the first few


@dataclass(frozen=True, slots=True)
class Copied:
    """A statement of a plan that stands elsewhere: in how many plans, and the first of these."""

    print: StatementPrint
    plans: int
    others: tuple[str, ...]
    near: bool


class Pasted:
    """What was pasted, found in three passes over the records."""

    def __init__(self, records: OpenRecords, options: PastedOptions) -> None:
        self.options = options
        self.families = self._families(records, self._often(records))
        self.pieces = _by_piece(self.families)
        self.near = dict(self._near(records()))

    def _often(self, records: OpenRecords) -> Seen:
        seen = Seen()
        children: set[int] = set()
        for record in records():
            if record.prints:
                children.add(_child(record))
                seen.add({p.exact for p in record.prints})
        self.children = len(children)
        return seen

    def _families(self, records: OpenRecords, seen: Seen) -> dict[str, Family]:
        least, fewest = self.options.least_plans, self.options.fewest_words
        found: dict[str, Family] = {}
        for record in records():
            for own in record.prints:
                if own.words >= fewest and seen.at_least(own.exact, least):
                    family = found.setdefault(own.exact, Family(own.sketch, own.personal))
                    family.children.add(_child(record))
                    if len(family.paths) <= NAMED and record.path not in family.paths:
                        family.paths.append(record.path)
        return {key: family for key, family in found.items() if self._counts(family)}

    def _counts(self, family: Family) -> bool:
        """Say whether so many children have the text, and the template does not explain it."""
        number, given = len(family.children), self.options
        if number < given.least_plans:
            return False
        share = number / self.children
        if share >= given.unless_in_nearly_all:
            return False
        return family.personal or share < given.unless_in_share

    def _near(self, records: Iterable[PlanRecord]) -> Iterator[tuple[str, dict[str, str]]]:
        """Yield for each plan which of its statements are nearly those of a family, if any are."""
        for record in records:
            found = {
                own.statement: key
                for own in record.prints
                if own.words >= self.options.fewest_words
                and own.exact not in self.families
                and (key := self._nearest(own.sketch))
            }
            if found:
                yield record.path, found

    def _nearest(self, sketch: str) -> str:
        """Return the family that a sketch is nearest to, if it is near enough to any."""
        keys: set[str] = set()
        for (start, end), held in self.pieces.items():
            keys.update(held.get(sketch[start:end], ()))
        likest = max(((alike(sketch, self.families[k].sketch), k) for k in keys), default=(0.0, ""))
        return likest[1] if likest[0] >= self.options.likeness else ""

    def of(self, record: PlanRecord) -> Iterator[Copied]:
        """Yield the statements of a plan that were pasted, in reading order."""
        near = self.near.get(record.path, {})
        for own in record.prints:
            key = near.get(own.statement, own.exact)
            family = self.families.get(key)
            if family and own.words >= self.options.fewest_words:
                others = tuple(path for path in family.paths if path != record.path)[:NAMED]
                number = len(family.children - {_child(record)})
                yield Copied(own, number, others, near=key != own.exact)


def _child(record: PlanRecord) -> int:
    """Return a number for the plan's child: two drafts of one plan are no two plans."""
    return int(record.child_print or record.sha256[:16] or "0", 16)


def _by_piece(families: dict[str, Family]) -> dict[tuple[int, int], dict[str, list[str]]]:
    """Return families by each piece of their sketches: where it stands, then what it is."""
    size = SKETCH // _PIECES
    cuts = [(at, at + size) for at in range(0, SKETCH, size)]
    found: dict[tuple[int, int], dict[str, list[str]]] = {cut: {} for cut in cuts}
    for key, family in families.items():
        for start, end in cuts:
            found[start, end].setdefault(family.sketch[start:end], []).append(key)
    return found
