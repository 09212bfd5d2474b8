"""Words that learned what acts on what, and the chains they learned it from."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from ehcp_qa.analyse.meaning.scorer import PACKAGED
from ehcp_qa.analyse.meaning.words import chain_table, likeness, word_table

DATA = Path(__file__).resolve().parents[2] / "training" / "data" / "chains"
PARTS = {"need", "provision", "outcome", "hope", "need2", "provision2"}
WANTED = {"id", "need", "provision", "outcome"}

# A difficulty, what acts on it and what does not; none of these sentences was trained on.
CASES = {
    "hearing": (
        "She mishears the ends of words when the class is noisy.",
        "A radio aid worn by the teacher, checked each morning.",
        "A wedge under his exercise book and a pencil grip.",
    ),
    "handwriting": (
        "His letters are large and he presses so hard that the paper tears.",
        "A writing slope and ten minutes of hand-strength exercises.",
        "A named adult greets him at the gate after weekends away.",
    ),
    "worry": (
        "He is sick before school on Mondays and will not leave the car.",
        "A named adult greets him at the gate and they feed the rabbits first.",
        "Large-print copies of every worksheet.",
    ),
    "sight": (
        "She cannot read the board from any seat in the room.",
        "Large-print copies of every worksheet, and a tablet that mirrors the screen.",
        "A sensory circuit of jumping and pushing before lessons.",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_need_lies_nearer_to_what_acts_on_it(name: str):
    """What acts on a difficulty is nearer than other provision, and nearer than likeness alone has it."""
    need, acts, other = CASES[name]
    learned, alike = chain_table(PACKAGED.chains), word_table()
    near = likeness(learned.vector(need), learned.vector(acts))
    assert near > likeness(learned.vector(need), learned.vector(other))
    assert near > likeness(alike.vector(need), alike.vector(acts))


def test_words_that_taught_nothing_stay_where_they_were():
    """Only words of the training data have moved; the table's weights and words are the same."""
    learned, start = chain_table(PACKAGED.chains), word_table()
    assert learned.weights == start.weights
    assert learned.rows == start.rows
    moved = (learned.numbers != start.numbers).any(axis=1).mean()
    assert 0.2 < moved < 0.9


def test_the_table_itself_is_not_changed():
    """The words as they were are still there beside those that learned."""
    before = word_table().numbers.copy()
    chain_table(PACKAGED.chains)
    assert (word_table().numbers == before).all()


def chains() -> list[dict[str, str]]:
    """Every chain in the project."""
    return [
        json.loads(line)
        for path in sorted(DATA.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def test_each_chain_is_whole_and_no_text_comes_twice():
    """A chain has its three parts, known names and an id of its own, and says nothing another says."""
    found = chains()
    assert len(found) > 2500
    for chain in found:
        assert chain.keys() >= WANTED, chain["id"]
        assert chain.keys() <= PARTS | {"id"}, chain["id"]
        assert all(str(text).strip() for text in chain.values()), chain["id"]
    for part in ("id", "need", "provision"):
        twice = [text for text, n in Counter(chain[part] for chain in found).items() if n > 1]
        assert not twice, part
