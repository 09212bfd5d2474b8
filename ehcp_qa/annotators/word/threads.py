"""What Word keeps about comments in parts of their own: which answers which, and lasting numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ehcp_qa.annotators.word.file import WordFile
from ehcp_qa.readers.docx.names import PARAGRAPH, W14

_PARAGRAPH_ID = f"{W14}paraId"
_KEYS = ("paraId", "durableId")
# Each of these parts names comments by the last of their paragraphs, or by a number of the one before.
_PARTS = ("commentsExtended", "commentsIds", "commentsExtensible")
_ANSWERS = "paraIdParent"


def forget(file: WordFile, taken: Sequence[Any]) -> None:
    """Take what Word noted of comments out; somebody's answer to one becomes a comment of its own."""
    gone = {p.get(_PARAGRAPH_ID) for comment in taken for p in comment.iter(PARAGRAPH)} - {None}
    if not gone:
        return
    for kind in _PARTS:
        root = file.root_of(kind)
        if root is None:
            continue
        for entry in list(root):
            names = {_local(key): (key, value) for key, value in entry.attrib.items()}
            if any(names[key][1] in gone for key in _KEYS if key in names):
                gone |= {names[key][1] for key in _KEYS if key in names}
                root.remove(entry)
            elif _ANSWERS in names and names[_ANSWERS][1] in gone:
                del entry.attrib[names[_ANSWERS][0]]
        file.put_part(kind, root)


def _local(name: str) -> str:
    return name.rsplit("}", 1)[-1]
