"""Kinds of statements that were written for another task: more voices for the model of kinds."""

from __future__ import annotations

import json

from data import DATA, Item, items

from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.plan import CellRole
from ehcp_qa.recognise.columns import Titles
from ehcp_qa.workflows.evaluate.items import CELL_NAMES


def with_kinds(lexicons: Lexicons) -> list[Item]:
    """Return the statements of ``emptying.jsonl`` whose kind ``kinds.jsonl`` gives, each with it."""
    lines = (DATA / "kinds.jsonl").read_text(encoding="utf-8").splitlines()
    kinds = {entry["id"]: entry["kind"] for entry in map(json.loads, lines)}
    told = (i for i in items("own", "emptying") if i["id"] in kinds)
    return [{**known_columns(item, lexicons), "kind": kinds[item["id"]]} for item in told]


def known_columns(item: Item, lexicons: Lexicons) -> Item:
    """Return the item with its row under the names of cells, by the titles that plans use."""
    titles = Titles(lexicons["column_titles"])
    row: dict[str, str] = {}
    for title, text in (item.get("row") or {}).items():
        holds = {title} if title in CELL_NAMES else {h.value for h in titles.holds(title)}
        for role in (role for role in CellRole if role.value in holds):
            row.setdefault(role.value, text)
    return {**item, "row": row}
