"""Names of files as text: what no file system minds, and every report, table and log can hold."""

from __future__ import annotations

import re

# How Python holds a byte of a name that is not UTF-8, as old disks and archives have them.
_NO_TEXT = re.compile("[\ud800-\udfff]")
_BYTES = range(0xDC80, 0xDD00)
_FIRST = 0xDC00


def fit_to_write(name: str) -> str:
    """Return a name or path that can be written as text; a byte that is none is as in a web address.

    "café.docx" in Latin-1 is ``caf%E9.docx`` everywhere: in reports, baselines and accepted findings.
    """
    return _NO_TEXT.sub(_as_in_addresses, name)


def _as_in_addresses(found: re.Match[str]) -> str:
    number = ord(found.group())
    return f"%{number - _FIRST:02X}" if number in _BYTES else f"%u{number:04X}"
