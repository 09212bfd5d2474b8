"""Phrases that reporters share, so that a thing is said the same way everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from ehcp_qa.law.sections import SECTIONS
from ehcp_qa.model.analysed import Facet
from ehcp_qa.model.finding import Finding, Severity
from ehcp_qa.model.plan import Condition, SectionId
from ehcp_qa.model.report import CheckRun, DimensionScore, Outcome, Report
from ehcp_qa.model.rule import TEMPLATE as TEMPLATE_READ
from ehcp_qa.reporters.text import clean

TEMPLATE = "This looks like a blank template, so what is said of its statements means little."
NOT_READY = "Not ready to issue"
NOT_USABLE = "Plans made from this template would not comply"
# What an empty slot or an unmet facet is called when it is left as a blank to fill.
BLANKS = {
    "what": "what",
    "who": "who",
    "expertise": "with what training",
    "frequency": "how often",
    "duration": "how long",
    "group": "how many in the group",
    "setting": "where",
    "period": "until when",
    "review": "when reviewed",
    "person": "what the child will do",
    "specific": "what exactly will change",
    "measurable": "how anyone will know",
    "timebound": "by when",
    "outcome_not_provision": "what the provision is meant to achieve",
    "outcome_not_aspiration": "what can be reached by then",
}
FACETS = {
    Facet.PERSON: "About the child",
    Facet.SPECIFIC: "Specific",
    Facet.MEASURABLE: "Measurable",
    Facet.TIMEBOUND: "Time-bound",
    Facet.NOT_PROVISION: "An outcome, not provision",
    Facet.NOT_ASPIRATION: "An outcome, not a hope",
}
# What the points of each dimension count, after "23 of 25".
COUNTED = {
    "statutory": "checks pass",
    "provision": "specified (partly: half)",
    "placement": "in the right section",
    "outcomes": "SMART facets met",
    "thread": "links found",
    "language": "statements clear",
}
# Why points are lost that no finding explains.
LOST = {
    "provision": "judged as not wholly specified",
    "outcomes": "judged as not met",
    "thread": "no link was found from",
    "statutory": "did not pass",
    "placement": "judged as misplaced",
    "language": "judged as unclear",
}
CONDITIONS = {
    Condition.NIL: "says that it does not apply",
    Condition.BLANK: "blank",
    Condition.MISSING: "not found",
    Condition.UNREADABLE: "could not be read",
}
# "Section F (communication and interaction), item 3" says its section first.
SECTION_FIRST = re.compile(r"^Section \w+(?: \(([^)]*)\))?")
BLANK = "___"
# A quotation this long, said again in the message below it, hides what the message says.
LONG_ENOUGH = 45
PLURALS = {Severity.ERROR: ("error", "errors"), Severity.WARNING: ("warning", "warnings")}
ADVICE = ("piece of advice", "pieces of advice")


def section_title(section: SectionId | None) -> str:
    """Return what to call a section: "Section F: Special educational provision"."""
    if section is None:
        return "The plan as a whole"
    return f"Section {section.value}: {SECTIONS[section].short}"


def by_section(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings by section in the order of the law, in reading order within each."""
    order = (None, *SECTIONS)
    return sorted(findings, key=lambda finding: order.index(finding.section))


def counted(findings: Iterable[Finding]) -> str:
    """Return how many of each severity: "2 errors, 1 warning and 3 pieces of advice"."""
    kinds = [finding.severity for finding in findings]
    said = [amount(kinds.count(s), *PLURALS.get(s, ADVICE)) for s in Severity if s in kinds]
    return joined(said) if said else "no findings"


def amount(number: int, one: str, many: str) -> str:
    """Return a number with the right form of its word."""
    return f"{number} {one if number == 1 else many}"


def pages(numbers: Iterable[int]) -> str:
    """Return "page 2" or "pages 2, 5 and 6"."""
    said = [str(number) for number in numbers]
    return f"{'page' if len(said) == 1 else 'pages'} {joined(said)}"


