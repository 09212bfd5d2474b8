"""Rules for the terminal: one page, or a list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ehcp_qa.model.rule import BATCH, PLAN, TEMPLATE, Example, Rule
from ehcp_qa.reporters.base import Layout
from ehcp_qa.reporters.console.paper import STYLES, Paper

PROFILE = 11
CODE, SEVERITY = 8, 9  # column widths of a list of rules
GROUPS = {
    "STA": "Statutory requirements",
    "DAT": "Identity and dates",
    "TPL": "Template and drafting",
    "PRV": "Provision",
    "FGH": "Education, health or care",
    "OUT": "Outcomes",
    "GTH": "Golden thread",
    "PCL": "Language",
}
# What a rule reads that does not read one plan.
READERS = {BATCH: "many plans, in an audit", TEMPLATE: "a template"}


def rule_page(rule: Rule, layout: Layout) -> str:
    """Return one rule's page: what, why, how to fix, sources, limits, examples."""
    paper = Paper(layout)
    paper.rule(f"{rule.code}  {rule.title}")
    paper.line(_facts(rule), style=STYLES[rule.severity.value])
    paper.line()
    for title, words in (
        ("Says", rule.message),
        ("Why", rule.why),
        ("To fix", rule.how_to_fix),
        ("Limits", rule.limits),
    ):
        if words.strip():
            paper.labelled(title, words, gap=8)
            paper.line()
    for citation in rule.source:
        where = f" ({citation.where})" if citation.where else ""
        paper.labelled("Source", f"{citation.full}{where}", gap=8)
    paper.line()
    _examples(paper, "It flags", [e for e in rule.examples if e.kind == "flags"])
    _examples(paper, "It leaves alone", [e for e in rule.examples if e.kind == "passes"])
    return paper.text()


def _facts(rule: Rule) -> str:
    facts = [rule.severity.value]
    facts += [
        f"{severity.value} in {stage.value}" for stage, severity in rule.stage_severity.items()
    ]
    facts += [
        f"{severity.value} where the placement is {kind.value}"
        for kind, severity in rule.placement_severity.items()
    ]
    if rule.reads != PLAN:
        facts.append(f"reads {READERS[rule.reads]}")
    if rule.stages:
        facts.append(f"only for plans that are {' or '.join(stage.value for stage in rule.stages)}")
    if rule.inferred:
        facts.append("by inference, so a person should confirm what it finds")
    if rule.status != "stable":
        facts.append(rule.status)
    return "; ".join(facts)


def _examples(paper: Paper, title: str, examples: Sequence[Example]) -> None:
    if not examples:
        return
    paper.line(title, style="bold")
    for example in examples:
        marked = set(example.marked)
        for line in _marked(example.plan, sorted(marked)).strip().splitlines():
            paper.line(line, indent=4)
        if example.because:
            paper.line(f"({example.because})", indent=4, style="dim")
        paper.line()


def _marked(plan: str, marks: Sequence[tuple[int, int]]) -> str:
    for start, end in reversed(marks):
        plan = f"{plan[:start]}‹{plan[start:end]}›{plan[end:]}"
    return plan


def rule_list(
    rules: Iterable[Rule], layout: Layout, profiles: Mapping[str, str] | None = None
) -> str:
    """Return the rules by group, a line or two each, and what each profile is good for."""
    paper = Paper(layout)
    by_group: dict[str, list[Rule]] = {}
    for rule in rules:
        by_group.setdefault(rule.group, []).append(rule)
    for group in sorted(by_group, key=lambda g: (list(GROUPS).index(g) if g in GROUPS else 99, g)):
        paper.line(f"{group}  {GROUPS.get(group, '')}".rstrip(), style="bold")
        paper.table(
            [_row(rule) for rule in by_group[group]], widths=(CODE, SEVERITY, None), indent=2
        )
        paper.line()
    if profiles:
        paper.line("Profiles", style="bold")
        paper.table(list(profiles.items()), widths=(PROFILE, None), indent=2)
        paper.line()
    return paper.text()


def _row(rule: Rule) -> tuple[str, str, str]:
    notes = [
        note
        for note, held in (
            ("inferred", rule.inferred),
            ("preview", rule.status == "preview"),
            (f"reads {READERS.get(rule.reads)}", rule.reads != PLAN),
            (f"{rule.profile} profile", rule.profile != "standard"),
        )
        if held
    ]
    return rule.code, rule.severity.value, rule.title + (f" ({', '.join(notes)})" if notes else "")
