"""docs/coverage.md: what human auditors look for, beside the rules, with what was measured.

What they look for is in ``coverage.yaml``. Figures are those of the cards of the trained models
(``training/cards/*_figures.json``), and what was found of the defects put into the sample plans.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from ehcp_qa.model.rule import BATCH, TEMPLATE, Rule
from ehcp_qa.rulebook.load import load_rulebook
from ehcp_qa.rulebook.places import packaged_rules

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "docs" / "coverage.yaml"
# In order of trust; the first that a card has is shown.
SPLITS = ("trained on the rest, measured on gold", "author a left out")
HOW = {
    "machine": "decided by machine",
    "inferred": "inferred; a person confirms",
    "people": "for people",
}

READERS = {BATCH: ", over many plans", TEMPLATE: ", on a template"}

HEAD = """\
# Coverage

What people look for when they audit EHC plans, and what this checker says of it: {criteria} criteria gathered from public audit frameworks
and checklists. *Decided by machine*: a rule says yes or no from the plan's own words. *Inferred; a person confirms*: a rule points at what it could
not find, or at what seems so. *For people*: nothing is judged, and the report says that it was not.

Precision is the share of what is said that is right, recall the share of what is there that is said. Figures stand where labelled
data exists, on statements that the models had not seen; docs/accuracy.md tells how each was measured and has those of plans written blind.

| | criteria |
|---|---|
{counts}
"""
CODES_HEAD = """\
## Every code of the catalogue

*Seeded* is how many of the defects put into the sample plans under that code are found, with all profiles on. Those plans are our own and were in
view while rules were written: they show that a rule works on a whole plan, not how often it will be right on yours.

| code | what it finds | state | severity | profile | seeded |
|---|---|---|---|---|---|
"""


def page() -> str:
    """Return the page, with the sample plans checked now."""
    data = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    rules = {rule.code: rule for rule in load_rulebook([packaged_rules()]).rules}
    parts = [_head(data), *_criteria(data["parts"], rules), _codes(data, rules, _seeded())]
    return "\n".join(parts).rstrip() + "\n"


def _head(data: Mapping[str, Any]) -> str:
    every = [item["how"] for part in data["parts"] for item in part["criteria"]]
    counted = Counter(every)
    counts = "\n".join(f"| {name} | {counted[how]} |" for how, name in HOW.items())
    return HEAD.format(criteria=len(every), counts=counts)


def _criteria(parts: Iterable[Mapping[str, Any]], rules: Mapping[str, Rule]) -> Iterable[str]:
    number = 0
    for part in parts:
        lines = [f"## {part['part']}", ""]
        lines += ["| | what auditors look for | | rules | precision, recall | note |"]
        lines += ["|---|---|---|---|---|---|"]
        for item in part["criteria"]:
            number += 1
            codes = ", ".join(_linked(code, rules) for code in item.get("codes", ()))
            figures = "; ".join(_figure(path) for path in item.get("figures", ()))
            cells = (item["asks"], HOW[item["how"]], codes, figures, item.get("note", ""))
            lines.append(f"| {number} | " + " | ".join(cells) + " |")
        yield "\n".join([*lines, ""])


def _linked(code: str, rules: Mapping[str, Rule]) -> str:
    """Return a link to the rule's page; a code that no rule has is a slip of the data."""
    return f"[{rules[code].code}](rules/{code}.md)"


def _figure(path: str) -> str:
    """Return "how often: 0.89, 0.99" for a figure such as ``provision.slots.frequency``."""
    task, *keys = path.split(".")
    card = _card(task)
    found: Any = next(card[split] for split in SPLITS if split in card)
    for key in keys[:-1]:
        found = found[key]
    last = keys[-1] if keys else ""
    own = found.get(last) if last else found
    pair = own or {kind: found[f"{last}_{kind}"] for kind in ("precision", "recall")}
    name = (last or task).replace("outcome_not", "not").replace("_", " ")
    return f"{name} {pair['precision']:.2f}, {pair['recall']:.2f}"


@lru_cache(maxsize=8)
def _card(task: str) -> Mapping[str, Any]:
    text = (ROOT / "training" / "cards" / f"{task}_figures.json").read_text(encoding="utf-8")
    card: Mapping[str, Any] = json.loads(text)
    return card


def _seeded() -> Mapping[str, tuple[int, int]]:
    """Return for each code how many seeded defects of the sample plans are found, of how many."""
    sys.path.insert(0, str(ROOT / "benchmarks"))
    from seeded_findings import measure

    put, missed = Counter[str](), Counter[str]()
    for seeded in sorted((ROOT / "sample_plans").rglob("seeded.yaml")):
        listed = yaml.safe_load(seeded.read_text(encoding="utf-8"))
        put.update(seed["code"] for seed in listed["defects"])
        result = measure(seeded.parent / "plan.md", profile="thorough")
        missed.update(line.split()[0] for line in result.missed)
    return {code: (number - missed[code], number) for code, number in put.items()}


def _codes(
    data: Mapping[str, Any], rules: Mapping[str, Rule], seeded: Mapping[str, tuple[int, int]]
) -> str:
    codes = [
        f"{group}-{number:02}"
        for group, last in data["catalogue"].items()
        for number in range(1, last + 1)
    ]
    lines = [_code(code, rules.get(code), data["left_out"].get(code), seeded) for code in codes]
    said = f"Of {len(codes)} codes {sum(code in rules for code in codes)} work."
    return CODES_HEAD + "\n".join([*lines, "", said])


def _code(
    code: str,
    rule: Rule | None,
    left_out: Mapping[str, str] | None,
    seeded: Mapping[str, tuple[int, int]],
) -> str:
    if rule is None:
        if left_out is None:
            raise ValueError(f"{code} is neither a rule nor among those left out of coverage.yaml")
        why = " ".join(left_out["why"].split())
        return f"| {code} | {left_out['title']} | not decided: {why} | | | |"
    found = "{} of {}".format(*seeded[code]) if code in seeded else ""
    state = "works, by inference" if rule.inferred else "works"
    state += READERS.get(rule.reads, "")
    cells = (
        _linked(code, {code: rule}),
        rule.title,
        state,
        rule.severity.value,
        rule.profile,
        found,
    )
    return "| " + " | ".join(cells) + " |"
