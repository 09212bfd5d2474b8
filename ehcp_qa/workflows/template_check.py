"""Check blank templates: can a compliant plan be made from each, and what would stay in all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ehcp_qa import __version__
from ehcp_qa.config import Config
from ehcp_qa.engine import run_rules
from ehcp_qa.engine.applies import Choice
from ehcp_qa.engine.run import Result
from ehcp_qa.engine.standing import stand
from ehcp_qa.errors import EhcpQaError, UnreadablePlan
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.document import Source
from ehcp_qa.model.finding import Severity
from ehcp_qa.model.plan import PlanStage
from ehcp_qa.model.report import CheckRun, Report, Scores
from ehcp_qa.model.rule import TEMPLATE
from ehcp_qa.model.template import Template
from ehcp_qa.readers.names import fit_to_write
from ehcp_qa.workflows.check import (
    decisive,
    not_wholly,
    refuse_other_documents,
    settings_hash,
    summaries,
)
from ehcp_qa.workflows.faults import fault
from ehcp_qa.workflows.tools import Tools, check_readers

if TYPE_CHECKING:
    from ehcp_qa.model.document import Document
    from ehcp_qa.rulebook.book import RuleBook

PLACEHOLDERS = "TPL-01"  # the rule whose page says what a blank looks like
# A template has a blank for each answer, of which the shortest that we know has forty, and no date of
# birth; a plan has one or two left open, and spare rows.
FEWEST_BLANKS = 10
# The earliest that a plan is read: what is wrong with a draft is wrong with what it is made from.
STAGE = PlanStage.DRAFT


def check_templates(paths: Sequence[Path], config: Config) -> Report:
    """Return the report on templates, in the order given; one that cannot be read stops no other."""
    tools = Tools(config, reads=TEMPLATE)
    book = tools.rulebook
    check_readers(tools, TEMPLATE)
    return Report(
        tool_version=__version__,
        packs=book.stamps,
        settings_sha256=settings_hash(config),
        settings=decisive(config),
        language_model="",
        files=tuple(_checked(path, tools) for path in paths),
        fail_on=config.gate,
        rules=book.reading(TEMPLATE),
        accepted_sha256=tools.before.accepted_sha256,
        baseline_sha256=tools.before.baseline_sha256,
        today=tools.before.today,
        profile=config.profile,
    )


def _checked(path: Path, tools: Tools) -> CheckRun:
    """Return a file's result, whatever happens: one template may not stop the others."""
    name = fit_to_write(path.name)
    named = "" if path.is_absolute() else fit_to_write(path.as_posix())
    try:
        from ehcp_qa.readers import read

        return replace(_run(read(path), tools), path=named)
    except UnreadablePlan as problem:
        said = str(problem)
    except EhcpQaError:  # a wrong setting or rule pack stops them all
        raise
    except Exception as error:
        said = f"{name}: {fault(error)}"
    return CheckRun(Source(name, ""), readable=False, error=said, path=named, reads=TEMPLATE)


def _run(document: Document, tools: Tools) -> CheckRun:
    config = tools.config
    choice = Choice(config.select, config.ignore, config.profile)
    analysed, result = run_template(document, tools.rulebook, tools.rulebook, choice)
    assert analysed.template is not None
    whole = analysed.template.plan
    if not config.force:
        refuse_other_documents(whole)
        _refuse_plans(analysed.template)
    stood = stand(document.source.name, result.findings, result.checks, tools.before)
    errors = any(finding.severity is Severity.ERROR for finding in stood.findings)
    return CheckRun(
        source=document.source,
        stage=PlanStage.TEMPLATE,
        sections=summaries(whole),
        findings=stood.findings,
        checks=stood.checks,
        scores=Scores((), (), None, None, capped=errors),
        explanations=result.explanations,
        analysed=analysed,
        standing=stood.standing,
        error=not_wholly(document, result.checks),
        reads=TEMPLATE,
    )


def _refuse_plans(template: Template) -> None:
    """Raise UnreadablePlan when what was given is a plan about a child, with hardly a blank left."""
    document, child = template.plan.document, template.plan.child
    if child.full_name and child.date_of_birth and len(template.fills) < FEWEST_BLANKS:
        raise UnreadablePlan(
            f"{document.source.name} seems to be a plan that has been filled in, and no template. "
            "“ehcp-qa check” checks plans; give --force to check it as a template all the same."
        )


def run_template(
    document: Document, book: RuleBook, rules: RuleBook, choice: Choice | None = None
) -> tuple[AnalysedPlan, Result]:
    """Return a document read as a template, and what the rules of ``rules`` find in it."""
    analysed = analysed_template(document, book)
    assert analysed.template is not None
    choice = choice or Choice(profile="thorough")
    result = run_rules(
        analysed,
        rules,
        select=choice.select,
        ignore=choice.ignore,
        profile=choice.profile,
        stage=STAGE,
        reads=TEMPLATE,
        shown=replace(analysed, plan=analysed.template.plan),
    )
    return analysed, result


def analysed_template(document: Document, book: RuleBook) -> AnalysedPlan:
    """Return a document read as a template, with its fixed wording analysed as a plan's would be.

    No language model is loaded: what stays in every plan is a few sentences.
    """
    from ehcp_qa.analyse import analyse_provisions
    from ehcp_qa.forms import fixed_plan, read_template
    from ehcp_qa.recognise import recognise

    plan = recognise(document, book.lexicons, stage=PlanStage.TEMPLATE)
    rule = book.rule(PLACEHOLDERS)
    assert rule is not None  # a pack may switch a packaged rule off, and cannot take it away
    template = read_template(plan, book.lexicons, rule.options)  # type: ignore[arg-type]
    fixed = fixed_plan(plan, (*template.fills, *template.guidance))
    provisions = analyse_provisions(fixed.statements(), book.lexicons)
    return AnalysedPlan(fixed, provisions, {}, (), template=template)
