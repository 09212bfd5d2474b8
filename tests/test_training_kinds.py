"""Kinds given to statements of another task: every statement is there, and has one kind of the guide's."""

from __future__ import annotations

import json
from pathlib import Path

from ehcp_qa.model.analysed import ProvisionKind

DATA = Path(__file__).resolve().parents[1] / "training" / "data"


def lines(path: Path) -> list[dict[str, str]]:
    """Return the entries of a file of one entry a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_each_kind_belongs_to_a_statement_and_is_one_of_the_guides():
    """A kind whose statement has gone, or that the guide does not know, would be trained on unseen."""
    written = {entry["id"] for path in DATA.glob("own/*/emptying.jsonl") for entry in lines(path)}
    kinds = lines(DATA / "kinds.jsonl")
    named = [entry["id"] for entry in kinds]
    assert set(named) <= written
    assert len(named) == len(set(named))
    assert {entry["kind"] for entry in kinds} == {kind.value for kind in ProvisionKind}
