"""Examples of rules that compare plans: several tiny plans one after another.

``<!-- next plan -->`` begins another plan. ``<!-- copies for other children: 5 -->`` stands for so
many plans with the same words for other children, ``<!-- other plans: 4 -->`` for so many that have
none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.audit import PlanRecord, PlanState, StatementPrint
from ehcp_qa.model.finding import Finding, Location
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.rule import Example, Rule
from ehcp_qa.workflows.across.levelled import name_print
from ehcp_qa.workflows.across.prints import child_print, people_prints, statement_prints
from ehcp_qa.workflows.across.records import across

if TYPE_CHECKING:
    from ehcp_qa.nlp.pipeline import Pipeline

_NEXT = re.compile(r"^<!-- next plan -->\n", re.MULTILINE)
_COPIES = re.compile(r"<!-- copies for other children: (\d+) -->")
_OTHERS = re.compile(r"<!-- other plans: (\d+) -->")


@dataclass(frozen=True, slots=True)
class _Tiny:
    """One plan of an example: its record, what it was made from, its first line, its copies."""

    record: PlanRecord
    analysed: AnalysedPlan
    line: int
    copies: int


def example_findings(
    example: Example, rule: Rule, lexicons: Lexicons, pipeline: Pipeline | None
) -> tuple[Finding, ...]:
    """Return what the rule finds in the plans that the example writes out."""
    plans = tuple(_plans(example, lexicons, pipeline))
    records = [plan.record for plan in plans]
    records += [copy for plan in plans for copy in _copies(plan)]
    records += [_other(at) for at in range(_number(_OTHERS, example.plan))]
    opened = across(lambda: iter(records), [rule])
    found = {record.path: record for record in opened()}
    return tuple(
        finding for plan in plans for finding in _findings(plan, found[plan.record.path], rule)
    )


def _plans(example: Example, lexicons: Lexicons, pipeline: Pipeline | None) -> Iterator[_Tiny]:
    from ehcp_qa.analyse import analyse
    from ehcp_qa.readers.plaintext import read_text
    from ehcp_qa.recognise import recognise

    line = 0
    for at, text in enumerate(_NEXT.split(example.plan)):
        document = read_text(_OTHERS.sub("", _COPIES.sub("", text)), name=f"plan-{at}.md")
        plan = recognise(document, lexicons, stage=example.stage)
        analysed = analyse(plan, lexicons, pipeline)
        yield _Tiny(_record(at, analysed), analysed, line, _number(_COPIES, text))
        line += text.count("\n") + 1


def _record(at: int, analysed: AnalysedPlan) -> PlanRecord:
    return PlanRecord(
        path=f"plan-{at}.md",
        sha256=name_print("plan", str(at)),
        size=0,
        state=PlanState.CHECKED,
        prints=statement_prints(analysed),
        child_print=child_print(analysed.plan.child),
        people=people_prints(analysed),
    )


def _copies(plan: _Tiny) -> Iterator[PlanRecord]:
    """Yield the same plan for other children: its prints are without the child as they are."""
    own = plan.record
    for at in range(plan.copies):
        path = f"copy-{at}-of-{own.path}"
        yield replace(own, path=path, child_print=name_print("copy", path), people=())


def _other(at: int) -> PlanRecord:
    """Return a plan that shares nothing with any."""
    name = name_print("other", str(at))
    own = StatementPrint("F", "F-1", exact=name, words=20, sketch=name + name)
    return PlanRecord(f"other-{at}.md", name, 0, PlanState.CHECKED, prints=(own,), child_print=name)


def _findings(plan: _Tiny, record: PlanRecord, rule: Rule) -> Iterator[Finding]:
    """Yield the findings of a plan with the words that stand at their places."""
    words = {own.place: own.statement for own in plan.record.prints}
    statements = {s.id: s for s in plan.analysed.plan.statements()}
    for found in record.findings:
        statement = statements[words[found.place]]
        block = plan.analysed.plan.document.blocks[statement.span.block]
        yield Finding(
            code=found.code,
            name=rule.name,
            title=found.title,
            severity=rule.severity,
            section=statement.section,
            message=found.message,
            why=rule.why,
            how_to_fix=rule.how_to_fix,
            source="",
            excerpt=statement.text,
            context=statement.text,
            place=Location(
                statement.section,
                statement.span,
                found.place,
                line=plan.line + (block.place.line or 0),
            ),
            fingerprint=found.fingerprint,
        )


def _number(pattern: re.Pattern[str], text: str) -> int:
    return sum(map(int, pattern.findall(text)))
