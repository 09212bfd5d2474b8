"""The questions that a plan raises for its advisers, by adviser, and the document of them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ehcp_qa.config import Config
from ehcp_qa.errors import InvalidConfig, UnreadablePlan
from ehcp_qa.model.analysed import AnalysedPlan, Verdict
from ehcp_qa.model.finding import Finding
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.report import CheckRun
from ehcp_qa.reporters.queries import queries_document
from ehcp_qa.reporters.queries.asked import Adviser, Letter, Queries, Question, question
from ehcp_qa.reporters.wording import amount
from ehcp_qa.workflows.advisers import Advisers
from ehcp_qa.workflows.check import check_files
from ehcp_qa.workflows.tools import Tools

# Findings on how far provision is specified and quantified; no others are for advisers to answer.
_GROUP = "PRV-"
_FORM = ".docx"


def write_queries(plan: Path, target: Path, config: Config) -> tuple[str, str]:
    """Write the questions; return what was done, and why it is not the whole plan, if it is not.

    Raises UnreadablePlan when the plan cannot be read, and InvalidConfig for a wrong target.
    """
    _check_target(plan, target)
    run = check_files([plan], config).files[0]
    if not run.readable or run.analysed is None:
        raise UnreadablePlan(run.error)
    found = queries(run, run.analysed, Tools(config).lexicons)
    if not found.letters:
        return f"{plan.name}: no question to advisers was found, so no file was written.", run.error
    _write(target, queries_document(found))
    questions = amount(sum(len(each.questions) for each in found.letters), "question", "questions")
    letters = amount(len(found.letters), "letter", "letters")
    return f"{target}: {questions} in {letters}.", run.error


def queries(run: CheckRun, analysed: AnalysedPlan, lexicons: Lexicons) -> Queries:
    """Return a letter to each adviser, in the order of the plan; those to unknown authors last."""
    advisers = Advisers(analysed.plan, lexicons)
    about = _by_statement(run)
    asked: dict[Adviser, list[Question]] = {}
    for provision in sorted(analysed.provisions.values(), key=lambda each: each.statement.span):
        found = about.get(provision.statement.id)
        if found and provision.verdict is not Verdict.SPECIFIC:
            told = advisers.of(provision)
            one = question(provision, found, told.suggested_by)
            asked.setdefault(_same(told.adviser, asked), []).append(one)
    letters = [Letter(adviser, tuple(questions)) for adviser, questions in asked.items()]
    letters.sort(key=lambda each: not each.adviser.known)
    return Queries(child=run.child, letters=tuple(letters))


def _same(adviser: Adviser, known: Iterable[Adviser]) -> Adviser:
    """Return the adviser as named before, where a person is told once by post and once by service."""
    return next((each for each in known if each.name and each.name == adviser.name), adviser)


def _by_statement(run: CheckRun) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in run.findings:
        if finding.code.startswith(_GROUP) and finding.statement:
            found.setdefault(finding.statement, []).append(finding)
    return found


def _check_target(plan: Path, target: Path) -> None:
    if target.suffix.lower() != _FORM:
        raise InvalidConfig(f"{target}: the questions are a Word file: give a name in {_FORM}.")
    if target.resolve() == plan.resolve():
        raise InvalidConfig(f"{target}: that is the plan itself, which is left as it is.")


def _write(target: Path, data: bytes) -> None:
    try:
        target.write_bytes(data)
    except OSError as problem:
        reason = problem.strerror or "it could not be opened"
        raise InvalidConfig(f"{target}: the questions could not be written: {reason}.") from problem
