"""What a council knows of its plans and the plans do not say: teams, needs, types of setting.

A file of comma-separated values with a heading row. Its ``path`` or ``name`` column says which plan
a row is about; the columns that an audit breaks down by are taken, and others left alone.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

from ehcp_qa.errors import InvalidConfig
from ehcp_qa.model.audit import PlanRecord
from ehcp_qa.workflows.audit.facts import stage_name

Given = Mapping[str, str]

FACTS = ("team", "key_stage", "year_group", "primary_need", "setting_type")
_WHICH = ("path", "name")
_LOOKS_LIKE = 0.8  # "primary_ned" is meant for "primary_need"; "plan number" is for nothing of ours
_YEARS = range(-1, 21)  # Nursery is -1; a plan may last to the year of the 25th birthday


class Metadata:
    """The rows of a metadata file, by the plan that they are about."""

    def __init__(self, rows: Mapping[str, Given], by: str = "path") -> None:
        self._rows, self._by = rows, by

    def of(self, path: str) -> Given:
        """Return what was given of a plan."""
        return self._rows.get(path if self._by == "path" else PurePosixPath(path).name, {})

    def unmatched(self, paths: Sequence[str]) -> tuple[str, ...]:
        """Return the plans of the file that are not among these paths, in its order."""
        names = set(paths) if self._by == "path" else {PurePosixPath(path).name for path in paths}
        return tuple(row for row in self._rows if row not in names)


def read_metadata(path: Path | None) -> Metadata:
    """Return a metadata file's rows, or raise InvalidConfig saying which row is wrong and how."""
    if path is None:
        return Metadata({})
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file, strict=True)
            names = [_column(name) for name in rows.fieldnames or ()]
            by = _which(names, path)
            rows.fieldnames = names
            return Metadata(dict(_rows(rows, by, path)), by)
    except FileNotFoundError:
        raise InvalidConfig(f"{path}: no such file of metadata.") from None
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        raise InvalidConfig(f"{path}: cannot be read as comma-separated text.") from problem


def with_given(record: PlanRecord, given: Given) -> PlanRecord:
    """Return a record with what was given of its plan in place of what the plan itself says."""
    if not given:
        return record
    year = int(given["year_group"]) if "year_group" in given else record.facts.year_group
    stage = given.get("key_stage") or (stage_name(year) if "year_group" in given else "")
    return replace(
        record,
        facts=replace(
            record.facts,
            team=given.get("team", record.facts.team),
            year_group=year,
            key_stage=stage or record.facts.key_stage,
            primary_need=given.get("primary_need", record.facts.primary_need),
            setting_type=given.get("setting_type", record.facts.setting_type),
        ),
    )


def _column(title: str) -> str:
    return "_".join(title.lower().replace("-", " ").split())


def _which(names: Sequence[str], path: Path) -> str:
    """Return the column that says which plan a row is about; refuse a file that cannot be used."""
    for name in names:
        near = get_close_matches(name, (*FACTS, *_WHICH), n=1, cutoff=_LOOKS_LIKE)
        if near and name not in (*FACTS, *_WHICH):
            raise InvalidConfig(f"{path}: there is no column “{name}”. Did you mean “{near[0]}”?")
    twice = sorted({name for name in names if names.count(name) > 1 and name in (*FACTS, *_WHICH)})
    if twice:
        raise InvalidConfig(f"{path}: the column “{twice[0]}” is there twice.")
    for name in _WHICH:
        if name in names:
            return name
    raise InvalidConfig(
        f"{path}: no column says which plan a row is about; it should have a column “path” or "
        f"“name”, and any of {', '.join(FACTS)}."
    )


def _rows(rows: csv.DictReader[str], by: str, path: Path) -> Iterator[tuple[str, Given]]:
    seen: set[str] = set()
    for row in rows:
        where = f"{path}, line {rows.line_num}"
        plan = (row[by] or "").strip().replace("\\", "/")
        if not plan:
            raise InvalidConfig(f"{where}: the column “{by}” is empty.")
        if plan in seen:
            raise InvalidConfig(f"{where}: “{plan}” has a row already.")
        seen.add(plan)
        given = {name: (row.get(name) or "").strip() for name in FACTS}
        if given["year_group"]:
            given["year_group"] = _year(given["year_group"], where)
        yield plan, {name: value for name, value in given.items() if value}


def _year(said: str, where: str) -> str:
    words = said.lower().removeprefix("year").strip()
    year = {"nursery": "-1", "reception": "0", "r": "0", "n": "-1"}.get(words, words)
    if not year.lstrip("-").isdecimal() or int(year) not in _YEARS:
        raise InvalidConfig(
            f"{where}: “year_group” is “{said}”; it should be Nursery, Reception or a number."
        )
    return year
