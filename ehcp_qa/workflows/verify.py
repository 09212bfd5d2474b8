"""Run a report again and say whether it comes out the same, or what differs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from ehcp_qa.config import Config
from ehcp_qa.config.files import with_setting
from ehcp_qa.config.values import checked
from ehcp_qa.errors import InvalidConfig
from ehcp_qa.readers.names import fit_to_write
from ehcp_qa.reporters.base import Layout
from ehcp_qa.reporters.json import SCHEMA_VERSION
from ehcp_qa.reporters.json import json as as_json
from ehcp_qa.workflows.check import check_files
from ehcp_qa.workflows.template_check import check_templates

Data = Mapping[str, Any]
# Endings of files that may be a plan whose name is not told.
PLANS = frozenset(
    (".docx", ".docm", ".dotx", ".dotm", ".pdf", ".md", ".markdown", ".txt", ".doc", ".odt", ".rtf")
)
REPORT = "the report"  # where its settings come from

# What a report rests on, as it says itself, and what to call it.
STAMPS = {
    "tool": "The version of ehcp-qa",
    "rules": "The rules",
    "settings_sha256": "The settings",
    "language_model": "The language model",
    "accepted_sha256": "The file of accepted findings",
    "baseline_sha256": "The baseline",
}


def verify(report: Path, plans: Sequence[Path], config: Config) -> tuple[str, bool]:
    """Return what a second run shows, in lines, and whether it is the same as the report.

    The settings are those that the report names; ``config`` gives the rule packs, the accepted
    findings and the baseline, of which a report holds only hashes.
    """
    then = _read(report)
    found = [_plan(number, then, plans, report) for number in range(len(then["files"]))]
    check = check_templates if _of_templates(then) else check_files
    now = json.loads(as_json(check(found, _as_then(then, config)), Layout()))
    different = list(_differences(then, now))
    if not different:
        return f"Same: {report.name} comes out again, finding by finding and word by word.\n", True
    return "".join(f"{line}\n" for line in ["Different:", *different]), False


def _of_templates(then: Data) -> bool:
    """True for a report of “template check”: only a template has scores with nothing to count."""
    scores = (file.get("scores") for file in then["files"])
    return any(found is not None and not found["dimensions"] for found in scores)


def _read(path: Path) -> Data:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise InvalidConfig(f"{path}: cannot be read as a JSON report.") from problem
    if not isinstance(data, dict) or not {"files", "settings", *STAMPS} <= set(data):
        raise InvalidConfig(f"{path}: not a report of “ehcp-qa check --format json”.")
    if data.get("schema_version") != SCHEMA_VERSION:
        raise InvalidConfig(
            f"{path}: a report of another form; this version reads {SCHEMA_VERSION}."
        )
    return data


def _as_then(then: Data, config: Config) -> Config:
    """Return the settings of the report, held against the day that it was held against."""
    own = {"rules": config.rules, "accepted": config.accepted, "baseline": config.baseline}
    given = {
        **then["settings"],
        "today": then.get("today"),
        "model": config.model,
        "redact": then.get("redacted"),
    }
    config = Config()
    for name, value in given.items():
        if value is not None:
            config = with_setting(config, name, checked(name, value, REPORT), REPORT)
    return replace(config, **own)  # type: ignore[arg-type]


def _plan(number: int, then: Data, plans: Sequence[Path], report: Path) -> Path:
    """Return a plan of the report: one of those given, or beside the report, or in this folder."""
    file = then["files"][number]
    name = str(file["file"])
    for place in (*plans, report.parent / name, Path(name)):
        if fit_to_write(place.name) == name and place.is_file():
            return place
    if then["redacted"] and (found := _renamed(file, plans, report)):
        return found
    if then["redacted"] and len(plans) == len(then["files"]) and plans[number].is_file():
        return Path(plans[number])  # it was changed since, and stands where the report has it
    raise InvalidConfig(
        f"{name} is neither beside {report.name} nor in this folder: give its place after the report."
    )


def _renamed(file: Data, plans: Sequence[Path], report: Path) -> Path | None:
    """Return the file with the bytes of a plan whose name a redacted report does not tell."""
    beside = (p for folder in (report.parent, Path()) for p in sorted(folder.iterdir()))
    may_be = (*plans, *(p for p in beside if p.suffix.lower() in PLANS and p.is_file()))
    wanted = str(file["sha256"])
    return next((p for p in may_be if p.is_file() and _sha256(p) == wanted), None)


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _differences(then: Data, now: Data) -> Iterator[str]:
    for key, name in STAMPS.items():
        if then[key] != now[key]:
            yield f"- {name}: not the same as then."
    for old, new in zip(then["files"], now["files"], strict=True):
        yield from (f"- {old['file']}: {said}" for said in _in_file(old, new))
    if then["exit_code"] != now["exit_code"]:
        yield f"- Exit code {then['exit_code']} then, {now['exit_code']} now."


def _in_file(old: Data, new: Data) -> Iterator[str]:
    if old["sha256"] != new["sha256"]:
        yield "the file has been changed since."
    before = {f["fingerprint"]: f for f in old["findings"]}
    after = {f["fingerprint"]: f for f in new["findings"]}
    for said, here, there in (("gone", before, after), ("new", after, before)):
        codes = sorted(here[name]["code"] for name in here.keys() - there.keys())
        if codes:
            yield f"{said}: {', '.join(codes)}."
    changed = sorted(
        before[n]["code"] for n in before.keys() & after.keys() if before[n] != after[n]
    )
    if changed:
        yield f"said otherwise: {', '.join(changed)}."
    others = sorted(
        key
        for key in old.keys() | new.keys()
        if key not in ("sha256", "findings") and old.get(key) != new.get(key)
    )
    if others:
        yield f"also different: {', '.join(others)}."
