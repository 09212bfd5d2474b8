"""What it takes to have the records of unchanged plans: hash, look up, write down."""

from __future__ import annotations

import time
from contextlib import closing
from pathlib import Path

from ehcp_qa.config import Config
from ehcp_qa.model.audit import PlanState
from ehcp_qa.workflows.audit.cache import Cache
from ehcp_qa.workflows.audit.carrying import Plans
from ehcp_qa.workflows.audit.engines import Local
from ehcp_qa.workflows.audit.find import find
from ehcp_qa.workflows.audit.journal import Journal
from ehcp_qa.workflows.audit.keys import Keys, conditions, settings_data, stamp_of
from ehcp_qa.workflows.audit.request import AuditRequest, Limits
from ehcp_qa.workflows.tools import Tools


class _Counted:
    """Counts what had to be checked after all."""

    def __init__(self) -> None:
        self.fresh = 0

    def begin(self, plans: int) -> None:
        """Learn how many there are."""

    def done(self, path: str, state: PlanState, *, fresh: bool) -> None:
        """Learn of one."""
        del path, state
        self.fresh += fresh


def from_cache(folder: Path, place: Path, cache: Path) -> float:
    """Return the processor seconds until all plans of a folder, known to a cache, are in a journal."""
    tools = Tools(Config(fail_on="never"))
    stamp, watch = stamp_of(tools), _Counted()
    request = AuditRequest((str(folder),), place / "again", jobs=1)
    with (
        closing(Journal(place / "again.jsonl")) as journal,
        closing(Local(request, settings_data(tools.config, tools), stamp)) as engine,
    ):
        plans = Plans(journal, Cache(cache), Keys.of(tools), conditions(Limits()), watch)
        began = time.process_time()
        plans.check(find(request.places, request.out).files, engine)
        taken = time.process_time() - began
    assert not watch.fresh, "the cache did not know them all"
    return taken
