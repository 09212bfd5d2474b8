"""The layouts of invented councils: where their plans lie and what each is read as."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.plan import Condition, Plan
from ehcp_qa.nlp.plain import plain
from ehcp_qa.readers import read
from ehcp_qa.recognise import recognise
from ehcp_qa.rulebook.lexicons import load_lexicons
from ehcp_qa.rulebook.places import packaged_rules

HERE = Path(__file__).resolve().parent
LAYOUTS = sorted((HERE / "plans").glob("*.md"))

sys.path.insert(0, str(HERE.parents[1] / "sample_plans"))

from making.layout import lay_out  # noqa: E402
from making.pdf import make_pdf  # noqa: E402
from making.word import make_word  # noqa: E402


def copy_of(layout: Path, suffix: str, folder: Path) -> Path:
    """Return a layout in another format, made in a folder; the Markdown is itself."""
    if suffix == ".md":
        return layout
    made = folder / f"{layout.stem}{suffix}"
    make = make_word if suffix == ".docx" else make_pdf
    made.write_bytes(make(lay_out(layout.read_text(encoding="utf-8"))))
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


def sections_of(plan: Plan) -> dict[str, str]:
    """Return the condition of each section that was found."""
    return {
        key.value: section.condition.value
        for key, section in plan.sections.items()
        if section.condition is not Condition.MISSING
    }


def statements_of(plan: Plan) -> list[dict[str, Any]]:
    """Return each statement as the expected ones are written: section, role, text, row and cells."""
    return [
        {
            "in": s.section.value,
            "role": s.role.value,
            "text": _flat(s.text),
            **({"area": s.area.value} if s.area else {}),
            **({"row": int(s.row.removeprefix("row-"))} if s.row else {}),
            **({"number": s.number} if s.number else {}),
            **({"refers": [" ".join(pair) for pair in s.refers_to]} if s.refers_to else {}),
            **({"cells": {k.value: _flat(w.text) for k, w in s.cells.items()}} if s.cells else {}),
        }
        for s in plan.statements()
    ]


def _flat(text: str) -> str:
    return " ".join(plain(text).split())
