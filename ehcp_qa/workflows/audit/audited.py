"""An audit as its outputs read it: its records compared with each other, summed up, set beside another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from ehcp_qa.engine.applies import Choice
from ehcp_qa.errors import InvalidConfig
from ehcp_qa.model.audit import AuditStamp, PlanRecord
from ehcp_qa.model.audit_summary import Audited
from ehcp_qa.model.rule import Rule
from ehcp_qa.reporters.audit.summary import summarise
from ehcp_qa.workflows.across import across
from ehcp_qa.workflows.audit import records, stamp
from ehcp_qa.workflows.tools import Tools
from ehcp_qa.workflows.trends import Side, trends

OpenRecords = Callable[[], Iterator[PlanRecord]]


def audited(out: Path, made_with: AuditStamp, tools: Tools, earlier: Path | None) -> Audited:
    """Return the audit in a folder, with trends where there is an earlier one to compare it with."""
    rules = asked_for(tools)
    now = _side(out, made_with, rules)
    found = trends(_side(earlier, stamp(earlier), rules), now) if earlier else None
    return Audited(now.records, now.summary, made_with, dict(made_with.titles), found)


def asked_for(tools: Tools) -> tuple[Rule, ...]:
    """Return the rules that the settings ask for, whatever they read."""
    config = tools.config
    choice = Choice(config.select, config.ignore, config.profile)
    rules = tools.rulebook.rules
    return tuple(rule for rule in rules if rule.status != "disabled" and not choice.refuses(rule))


def check_earlier(earlier: Path | None, out: Path) -> None:
    """Raise InvalidConfig when there is no earlier audit to compare with, before plans are read."""
    if earlier is None:
        return
    if earlier.resolve() == out.resolve():
        raise InvalidConfig(
            f"--compare names {out}, where this audit goes: give the folder of an earlier one."
        )
    stamp(earlier)


def _side(out: Path, made_with: AuditStamp, rules: tuple[Rule, ...]) -> Side:
    opened = across(lambda: records(out), rules)
    return Side(opened, made_with, summarise(opened(), dict(made_with.titles)))
