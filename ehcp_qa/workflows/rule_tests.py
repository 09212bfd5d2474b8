"""Run the examples on rule pages: each is a tiny plan that a rule must flag or leave alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import msgspec

from ehcp_qa.engine import run_rules
from ehcp_qa.engine.run import Result
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Finding
from ehcp_qa.model.report import Outcome
from ehcp_qa.model.rule import BATCH, TEMPLATE, Example, Rule
from ehcp_qa.rulebook.book import RuleBook

if TYPE_CHECKING:
    from ehcp_qa.nlp.pipeline import Pipeline

GUARD = "unless"  # how the options that excuse a finding are named, in every detector
_FORM = re.compile(r"\[([^\[\]]+)\]\((?:guidance|control:[^()]*|choice:[^()]*)\)")
_MARKUP = re.compile(r"\*+|<br\s*/?>|\\(?=\W)")


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """One example run: ``id`` is like PRV-15-flags-1, ``problems`` is empty when it held.

    ``todo`` marks a known miss, which is not counted as a failure and must not hold yet.
    """

    code: str
    id: str
    problems: tuple[str, ...]
    todo: bool = False

    @property
    def held(self) -> bool:
        """True when the rule did what its page says."""
        return bool(self.problems) == self.todo


@dataclass(frozen=True, slots=True)
class _Expected:
    """Words that must be found, by the line of the example that they stand on."""

    line: int
    words: str


def run_examples(
    rulebook: RuleBook, codes: Sequence[str] = (), *, pipeline: Pipeline | None = None
) -> tuple[ExampleResult, ...]:
    """Return the result of every example of the rules whose code begins with one of ``codes``."""
    wanted = tuple(code.upper() for code in codes) or ("",)
    return tuple(
        run_example(rulebook, rule, example, name, pipeline)
        for rule in rulebook.rules
        if rule.code.startswith(wanted)
        for name, example in named_examples(rule)
    )


def named_examples(rule: Rule) -> Iterator[tuple[str, Example]]:
    """Yield the rule's examples with their names, such as PRV-15-flags-1."""
    count = {"flags": 0, "passes": 0}
    for example in rule.examples:
        count[example.kind] += 1
        yield f"{rule.code}-{example.kind}-{count[example.kind]}", example


def run_example(
    rulebook: RuleBook, rule: Rule, example: Example, name: str, pipeline: Pipeline | None
) -> ExampleResult:
    """Return whether the rule finds in this plan exactly what the example marks."""
    findings, stopped = _run(rulebook, rule, example, pipeline)
    problems = (stopped,) if stopped else tuple(_differences(example, findings))
    return ExampleResult(rule.code, name, problems, example.todo)


def unnoticed_guards(rulebook: RuleBook, rule: Rule, pipeline: Pipeline | None) -> tuple[str, ...]:
    """Return the rule's guards that no passing example would miss if they were taken away."""
    passing = [example for example in rule.examples if example.kind == "passes"]
    return tuple(
        guard
        for guard, bare in _without_each_guard(rule)
        if not any(_run(rulebook, bare, example, pipeline)[0] for example in passing)
    )


def _without_each_guard(rule: Rule) -> Iterator[tuple[str, Rule]]:
    if not isinstance(rule.options, msgspec.Struct):
        return
    for option in msgspec.structs.fields(rule.options):
        if option.name.startswith(GUARD) and getattr(rule.options, option.name):
            bare = msgspec.structs.replace(rule.options, **{option.name: option.default})
            yield option.name, replace(rule, options=bare)


def _run(
    rulebook: RuleBook, rule: Rule, example: Example, pipeline: Pipeline | None
) -> tuple[tuple[Finding, ...], str]:
    """Return what the one rule finds in the example, or why it could not be run."""
    if rule.reads == BATCH:
        from ehcp_qa.workflows.across.examples import example_findings

        return example_findings(example, rule, rulebook.lexicons, pipeline), ""
    only = replace(rulebook, rules=(replace(rule, status="stable"),))
    if rule.reads == TEMPLATE:
        result = _on_template(example, rulebook, only)
    else:
        result = run_rules(
            _analysed(example, rulebook, pipeline), only, profile="thorough", reads=rule.reads
        )
    check = result.checks[0]
    if check.outcome in (Outcome.CRASHED, Outcome.SKIPPED):
        return (), f"{check.outcome}: {check.reason}"
    return result.findings, ""


def _on_template(example: Example, rulebook: RuleBook, only: RuleBook) -> Result:
    """Return what the one rule finds in an example that is a tiny template."""
    from ehcp_qa.readers.plaintext import read_text
    from ehcp_qa.workflows.template_check import run_template

    return run_template(read_text(example.plan, name="example.md"), rulebook, only)[1]


def _analysed(example: Example, rulebook: RuleBook, pipeline: Pipeline | None) -> AnalysedPlan:
    from ehcp_qa.analyse import analyse
    from ehcp_qa.readers.plaintext import read_text
    from ehcp_qa.recognise import recognise

    document = read_text(example.plan, name="example.md")
    plan = recognise(document, rulebook.lexicons, stage=example.stage)
    return analyse(plan, rulebook.lexicons, pipeline)


def _differences(example: Example, findings: Sequence[Finding]) -> Iterator[str]:
    """Yield what was to be found and was not, and what was found and was not to be."""
    left = list(findings)
    for expected in _marked(example):
        found = next((f for f in left if _is(expected, f)), None)
        if found is None:
            yield f"did not find “{expected.words}” on line {expected.line}"
        else:
            left.remove(found)
    for section in example.sections:
        found = next((f for f in left if f.section == section and not f.excerpt), None)
        if found is None:
            yield f"did not find anything missing in Section {section}"
        else:
            left.remove(found)
    if example.whole:
        found = next((f for f in left if f.section is None and not f.excerpt), None)
        if found is None:
            yield "did not find anything about the plan as a whole"
        else:
            left.remove(found)
    for extra in left:
        yield f"found “{extra.excerpt}” in {extra.place.words}, which is not marked"


def _marked(example: Example) -> Iterator[_Expected]:
    for start, end in example.marked:
        line = example.plan.count("\n", 0, start) + 1
        yield _Expected(line, _plain(example.plan[start:end]))


def _is(expected: _Expected, finding: Finding) -> bool:
    """True when these are the words; a paragraph over several lines stands on its first."""
    line = finding.place.line or 0
    return line <= expected.line and _plain(finding.excerpt) == expected.words


def _plain(words: str) -> str:
    return " ".join(_MARKUP.sub(" ", _FORM.sub(r"\1", words)).split())
