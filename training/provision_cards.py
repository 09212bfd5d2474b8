"""Write the cards of the provision models: what they learned from, how they do, where they fall short."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from data import Item, author

Figures = Mapping[str, Mapping[str, object]]

_KEYS = {
    "provision": ("macro_f1", "vague_precision", "vague_recall", "vague_f1", "kind_accuracy"),
    "placement": ("precision", "recall", "f1", "suggested_accuracy"),
}
_ABOUT = {
    "provision": (
        "# Models for provision: verdict and kind",
        "Two linear models, `provision_verdict` (specific, partly, vague; a logistic regression and a support vector "
        "machine, added) and `provision_kind` (eleven kinds; a support vector machine), over words, pairs of words, pieces of words of 3 to 5 letters, and what "
        "the slot grammar, the soft-phrase lexicon, the kind signs and the classes of `rules/lexicons/kind_words.yaml` found. Weights are one signed byte each. "
        "The kinds were learned from statements of two further authors as well, whose kinds stand in `data/kinds.jsonl`.",
        "The model says how likely each verdict is. `ehcp_qa/analyse/verdict.py` decides: a statement with a must-have "
        "slot empty is called specific, or one in which the rules find nothing amiss called partly or vague, only "
        "when the model is very sure; a session left to “an adult” is never specific.",
        "Kinds of strategy, support and session run into each other, for people too (two annotators agreed on 90%). "
        "A passive strategy with no agent is now and then called vague where the guide says partly. An unusual voice "
        "costs some ten points of the kind and five of the verdict: see the figures by author.",
    ),
    "placement": (
        "# Model for placement",
        "One multinomial logistic regression over the same kinds of feature, with the signs of "
        "`rules/lexicons/placement_signs.yaml`, for F, G, H1, H2, either and not provision.",
        "The table of usual places (swallowing, staff training, breaks that are not residential, an adult's social "
        "care) is applied over it; `either` and not-provision never make a finding, and a finding needs a "
        "likelihood of at least one half.",
        "A therapy named without its purpose may be given a section where `either` would be right. It judges the words "
        "of one statement; a provision split between F and G by its elements is one statement to it.",
    ),
}


def card(task: str, gold: Sequence[Item], more: Sequence[Item], figures: Figures) -> str:
    """Return a model card in Markdown."""
    title, what, how, limits = _ABOUT[task]
    keys = _KEYS[task]
    rows = [f"| {name} | {f['trained']} | {f['measured']} | " + " | ".join(f"{f[k]:.3f}" for k in keys) + " |"
            for name, f in figures.items()]  # fmt: skip
    return "\n".join(
        [
            *(title, "", what, "", how, "", "## Data", ""),
            f"{len(gold)} statements of `data/gold` and {len(more)} of `data/more` and `data/own`, by {1 + len({author(i) for i in more})} authors, all invented, labelled by the "
            "project's annotation guide. The shipped model is trained on all of them and remembers a short hash of each, so that "
            "`ehcp-qa evaluate` can say how many of the items it is measured on it has seen.",
            *("", "## Figures", ""),
            "Each line is measured on statements that its model had not seen. The grammar, the lexicons and the thresholds were worked "
            "out with all of this data in view, so only statements written since can say how well they carry over.",
            "",
            "| split | trained on | measured on | "
            + " | ".join(k.replace("_", " ") for k in keys)
            + " |",
            "|---|---|---|" + "---|" * len(keys),
            *rows,
            *("", "## Limits", "", limits, ""),
        ]
    )


def write_card(path: Path, text: str) -> None:
    """Write a card."""
    path.write_text(text, encoding="utf-8")
