"""Check plans: each file read, recognised, analysed, run through the rules and scored."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ehcp_qa import __version__
from ehcp_qa.config import Config
from ehcp_qa.errors import EhcpQaError, UnreadablePlan
from ehcp_qa.law.other_documents import seems
from ehcp_qa.model.document import Source
from ehcp_qa.model.report import Check, CheckRun, Outcome, Report, SectionSummary
from ehcp_qa.model.rule import PLAN
from ehcp_qa.readers.names import fit_to_write
from ehcp_qa.reporters import wording
from ehcp_qa.scoring import score
from ehcp_qa.workflows.faults import fault
from ehcp_qa.workflows.not_checked import not_checked
from ehcp_qa.workflows.priorities import priorities
from ehcp_qa.workflows.redact import redacted
from ehcp_qa.workflows.tools import Tools, check_readers

if TYPE_CHECKING:
    from ehcp_qa.model.analysed import AnalysedPlan
    from ehcp_qa.model.document import Document
    from ehcp_qa.model.plan import Plan

# The settings that can change what a report says, beside the rule packs, which have their own hash.
DECISIVE = ("select", "ignore", "profile", "stage", "placement", "force", "fail_on", "min_score")


def check_file(path: Path | str, config: Config | None = None) -> Report:
    """Return the report on one plan."""
    return check_files([Path(path)], config or Config())


def check_files(paths: Sequence[Path], config: Config) -> Report:
    """Return the report on plans, in the order given, redacted when the settings ask for it.

    One that cannot be read stops no other.
    """
    report = as_checked(paths, config)
    return redacted(report, config) if config.redact else report


def as_checked(paths: Sequence[Path], config: Config) -> Report:
    """Return the report on plans in their own words, whatever is to be shown of it."""
    tools = Tools(config)
    stamps = tools.rulebook.stamps  # a malformed pack is said before any plan is read
    check_readers(tools, PLAN)
    before = tools.before
    runs = tuple(_checked(path, tools) for path in paths)
    models = [run.analysed.model for run in runs if run.analysed]
    return Report(
        tool_version=__version__,
        packs=stamps,
        settings_sha256=settings_hash(config),
        settings=decisive(config),
        language_model=models[0] if models else "",
        files=runs,
        fail_on=config.gate,
        min_score=config.min_score,
        rules=tools.rulebook.reading(PLAN),
        accepted_sha256=before.accepted_sha256,
        baseline_sha256=before.baseline_sha256,
        today=before.today,
        profile=config.profile,
        profile_says=tools.rulebook.settings.profiles.get(config.profile, ""),
    )


def decisive(config: Config) -> dict[str, object]:
    """Return the settings that can change what a report says, by name."""
    return {name: getattr(config, name) for name in DECISIVE}


def settings_hash(config: Config) -> str:
    """Return a hash of the settings that can change what a report says."""
    return hashlib.sha256(json.dumps(decisive(config), sort_keys=True).encode()).hexdigest()


def analysed_plan(path: Path, tools: Tools) -> AnalysedPlan:
    """Return a file read, recognised and analysed, or raise UnreadablePlan."""
    from ehcp_qa.readers import read

    return analysed_document(read(path), tools)


def analysed_document(document: Document, tools: Tools) -> AnalysedPlan:
    """Return a document recognised and analysed, or raise UnreadablePlan when it is no plan."""
    from ehcp_qa.analyse import analyse
    from ehcp_qa.recognise import recognise

    config = tools.config
    plan = recognise(
        document, tools.lexicons, stage=config.stage_given, placement=config.placement_given
    )
    if not config.force:
        refuse_other_documents(plan)
    return analyse(plan, tools.lexicons, tools.pipeline, tools.sentences)


def _checked(path: Path, tools: Tools) -> CheckRun:
    """Return a file's result, whatever happens: one plan may not stop the others."""
    name = fit_to_write(path.name)
    named = "" if path.is_absolute() else fit_to_write(path.as_posix())
    try:
        return replace(check_plan(analysed_plan(path, tools), tools), path=named)
    except UnreadablePlan as problem:
        said = str(problem)
    except EhcpQaError:  # a wrong setting or rule pack stops them all
        raise
    except Exception as error:
        said = f"{name}: {fault(error)}"
    return CheckRun(Source(name, ""), readable=False, error=said, path=named)


def check_plan(analysed: AnalysedPlan, tools: Tools) -> CheckRun:
    """Return an analysed plan's findings, checks and scores."""
    from ehcp_qa.engine import run_rules
    from ehcp_qa.engine.standing import stand

    config, plan, book = tools.config, analysed.plan, tools.rulebook
    result = run_rules(
        analysed,
        book,
        select=config.select,
        ignore=config.ignore,
        profile=config.profile,
        stage=plan.stage,
    )
    stood = stand(plan.document.source.name, result.findings, result.checks, tools.before)
    scores = score(analysed, stood.findings, stood.checks, book.settings)
    return CheckRun(
        source=plan.document.source,
        stage=plan.stage,
        stage_why=plan.stage_why,
        placement=plan.placement,
        placement_why=plan.placement_why,
        child=plan.child.full_name,
        plan_date=plan.plan_date,
        sections=summaries(plan),
        findings=stood.findings,
        checks=stood.checks,
        scores=scores,
        priorities=priorities(stood.findings, scores),
        not_checked=not_checked(analysed, result.checks, book.settings),
        explanations=result.explanations,
        analysed=analysed,
        standing=stood.standing,
        error=not_wholly(plan.document, result.checks),
    )


def refuse_other_documents(plan: Plan) -> None:
    """Raise UnreadablePlan when the document seems to be something else than an EHC plan."""
    if plan.other is not None:
        said = seems(plan.other.kind)
        raise UnreadablePlan(
            f"{plan.document.source.name} {said}. Give --force to check it all the same."
        )


def summaries(plan: Plan) -> tuple[SectionSummary, ...]:
    """Return one line about each section."""
    return tuple(
        SectionSummary(
            section=section.id,
            condition=section.condition,
            heading=section.headings[0].words.text if section.headings else "",
            statements=len(section.statements),
        )
        for section in plan.sections.values()
    )


def not_wholly(document: Document, checks: Sequence[Check]) -> str:
    """Return a sentence on what stopped the plan from being wholly checked, or nothing."""
    said = []
    if document.unread_pages:
        pages = wording.pages(document.unread_pages)
        said.append(f"{document.source.name}: no text could be read on {pages}.")
    crashed = [check for check in checks if check.outcome is Outcome.CRASHED]
    if crashed:
        rules = "; ".join(f"{check.code} {check.reason}" for check in crashed)
        said.append(f"{document.source.name}: not every check could be made ({rules}).")
    return " ".join(said)
