"""Records of plans that nobody has, for audits of any size: the same each time, in path order."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from random import Random

from ehcp_qa.model.audit import (
    AuditStamp,
    FindingRecord,
    PersonPrint,
    PlanFacts,
    PlanRecord,
    PlanState,
    ShareRecord,
    StatementPrint,
)

STAMP = AuditStamp("1", "0.1.0", "a" * 64, "b" * 64, "test", "standard", ("england 1",))
TEAMS = ("Early years", "North", "South", "Transition")
NEEDS = (
    "Autism",
    "Social, emotional and mental health",
    "Speech, language and communication",
    "Moderate learning difficulty",
    "Hearing impairment",
)
STAGES = ("Key stage 1", "Key stage 2", "Key stage 3", "Key stage 4", "Post-16")
SETTINGS = ("Mainstream school", "Special school", "College", "")
GIVEN = ("Amara", "Bilal", "Cerys", "Dylan", "Esme", "Farid", "Greta", "Hugo", "Ines", "Jonah")
SURNAMES = ("Abara", "Brandt", "Calder", "Dunmore", "Ekwueme", "Farrow", "Gorst", "Hale")
# Code, severity, section, title, words, how many of a hundred plans it is found in.
KINDS = (
    ("PRV-01", "warning", "F", "Access to provision is promised, not provision", "access to", 62),
    ("PRV-15", "warning", "F", "A word for how often that says nothing", "regular", 55),
    (
        "PRV-03",
        "warning",
        "F",
        "Provision does not say how often",
        "A teaching assistant helps",
        41,
    ),
    ("OUT-03", "warning", "E", "An outcome does not say what will change", "improve reading", 38),
    ("OUT-10", "advice", "E", "No way of telling whether it was reached", "will be happier", 30),
    ("GTH-01", "warning", "B", "No provision could be found for a need", "finds mornings hard", 22),
    ("FGH-02", "warning", "G", "Health provision that educates", "speech therapy", 15),
    ("STA-04", "error", "H", "Section H is not divided", "Section H", 6),
    ("TPL-01", "error", "F", "A placeholder was left", "[INSERT]", 5),
    ("DAT-01", "error", "B", "Another child's name", "Leo", 2),
    ("PCL-01", "advice", "B", "Letters that are not spelled out", "EBSA", 48),
)
# As many rules as a real audit runs.
CODES = tuple(
    f"{group}-{number:02}"
    for group, last in (
        ("DAT", 17),
        ("FGH", 8),
        ("GTH", 13),
        ("OUT", 17),
        ("PCL", 15),
        ("PRV", 30),
        ("STA", 32),
        ("TPL", 12),
    )
    for number in range(1, last + 1)
)
DIMENSIONS = ("statutory", "provision", "placement", "outcomes", "thread", "language")
SECTIONS = ("A", "B", "C", "D", "E", "F", "G", "H1", "H2", "I", "K")
UNREADABLE = {
    PlanState.UNREADABLE: "The file is damaged.",
    PlanState.CRASHED: "Its worker stopped.",
    PlanState.TOO_LONG: "It took longer than the limit.",
}


def hashed(text: str) -> str:
    """Return sixteen hex digits for a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def records(number: int, seed: int = 7) -> Iterator[PlanRecord]:
    """Yield so many records in path order; each depends on its own number alone."""
    for at in range(number):
        yield record(at, seed)


def record(at: int, seed: int = 7) -> PlanRecord:
    """Return the record of one plan; one in fifty could not be read, one in a hundred is a copy."""
    rng = Random(seed * 1_000_003 + at)
    path = f"plans/{at // 1000:02}/plan-{at:05}.docx"
    sha = hashlib.sha256(f"{seed} {at}".encode()).hexdigest()
    if at % 50 == 49:
        state = sorted(UNREADABLE)[at // 50 % len(UNREADABLE)]
        return PlanRecord(path, sha, 1, state, f"plan-{at:05}.docx: {UNREADABLE[state]}")
    if at % 100 == 98:
        first = f"plans/{at // 1000:02}/plan-{at - 1:05}.docx"
        return PlanRecord(path, sha, 1, PlanState.DUPLICATE, duplicate_of=first)
    return _checked(path, sha, at, rng)


def _checked(path: str, sha: str, at: int, rng: Random) -> PlanRecord:
    findings = tuple(_findings(at, rng))
    dimensions = tuple(_share(key, rng) for key in DIMENSIONS)
    errors = any(f.severity == "error" for f in findings)
    scores = [d.score for d in dimensions if d.score is not None]
    overall = round(sum(scores) / len(scores), 1)
    child = f"{rng.choice(GIVEN)} {rng.choice(SURNAMES)}"
    found = {f.code for f in findings}
    return PlanRecord(
        path=path,
        sha256=sha,
        size=40_000 + at,
        state=PlanState.PARTLY if at % 40 == 7 else PlanState.CHECKED,
        said="no text could be read on page 4." if at % 40 == 7 else "",
        facts=PlanFacts(
            child=child,
            year_group=rng.randrange(14),
            key_stage=rng.choice(STAGES),
            primary_need=rng.choice(NEEDS),
            setting_type=rng.choice(SETTINGS),
            stage=rng.choice(("draft", "final")),
            team=rng.choice(TEAMS),
        ),
        sections=SECTIONS,
        findings=findings,
        checks=tuple((code, "failed" if code in found else "passed") for code in CODES),
        overall=overall,
        grade="requires improvement" if errors and overall >= 50 else _grade(overall),
        ready=not errors,
        dimensions=dimensions,
        section_scores=tuple(_share(key, rng) for key in "BEFG"),
        prints=_prints(at, rng),
        child_print=hashed(f"{child} {at}"),
        people=(PersonPrint(hashed(f"visitor {at}"), "B", "Section B, item 2"),),
    )


def _findings(at: int, rng: Random) -> Iterator[FindingRecord]:
    for code, severity, section, title, words, often in KINDS:
        if rng.randrange(100) < often:
            for item in range(1, rng.randrange(1, 4) + 1):
                yield FindingRecord(
                    code=code,
                    severity=severity,
                    section=section,
                    title=title,
                    message=f"“{words}” leaves it open.",
                    excerpt=words,
                    place=f"Section {section}, item {item}",
                    fingerprint=hashed(f"{at} {code} {item}"),
                    inferred=code.startswith("GTH"),
                )


def _share(key: str, rng: Random) -> ShareRecord:
    possible = rng.randrange(8, 40)
    earned = possible - rng.randrange(max(1, possible // 2))
    return ShareRecord(key, earned, possible, _grade(100 * earned / possible))


def _grade(score: float) -> str:
    for least, word in ((85, "outstanding"), (70, "good"), (50, "requires improvement")):
        if score >= least:
            return word
    return "inadequate"


def _prints(at: int, rng: Random) -> tuple[StatementPrint, ...]:
    """Return three statements of the plan's own, and for one plan in ten a pasted one."""
    own = [f"statement {at} {item}" for item in range(3)]
    texts = [*own, f"pasted {rng.randrange(3)}"] if rng.randrange(10) == 0 else own
    return tuple(
        StatementPrint(
            section="F",
            statement=f"F-{number}",
            exact=hashed(text),
            words=20,
            place=f"Section F, item {number}",
            sketch=hashed(text) + hashed(text + "'"),
        )
        for number, text in enumerate(texts, start=1)
    )
