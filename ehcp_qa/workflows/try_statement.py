"""One statement analysed, as it would be in a plan that held nothing else."""

from __future__ import annotations

from ehcp_qa.config import Config
from ehcp_qa.errors import InvalidConfig
from ehcp_qa.law.sections import SECTIONS
from ehcp_qa.model.plan import SectionId
from ehcp_qa.reporters.base import Layout
from ehcp_qa.reporters.console.tried import tried
from ehcp_qa.workflows.tools import Tools

# Where each kind of statement usually stands.
USUAL = {
    "provision": SectionId.F,
    "outcome": SectionId.E,
    "need": SectionId.B,
    "aspiration": SectionId.A,
}


def try_text(text: str, kind: str, section: str | None, config: Config, layout: Layout) -> str:
    """Return what analysis and the rules make of a statement, in words for a person."""
    from ehcp_qa.analyse import analyse
    from ehcp_qa.engine import run_rules
    from ehcp_qa.readers.plaintext import read_text
    from ehcp_qa.recognise import recognise

    if not text.strip():
        raise InvalidConfig("There is no statement to try: give its words in quotation marks.")
    where = _section(section) if section else USUAL[kind]
    tools = Tools(config)
    document = read_text(_tiny_plan(text, where), name="statement.md")
    plan = recognise(document, tools.lexicons, stage=config.stage_given)
    analysed = analyse(plan, tools.lexicons, tools.pipeline, tools.sentences)
    result = run_rules(analysed, tools.rulebook, profile="thorough")
    mine = {statement.id for statement in plan.statements(where)}
    findings = tuple(f for f in result.findings if f.statement in mine)
    return tried(analysed, where, findings, layout)


def _section(letter: str) -> SectionId:
    try:
        return SectionId(letter.upper())
    except ValueError:
        allowed = ", ".join(section.value for section in SECTIONS)
        raise InvalidConfig(f"--section is “{letter}”; it should be one of {allowed}.") from None


def _tiny_plan(text: str, section: SectionId) -> str:
    """Return a plan with one section, written in full so that its heading is never in doubt."""
    title = f"Section {section.value}: {SECTIONS[section].official}"
    heading = "### Hopes for the future\n\n" if section is SectionId.A else ""
    return f"## {title}\n\n{heading}- {' '.join(text.split())}\n"
