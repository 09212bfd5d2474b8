"""Train the models of emptied commitment and measure them on authors whom they had not read.

Run from the project root: ``python training/train_emptying.py`` (some two minutes on two cores);
``--only-fit`` leaves out the measuring. The verdict's own models are used as they are shipped: they
have read neither author of ``emptying.jsonl``.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from data import CARDS, HELD_OUT, Item, author, besides_gold, items
from emptying import CODES, examples, train_emptying
from kinds import known_columns

from ehcp_qa.analyse.learned.linear import PACKAGED, model
from ehcp_qa.analyse.provision import analyse_provision
from ehcp_qa.model.analysed import Emptying, ProvisionAnalysis, SoftPhrase, Verdict
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.nlp.pipeline import Pipeline, load
from ehcp_qa.rulebook.lexicons import load_lexicons
from ehcp_qa.rulebook.places import packaged_rules
from ehcp_qa.workflows.evaluate.items import statement_of

Figures = dict[str, int]
CARD = CARDS / "emptying_figures.json"


def measure(left_out: str, lexicons: Lexicons, pipeline: Pipeline) -> Figures:
    """Return the figures on one author of ``emptying.jsonl`` when the models had not read them."""
    everyone = items("own", "emptying")
    kept = [item for item in everyone if author(item) != left_out]
    told = [known_columns(item, lexicons) for item in everyone if author(item) == left_out]
    provisions = [*items("gold", "provision"), *besides_gold("provision")]
    statements = [statement_of(item)[1] for item in told]
    trees = pipeline.parse([statement.text for statement in statements])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for weights in PACKAGED.glob("*.gz"):
            shutil.copy(weights, folder)
        train_emptying(tuple(examples(provisions, lexicons, kept)), pipeline, folder)
        found = [
            analyse_provision(statement, lexicons, tree, weights=folder)
            for statement, tree in zip(statements, trees, strict=True)
        ]
        model.cache_clear()
    return _figures(list(zip(told, found, strict=True)))


def _figures(pairs: Sequence[tuple[Item, ProvisionAnalysis]]) -> Figures:
    learnt = [(item, found, phrase) for item, found in pairs for phrase in _learnt(found)]
    turned = {str(item["id"]) for item, found, _ in learnt if "worded like" in found.why}
    specific = [
        item for item, f in pairs if f.verdict is Verdict.SPECIFIC or str(item["id"]) in turned
    ]
    named = [(item, phrase) for item, _, phrase in learnt if phrase.group is not Emptying.UNTOLD]
    right = [(item, phrase) for item, _, phrase in learnt if item["emptied"]]
    return {
        "statements": len(pairs),
        "emptied": sum(bool(item["emptied"]) for item, _ in pairs),
        "emptied called specific by the rest": sum(bool(i["emptied"]) for i in specific),
        "sound called specific by the rest": sum(not i["emptied"] for i in specific),
        "emptied no longer called specific": sum(
            bool(i["emptied"]) for i in specific if i["id"] in turned
        ),
        "sound no longer called specific": sum(
            not i["emptied"] for i in specific if i["id"] in turned
        ),
        "called emptied": len(learnt),
        "called emptied rightly": len(right),
        "rightly, and the words quoted meet those labelled": sum(_meets(i, p) for i, p in right),
        "way of emptying named": len(named),
        "way named rightly": sum(_is_named_rightly(item, phrase) for item, phrase in named),
    }


def _learnt(found: ProvisionAnalysis) -> Iterator[SoftPhrase]:
    return (phrase for phrase in found.soft if phrase.learnt)


def _meets(item: Item, phrase: SoftPhrase) -> bool:
    starts = [(item["text"].find(e["words"]), len(e["words"])) for e in item["emptied"]]
    return any(
        at >= 0 and phrase.span.start < at + length and at < phrase.span.end
        for at, length in starts
    )


def _is_named_rightly(item: Item, phrase: SoftPhrase) -> bool:
    """Tell whether the rule that reports the words is one that the labels ask for."""
    return CODES[phrase.group.value] in {CODES[e["group"]] for e in item["emptied"]}


def main() -> None:
    """Write the shipped models, those without the gold, and the figures."""
    lexicons, pipeline = load_lexicons([packaged_rules()]), load()
    assert pipeline is not None
    apart = items("own", "emptying")
    rest = tuple(examples(besides_gold("provision"), lexicons, apart))
    gold = tuple(examples(items("gold", "provision"), lexicons, ()))
    train_emptying((*gold, *rest), pipeline, PACKAGED)
    train_emptying(rest, pipeline, HELD_OUT)
    if "--only-fit" in sys.argv:
        return
    authors = sorted({author(item) for item in apart})
    figures = {f"author {name} left out": measure(name, lexicons, pipeline) for name in authors}
    CARD.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
