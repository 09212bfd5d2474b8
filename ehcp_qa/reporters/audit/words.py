"""What an audit's outputs call things, the same in all of them."""

from __future__ import annotations

from ehcp_qa.model.audit import PlanRecord
from ehcp_qa.model.audit_summary import AuditSummary, Group, WeakSection
from ehcp_qa.model.plan import SectionId
from ehcp_qa.reporters.wording import joined, section_title

DIMENSIONS = {
    "overall": "Overall",
    "statutory": "Statutory",
    "provision": "Provision",
    "placement": "Placement",
    "outcomes": "Outcomes",
    "thread": "Golden thread",
    "language": "Language",
}
FACTS = {
    "team": "Team",
    "key_stage": "Key stage",
    "primary_need": "Primary need",
    "setting_type": "Type of setting",
}
# A breakdown of this fact into one group that says nothing is left out, with this advice instead.
UNSAID = "not stated"
NO_GRADE = "not graded"
_SECTIONS = frozenset(section.value for section in SectionId)


def amount(number: int, one: str, many: str) -> str:
    """Return a number with the right form of its word; an audit's numbers are long enough to part."""
    return f"{number:,} {one if number == 1 else many}"


def dimension(key: str) -> str:
    """Return the name of a dimension; a council's own is called as it is keyed."""
    return DIMENSIONS.get(key, key.replace("_", " ").capitalize())


def section(letter: str) -> str:
    """Return what to call a section by its letter."""
    return section_title(SectionId(letter)) if letter in _SECTIONS else letter


def weakest(found: WeakSection | None) -> str:
    """Return the weakest section with its score, in words."""
    if found is None or found.score is None:
        return "nothing to judge"
    return f"{section(found.section)} ({found.score:g})"


def score(value: float | None) -> str:
    """Return a score to one decimal place; what has none is no 0."""
    return "n/a" if value is None else f"{value:.1f}"


def share(part: int, whole: int) -> str:
    """Return a percentage as a whole number, never 0 or 100 for what is not quite."""
    if not whole:
        return "n/a"
    if 0 < part < whole:
        return f"{min(99, max(1, round(100 * part / whole)))}%"
    return "100%" if part else "0%"


def headline(summary: AuditSummary) -> str:
    """Return in a sentence or two what matters most."""
    counts = summary.counts
    held = counts.checked - counts.ready
    said = [f"{amount(counts.checked, 'plan was', 'plans were')} checked"]
    if counts.checked:
        said.append(f"{held:,} of them {'is' if held == 1 else 'are'} not ready to issue")
    if counts.unread:
        said.append(f"{amount(counts.unread, 'file', 'files')} could not be checked")
    if counts.copies:
        said.append(f"{amount(counts.copies, 'file is a copy', 'files are copies')} of another")
    return f"{joined(said)}."


def told(group: Group) -> str:
    """Return what to call a group."""
    return group.value[:1].upper() + group.value[1:] or UNSAID


def severities(record: PlanRecord) -> tuple[int, int, int]:
    """Return the errors, warnings and pieces of advice of a plan."""
    kinds = [finding.severity for finding in record.findings]
    return kinds.count("error"), kinds.count("warning"), kinds.count("advice")
