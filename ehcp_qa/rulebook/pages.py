"""The rules as pages of the documentation, made from the rule files and never written by hand."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path

from ehcp_qa.detectors import DETECTORS
from ehcp_qa.model.rule import BATCH, TEMPLATE, Example, Rule
from ehcp_qa.rulebook.book import RuleBook
from ehcp_qa.rulebook.load import load_rulebook
from ehcp_qa.rulebook.places import packaged_rules

GROUPS = {
    "STA": "The sections and what the law asks of them",
    "PRV": "Provision in Section F",
    "FGH": "Provision in the right section",
    "OUT": "Outcomes",
    "GTH": "The golden thread",
    "DAT": "Identity and dates",
    "TPL": "Template residue",
    "PCL": "Person-centred and plain language",
}
# What is said of a rule that reads something else than a plan.
READERS = {BATCH: ("reads many plans at once, in an audit",), TEMPLATE: ("reads a template",)}
_BLANK = re.compile(r"\{\w+\}")
_NOTE = "<!-- Made from rules/ by `python -m ehcp_qa.rulebook.pages`; change the rule, not this page. -->"


def pages(book: RuleBook) -> Mapping[str, str]:
    """Return every page by its file name: the index, and one for each rule."""
    return {"index.md": _index(book), **{f"{rule.code}.md": page(rule) for rule in book.rules}}


def page(rule: Rule) -> str:
    """Return a rule's page in Markdown."""
    return "\n\n".join(part for part in _parts(rule) if part) + "\n"


def _parts(rule: Rule) -> Iterator[str]:
    yield _NOTE
    yield f"# {rule.code} {rule.title}"
    yield " · ".join(_facts(rule))
    yield f"> {_BLANK.sub('…', rule.message)}"
    yield f"**Why.** {_line(rule.why)}"
    yield f"**How to fix.** {_BLANK.sub('…', _line(rule.how_to_fix))}"
    yield (
        "**Source.** "
        + "; ".join(f"{c.full} ({c.where})" if c.where else c.full for c in rule.source)
        + "."
    )
    yield f"**Limits.** {_line(rule.limits)}" if rule.limits else ""
    if rule.suppresses:
        yield f"**Instead of.** Where this is found, these are not reported as well: {_and(rule.suppresses)}."
    for kind, title in (("flags", "Flagged"), ("passes", "Left alone")):
        yield f"## {title}"
        yield from (_example(e) for e in rule.examples if e.kind == kind)


def _facts(rule: Rule) -> Iterator[str]:
    """Yield the short facts under a rule's title."""
    yield f"*{rule.name}*"
    yield rule.severity.value
    yield from (
        f"{severity} in a plan that is {stage}" for stage, severity in rule.stage_severity.items()
    )
    yield from (
        f"{severity} where the placement is {kind}"
        for kind, severity in rule.placement_severity.items()
    )
    yield from READERS.get(rule.reads, ())
    if rule.stages:
        yield f"only in a plan that is {' or '.join(rule.stages)}"
    if rule.inferred:
        yield "inferred: a person has to judge"
    if rule.needs:
        yield f"needs the {_and(rule.needs)}"
    if rule.status != "stable":
        yield rule.status
    if rule.profile != "standard":
        yield f"{rule.profile} profile"


def _example(example: Example) -> str:
    """Return an example as a block, its marks as they stand in the rule file."""
    plan = example.plan
    for start, end in sorted(example.marked, reverse=True):
        plan = f"{plan[:start]}[[{plan[start:end]}]]{plan[end:]}"
    said = [f"Stage: {example.stage}." if example.stage else ""]
    said.append(
        f"Finds something missing in Section {_and(example.sections)}." if example.sections else ""
    )
    said.append("Finds something about the plan as a whole." if example.whole else "")
    said.append(f"Known miss: {example.because}" if example.todo else example.because)
    note = " ".join(words for words in said if words)
    block = f"```markdown\n{plan.rstrip()}\n```"
    return f"{note[0].upper()}{note[1:]}:\n\n{block}" if note else block


def _index(book: RuleBook) -> str:
    """Return the index: every rule by group, and the detectors that rule pages may name."""
    lines = [_NOTE, "", "# The rules", ""]
    lines += [f"Rule pack {s.name}, version {s.version}. {s.regime}." for s in book.stamps]
    for group, rules in groupby(book.rules, key=lambda rule: rule.group):
        lines += ["", f"## {group}: {GROUPS.get(group, group)}", "", *_table(rules)]
    lines += [
        "",
        "## Detectors that a rule page can name",
        "",
        "| detector | what it finds |",
        "|---|---|",
    ]
    lines += [f"| `{name}` | {DETECTORS[name].doc} |" for name in sorted(DETECTORS)]
    return "\n".join(lines) + "\n"


def _table(rules: Iterable[Rule]) -> Iterator[str]:
    yield "| rule | finds | severity | source |"
    yield "|---|---|---|---|"
    for rule in rules:
        sure = ", inferred" if rule.inferred else ""
        source = "; ".join(citation.short for citation in rule.source)
        yield f"| [{rule.code}]({rule.code}.md) | {rule.title} | {rule.severity}{sure} | {source} |"


def _line(text: str) -> str:
    return " ".join(text.split())


def _and(words: Iterable[str]) -> str:
    listed = list(words)
    return (
        " and ".join([", ".join(listed[:-1]), listed[-1]]) if len(listed) > 1 else "".join(listed)
    )


def stale(folder: Path, wanted: Mapping[str, str]) -> list[str]:
    """Return the names of pages that are missing, out of date, or of a rule that has gone."""
    there = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.md")}
    return sorted(name for name in {*there, *wanted} if there.get(name) != wanted.get(name))


def main(arguments: list[str]) -> int:
    """Write docs/rules, or with --check say which pages are not up to date."""
    folder = Path("docs/rules")
    wanted = pages(load_rulebook([packaged_rules()]))
    old = stale(folder, wanted)
    if "--check" in arguments:
        print(
            "\n".join(f"{folder / name} is not up to date" for name in old), end="\n" if old else ""
        )
        return 1 if old else 0
    folder.mkdir(parents=True, exist_ok=True)
    for name in old:
        if name in wanted:
            (folder / name).write_text(wanted[name], encoding="utf-8")
        else:
            (folder / name).unlink()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
