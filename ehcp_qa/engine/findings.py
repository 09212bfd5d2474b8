"""Make findings of matches: the rule's words, the plan's words, and the place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ehcp_qa.engine.blanks import fill
from ehcp_qa.engine.places import Locator
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Finding, Match, Related, RelatedPlace, Severity
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import PlanStage, Statement
from ehcp_qa.model.rule import Rule

# From the mildest, so that of two severities for one case the milder is taken.
_MILDEST_FIRST = (Severity.ADVICE, Severity.WARNING, Severity.ERROR)


@dataclass(frozen=True, slots=True)
class Finder:
    """Makes the findings of one plan at one stage."""

    analysed: AnalysedPlan
    stage: PlanStage
    locator: Locator

    @classmethod
    def of(cls, analysed: AnalysedPlan, stage: PlanStage) -> Finder:
        """Return the maker of findings for this plan."""
        return cls(analysed, stage, Locator.of(analysed.plan))

    def statement_at(self, span: Span) -> str:
        """Return the id of the statement that these words stand in, or nothing."""
        statement = self.locator.statement(Match(span=span))
        return statement.id if statement else ""

    def one_each(self, rule: Rule, matches: Iterable[Match]) -> tuple[Match, ...]:
        """Return one match for each statement, the rest of its matches kept as evidence.

        Each message is filled here, so that a blank which the detector does not fill is the
        rule's crash and not the run's.
        """
        kept: dict[object, Match] = {}
        for match in matches:
            fill(rule.message, self._values(match))
            fill(rule.how_to_fix, self._values(match))
            match = self._with_statement(match)
            key = match.statement or (match.span, match.section, *sorted(match.values.items()))
            if key not in kept:
                kept[key] = match
            elif match.span:
                kept[key] = replace(kept[key], evidence=(*kept[key].evidence, match.span))
        return tuple(kept.values())

    def _with_statement(self, match: Match) -> Match:
        """Return the match with the statement its words stand in, unless it is about a section."""
        statement = None if match.section else self.locator.statement(match)
        return replace(match, statement=statement.id) if statement else match

    def findings(self, rule: Rule, matches: Iterable[Match]) -> Iterator[Finding]:
        """Yield the finding of each match, without its fingerprint."""
        for match in matches:
            section = self.locator.section(match)
            statement = self.locator.statement(match)
            values = self._values(match)
            yield Finding(
                code=rule.code,
                name=rule.name,
                title=rule.title,
                severity=self._severity(rule, match),
                section=section,
                message=" ".join(filter(None, (fill(rule.message, values), match.note))),
                why=rule.why,
                how_to_fix=fill(rule.how_to_fix, values),
                source="; ".join(citation.short for citation in rule.source),
                excerpt=self.locator.words(match.span),
                context=self._context(match, statement),
                place=self.locator.location(match.span, section),
                statement=statement.id if statement else "",
                missing=self._missing(rule, statement),
                related=tuple(self._related(r) for r in match.related),
                evidence=tuple(self.locator.words(span) for span in match.evidence),
                inferred=rule.inferred or match.unsure,
            )

    def _values(self, match: Match) -> dict[str, str]:
        return {**match.values, "match": self.locator.words(match.span)}

    def _severity(self, rule: Rule, match: Match) -> Severity:
        """Return the mildest of what the rule, the stage, the placement and this case give."""
        severity = rule.stage_severity.get(self.stage, rule.severity)
        placed = rule.placement_severity.get(self.analysed.plan.placement, severity)
        return min((severity, placed, match.severity or severity), key=_MILDEST_FIRST.index)

    def _context(self, match: Match, statement: Statement | None) -> str:
        if statement:
            return self.locator.entry(statement) or self.locator.words(statement.span)
        return self.analysed.plan.document.blocks[match.span.block].text if match.span else ""

    def _missing(self, rule: Rule, statement: Statement | None) -> tuple[str, ...]:
        """Return the empty slots of a provision or the unmet facets of an outcome."""
        if statement and rule.group == "PRV" and statement.id in self.analysed.provisions:
            return tuple(slot.value for slot in self.analysed.provisions[statement.id].missing)
        if statement and rule.group == "OUT" and statement.id in self.analysed.outcomes:
            facets = self.analysed.outcomes[statement.id].facets
            return tuple(facet.value for facet, result in facets.items() if not result.met)
        return ()

    def _related(self, related: Related) -> RelatedPlace:
        match = Match(span=related.span)
        place = self.locator.location(related.span, self.locator.section(match))
        return RelatedPlace(related.what, self.locator.words(related.span), place)
