"""How often commitments emptied in unforeseen words are told, on statements that are only measured on."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ehcp_qa.analyse.provision import analyse_provision
from ehcp_qa.model.analysed import ProvisionAnalysis, Verdict
from ehcp_qa.nlp.pipeline import load
from ehcp_qa.rulebook.lexicons import load_lexicons
from ehcp_qa.rulebook.places import packaged_rules
from ehcp_qa.workflows.evaluate.items import statement_of

ROOT = Path(__file__).resolve().parent.parent
UNSEEN = ROOT / "tests" / "evaluation" / "unseen" / "n" / "emptying.jsonl"

WORDS = """\
### Emptied in words that no list foresaw

An author wrote statements whose commitment is taken back in everyday words ("once things are on an even keel", "as the week unfolds"), often beside cells that are full and firm, and nearly as many that only look so. The statute's own phrases were
kept out on purpose, so this is the hardest wording there is. The models learned from 1,377 such statements by four others (`training/cards/emptying.md`); these 180 are only measured on. Before the models, and before shapes of sentences took the place of phrases, 0.21 of the emptied were told and 48 of the 98 called specific.
"""


def section() -> str:
    """Return the section of the page, worked out now."""
    pairs = list(_analysed())
    counted = Counter((bool(item["emptied"]), _told(found)) for item, found in pairs)
    right, wrong = counted[True, True], counted[False, True]
    specific = Counter(bool(i["emptied"]) for i, f in pairs if f.verdict is Verdict.SPECIFIC)
    emptied, sound = right + counted[True, False], wrong + counted[False, False]
    rows = [
        "| statements | emptied | words told that empty: precision | recall | emptied and called specific | sound and called specific |",
        "|---|---|---|---|---|---|",
        f"| {len(pairs)} | {emptied} | {right / (right + wrong):.3f} | {right / emptied:.3f} | {specific[True]} of {emptied} | {specific[False]} of {sound} |",
    ]
    return "\n".join([WORDS, *rows, ""])


def _told(found: ProvisionAnalysis) -> bool:
    return any(not phrase.rescued_by for phrase in found.soft)


def _analysed() -> Iterator[tuple[dict[str, Any], ProvisionAnalysis]]:
    lexicons, pipeline = load_lexicons([packaged_rules()]), load()
    items = [json.loads(line) for line in UNSEEN.read_text("utf-8").splitlines()]
    statements = [statement_of(item)[1] for item in items]
    trees = pipeline.parse([s.text for s in statements])
    for item, statement, tree in zip(items, statements, trees, strict=True):
        yield item, analyse_provision(statement, lexicons, tree)
