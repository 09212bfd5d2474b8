"""The layouts of invented councils: where their plans lie and what a person reads in each.

A layout is a Markdown plan and a page of expectations beside it, written by hand from the plan's
own words. Its Word file is made when a test asks for it; its PDF lies in ``made/``, printed from
that Word file by LibreOffice (``make_pdfs.py``), so that no test needs LibreOffice.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from dressing import DRESSED, dressed

from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.plan import Area, Condition, Plan, Role, Section, SectionId, Statement
from ehcp_qa.nlp.plain import plain
from ehcp_qa.readers import read
from ehcp_qa.recognise import recognise
from ehcp_qa.rulebook.lexicons import load_lexicons
from ehcp_qa.rulebook.places import packaged_rules

HERE = Path(__file__).resolve().parent
LAYOUTS = sorted((HERE / "plans").glob("*.md"))
PRINTED = HERE / "made"

sys.path.insert(0, str(HERE.parents[1] / "sample_plans"))

from making.layout import lay_out  # noqa: E402
from making.pdf import make_pdf  # noqa: E402
from making.word import make_word  # noqa: E402

# The area that a section's letter already says, which expectations do not repeat.
_SAID = {
    **dict.fromkeys(("C", "G"), Area.HEALTH),
    **dict.fromkeys(("D", "H", "H1", "H2"), Area.SOCIAL_CARE),
}
# A number typed before an outcome or a need is its number and not its words, where a format keeps
# it in the cell's text.
_NUMBER = re.compile(r"\A\d{1,2}(?:\.\d)?\.?\s+(?=[A-Z])")


def can_be_markdown(layout: Path) -> bool:
    """Return whether a layout has nothing that only Word can say, such as words struck through."""
    return layout.stem not in DRESSED


def word_copy(layout: Path) -> bytes:
    """Return a layout as a Word file."""
    made = make_word(lay_out(layout.read_text(encoding="utf-8")))
    return made if can_be_markdown(layout) else dressed(made)


def copy_of(layout: Path, form: str, folder: Path) -> Path:
    """Return a layout as ``md``, ``docx``, ``pdf`` (printed) or ``drawn`` (as the samples are)."""
    if form == "md":
        return layout
    if form == "pdf":
        return PRINTED / f"{layout.stem}.pdf"
    made = folder / f"{layout.stem}.{'docx' if form == 'docx' else 'pdf'}"
    drawn = form == "drawn"
    text = layout.read_text(encoding="utf-8")
    made.write_bytes(make_pdf(lay_out(text)) if drawn else word_copy(layout))
    return made


def plan_at(path: Path) -> Plan:
    """Return the plan that a file is recognised as."""
    return recognise(read(path), _lexicons())


@lru_cache(maxsize=1)
def _lexicons() -> Lexicons:
    return load_lexicons([packaged_rules()])


def expected(layout: Path) -> Mapping[str, Any]:
    """Return what somebody wrote down that a layout holds."""
    told: Mapping[str, Any] = yaml.safe_load(layout.with_suffix(".yaml").read_text("utf-8"))
    return told


def expected_sections(layout: Path) -> dict[str, str]:
    """Return the condition of each section that a layout has."""
    told = expected(layout)["sections"]
    return {name: condition for condition, names in told.items() for name in names.split()}


def expected_statements(layout: Path) -> list[dict[str, Any]]:
    """Return each statement that a layout has, section by section in reading order."""
    return _by_section(_as_told(entry) for entry in expected(layout)["statements"])


def _as_told(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return one entry ("F provision: words") in full."""
    (where, text), *more = entry.items()
    section, _, role = where.partition(" ")
    told = {"in": section, "role": role, "text": _flat(str(text)), **dict(more)}
    if "cells" in told:
        told["cells"] = {kind: _cell(str(words)) for kind, words in told["cells"].items()}
    if "refers" in told:
        told["refers"] = sorted(told["refers"])
    return told


def sections_of(plan: Plan) -> dict[str, str]:
    """Return the condition of each section that was found."""
    found: Mapping[SectionId, Section] = plan.sections
    return {
        key.value: section.condition.value
        for key, section in found.items()
        if section.condition is not Condition.MISSING
    }


def statements_of(plan: Plan) -> list[dict[str, Any]]:
    """Return each statement as the expected ones are written; template text is none."""
    return _by_section(_as_found(s) for s in plan.statements() if s.role is not Role.GUIDANCE)


def _as_found(statement: Statement) -> dict[str, Any]:
    s = statement
    area = s.area if s.area is not _SAID.get(s.section.value) else None
    return {
        "in": s.section.value,
        "role": s.role.value,
        "text": _flat(s.text),
        **({"area": area.name.lower()} if area else {}),
        **({"row": int(s.row.removeprefix("row-"))} if s.row else {}),
        **({"number": s.number} if s.number else {}),
        **({"refers": sorted(" ".join(pair) for pair in s.refers_to)} if s.refers_to else {}),
        **({"cells": {k.value: _cell(w.text) for k, w in s.cells.items()}} if s.cells else {}),
    }


def _by_section(statements: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(statements, key=lambda told: str(told["in"]))


def _flat(text: str) -> str:
    return " ".join(plain(text).split())


def _cell(text: str) -> str:
    return _NUMBER.sub("", _flat(text))
