"""What every detector is: a name, its options, and a function from a plan to matches."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any, TypeVar

import msgspec

from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Match
from ehcp_qa.model.plan import SectionId

LANGUAGE_MODEL = "language model"


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Base of the options that a rule page may set for its detector."""

    @property
    def reads(self) -> frozenset[SectionId]:
        """The sections that the check reads; empty when it looks at the whole document.

        When none of them holds anything to check, the check does not apply.
        """
        return frozenset()

    @property
    def rests_on(self) -> frozenset[SectionId]:
        """The sections without which it has nothing to say; those it reads, unless it says more.

        A rule that reports one of them missing may suppress this check as a whole.
        """
        return self.reads


class SectionOptions(Options, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Options of a detector that reads the statements of the sections that its rule names."""

    sections: tuple[SectionId, ...]

    @property
    def reads(self) -> frozenset[SectionId]:
        """The sections named."""
        return frozenset(self.sections)


O = TypeVar("O", bound=Options)  # noqa: E741 - the options type of one detector
Detect = Callable[[AnalysedPlan, O], Iterable[Match]]


@dataclass(frozen=True, slots=True)
class Detector:
    """A verb that rule pages name; ``needs`` lists what must be there for it to run."""

    name: str
    options: type[Options]
    detect: Callable[[AnalysedPlan, Any], Iterable[Match]]
    needs: tuple[str, ...] = ()

    @property
    def doc(self) -> str:
        """The first line of the detector's docstring: what it yields."""
        return (self.detect.__doc__ or "").strip().split("\n", 1)[0]


class Registry(dict[str, Detector]):
    """Detectors by name; the module of one that is expected is imported when it is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self._expected: dict[str, str] = {}

    def expect(self, modules: Mapping[str, str]) -> None:
        """Say in which module of this package each name is registered."""
        self._expected.update(modules)

    def __missing__(self, name: str) -> Detector:
        """Return the detector after importing its module, or raise KeyError."""
        if name not in self._expected:
            raise KeyError(name)
        import_module(f"ehcp_qa.detectors.{self._expected[name]}")
        return super().__getitem__(name)

    def get(self, name: str, default: Any = None) -> Any:
        """Return the detector of this name, or the default where there is none."""
        if name not in self:
            return default
        return self[name]

    def __contains__(self, name: object) -> bool:
        """Say whether there is a detector of this name, imported or not."""
        return super().__contains__(name) or name in self._expected

    def __iter__(self) -> Iterator[str]:
        """Return every name, imported or not."""
        return iter(dict.fromkeys([*super().__iter__(), *self._expected]))

    def __len__(self) -> int:
        """Return how many names there are, imported or not."""
        return len({*super().__iter__(), *self._expected})


DETECTORS = Registry()


def detector(
    name: str, options: type[O], *, needs: tuple[str, ...] = ()
) -> Callable[[Detect[O]], Detect[O]]:
    """Return a decorator that puts a function into ``DETECTORS`` under ``name``."""

    def register(detect: Detect[O]) -> Detect[O]:
        if dict.__contains__(DETECTORS, name):
            raise ValueError(f"two detectors are called {name}")
        DETECTORS[name] = Detector(name, options, detect, needs)
        return detect

    return register
