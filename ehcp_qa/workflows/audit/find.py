"""All the files of an audit: below folders, named one by one, or by patterns; each once."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ehcp_qa.errors import InvalidConfig
from ehcp_qa.readers.names import fit_to_write
from ehcp_qa.workflows.audit.contents import file_system, is_remote
from ehcp_qa.workflows.audit.found import Aside, Found, Seen
from ehcp_qa.workflows.audit.walk import below, below_remote


@dataclass(frozen=True, slots=True)
class Finding:
    """The files found, in the order of their paths, and how many were left aside, by why."""

    files: tuple[Found, ...]
    aside: Mapping[str, int]


def find(places: Sequence[str], out: Path) -> Finding:
    """Return the files of these places; their paths begin where all the places are together."""
    expanded = [place for given in places for place in _expanded(given)]
    local = [Path(place) for place in expanded if not is_remote(place)]
    top = _top(local)
    seen: list[Seen] = []
    for place in local:
        seen.extend(_local(place, top, out))
    stores = [place for place in expanded if is_remote(place)]
    for store in stores:
        seen.extend(_store(store, alone=len(expanded) == 1))
    once = {item.path: item for item in seen if isinstance(item, Found)}
    asides = {item.path: item.why for item in seen if isinstance(item, Aside)}
    files = tuple(once[path] for path in sorted(once))
    return Finding(files, dict(sorted(Counter(asides.values()).items())))


def _expanded(given: str) -> Iterator[str]:
    """Yield the places that a pattern stands for; refuse one that stands for none."""
    if is_remote(given) or Path(given).exists():
        yield given
        return
    # Path.glob takes no absolute patterns.
    found = sorted(glob.glob(given, recursive=True)) if glob.has_magic(given) else []  # noqa: PTH207
    if not found:
        raise InvalidConfig(f"{given}: no such folder or file.")
    yield from found


def _top(places: Sequence[Path]) -> Path:
    """Return the folder that all the places lie in: for a single folder that folder itself."""
    folders = [place if place.is_dir() else place.parent for place in places]
    absolute = [os.path.abspath(folder) for folder in folders]  # noqa: PTH100 - links stay as named
    if not absolute:
        return Path()
    try:
        return Path(os.path.commonpath(absolute))
    except ValueError:  # on several drives
        return Path(Path(absolute[0]).anchor)


def _local(place: Path, top: Path, out: Path) -> Iterator[Seen]:
    """Yield the files of a folder, or a file that was named and so is checked whatever it is."""
    whole = Path(os.path.abspath(place))  # noqa: PTH100 - links stay as named
    inner = os.path.relpath(whole, top).replace(os.sep, "/")
    if not place.is_dir():
        yield Found(fit_to_write(inner), str(whole))
        return
    for item in below(whole, out):
        path = item.path if inner == "." else f"{inner}/{item.path}"
        yield replace(item, path=fit_to_write(path))


def _store(place: str, *, alone: bool) -> Iterator[Seen]:
    """Yield the files of a store's folder; beside other places each path is its whole URL."""
    system, path = file_system(place)
    if not system.exists(path):
        raise InvalidConfig(f"{place}: no such folder or file in its store.")
    for item in below_remote(place):
        yield item if alone else replace(item, path=f"{place.rstrip('/')}/{item.path}")
