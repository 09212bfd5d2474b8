"""Profiles lie one inside another and say what they are good for; rules and packs know their days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from handmade import analysed_of, plan_of

from ehcp_qa.config import PROFILES, Config
from ehcp_qa.engine.applies import Choice, not_run
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Severity
from ehcp_qa.model.plan import PlanStage
from ehcp_qa.model.report import Outcome
from ehcp_qa.rulebook.load import load_rulebook, load_settings
from ehcp_qa.rulebook.places import packaged_rules
from ehcp_qa.workflows.check import check_file
from ehcp_qa.workflows.config_show import config_lines
from ehcp_qa.workflows.not_checked import FOR_PEOPLE, not_checked

BOOK = load_rulebook([packaged_rules()])
RUN = {
    profile: {rule.code for rule in BOOK.rules if not Choice(profile=profile).refuses(rule)}
    for profile in PROFILES
}


def _dated(on: date | None) -> AnalysedPlan:
    return analysed_of(replace(plan_of(), plan_date=on))


PLAN = "# Draft EHC plan\n\n## Section F\n\n- A teaching assistant reads with Sam daily for 20 minutes.\n"


def test_each_profile_runs_what_the_one_before_it_does_and_more() -> None:
    """Asking for more never hides a finding."""
    assert PROFILES == ("statutory", "standard", "thorough")
    assert RUN["statutory"] < RUN["standard"] < RUN["thorough"]


def test_every_error_is_in_the_smallest_profile() -> None:
    """A plan that passes it is without an error, whatever else may be said of it."""
    errors = {rule.code for rule in BOOK.rules if rule.severity is Severity.ERROR}
    assert errors <= RUN["statutory"]


@pytest.mark.parametrize("profile", PROFILES)
def test_a_profile_says_what_a_plan_that_passes_it_is_good_for(
    profile: str, tmp_path: Path
) -> None:
    """In one sentence, which the settings and the report both show."""
    said = BOOK.settings.profiles[profile]
    assert said.startswith("A plan that passes")
    assert said.endswith(".")
    assert said.count(".") == 1
    assert said in config_lines(Config(profile=profile))
    path = tmp_path / "plan.md"
    path.write_text(PLAN, encoding="utf-8")
    report = check_file(path, Config(profile=profile))
    assert (report.profile, report.profile_says) == (profile, said)


def test_the_pack_names_its_law_and_its_days() -> None:
    """England's law since Part 3 of the Act came into force, with no end known."""
    settings = load_settings([packaged_rules()])
    assert settings == BOOK.settings
    assert settings.jurisdiction == "England"
    assert settings.in_force(date(2014, 9, 1))
    assert not settings.in_force(date(2014, 8, 31))
    ended = replace(settings, valid_to=date(2030, 8, 31))
    assert ended.in_force(date(2030, 8, 31))
    assert not ended.in_force(date(2030, 9, 1))


def test_a_plan_dated_outside_the_packs_days_is_said_to_be() -> None:
    """Such a plan is checked all the same, and the report begins with why that may not fit."""
    before = replace(_dated(date(2013, 5, 3)), model="en_core_web_sm 3.8.0")
    first, *rest = not_checked(before, (), BOOK.settings)
    assert "dated 3 May 2013" in first.why
    assert "in force from 1 September 2014." in first.why
    assert tuple(rest) == FOR_PEOPLE
    after = replace(before, plan=replace(before.plan, plan_date=date(2026, 5, 3)))
    assert not_checked(after, (), BOOK.settings) == FOR_PEOPLE


@pytest.mark.parametrize(
    ("on", "reason"),
    [
        (date(2029, 8, 31), "in force from 1 September 2029, after the plan's date"),
        (date(2029, 9, 1), ""),
        (date(2031, 9, 1), ""),
        (date(2031, 9, 2), "in force until 1 September 2031, before the plan's date"),
        (None, ""),
    ],
    ids=["before", "first day", "last day", "after", "no date"],
)
def test_a_rule_may_have_its_own_days(on: date | None, reason: str) -> None:
    """So one pack can hold old law and new, and the plan's date chooses between them."""
    rule = replace(
        BOOK.rules[0], options=None, valid_from=date(2029, 9, 1), valid_to=date(2031, 9, 1)
    )
    ended = not_run(rule, _dated(on), Choice(), PlanStage.DRAFT)
    assert (ended.reason if ended else "") == reason
    assert ended is None or ended.outcome is Outcome.NOT_APPLICABLE


def test_a_pack_for_other_law_replaces_the_regime(tmp_path: Path) -> None:
    """It gives its name, its days and what differs, and keeps the rest."""
    (tmp_path / "pack.yaml").write_text(
        'name: england-2030\nversion: "1"\nregime: "England: a later Act"\nvalid_from: 2030-09-01\n'
        "profiles:\n  standard: A plan that passes keeps to the later Act.\n",
        encoding="utf-8",
    )
    (tmp_path / "rules.yaml").write_text(
        "- code: PRV-01\n  valid_to: 2030-08-31\n", encoding="utf-8"
    )
    book = load_rulebook([packaged_rules(), tmp_path])
    assert book.settings.valid_from == date(2030, 9, 1)
    assert book.settings.regime == "England: a later Act"
    assert book.settings.profiles["standard"] == "A plan that passes keeps to the later Act."
    assert book.settings.profiles["thorough"] == BOOK.settings.profiles["thorough"]
    ended = book.rule("PRV-01")
    assert ended is not None
    assert ended.valid_to == date(2030, 8, 31)
