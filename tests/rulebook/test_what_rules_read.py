"""A rule reads a plan, many plans or a template, and runs where that is what is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from handmade import analysed_of, plan_of

from ehcp_qa.engine import run_rules
from ehcp_qa.errors import InvalidRule
from ehcp_qa.model.rule import BATCH, PLAN, READS, TEMPLATE
from ehcp_qa.rulebook.load import load_rulebook
from ehcp_qa.rulebook.pages import page
from ehcp_qa.rulebook.places import packaged_rules

BOOK = load_rulebook([packaged_rules()])
RULE = BOOK.rule("PRV-15")

PACK = """\
- code: PRV-15
  reads: {reads}
"""
PLAN_TEXT = "# Draft EHC plan\n\n## Section F\n\n- Sam will have regular occupational therapy.\n"


def test_every_rule_reads_one_of_three_things() -> None:
    """And most read one plan."""
    assert {rule.reads for rule in BOOK.rules} <= set(READS)
    assert len(BOOK.reading(PLAN)) > len(BOOK.rules) / 2


@pytest.mark.parametrize("reads", READS)
def test_a_run_has_only_the_rules_that_read_it(reads: str) -> None:
    """The others are not even listed among its checks."""
    assert RULE is not None
    book = replace(BOOK, rules=(replace(RULE, reads=reads),))
    checks = run_rules(analysed_of(plan_of()), book).checks
    assert [check.code for check in checks] == (["PRV-15"] if reads == PLAN else [])


@pytest.mark.parametrize(
    ("reads", "says"),
    [(BATCH, "many plans together: “ehcp-qa audit”"), (TEMPLATE, "a template: “ehcp-qa template")],
)
def test_asking_check_for_a_rule_that_reads_something_else_is_refused(
    reads: str, says: str, tmp_path: Path, command: Callable[..., Any]
) -> None:
    """A check that ran nothing would seem to have passed."""
    pack, plan = tmp_path / "pack.yaml", tmp_path / "plan.md"
    pack.write_text(PACK.format(reads=reads), encoding="utf-8")
    plan.write_text(PLAN_TEXT, encoding="utf-8")
    ran = command("check", plan, "--rules", pack, "--select", "PRV-15")
    assert ran.code == 2
    assert says in ran.err


@pytest.mark.parametrize("reads", READS)
def test_the_list_and_the_page_say_what_a_rule_reads(
    reads: str, tmp_path: Path, command: Callable[..., Any]
) -> None:
    """Unless it reads one plan, as most do."""
    pack = tmp_path / "pack.yaml"
    pack.write_text(PACK.format(reads=reads), encoding="utf-8")
    ran = command("rules", "list", "--select", "PRV-15", "--rules", pack)
    listed = " ".join(ran.out.split())  # a long line is cut
    assert ("(reads " in listed) == (reads != PLAN)
    assert ("reads" in _facts(reads)) == (reads != PLAN)


def _facts(reads: str) -> str:
    assert RULE is not None
    return page(replace(RULE, reads=reads)).split("\n\n")[2]


COUNCIL = """\
- code: OUT-05
  templates: true
- code: TPL-15
  severity: advice
- code: TPL-16
  reads: plan
  status: disabled
"""


def test_only_what_reads_a_template_is_loaded_for_one(tmp_path: Path) -> None:
    """A council's pack has its say in it, and the codes of the others are still known."""
    pack = tmp_path / "council.yaml"
    pack.write_text(COUNCIL, encoding="utf-8")
    whole = load_rulebook([packaged_rules(), pack])
    for_templates = load_rulebook([packaged_rules(), pack], reads=TEMPLATE)
    loaded = {rule.code for rule in for_templates.rules}
    assert loaded == {rule.code for rule in whole.reading(TEMPLATE)} | {"TPL-01"}
    assert {"OUT-05", "TPL-15"} <= loaded
    assert "TPL-16" not in loaded
    assert for_templates.codes == whole.codes
    assert for_templates.others["PRV-03"] == PLAN
    loosened = for_templates.rule("TPL-15")
    assert loosened is not None
    assert loosened.severity.value == "advice"


def test_a_malformed_pack_is_told_of_whatever_is_read(tmp_path: Path) -> None:
    """A rule that this run would not use is still looked at where it is a council's own."""
    pack = tmp_path / "council.yaml"
    pack.write_text("- code: OUT-05\n  severity: grave\n", encoding="utf-8")
    with pytest.raises(InvalidRule, match="severity"):
        load_rulebook([packaged_rules(), pack], reads=TEMPLATE)
