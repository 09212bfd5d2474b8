"""Copies of plans with their findings in the margin, and copies with those taken out again."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from ehcp_qa.annotators import annotated, cleared
from ehcp_qa.annotators.placed import Annotated
from ehcp_qa.errors import InvalidConfig, UnreadablePlan
from ehcp_qa.model.report import Report
from ehcp_qa.reporters.wording import amount

NOTABLE = (".docx", ".docm", ".dotx", ".dotm", ".pdf")
_ALLOWED = "a Word file (.docx, .docm, .dotx, .dotm) or a PDF"


def copies(plans: Sequence[Path], out: Path) -> list[Path]:
    """Return where the copy of each plan goes, or raise InvalidConfig before anything is read.

    For one plan ``out`` is the copy; for several, or where it is a folder, the folder of copies
    with the plans' own names.
    """
    folder = out.is_dir() or len(plans) > 1
    if len(plans) > 1 and not out.is_dir():
        raise InvalidConfig(f"{out}: give a folder that exists for the copies of several plans.")
    found = [out / plan.name if folder else out for plan in plans]
    if len(set(found)) < len(found):
        raise InvalidConfig(
            f"{out}: two of the plans have the same name, so one copy would be lost."
        )
    for plan, copy in zip(plans, found, strict=True):
        if plan.suffix.lower() not in NOTABLE:
            raise InvalidConfig(f"{plan}: notes go into a copy of {_ALLOWED}, which this is not.")
        if copy.suffix.lower() != plan.suffix.lower():
            raise InvalidConfig(
                f"{copy}: the plan is a {plan.suffix.lower()} file, and so is its copy with notes."
            )
        if copy.resolve() in {one.resolve() for one in plans}:
            raise InvalidConfig(
                f"{copy}: that is a plan itself, which is left as it is: name a copy."
            )
    return found


def annotate(
    report: Report, plans: Sequence[Path], targets: Sequence[Path], when: date | None
) -> tuple[list[str], list[str]]:
    """Write a copy of each plan that was read; return what was done, and what could not be."""
    done, failed = [], []
    for run, plan, target in zip(report.files, plans, targets, strict=True):
        if not run.readable:
            continue
        try:
            data = _same(plan, run.source.sha256)
            made = annotated(data, run, when)
        except UnreadablePlan as problem:
            failed.append(str(problem))
            continue
        _write(target, made.data)
        done.append(_said(target, made))
    return done, failed


def clear(plan: Path, target: Path) -> str:
    """Write a copy of a plan without our notes; return what was done, or raise UnreadablePlan."""
    from ehcp_qa.readers.files import file_bytes

    made = cleared(file_bytes(plan), plan.name)
    _write(target, made.data)
    return f"{target}: {amount(made.removed, 'note', 'notes')} taken out."


def _same(plan: Path, sha256: str) -> bytes:
    """Return a file's bytes, which must be those that were checked."""
    from ehcp_qa.readers.files import file_bytes

    data = file_bytes(plan)
    if hashlib.sha256(data).hexdigest() != sha256:
        raise UnreadablePlan(f"{plan.name} was changed while it was being checked: try again.")
    return data


def _said(target: Path, made: Annotated) -> str:
    said = f"{target}: {amount(made.notes, 'note', 'notes')} in the margin"
    if made.near:
        said += f", {made.near} of them near the words and not on them"
    if made.removed:
        said += f", in place of {made.removed} earlier"
    return f"{said}."


def _write(target: Path, data: bytes) -> None:
    try:
        target.write_bytes(data)
    except OSError as problem:
        reason = problem.strerror or "it could not be opened"
        raise InvalidConfig(f"{target}: the copy could not be written: {reason}.") from problem
