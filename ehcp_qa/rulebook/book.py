"""The rules in use, with all that they share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.pack import PackSettings
from ehcp_qa.model.report import PackStamp
from ehcp_qa.model.rule import Citation, Rule


@dataclass(frozen=True, slots=True)
class RuleBook:
    """Every rule of the packs in use, in order of code, with lexicons, settings and citations.

    ``others`` are rules of the packs that were not loaded, since they read something else than what
    is to be read: what each reads, by its code.
    """

    rules: tuple[Rule, ...]
    lexicons: Lexicons
    settings: PackSettings
    citations: Mapping[str, Citation]
    stamps: tuple[PackStamp, ...]
    others: Mapping[str, str] = field(default_factory=dict)

    @property
    def codes(self) -> tuple[str, ...]:
        """The code of every rule of the packs, loaded or not."""
        return tuple(sorted([*(rule.code for rule in self.rules), *self.others]))

    def reading(self, what: str) -> tuple[Rule, ...]:
        """Return the rules that read a plan, many plans or a template: one of ``READS``."""
        return tuple(rule for rule in self.rules if rule.is_for(what))

    def rule(self, code: str) -> Rule | None:
        """Return the rule with this code, whatever its case, or None."""
        wanted = code.upper()
        return next((rule for rule in self.rules if rule.code == wanted), None)
