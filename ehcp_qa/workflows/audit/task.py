"""One plan of an audit: its bytes read, checked and made a record, whatever happens."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any

from ehcp_qa.config import Config
from ehcp_qa.errors import EhcpQaError, UnreadablePlan
from ehcp_qa.model.audit import PlanRecord, PlanState
from ehcp_qa.readers.limits import shown
from ehcp_qa.workflows.audit.contents import Digest, Gone, contents
from ehcp_qa.workflows.audit.record import record_of, unread
from ehcp_qa.workflows.faults import fault
from ehcp_qa.workflows.tools import Tools

GONE = "was there when the audit began and could no longer be found when it was to be read."
TOO_LARGE = "needed more memory than one plan may have, so it was not checked."


@dataclass(frozen=True, slots=True)
class Job:
    """One file to check: its path in the outputs, where its bytes are, and the key of its result."""

    path: str
    where: str
    digest: Digest
    key: str

    @property
    def name(self) -> str:
        """The file's own name, which some rules and accepted findings go by."""
        return name_of(self.path)


def name_of(path: str) -> str:
    """Return a file's own name from its path in the outputs."""
    return PurePosixPath(path).name


def check_job(path: str, where: str, tools: Tools) -> PlanRecord:
    """Return the record of one file; only a wrong setting or rule pack is raised."""
    name, found = name_of(path), Digest()
    try:
        data = contents(where, name)
        found = Digest(hashlib.sha256(data).hexdigest(), len(data))
        return _checked(data, path, found, tools)
    except Gone:
        return unread(path, found, PlanState.GONE, f"{shown(name)} {GONE}")
    except UnreadablePlan as problem:
        return unread(path, found, PlanState.UNREADABLE, str(problem))
    except MemoryError:
        return unread(path, found, PlanState.TOO_LARGE, f"{shown(name)} {TOO_LARGE}")
    except EhcpQaError:
        raise
    except Exception as error:
        return unread(path, found, PlanState.CRASHED, f"{shown(name)}: {fault(error)}")


def _checked(data: bytes, path: str, found: Digest, tools: Tools) -> PlanRecord:
    from ehcp_qa.readers import read_bytes
    from ehcp_qa.workflows.check import analysed_document, check_plan

    tools.forget()  # a record may not hang on which plans came before it
    analysed = analysed_document(read_bytes(data, name_of(path)), tools)
    run = check_plan(analysed, tools)
    if not tools.config.redact:
        return record_of(run, analysed, path, found, tools)
    from ehcp_qa.redaction.key import Key
    from ehcp_qa.redaction.reports import with_key

    key = Key.of([analysed.plan], tools.lexicons)
    hidden = replace(with_key(run, key), child="")  # or every child of the audit would be Child A
    return record_of(hidden, analysed, path, found, tools, key.text)


def tools_of(settings: Mapping[str, Any]) -> Tools:
    """Return the tools that settings sent to a worker ask for."""
    origins = MappingProxyType(dict(settings["origins"]))
    return Tools(Config(**{**settings, "origins": origins}))