def joined(parts: list[str]) -> str:
    """Return parts as a person would list them: "a, b and c"."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def headline(run: CheckRun) -> str:
    """Return the one sentence that matters most about a plan that was read."""
    errors = sum(f.severity is Severity.ERROR for f in run.findings)
    if errors and run.reads == TEMPLATE_READ:
        return f"{NOT_USABLE}: {amount(errors, 'error', 'errors')} to put right first."
    if errors:
        return f"{NOT_READY}: {amount(errors, 'error', 'errors')} to put right first."
    if not run.findings:
        return "No findings."
    return f"No errors; {counted(run.findings)} to look at."


def blanks(findings: Iterable[Finding]) -> str:
    """Return what findings say is missing as blanks to fill: "how often ___ · how long ___"."""
    missing = dict.fromkeys(slot for finding in findings for slot in finding.missing)
    return " · ".join(f"{BLANKS.get(slot, slot)} {BLANK}" for slot in missing)


def unsaid(findings: Sequence[Finding]) -> str:
    """Return the blanks to fill, unless a message has said what is missing already."""
    return "" if any(BLANK in finding.message for finding in findings) else blanks(findings)


def message(finding: Finding) -> str:
    """Return the message, with "This" for a long quotation that stands right above it."""
    whole = clean(finding.message)
    quoted, closing, rest = whole.removeprefix("“").partition("” ")
    start = quoted.removesuffix("…").strip()
    above = clean(finding.context).startswith(start)
    goes_on = rest[:1].islower()  # "This" stands for the words only where they begin a sentence
    if whole.startswith("“") and closing and goes_on and above and len(start) >= LONG_ENOUGH:
        return f"This {rest}"
    return whole


def elsewhere(about: Iterable[Finding]) -> list[str]:
    """Return the words concerned that stand beside a statement, not in it: in its row, or before."""
    found: dict[str, None] = {}
    for finding in about:
        words = clean(finding.excerpt)
        if finding.context and words not in clean(finding.context):
            beside = "in its row" if "table" in finding.place.words else "in what leads into it"
            found[f"{beside}: “{words}”"] = None
    return list(found)


def where(finding: Finding) -> str:
    """Return the place without its section, for where the section stands in the title above."""
    words = finding.place.words
    if finding.section is not None and (first := SECTION_FIRST.match(words)):
        rest = words[first.end() :].removeprefix(", ")
        words = ", ".join(part for part in (first.group(1), rest) if part)
    return words[:1].upper() + words[1:] or "The section as a whole"


def points(dimension: DimensionScore) -> str:
    """Return what was earned of what could be: "23 of 25 checks pass"."""
    if not dimension.possible:
        return "nothing to judge"
    said = f"{dimension.earned:g} of {dimension.possible:g}"
    return f"{said} {COUNTED.get(dimension.key, '')}".rstrip()


def out_of_100(score: float | None) -> str:
    """Return a score as a whole number, rounded down so that only a full score reads 100."""
    return "n/a" if score is None else str(int(score))


def checks(run: CheckRun) -> str:
    """Return how the checks ended: "31 checks passed, 5 found something, 2 were skipped"."""
    ended = [check.outcome for check in run.checks]
    words = {
        Outcome.PASSED: "passed",
        Outcome.FAILED: "found something",
        Outcome.NEEDS_REVIEW: "found something that a person should confirm",
        Outcome.NOT_APPLICABLE: "did not apply",
        Outcome.SKIPPED: "were skipped",
        Outcome.CRASHED: "crashed",
    }
    said = [f"{ended.count(outcome)} {word}" for outcome, word in words.items() if outcome in ended]
    return f"Of {amount(len(ended), 'check', 'checks')}, {joined(said)}." if said else ""


def profile(report: Report) -> str:
    """Return what the profile asked of the plans, and so what passing it means."""
    return f"Profile {report.profile}: {report.profile_says}"


def standing(run: CheckRun) -> list[str]:
    """Return what became of findings known before, a sentence each; nothing where none were."""
    against = baseline(run)
    return [*accepted(run), *entries_to_review(run), *([against] if against else ())]


def accepted(run: CheckRun) -> list[str]:
    """Return a sentence for each finding that a person has accepted: why, who and until when."""
    said = []
    for one in run.standing.accepted:
        f, entry = one.finding, one.entry
        until = f" until {entry.until.isoformat()}" if entry.until else ""
        said.append(
            f"Accepted: {f.code} {f.title}, {f.place.words}. {entry.reason} ({entry.by}{until})"
        )
    return said


def entries_to_review(run: CheckRun) -> list[str]:
    """Return a sentence for each entry that accepts nothing: its end is past, or nothing is found."""
    said = []
    for entry in run.standing.expired:
        end = entry.until.isoformat() if entry.until else ""
        said.append(
            f"No longer accepted since {end}: {entry.code} {entry.fingerprint}. "
            f"{entry.reason} ({entry.by})"
        )
    for entry in run.standing.unused:
        said.append(
            f"Accepted but not found any more: {entry.code} {entry.fingerprint}; "
            "the entry can be taken out."
        )
    return said


def baseline(run: CheckRun) -> str:
    """Return how the findings stand against the baseline, or nothing where there was none."""
    held = run.standing
    if not held.against_baseline:
        return ""
    new = sum(finding.fingerprint not in held.known for finding in run.findings)
    return f"Against the baseline: {new} new, {len(held.known)} known, {len(held.fixed)} put right."


def day(when: date) -> str:
    """Return a date as a person writes it: "31 January 2027"."""
    return f"{when.day} {when:%B %Y}"


def gate(report: Report) -> str:
    """Return what the exit code of this run means."""
    code = report.exit_code
    if code == 2:
        return "Exit code 2: a file could not be read or wholly checked."
    asked = []
    if report.fail_on is not None:
        asked.append(f"finding at or above “{report.fail_on.value}”")
    if report.min_score is not None:
        asked.append(f"overall score under {report.min_score:g}")
    if not asked:
        return "Exit code 0: no gate was set."
    return f"Exit code {code}: there is {'a' if code else 'no'} {' or '.join(asked)}."
