"""The language model in a process beside this one, loading while this one reads the plan.

Importing spaCy and loading its model is a third of a cold check, and nothing needs it until a plan has
been read and recognised. With a second processor that wait is gone. The other process parses what it is
sent, in the same batches as this one would, so the tokens are the same. Whenever anything about it goes
wrong, the model is loaded here: it is a way to be sooner, and nothing else.
"""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
from collections.abc import Sequence
from typing import IO, Any

import msgspec

from ehcp_qa.model.analysed import Token
from ehcp_qa.nlp.pipeline import Pipeline, load

FEWEST_PROCESSORS = 2  # on one, the two processes would only take turns
_started: dict[str | None, subprocess.Popen[bytes]] = {}


def start(model: str | None = None) -> None:
    """Begin loading a model beside this process, where that is sooner than loading it here."""
    if model in _started or _imported() or _processors() < FEWEST_PROCESSORS:
        return
    # -P: the folder that somebody works in may hold a spacy.py. The modules are found where they
    # are found here.
    places = os.pathsep.join(place for place in sys.path if place)
    try:
        _started[model] = subprocess.Popen(
            [sys.executable, "-P", "-m", __name__, *([model] if model else [])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": places},
        )
    except OSError:
        return
    atexit.register(stop)


def begun(model: str | None = None) -> Pipeline | None:
    """Return the model that was begun, once it is loaded; None when there is none to be had."""
    process = _started.get(model)
    name = _answer(process, str) if process else None
    if not name:
        return None

    def read(texts: Sequence[str]) -> Sequence[tuple[Token, ...]]:
        assert process is not None
        trees = _asked(process, texts)
        if trees is not None:
            return trees
        here = load(model)  # the other process is gone; nobody need know
        return here.parse(texts) if here else [() for _ in texts]

    return Pipeline(read, name)


def stop() -> None:
    """End what was started."""
    while _started:
        _, process = _started.popitem()
        process.kill()
        process.communicate()


def _imported() -> bool:
    """Say whether spaCy is in this process already, so that loading a model here is the sooner."""
    return "spacy" in sys.modules


def _processors() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1


def _asked(
    process: subprocess.Popen[bytes], texts: Sequence[str]
) -> Sequence[tuple[Token, ...]] | None:
    try:
        assert process.stdin is not None
        _say(process.stdin, texts)
    except OSError:
        return None
    trees = _answer(process, list[tuple[Token, ...]])
    return trees if trees is not None and len(trees) == len(texts) else None


def _answer(process: subprocess.Popen[bytes], kind: Any) -> Any:
    """Return the next answer, or None when the process has nothing more to say."""
    assert process.stdout is not None
    try:
        return msgspec.json.decode(process.stdout.readline(), type=kind)
    except (OSError, msgspec.DecodeError):
        return None


def _say(stream: IO[bytes], said: Any) -> None:
    """Write one line: JSON holds no line break of its own."""
    stream.write(msgspec.json.encode(said) + b"\n")
    stream.flush()


def main() -> None:
    """Load the model named, say what it is called, then parse each list of texts that comes in."""
    answers = sys.stdout.buffer
    sys.stdout = sys.stderr  # whatever a library prints is no answer
    pipeline = load(sys.argv[1] if len(sys.argv) > 1 else None)
    _say(answers, pipeline.name if pipeline else "")
    for line in sys.stdin.buffer:
        if pipeline is not None:
            _say(answers, pipeline.parse(msgspec.json.decode(line, type=list[str])))
            pipeline.forget()


if __name__ == "__main__":
    main()
