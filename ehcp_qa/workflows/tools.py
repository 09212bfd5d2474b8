"""What every command that reads plans needs, loaded once and only when it is needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from ehcp_qa.config import Config
from ehcp_qa.errors import InvalidConfig
from ehcp_qa.model.models_used import named
from ehcp_qa.model.rule import BATCH, PLAN, TEMPLATE
from ehcp_qa.rulebook.load import load_rulebook
from ehcp_qa.rulebook.places import packaged_rules
from ehcp_qa.workflows.before import known_before

if TYPE_CHECKING:
    from ehcp_qa.analyse.meaning.sentences import Sentences
    from ehcp_qa.model.lexicon import Lexicons
    from ehcp_qa.model.standing import Before
    from ehcp_qa.nlp.pipeline import Pipeline
    from ehcp_qa.rulebook.book import RuleBook

SAID = {PLAN: "one plan", BATCH: "many plans together", TEMPLATE: "a template"}
COMMANDS = {PLAN: "check", BATCH: "audit", TEMPLATE: "template check"}


@dataclass(frozen=True)
class Tools:
    """The rules, word lists and language model that settings ask for.

    ``examples`` says whether the packaged rules' examples are wanted: to show or to run them.
    ``reads`` names what is to be read, where the other rules need not be loaded.
    """

    config: Config
    examples: bool = False
    reads: str = ""

    @cached_property
    def rulebook(self) -> RuleBook:
        """The rules of the packaged pack and of those asked for; codes asked for are known."""
        book = load_rulebook(pack_paths(self.config), examples=self.examples, reads=self.reads)
        check_codes(self.config, book.codes)
        return book

    @cached_property
    def before(self) -> Before:
        """What was accepted before, and what stood in the baseline."""
        return known_before(self.config)

    @property
    def lexicons(self) -> Lexicons:
        """The word lists of the packs."""
        return self.rulebook.lexicons

    @cached_property
    def pipeline(self) -> Pipeline | None:
        """The language model: the one asked for, else one that is installed, else None."""
        loaded = _loaded(self.config.model)
        if loaded is None and self.config.model:
            origin = self.config.origin("model")
            raise InvalidConfig(
                f"{origin}: the language model “{self.config.model}” could not be loaded; give the "
                "name of an installed spaCy model or the folder of one, or leave the setting out."
            )
        return loaded

    @cached_property
    def sentences(self) -> Sentences | None:
        """The sentence model, when the settings ask for it."""
        if not self.config.semantic:
            return None
        from ehcp_qa.analyse.meaning.sentences import load_sentences

        return load_sentences()

    @property
    def language_model(self) -> str:
        """The names of the models that plans will be read with, none of them loaded for it."""
        from ehcp_qa.analyse.meaning.sentences import name_of as sentence_model
        from ehcp_qa.nlp.pipeline import name_of

        return named(name_of(self.config.model), sentence_model() if self.config.semantic else "")

    def forget(self) -> None:
        """Forget what the models have read, so that no plan's result hangs on those before it."""
        for model in (self.pipeline, self.sentences):
            if model is not None:
                model.forget()


@lru_cache(maxsize=1)
def _loaded(model: str | None) -> Pipeline | None:
    """Load a model once in a process: it takes most of the time that a small plan takes."""
    from ehcp_qa.nlp.pipeline import load

    return load(model)


def pack_paths(config: Config) -> tuple[Path, ...]:
    """Return the packaged rule pack and, after it, those asked for."""
    return (packaged_rules(), *(Path(pack) for pack in config.rules))


def check_codes(config: Config, known: Sequence[str]) -> None:
    """Raise InvalidConfig when a code asked for begins no rule's code."""
    for name in ("select", "ignore"):
        for code in getattr(config, name):
            if not any(rule.startswith(code) for rule in known):
                where = config.origin(name)
                raise InvalidConfig(f"{where}: “{name}” names {unknown_code(code, known)}")


def check_readers(tools: Tools, what: str) -> None:
    """Raise InvalidConfig when every rule asked for reads something else than is being read."""
    config, book = tools.config, tools.rulebook
    wanted = config.select or ("",)
    if any(rule.is_for(what) and rule.code.startswith(wanted) for rule in book.rules):
        return
    other = {**book.others, **{rule.code: rule.reads for rule in book.rules}}
    asked = next((code for code in book.codes if code.startswith(wanted)), "")
    if asked:
        raise InvalidConfig(
            f"{config.origin('select')}: “select” names {asked}, which reads "
            f"{SAID[other[asked]]}: “ehcp-qa {COMMANDS[other[asked]]}” runs it."
        )


def unknown_code(code: str, known: Sequence[str]) -> str:
    """Return a sentence about a code that no rule has, with those that look like it."""
    from difflib import get_close_matches

    group, _, number = code.upper().partition("-")
    padded = f"{group}-{number:>02}"  # who types PRV-1 means PRV-01
    near = [padded] if padded in known else get_close_matches(padded, known, n=3, cutoff=0.5)
    hint = f"Did you mean {' or '.join(near)}?" if near else "“ehcp-qa rules list” lists them."
    return f"“{code}”, and no rule has that code. {hint}"
