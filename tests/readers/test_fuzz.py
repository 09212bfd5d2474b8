"""Damaged files are read or refused, none crashes, hangs or fills the memory; a small fixed sample.

The whole corpus is ``benchmarks/fuzz.py``'s; this keeps its harness honest and its first files safe.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("memory is limited and measured as Linux does it", allow_module_level=True)

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
SAMPLE = 60
SEED = 20
PATIENCE = 60  # seconds; none has taken over 2, but machines that run tests are busy


@pytest.fixture(scope="module", autouse=True)
def _path() -> Iterator[None]:
    sys.path.insert(0, str(BENCHMARKS))
    yield
    sys.path.remove(str(BENCHMARKS))


def test_damaged_files_are_read_or_refused() -> None:
    """Every kind of damage to every kind of file ends well, and in both ways."""
    import damage
    import fuzz

    found = list(fuzz.outcomes(damage.damaged_files(SAMPLE, SEED), PATIENCE))
    assert [outcome for outcome in found if outcome.verdict in fuzz.FAILURES] == []
    assert {outcome.verdict for outcome in found} == {fuzz.READ, fuzz.REFUSED}
    assert len(found) == SAMPLE


def test_the_same_seed_gives_the_same_files_and_another_gives_others() -> None:
    """A failure can be made again from its number."""
    import damage

    first, again, other = (list(damage.damaged_files(25, seed)) for seed in (1, 1, 2))
    assert first == again
    assert sum(one.data != two.data for one, two in zip(first, other, strict=True)) > 15


def _hangs(_: Path) -> None:
    time.sleep(300)


def _ends(_: Path) -> None:
    os._exit(3)


def _fails(_: Path) -> None:
    raise IndexError


def _grows(_: Path) -> None:
    assert b"x" * 400_000_000


@pytest.mark.parametrize(
    ("reader", "verdict"),
    [(_hangs, "HUNG"), (_ends, "CRASHED"), (_fails, "CRASHED"), (_grows, "over 1 GB")],
)
def test_the_harness_tells_what_went_wrong(
    monkeypatch: pytest.MonkeyPatch, reader: Callable[[Path], None], verdict: str
) -> None:
    """A reader that hangs, dies, fails or takes too much is caught, and the next file is read."""
    import damage
    import fuzz

    monkeypatch.setattr(fuzz, "read", reader)
    monkeypatch.setattr(fuzz, "MOST_MEMORY", 300)  # MB: quicker to reach than 1 GB
    files = [damage.Damaged("1-a-md.md", b"x"), damage.Damaged("2-a-md.md", b"x")]
    assert [
        outcome.verdict for outcome in fuzz.outcomes(files, 1 if reader is _hangs else PATIENCE)
    ] == [verdict, verdict]


def test_a_message_that_is_no_sentence_counts_as_a_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    """A refusal must name the file and be one sentence."""
    import damage
    import fuzz

    def refuses(_: Path) -> None:
        raise fuzz.UnreadablePlan("wrong")

    monkeypatch.setattr(fuzz, "read", refuses)
    [outcome] = fuzz.outcomes([damage.Damaged("1-a-md.md", b"x")], 5)
    assert outcome.verdict == "CRASHED"
