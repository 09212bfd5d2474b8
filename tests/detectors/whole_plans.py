"""Rules run on small Markdown plans, from the file to the finding."""

from __future__ import annotations

from functools import cache

from ehcp_qa.analyse import analyse
from ehcp_qa.engine import run_rules
from ehcp_qa.model.finding import Finding
from ehcp_qa.model.plan import PlanStage
from ehcp_qa.readers.plaintext import read_text
from ehcp_qa.recognise import recognise
from ehcp_qa.rulebook.book import RuleBook
from ehcp_qa.rulebook.load import load_rulebook
from ehcp_qa.rulebook.places import packaged_rules


@cache
def book() -> RuleBook:
    """Return the rules that ship, loaded once."""
    return load_rulebook([packaged_rules()])


def findings(code: str, text: str, stage: PlanStage | None = None) -> tuple[Finding, ...]:
    """Return what one rule finds in a plan written in Markdown."""
    plan = recognise(read_text(text, name="plan.md"), book().lexicons, stage=stage)
    analysed = analyse(plan, book().lexicons, None)
    return run_rules(analysed, book(), select=(code,), profile="thorough").findings


def excerpts(code: str, text: str, stage: PlanStage | None = None) -> list[str]:
    """Return the words of each of those findings."""
    return [finding.excerpt for finding in findings(code, text, stage)]
