"""A record as one line of JSON, for the journal, the cache and the way back from a worker."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from ehcp_qa.model.audit import AuditStamp, PlanRecord

if TYPE_CHECKING:
    from msgspec.json import Decoder


def encoded(record: PlanRecord) -> bytes:
    """Return a record as JSON on one line, the same bytes for equal records."""
    import msgspec

    return msgspec.json.encode(record)


def decoded(data: bytes) -> PlanRecord:
    """Return the record that these bytes hold; raise ValueError when they hold none."""
    return _decoder().decode(data)


def stamped(stamp: AuditStamp) -> bytes:
    """Return a stamp as JSON, which another version can compare with its own, whatever that one holds."""
    import msgspec

    return msgspec.json.encode(stamp)


@lru_cache(maxsize=1)
def _decoder() -> Decoder[PlanRecord]:
    import msgspec

    return msgspec.json.Decoder(PlanRecord)
