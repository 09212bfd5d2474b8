"""Data as JSON text, whatever characters a plan or the name of its file holds."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

# Half of a pair, which stands for a byte that is no text in the name of a file; nothing encodes it.
_HALF = re.compile("[\ud800-\udfff]")
_UNKNOWN = "\ufffd"


def json_text(data: Any) -> str:
    """Return data as JSON that people can read too, keys in the order given."""
    return msgspec.json.format(_encoded(data), indent=2).decode() + "\n"


def _encoded(data: Any) -> bytes:
    try:
        return msgspec.json.encode(data)
    except UnicodeEncodeError:  # rare, so that only such a report is gone through
        return msgspec.json.encode(_whole(data))


def _whole(data: Any) -> Any:
    """Return data with the sign for an unknown character in place of each half of one."""
    if isinstance(data, str):
        return _HALF.sub(_UNKNOWN, data)
    if isinstance(data, Mapping):
        return {_whole(key): _whole(value) for key, value in data.items()}
    if isinstance(data, Sequence):
        return [_whole(value) for value in data]
    return data
