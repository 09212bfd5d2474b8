"""Where a worker's time goes for one plan of 16 dense pages: processor seconds by stage."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ehcp_qa.analyse import analyse
from ehcp_qa.config import Config
from ehcp_qa.model.plan import Plan
from ehcp_qa.readers import read_bytes
from ehcp_qa.recognise import recognise
from ehcp_qa.workflows.audit.contents import Digest
from ehcp_qa.workflows.audit.record import record_of
from ehcp_qa.workflows.audit.stored import encoded
from ehcp_qa.workflows.check import check_plan
from ehcp_qa.workflows.tools import Tools

PARSED = ("provision", "outcome")  # the roles whose statements the language model parses


def stages(plan: Path, runs: int) -> dict[str, float]:
    """Return the median milliseconds of each stage; the first run, which fills caches, left out."""
    tools = Tools(Config())
    found: dict[str, list[float]] = {}
    for turn in range(runs + 1):
        for name, taken in _once(plan.read_bytes(), plan.name, tools).items():
            if turn:
                found.setdefault(name, []).append(taken)
    medians = {name: round(1000 * statistics.median(taken), 1) for name, taken in found.items()}
    return {**medians, "all": round(sum(medians.values()), 1)}


def _once(data: bytes, name: str, tools: Tools) -> dict[str, float]:
    taken: dict[str, float] = {}

    def timed(stage: str, act: Callable[[], Any]) -> Any:
        began = time.process_time()
        made = act()
        taken[stage] = time.process_time() - began
        return made

    tools.forget()
    document = timed("read", lambda: read_bytes(data, name))
    plan = timed("recognise", lambda: recognise(document, tools.lexicons))
    timed("parse", lambda: tools.pipeline and tools.pipeline.parse(_parsed(plan)))
    analysed = timed("analyse", lambda: analyse(plan, tools.lexicons, tools.pipeline))
    run = timed("rules and scores", lambda: check_plan(analysed, tools))
    record = timed("record", lambda: record_of(run, analysed, name, Digest(), tools))
    timed("encode", lambda: encoded(record))
    return taken


def _parsed(plan: Plan) -> list[str]:
    return [s.text for s in plan.statements() if s.role.value in PARSED]
