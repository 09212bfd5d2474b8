"""How well a task does on labelled data: one module a task, all with the same door."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ehcp_qa.errors import InvalidConfig

if TYPE_CHECKING:
    from ehcp_qa.config import Config
    from ehcp_qa.model.evaluation import Evaluation
    from ehcp_qa.workflows.tools import Tools

# Each is a module of this package with ``evaluate(items, lexicons, pipeline) -> Evaluation``.
TASKS = ("provision", "outcome", "placement", "thread", "heading")


def evaluate_file(path: Path, task: str, config: Config) -> Evaluation:
    """Return the figures of a task on a file of labelled items, one JSON object a line."""
    from ehcp_qa.workflows.tools import Tools

    items = list(_items(path))
    try:
        found = _evaluated(items, task, Tools(config))
    except KeyError as missing:
        raise InvalidConfig(
            f"{path.name}: an item has no {missing}, which labelled data for the task “{task}” has."
        ) from missing
    return found


def _evaluated(items: Sequence[Any], task: str, tools: Tools) -> Evaluation:
    """Return a task's figures; the golden thread alone asks for a sentence model."""
    if task == "thread" and tools.sentences is not None:
        from ehcp_qa.analyse.meaning.scorer import Weights
        from ehcp_qa.workflows.evaluate.thread import evaluate_with

        weights = Weights(semantic=True)
        return evaluate_with(items, tools.lexicons, weights, tools.sentences.encode)
    module = import_module(f"{__name__}.{task}")
    found: Evaluation = module.evaluate(items, tools.lexicons, tools.pipeline)
    return found


def miss_lines(misses: Sequence[Any]) -> str:
    """Return misses as JSON, one a line."""
    return "".join(json.dumps(dict(miss), ensure_ascii=False) + "\n" for miss in misses)


def _items(path: Path) -> Iterator[dict[str, Any]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        raise InvalidConfig(f"{path.name}: could not be found.") from None
    except (OSError, UnicodeDecodeError):
        raise InvalidConfig(f"{path.name}: could not be read as text.") from None
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
        except json.JSONDecodeError as problem:
            raise InvalidConfig(f"{path.name}, line {number}: not JSON: {problem.msg}.") from None
        if not isinstance(item, dict):
            raise InvalidConfig(f"{path.name}, line {number}: not a JSON object.")
        yield item
