"""Another child's name: how often it is found, and how often somebody innocent is taken for one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import yaml

from ehcp_qa.analyse import analyse
from ehcp_qa.engine import run_rules
from ehcp_qa.readers.plaintext import read_text
from ehcp_qa.recognise import recognise
from ehcp_qa.rulebook.book import RuleBook
from ehcp_qa.rulebook.load import load_rulebook
from ehcp_qa.rulebook.places import packaged_rules

CASES = Path(__file__).parent / "other_names"
PRECISION, RECALL = 0.95, 0.80  # what the rule promises: a false alarm costs more than a miss
SECTIONS = ("A", "B", "C", "D", "E", "F", "G", "H1", "H2", "I", "K")


@dataclass(frozen=True)
class Tally:
    """How many cases were rightly found, wrongly found and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / (self.right + self.wrong)

    @property
    def recall(self) -> float:
        """The share of what is there that was found."""
        return self.right / (self.right + self.missed)


@cache
def rulebook() -> RuleBook:
    """Return the packaged rules."""
    return load_rulebook([packaged_rules()])


def names_found(case: Mapping[str, str]) -> set[str]:
    """Return the names that the rule takes for another child's in one case."""
    extra = [line.split(": ", 1) for line in case.get("front", "").splitlines()]
    rows = [("Name", case["child"]), *extra]
    table = "\n".join(f"| {label} | {value} |" for label, value in rows)
    head = table.replace("\n", "\n|---|---|\n", 1) if len(rows) > 1 else f"{table}\n|---|---|"
    parts = [f"## Section {key}\n\n{case[key]}" for key in SECTIONS if key in case]
    document = read_text("\n\n".join([head, *parts]), name="plan.md")
    plan = recognise(document, rulebook().lexicons)
    result = run_rules(analyse(plan, rulebook().lexicons, None), rulebook(), select=["DAT-01"])
    return {finding.excerpt for finding in result.findings}


@cache
def tally(half: str) -> Tally:
    """Return how one half of the cases came out."""
    right = wrong = missed = 0
    for case in yaml.safe_load((CASES / f"{half}.yaml").read_text(encoding="utf-8")):
        found = names_found(case)
        wanted = {case["other"]} if "other" in case else set()
        right += bool(found & wanted)
        missed += bool(wanted - found)
        wrong += bool(found - wanted)
    return Tally(right, wrong, missed)


@pytest.mark.parametrize("half", ["developed", "measured"])
def test_another_child_is_found_and_nobody_else(half: str) -> None:
    """On what it was developed on, and on what it has only been measured on."""
    assert tally(half).precision >= PRECISION
    assert tally(half).recall >= RECALL


@pytest.mark.parametrize("half", ["developed", "measured"])
def test_half_of_the_cases_are_innocent(half: str) -> None:
    """So that neither finding everything nor finding nothing could pass."""
    cases = yaml.safe_load((CASES / f"{half}.yaml").read_text(encoding="utf-8"))
    guilty = [case for case in cases if "other" in case]
    assert len(cases) >= 50
    assert 0.4 <= len(guilty) / len(cases) <= 0.6
