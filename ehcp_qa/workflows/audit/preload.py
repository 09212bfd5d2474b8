"""Imported once by the process that workers are forked from, so that they share what it loaded."""

from __future__ import annotations

import gc
from contextlib import suppress


def _load() -> None:
    import ehcp_qa.analyse
    import ehcp_qa.engine
    import ehcp_qa.readers.docx
    import ehcp_qa.readers.pdf
    import ehcp_qa.recognise
    import ehcp_qa.workflows.audit.task  # noqa: F401
    from ehcp_qa.config import Config
    from ehcp_qa.workflows.tools import Tools

    tools = Tools(Config())
    _ = tools.rulebook, tools.pipeline
    gc.collect()
    gc.freeze()  # what is shared stays so: a collection would write to every object


# A fault here would end the process that all workers come from; they find it again and can say it.
with suppress(Exception):
    _load()
