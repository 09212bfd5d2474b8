"""The page on coverage: every criterion and every code is answered for, and no figure is made up."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from ehcp_qa.rulebook.load import load_rulebook
from ehcp_qa.rulebook.places import packaged_rules

DOCS = Path(__file__).resolve().parent.parent / "docs"
sys.path.insert(0, str(DOCS))

import coverage_page  # noqa: E402

DATA: dict[str, Any] = yaml.safe_load((DOCS / "coverage.yaml").read_text(encoding="utf-8"))
CRITERIA = [item for part in DATA["parts"] for item in part["criteria"]]
RULES = {rule.code: rule for rule in load_rulebook([packaged_rules()]).rules}
CRITERIA_OF_AUDITS = 55


def test_every_criterion_of_audits_is_there() -> None:
    """As many as human frameworks come to, each decided, inferred or left to people."""
    assert len(CRITERIA) == CRITERIA_OF_AUDITS
    assert {item["how"] for item in CRITERIA} == set(coverage_page.HOW)


@pytest.mark.parametrize("item", CRITERIA, ids=lambda item: item["asks"][:40])
def test_a_criterion_says_what_answers_it(item: dict[str, Any]) -> None:
    """Rules that exist, or the reason that people must judge it."""
    assert set(item.get("codes", ())) <= set(RULES)
    assert item.get("codes") or item.get("note")
    if item["how"] == "people":
        assert item["note"]
    for figure in item.get("figures", ()):
        assert coverage_page._figure(figure)


def test_what_is_inferred_only_is_not_called_decided() -> None:
    """A criterion that a machine decides has a rule that knows, or a figure that was measured."""
    for item in CRITERIA:
        if item["how"] == "machine":
            knows = any(not RULES[code].inferred for code in item["codes"])
            assert knows or item.get("figures"), item["asks"]


def test_every_code_of_the_catalogue_works_or_has_its_reason() -> None:
    """None is missing without a word, and none that works is said to be left out."""
    codes = {f"{g}-{n:02}" for g, last in DATA["catalogue"].items() for n in range(1, last + 1)}
    assert codes - set(RULES) == set(DATA["left_out"])
    assert set(RULES) <= codes
    assert all(reason["why"].strip() for reason in DATA["left_out"].values())


def test_the_table_of_codes_tells_works_from_left_out() -> None:
    """One line for each code, with what was found of the defects seeded under it."""
    fewer = {code: rule for code, rule in RULES.items() if code != "TPL-10"}
    left_out = {"TPL-10": {"title": "A title", "why": "It takes many\n plans."}}
    page = coverage_page._codes({**DATA, "left_out": left_out}, fewer, {"STA-18": (2, 3)})
    assert "| 2 of 3 |" in page
    assert "| TPL-10 | A title | not decided: It takes many plans. |" in page
    total = sum(DATA["catalogue"].values())
    assert f"Of {total} codes {len(fewer)} work." in page
    assert "| [TPL-10](rules/TPL-10.md) |" in coverage_page._codes(DATA, RULES, {})
