"""Whole reports redacted: nothing listed is left, and everything still stands where it says."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from any_report import reports
from hypothesis import HealthCheck, given, settings

from ehcp_qa.config import Config
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.report import Report
from ehcp_qa.model.standing import Acceptance, Accepted, Standing
from ehcp_qa.nlp.plain import plain
from ehcp_qa.redaction import redacted_report
from ehcp_qa.reporters import REPORTERS
from ehcp_qa.reporters.base import Layout
from ehcp_qa.rulebook.lexicons import load_lexicons
from ehcp_qa.rulebook.places import packaged_rules
from ehcp_qa.workflows.check import as_checked

ROOT = Path(__file__).resolve().parents[2]
LISTED = yaml.safe_load(
    (ROOT / "tests" / "evaluation" / "redaction" / "samples.yaml").read_text(encoding="utf-8")
)
WHOLE = Layout(verbosity="verbose", shows=frozenset({"provisions", "thread"}))


@cache
def lexicons() -> Lexicons:
    """Return the packaged word lists."""
    return load_lexicons([packaged_rules()])


@cache
def checked(name: str) -> tuple[Report, Report]:
    """Return a sample's report as it is, and redacted."""
    report = as_checked([ROOT / "sample_plans" / name / "plan.docx"], Config(profile="thorough"))
    return report, redacted_report(report, lexicons())


def strings(value: Any) -> set[str]:
    """Return every text that some data holds, however deep, but for the pages of rules."""
    if isinstance(value, str):
        return set() if isinstance(value, Enum) else {value}
    if is_dataclass(value) and not isinstance(value, type):
        kept = (
            f.name for f in fields(value) if not (isinstance(value, Report) and f.name == "rules")
        )
        return set().union(*(strings(getattr(value, name)) for name in kept))
    if isinstance(value, dict):
        return set().union(*(strings(item) for pair in value.items() for item in pair))
    if isinstance(value, tuple | list | frozenset):
        return set().union(*(strings(item) for item in value))
    return set()


@pytest.mark.parametrize("name", sorted(LISTED))
def test_no_listed_word_is_left_in_any_part_of_the_data(name: str) -> None:
    """Not in what reporters show, and not in what they do not show."""
    told = "\n".join(sorted(strings(checked(name)[1])))
    words = [word for held in LISTED[name].values() for word in held]
    assert [w for w in words if re.search(rf"(?<!\w){re.escape(w)}(?!\w)", plain(told))] == []


@pytest.mark.parametrize("name", sorted(LISTED))
def test_places_hold_and_fingerprints_stay(name: str) -> None:
    """Each finding and statement stands on its own words in the redacted document."""
    before, after = (report.files[0] for report in checked(name))
    assert after.analysed is not None
    blocks = after.analysed.plan.document.blocks
    assert [f.fingerprint for f in after.findings] == [f.fingerprint for f in before.findings]
    for finding in after.findings:
        if span := finding.place.span:
            assert blocks[span.block].text[span.start : span.end] == finding.excerpt
    for statement in after.analysed.plan.statements():
        span = statement.span
        words = blocks[span.block].text[span.start : span.end]
        assert plain(words) == plain(statement.text)


@pytest.mark.parametrize("form", sorted(REPORTERS))
def test_the_same_report_redacts_to_the_same_bytes(form: str) -> None:
    """Redacting again changes nothing, and no order leaks out."""
    report, redacted = checked("most_findings/identity")
    again = redacted_report(report, lexicons())
    made = REPORTERS[form](redacted, WHOLE)
    assert REPORTERS[form](again, WHOLE) == made
    assert REPORTERS[form](redacted_report(redacted, lexicons()), WHOLE) == made


def test_what_a_person_wrote_of_an_accepted_finding_is_redacted_too() -> None:
    """A reason may name the child, and whoever accepted it is named."""
    report, _ = checked("most_findings")
    run = report.files[0]
    finding = run.findings[0]
    entry = Acceptance(
        "callie-draft-*.docx", finding.code, finding.fingerprint, "Callie agrees", "J Moss"
    )
    stood = replace(run, standing=Standing(accepted=(Accepted(finding, entry),), expired=(entry,)))
    held = redacted_report(replace(report, files=(stood,)), lexicons()).files[0].standing
    assert held.expired == (held.accepted[0].entry,)
    assert held.expired[0] == replace(
        entry, plan="child-a-draft-*.docx", reason="Child A agrees", by="[name]"
    )


def test_files_that_become_alike_are_told_apart() -> None:
    """Two children's plans do not end up under one name."""
    plan = ROOT / "sample_plans" / "most_findings" / "plan.docx"
    run = as_checked([plan], Config()).files[0]
    named = [
        replace(run, source=replace(run.source, name=f"{child}-plan.docx"), path="")
        for child in ("callie", "drummond", "callie")
    ]
    report = replace(checked("most_findings")[0], files=tuple(named))
    names = [one.source.name for one in redacted_report(report, lexicons()).files]
    assert names == ["child-a-plan.docx", "child-a-plan-2.docx", "child-a-plan.docx"]


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(reports)
def test_any_report_can_be_redacted_and_shown(report: Report) -> None:
    """Hostile words do no harm on the way, and what was found is all there."""
    redacted = redacted_report(report, lexicons())
    for before, after in zip(report.files, redacted.files, strict=True):
        assert [f.code for f in before.findings] == [f.code for f in after.findings]
        assert (before.analysed is None) == (after.analysed is None)
        if isinstance(after.analysed, AnalysedPlan):
            assert set(after.analysed.provisions) == set(before.analysed.provisions)  # type: ignore[union-attr]
    for form in ("json", "html", "markdown"):
        assert REPORTERS[form](redacted, WHOLE)
