"""Every plan below a folder, in the order of its name; no link is followed out of it, or round."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from ehcp_qa.workflows.audit.contents import file_system
from ehcp_qa.workflows.audit.found import Aside, Found, Seen, is_plan
from ehcp_qa.workflows.audit.ignoring import NAME, Ignoring

_LINK = "links out of the folder, to another folder, or to nothing"
_CLOSED = "could not be looked into, so what is in it was not checked."


def below(root: Path, leave: Path) -> Iterator[Seen]:
    """Yield the files below a folder of this machine, without those in ``leave``."""
    yield from _folder(root, root.resolve(), "", Ignoring(), leave.resolve())


def _folder(
    folder: Path, root: Path, inner: str, ignoring: Ignoring, leave: Path
) -> Iterator[Seen]:
    """Yield the files of one folder; ``inner`` is its path from the root."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        ignoring = _with_own(folder, inner, ignoring)
    except OSError:
        yield Found(f"{inner}/", str(folder), problem=f"{folder.name}: this folder {_CLOSED}")
        return
    for entry in entries:
        path = f"{inner}/{entry.name}" if inner else entry.name
        place = Path(entry.path)
        if entry.is_dir(follow_symlinks=False):
            if entry.name.startswith(".") or place.resolve() == leave:
                continue
            if ignoring.leaves_out(path, folder=True):
                yield Aside(path, "ignored")
                continue
            yield from _folder(place, root, path, ignoring, leave)
        elif (seen := _file(entry, path, root, ignoring)) is not None:
            yield seen


def _file(entry: os.DirEntry[str], path: str, root: Path, ignoring: Ignoring) -> Seen | None:
    """Return a file that is a plan by its name, or why it is left aside; None for hidden ones."""
    if entry.name.startswith((".", "~$")):
        return None  # hidden, or Word's mark that somebody has the plan open
    if entry.is_symlink() and not _is_file_inside(Path(entry.path), root):
        return Aside(path, _LINK)
    if not is_plan(entry.name):
        return Aside(path, "other kinds of file")
    return Aside(path, "ignored") if ignoring.leaves_out(path) else Found(path, entry.path)


def _is_file_inside(link: Path, root: Path) -> bool:
    try:
        return link.resolve(strict=True).is_relative_to(root) and not link.is_dir()
    except (OSError, RuntimeError):  # it leads nowhere, or back to itself
        return False


def _with_own(folder: Path, inner: str, ignoring: Ignoring) -> Ignoring:
    """Return the patterns in force in a folder, with those of its own file if it has one."""
    own = folder / NAME
    if not own.is_file():
        return ignoring
    return ignoring.within(inner, own.read_text(encoding="utf-8-sig", errors="replace"), str(own))


def below_remote(root: str) -> Iterator[Seen]:
    """Yield the files below a folder of a store, with the ignore file of the folder itself."""
    system, top = file_system(root)
    top = top.rstrip("/")
    own, ignoring = f"{top}/{NAME}", Ignoring()
    if system.exists(own):
        text = system.cat_file(own).decode("utf-8-sig", "replace")
        ignoring = ignoring.within("", text, f"{root}/{NAME}")
    for full in sorted(system.find(top)):
        path = str(full)[len(top) :].lstrip("/") or str(full).rpartition("/")[2]
        parts = path.split("/")
        if any(part.startswith((".", "~$")) for part in parts):
            continue
        if not is_plan(path):
            yield Aside(path, "other kinds of file")
        elif _left_out(ignoring, parts):
            yield Aside(path, "ignored")
        else:
            yield Found(path, str(system.unstrip_protocol(full)))


def _left_out(ignoring: Ignoring, parts: list[str]) -> bool:
    """Say whether a file of a store is ignored, or any folder that it lies in."""
    folders = ("/".join(parts[:end]) for end in range(1, len(parts)))
    return any(ignoring.leaves_out(f, folder=True) for f in folders) or ignoring.leaves_out(
        "/".join(parts)
    )
