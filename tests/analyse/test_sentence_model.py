"""The extra “semantic”: a sentence model that joins in where it is installed and asked for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ehcp_qa.analyse.meaning import sentences
from ehcp_qa.analyse.meaning.pieces import numbers, vocabulary
from ehcp_qa.analyse.meaning.words import likeness
from ehcp_qa.cli.app import app
from ehcp_qa.config import load_config
from ehcp_qa.errors import InvalidConfig

PLAN = Path(__file__).parents[2] / "sample_plans" / "most_findings" / "thread" / "plan.md"
needs_model = pytest.mark.skipif(
    not sentences.installed(), reason="the extra “semantic” is not installed"
)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Café", ["[CLS]", "cafe", "[SEP]"]),
        ("toileting!", ["[CLS]", "toilet", "##ing", "!", "[SEP]"]),
        ("☃", ["[CLS]", "[UNK]", "[SEP]"]),
        ("", ["[CLS]", "[SEP]"]),
    ],
    ids=["accent", "pieces", "unknown", "nothing"],
)
def test_a_text_is_read_in_the_pieces_of_the_models_vocabulary(
    text: str, pieces: list[str]
) -> None:
    """Words are cut into the longest pieces that the vocabulary has, without capitals or accents."""
    assert numbers(text) == [vocabulary()[piece] for piece in pieces]


def test_a_long_text_is_cut() -> None:
    """No text is longer than the model was trained on."""
    assert len(numbers("word " * 500)) == 128


@needs_model
def test_a_vector_does_not_hang_on_what_was_read_before() -> None:
    """The same text has the same vector, whatever else has been read."""
    model = sentences.load_sentences()
    model.forget()
    first = model.encode("He cannot remember two instructions.")
    model.forget()
    for other in ("A visual checklist on his desk.", "Short.", "word " * 300):
        model.encode(other)
    assert model.encode("He cannot remember two instructions.") == first
    assert likeness(first, first) == pytest.approx(1.0, abs=1e-3)


@needs_model
def test_texts_alike_in_meaning_are_nearer() -> None:
    """A need is nearer what acts on it than what does not, though no word is shared."""
    encode = sentences.load_sentences().encode
    need = encode("Loud places hurt her ears and she hides.")
    assert likeness(need, encode("Headphones against noise")) > likeness(need, encode("Fractions"))


@needs_model
def test_the_report_says_which_models_were_used() -> None:
    """With the option the language model's name is followed by the sentence model's."""
    for options, said in (([], False), (["--semantic"], True)):
        result = CliRunner().invoke(app, ["check", str(PLAN), "--format", "json", *options])
        named = json.loads(result.stdout)["language_model"] or ""
        assert (sentences.name_of() in named) is said


def test_without_the_extra_the_setting_is_refused_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Who asks for a model that is not there is told how to get it, and nothing is checked."""
    sentences.load_sentences.cache_clear()
    monkeypatch.setattr(sentences, "find_spec", lambda _: None)
    result = CliRunner().invoke(app, ["check", str(PLAN), "--semantic"])
    assert isinstance(result.exception, InvalidConfig)
    assert "ehcp-qa[semantic]" in str(result.exception)


@needs_model
def test_another_model_of_the_same_name_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The weights were trained with the vectors of one file, and only that one is read."""
    sentences.load_sentences.cache_clear()
    monkeypatch.setattr(sentences, "SHA256", "0" * 64)
    with pytest.raises(InvalidConfig, match="another"):
        sentences.load_sentences()


def test_the_setting_is_off_and_can_be_switched_on(tmp_path: Path) -> None:
    """A settings file can ask for the sentence model."""
    assert load_config({}).semantic is False
    file = tmp_path / "ehcp-qa.toml"
    file.write_text("semantic = true\n", encoding="utf-8")
    assert load_config({}, file=file).semantic is True
