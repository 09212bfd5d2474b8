"""Whole outputs of an audit of a small made folder, and of a template held against another version.

``make golden`` rewrites these files, too.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from golden_compare import hold, hold_names
from golden_text import page_text, sarif_text, workbook_text

from ehcp_qa.config import Config
from ehcp_qa.model.audit import PlanState
from ehcp_qa.model.template_diff import Effect
from ehcp_qa.reporters.base import Layout
from ehcp_qa.reporters.template_diff import FORMS as DIFFS
from ehcp_qa.workflows.accept import Judgement, accept
from ehcp_qa.workflows.audit import outputs, stamp
from ehcp_qa.workflows.audit.request import AuditRequest
from ehcp_qa.workflows.audit.run import audit
from ehcp_qa.workflows.template_diff import diff_templates

HERE = Path(__file__).parent
AUDITS, TEMPLATES = HERE / "audits", HERE / "templates"
SAMPLES = HERE.parents[1] / "sample_plans" / "templates"
# One that breaks a template, held against what it was made from.
BROKEN, GOOD = SAMPLES / "broken" / "needs-merged.docx", SAMPLES / "headings" / "template.docx"
# A few of every sort, so that a rule that is added or mended elsewhere changes no golden file here.
RULES = ("DAT-01", "OUT-01", "PRV-04", "PRV-05", "PRV-15", "STA-01", "STA-07", "TPL-10", "TPL-11")
CHILDREN = (
    *("Sam Okoro", "Maya Khan", "Leo Brandt", "Asha Patel", "Tom Reilly", "Ines Costa"),
    *("Ben Marsh", "Ruth Adeyemi"),
)
PLAN = """# Education, Health and Care plan

| Name | {name} |
|---|---|
| Date of birth | 4 March {born} |
| Year group | Year {year} |
| Date of plan | 2 November 2026 |

## Section A: views
- {first} loves trains.
## Section B: special educational needs
- {first} finds it hard to wait for a turn.
## Section C: health care needs
- No health care needs have been identified.
## Section D: social care needs
- No social care needs have been identified.
## Section E: outcomes
- By July 2027 {first} will wait for a turn in a game of four.
## Section F: special educational provision
- {first} will have {often} speech and language therapy.
{more}## Section G: health care provision
- None is required.
## Section H1: social care provision
- None is required.
## Section H2: other social care provision
- None is required.
## Section I: placement
- To be named.
## Section J: personal budget
- No personal budget has been asked for.
## Section K: advice
- Educational advice: A Lane, head teacher, 4 September 2026.
"""
PASTED = (
    "- A teaching assistant will sit with {first} for 20 minutes each morning and go through the "
    "timetable of the day with pictures and real objects.\n"
)
OF_ANOTHER = "- In the group Maya Khan will say when it is time to change places.\n"


class _Unwatched:
    def begin(self, plans: int) -> None:
        """Learn how many there are."""

    def done(self, path: str, state: PlanState, *, fresh: bool) -> None:
        """Learn of one."""


def _folder(folder: Path, *, later: bool) -> Path:
    """Write the plans: eight, of which five share a statement, a copy and a damaged file."""
    for number, name in enumerate(CHILDREN):
        first = name.split()[0]
        more = PASTED.format(first=first) if number < 5 else ""
        more += OF_ANOTHER if later and number == 2 else ""
        often = "weekly" if later and number == 5 else "regular"
        text = PLAN.format(
            name=name, first=first, year=number + 2, born=2020 - number, often=often, more=more
        )
        path = folder / ("north" if number % 2 else "south") / f"{first.lower()}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    if later:
        shutil.copy(folder / "south" / "sam.md", folder / "the same as sam.md")
        (folder / "scan of Tom Reilly.pdf").write_bytes(b"%PDF-1.7 and no more")
    return folder


def _audited(out: Path, *places: Path, config: Config, **asked: object) -> Path:
    request = AuditRequest(tuple(map(str, places)), out, jobs=1, cache=False, **asked)  # type: ignore[arg-type]
    audit(request, config, _Unwatched())
    return out


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The audits: one as it is, with trends, a sample and something accepted, and one redacted."""
    place = tmp_path_factory.mktemp("audits")
    accepted = place / "accepted.toml"
    settings = Config(fail_on="never", select=RULES, accepted=str(accepted))
    accepted.write_text("", encoding="utf-8")
    earlier = _audited(place / "earlier", _folder(place / "then", later=False), config=settings)
    now = _folder(place / "now", later=True)
    judged = Judgement("Agreed at panel", "J Moss")
    accept(place / "then" / "south" / "tom.md", "TPL-10", judged, settings, earlier)
    teams = place / "teams.csv"
    teams.write_text(
        "path,team,primary_need\nnorth/maya.md,Team A,ASD\nsouth/sam.md,Team B,ASD\n", "utf-8"
    )
    _audited(
        place / "whole", now, config=settings, metadata=teams, compare=earlier, sample=2, seed=1
    )
    hiding = Config(fail_on="never", select=RULES, redact=True)
    _audited(place / "redacted", now, config=hiding, metadata=teams)
    return place


def _table(path: Path) -> str:
    return path.read_text(encoding="utf-8-sig")


def _data(path: Path) -> str:
    """Return the data without the checks that were not asked for, of which there are always more."""
    return re.sub(r'"[A-Z]+-\d+":"skipped",?', "", path.read_text(encoding="utf-8"))


def _sheets(path: Path) -> str:
    return workbook_text(path.read_bytes())


def _page(path: Path) -> str:
    return page_text(path.read_text(encoding="utf-8"))


OUTPUTS: Mapping[str, Callable[[Path], str]] = {
    "plans.csv": _table,
    "findings.csv": _table,
    "audit.json": _data,
    "audit.html": _page,
    "audit.xlsx": _sheets,
    "moderation.xlsx": _sheets,
}
# What a golden file is called, and of which audit it is which output.
CASES = {f"whole-{name}.txt": ("whole", name) for name in OUTPUTS} | {
    f"redacted-{name}.txt": ("redacted", name) for name in ("plans.csv", "findings.csv")
}


@pytest.mark.parametrize("golden", sorted(CASES))
def test_the_output_of_an_audit_is_what_it_was(
    golden: str, made: Path, update_golden: bool
) -> None:
    """A change of any word in any output is seen and meant."""
    which, name = CASES[golden]
    text = OUTPUTS[name](made / which / name)
    made_with = stamp(made / which)
    for steady in (made_with.rules_sha256, made_with.settings_sha256):
        text = text.replace(steady, "0" * 64)
    hold(AUDITS / golden, text, update=update_golden)


@pytest.mark.parametrize("form", sorted(DIFFS))
def test_a_template_diff_is_what_it_was(form: str, update_golden: bool) -> None:
    """Each form of it, of a template in which two sections became one."""
    diff = diff_templates(GOOD, BROKEN, Config(), Effect.BREAKS)
    text = str(DIFFS[form](diff, Layout()))
    hold(
        TEMPLATES / f"needs-merged-{form}.txt",
        sarif_text(text) if form == "sarif" else text,
        update=update_golden,
    )


def test_there_is_a_golden_file_for_each_output_and_no_other(update_golden: bool) -> None:
    """What audits leave and what they were held against are the same list."""
    assert {name for name, _ in outputs.OUTPUTS} < set(OUTPUTS)
    hold_names(AUDITS, set(CASES), update=update_golden)
    hold_names(TEMPLATES, {f"needs-merged-{form}.txt" for form in DIFFS}, update=update_golden)
