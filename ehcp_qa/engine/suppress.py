"""One root cause, one finding: what one rule found makes another's finding needless."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ehcp_qa.engine.applies import rests_on
from ehcp_qa.model.finding import Match
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import SectionId
from ehcp_qa.model.rule import Rule

Found = Mapping[str, Sequence[Match]]
StatementAt = Callable[[Span], str]


@dataclass(frozen=True, slots=True)
class Suppressed:
    """What is left of the matches, and what went: by statement, or because a section is missing.

    ``covered`` maps a code to the codes that cover some of its findings; ``unfounded`` maps a code
    to the missing section, and the rule that reports it missing, that leave it nothing to stand on.
    """

    kept: dict[str, tuple[Match, ...]]
    covered: dict[str, tuple[str, ...]]
    unfounded: dict[str, tuple[SectionId, str]]


def suppress(rules: Sequence[Rule], found: Found, statement_at: StatementAt) -> Suppressed:
    """Return the matches that remain when ``suppresses`` of every rule has had its say.

    A rule's match takes away the matches, of the rules that it suppresses, on the statements that
    it speaks of. A match about a missing section takes away all of theirs, if they rest on it.
    """
    unfounded = _unfounded(rules, found)
    spoken_of = {
        rule.code: {
            statement for m in found.get(rule.code, ()) for statement in _of(m, statement_at)
        }
        for rule in rules
    }
    kept: dict[str, tuple[Match, ...]] = {}
    covered: dict[str, tuple[str, ...]] = {}
    for rule in rules:
        matches = () if rule.code in unfounded else tuple(found.get(rule.code, ()))
        by = {m.statement: _covers(rule, m.statement, rules, spoken_of) for m in matches}
        kept[rule.code] = tuple(m for m in matches if not by[m.statement])
        if codes := tuple(sorted({code for codes in by.values() for code in codes})):
            covered[rule.code] = codes
    return Suppressed(kept, covered, unfounded)


def _of(match: Match, statement_at: StatementAt) -> Iterator[str]:
    """Yield the statements that a match speaks of: its own, and those of its words and evidence."""
    yield match.statement
    spans = (match.span, *match.evidence) if match.span else match.evidence
    yield from (statement_at(span) for span in spans)


def _covers(
    rule: Rule, statement: str, rules: Sequence[Rule], spoken_of: Mapping[str, set[str]]
) -> tuple[str, ...]:
    """Return the codes of the rules that suppress this one and speak of the same statement."""
    if not statement:
        return ()
    return tuple(o.code for o in rules if _names(o, rule) and statement in spoken_of[o.code])


def _unfounded(rules: Sequence[Rule], found: Found) -> dict[str, tuple[SectionId, str]]:
    """Return the rules that rest on a section which another rule, suppressing them, finds missing.

    A match about a section as a whole names the section and no statement.
    """
    gone: dict[str, tuple[SectionId, str]] = {}
    for other in (rule for rule in rules if rule.suppresses):
        for match in found.get(other.code, ()):
            section = None if match.statement else match.section
            for rule in rules if section else ():
                if section and _names(other, rule) and section in rests_on(rule):
                    gone.setdefault(rule.code, (section, other.code))
    return gone


def _names(other: Rule, rule: Rule) -> bool:
    """True when ``other`` suppresses ``rule`` by its code or its family."""
    named = rule.code in other.suppresses or rule.group in other.suppresses
    return named and other is not rule
