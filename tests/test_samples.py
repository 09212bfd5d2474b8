"""The sample plans: silence on the sound ones, every rule on the others, and no real child."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from ehcp_qa.config import Config
from ehcp_qa.model.finding import Severity
from ehcp_qa.model.report import CheckRun
from ehcp_qa.model.rule import PLAN
from ehcp_qa.rulebook.load import load_rulebook
from ehcp_qa.rulebook.places import packaged_rules
from ehcp_qa.workflows.check import check_file

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "sample_plans"
SOUND = sorted((SAMPLES / "sound").rglob("plan.*"))
# One plan cannot show both an undivided section H and a section H1, nor both a missing F and provision
# in F, nor clinical care only in F beside health care in G: the smaller plans beside it show the rest.
SMALL = (
    *("unlabelled", "amounts", "outcomes", "thread", "wording", "identity", "identity_final"),
    *("statutory", "final", "amended", "outline"),
)
MOST = tuple(SAMPLES / "most_findings" / name / "plan.md" for name in ("", *SMALL))
# Refused unless it is forced, and so the one rule about it shows on no plan.
OTHER = ROOT / "tests" / "recognise" / "others" / "individual-education-plan.md"
SEEDED = sorted(SAMPLES.rglob("seeded.yaml"))
# The contract for the sound plans.
MOST_WARNINGS = 3
# Words in a whole sample, as a plan that a family would get; the small one only shows two rules.
LEAST_WORDS = 2500


def _checked(path: Path, profile: str = "standard") -> CheckRun:
    run = check_file(path, Config(profile=profile, force=path == OTHER)).files[0]
    assert run.readable, run.error
    return run


@pytest.mark.parametrize("path", SOUND, ids=lambda p: f"{p.parent.name}{p.suffix}")
def test_a_sound_plan_has_no_error_and_hardly_a_warning(path: Path) -> None:
    """In Word, PDF and Markdown alike, and nothing about provision or where it stands."""
    findings = _checked(path).findings
    assert not [f.code for f in findings if f.severity is Severity.ERROR]
    assert len([f for f in findings if f.severity is Severity.WARNING]) <= MOST_WARNINGS
    thorough = _checked(path, "thorough").findings
    assert not [f.code for f in thorough if f.code.startswith(("PRV", "FGH"))]


def test_every_rule_fires_on_the_plans_of_many_findings() -> None:
    """Whatever rule is added must be seen to work on a whole plan."""
    fired = {f.code for path in (*MOST, OTHER) for f in _checked(path, "thorough").findings}
    rules = {rule.code for rule in load_rulebook([packaged_rules()]).reading(PLAN)}
    assert len(rules) >= 40
    assert rules - fired == set()


@pytest.mark.parametrize("path", SEEDED, ids=lambda p: p.parent.name)
def test_what_was_seeded_stands_in_the_plan(path: Path) -> None:
    """Each listed excerpt is in its plan, word for word, so that a measure of misses is a true one."""
    text = " ".join((path.parent / "plan.md").read_text(encoding="utf-8").split())
    listed = yaml.safe_load(path.read_text(encoding="utf-8"))
    seeds = [*listed["defects"], *listed.get("also", [])]
    assert seeds
    for seed in seeds:
        words = " ".join((seed.get("words") or "").split())
        assert words.removeprefix("## ") in text or words in text.replace("**", ""), seed["code"]


@pytest.mark.parametrize(
    "path",
    [p for p in sorted(SAMPLES.rglob("plan.md")) if p.parent.name not in SMALL],
    ids=lambda p: p.parent.name,
)
def test_a_sample_is_a_whole_plan(path: Path) -> None:
    """Long enough to be like what a family gets, with its Word file and its PDF beside it."""
    assert len(path.read_text(encoding="utf-8").split()) >= LEAST_WORDS
    assert path.with_suffix(".docx").is_file()
    assert path.with_suffix(".pdf").is_file()
