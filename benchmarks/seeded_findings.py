"""Compare the findings on whole plans with the defects that their author put in.

Each ``seeded.yaml`` beside a ``plan.md`` lists ``defects`` (code, section, exact words, or no words
where something is missing) and ``also`` (findings that a careful reader would accept). A finding
matches when the code is the same and its words overlap those listed; for something missing, when the
section is the same (annotation guide, part 6). ``python benchmarks/seeded_findings.py FOLDER…``
prints what was found, missed and reported besides.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from ehcp_qa.config import Config
from ehcp_qa.model.finding import Finding
from ehcp_qa.workflows.check import check_file

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Result:
    """One plan: how many seeded defects were found, which were missed, what else was reported."""

    plan: str
    found: int
    missed: tuple[str, ...]
    accepted: int
    besides: tuple[str, ...]


def measure(plan: Path, profile: str = "standard") -> Result:
    """Return how the findings on a plan compare with its ``seeded.yaml``."""
    listed = yaml.safe_load((plan.parent / "seeded.yaml").read_text(encoding="utf-8"))
    run = check_file(plan, Config(profile=profile)).files[0]
    known = {check.code for check in run.checks}
    seeds = [seed for seed in listed["defects"] if seed["code"] in known]
    used: set[int] = set()
    missed = [_named(seed) for seed in seeds if not _claim(seed, run.findings, used)]
    found = len(used)
    for seed in listed.get("also", []):
        _claim(seed, run.findings, used)
    besides = [
        f"{f.code} {f.section or '-'} {f.excerpt or '(missing)'}"
        for number, f in enumerate(run.findings)
        if number not in used
    ]
    return Result(
        "/".join(plan.parts[-3:-1]), found, tuple(missed), len(used) - found, tuple(besides)
    )


def _claim(seed: Mapping[str, str], findings: Iterable[Finding], used: set[int]) -> bool:
    for number, finding in enumerate(findings):
        if number not in used and _matches(seed, finding):
            used.add(number)
            return True
    return False


def _matches(seed: Mapping[str, str], finding: Finding) -> bool:
    if finding.code != seed["code"]:
        return False
    words, excerpt = _plain(seed.get("words") or ""), _plain(finding.excerpt)
    if not words or not excerpt:
        return (
            seed.get("section", "front") in (str(finding.section), "front")
            or finding.section is None
        )
    return excerpt in words or words in excerpt or words in _plain(finding.context)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _named(seed: Mapping[str, str]) -> str:
    return f"{seed['code']} {seed.get('section', 'front')} {seed.get('words') or '(missing)'}"


def main() -> None:
    """Print each plan's comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=[ROOT / "sample_plans"])
    for folder in parser.parse_args().folders:
        for seeded in sorted(folder.rglob("seeded.yaml")):
            result = measure(seeded.parent / "plan.md")
            print(
                f"{result.plan}: {result.found} found, {len(result.missed)} missed, "
                f"{result.accepted} accepted besides, {len(result.besides)} not listed"
            )
            for line in result.missed:
                print(f"  missed   {line}")
            for line in result.besides:
                print(f"  besides  {line}")


if __name__ == "__main__":
    sys.exit(main())
