"""One root cause, one finding: what one rule found makes another's finding needless."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ehcp_qa.engine.applies import reads
from ehcp_qa.model.finding import Match
from ehcp_qa.model.plan import SectionId
from ehcp_qa.model.rule import Rule

Found = Mapping[str, Sequence[Match]]


@dataclass(frozen=True, slots=True)
class Suppressed:
    """What is left of the matches, and what went: by statement, or because a section is missing.

    ``covered`` maps a code to the codes that cover some of its findings; ``unfounded`` maps a code
    to the missing section, and the rule that reports it missing, that leave it nothing to stand on.
    """

    kept: dict[str, tuple[Match, ...]]
    covered: dict[str, tuple[str, ...]]
    unfounded: dict[str, tuple[SectionId, str]]


def suppress(rules: Sequence[Rule], found: Found) -> Suppressed:
    """Return the matches that remain when ``suppresses`` of every rule has had its say.

    A rule's match on a statement takes away the matches of the rules it suppresses on that
    statement. A match about a whole section takes away all of theirs, if they read that section.
    """
    unfounded = _unfounded(rules, found)
    kept: dict[str, tuple[Match, ...]] = {}
    covered: dict[str, tuple[str, ...]] = {}
    for rule in rules:
        matches = () if rule.code in unfounded else tuple(found.get(rule.code, ()))
        by = {m.statement: _covers(rule, m, rules, found) for m in matches if m.statement}
        kept[rule.code] = tuple(m for m in matches if not by.get(m.statement))
        if codes := tuple(sorted({code for codes in by.values() for code in codes})):
            covered[rule.code] = codes
    return Suppressed(kept, covered, unfounded)


def _covers(rule: Rule, match: Match, rules: Sequence[Rule], found: Found) -> tuple[str, ...]:
    """Return the codes of the rules that found more on the same statement, and suppress this."""
    return tuple(
        other.code
        for other in rules
        if _names(other, rule)
        and any(m.statement == match.statement for m in found.get(other.code, ()))
    )


def _unfounded(rules: Sequence[Rule], found: Found) -> dict[str, tuple[SectionId, str]]:
    """Return the rules that read a section which another rule, suppressing them, finds missing."""
    gone: dict[str, tuple[SectionId, str]] = {}
    for other in (rule for rule in rules if rule.suppresses):
        for match in found.get(other.code, ()):
            if match.statement or not match.section:
                continue
            for rule in rules:
                if _names(other, rule) and match.section in reads(rule):
                    gone.setdefault(rule.code, (match.section, other.code))
    return gone


def _names(other: Rule, rule: Rule) -> bool:
    """True when ``other`` suppresses ``rule`` by its code or its family."""
    return other is not rule and bool({rule.code, rule.group} & set(other.suppresses))
