"""How much of what identifies somebody is found, on what was marked by hand."""

from __future__ import annotations

import importlib.util
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@cache
def measure() -> ModuleType:
    """Return ``benchmarks/redaction.py``."""
    spec = importlib.util.spec_from_file_location(
        "redaction_measure", ROOT / "benchmarks" / "redaction.py"
    )
    assert spec
    assert spec.loader
    made = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = made
    spec.loader.exec_module(made)
    return made


def test_nothing_listed_is_left_in_any_sample_plan() -> None:
    """Every name, date, number and place that was listed by hand is replaced."""
    figures = measure().on_samples()
    assert figures.missed == []
    assert sum(figures.marked.values()) > 400


@pytest.mark.parametrize(("file", "least"), [("seen.yaml", 0.99), ("unseen.yaml", 0.95)])
def test_marked_lines_are_found_and_other_words_stay(file: str, least: float) -> None:
    """Recall does not fall, and hardly a word is taken that tells nothing."""
    figures = measure().on_lines(measure().FOLDER / file)
    assert figures.recall >= least
    assert figures.taken <= 0.01 * figures.ordinary


def test_names_are_told_by_themselves_where_no_front_page_gives_them() -> None:
    """In statements that other people wrote for other ends, nearly every name is found."""
    figures = measure().on_statements()
    assert figures.recall >= 0.93
    assert figures.taken <= 0.003 * figures.ordinary


def test_the_measure_counts_what_is_left() -> None:
    """A stretch of which a word stays is missed, and a word taken beside it is counted."""
    key = measure().Key.of([], measure().load_lexicons([measure().packaged_rules()]))
    figures = measure().Figures()
    measure()._count("Ring ⟦number|07700 900123⟧ or ⟦person|somebody⟧.", key, figures)
    assert (figures.found["number"], figures.found["person"]) == (1, 0)
    assert (figures.taken, figures.ordinary) == (0, 2)
