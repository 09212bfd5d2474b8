"""Word lists that rules and analysis share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One named list of terms, in groups; each term stands once, in lower case unless an acronym."""

    name: str
    groups: Mapping[str, tuple[str, ...]]
    meanings: Mapping[str, str] = field(default_factory=dict)

    @property
    def terms(self) -> tuple[str, ...]:
        """Every term of every group, in file order."""
        return tuple(term for group in self.groups.values() for term in group)


@dataclass(frozen=True, slots=True)
class Lexicons:
    """All lexicons of the rule packs in use, by name."""

    by_name: Mapping[str, Lexicon]

    def __getitem__(self, name: str) -> Lexicon:
        return self.by_name[name]
