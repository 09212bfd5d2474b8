"""Things on a disk that are not whole, quiet files: one sentence each, and never a wait."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from ehcp_qa.errors import UnreadablePlan
from ehcp_qa.readers import files, limits, read

POSIX = pytest.mark.skipif(os.name != "posix", reason="such things are made in another way here")


def _said(path: Path) -> str:
    with pytest.raises(UnreadablePlan) as refused:
        read(path)
    assert re.fullmatch(rf"{re.escape(path.name)} [^\n]+\.", str(refused.value))
    return str(refused.value)


@POSIX
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """A named pipe that nobody writes to is refused at once."""
    os.mkfifo(tmp_path / "plan.docx")
    assert "is a pipe or a device" in _said(tmp_path / "plan.docx")


@POSIX
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null"])
def test_a_device_is_not_read(tmp_path: Path, device: str) -> None:
    """A link to a device, which may never end, is refused."""
    (tmp_path / "plan.pdf").symlink_to(device)
    assert "is a pipe or a device" in _said(tmp_path / "plan.pdf")


@POSIX
def test_links_that_go_round_are_said_to_do_so(tmp_path: Path) -> None:
    """Two links to each other are no file; nor is a link to itself."""
    (tmp_path / "plan.docx").symlink_to(tmp_path / "other.docx")
    (tmp_path / "other.docx").symlink_to(tmp_path / "plan.docx")
    assert "leads back to itself" in _said(tmp_path / "plan.docx")


@POSIX
def test_a_link_to_a_file_is_followed_and_to_nothing_is_missing(tmp_path: Path) -> None:
    """A link stands for the file that it leads to."""
    (tmp_path / "plan.md").write_text("Sam will read.", encoding="utf-8")
    (tmp_path / "link.md").symlink_to(tmp_path / "plan.md")
    (tmp_path / "gone.md").symlink_to(tmp_path / "nothing.md")
    assert read(tmp_path / "link.md").blocks[0].text == "Sam will read."
    assert "could not be found" in _said(tmp_path / "gone.md")


def test_a_folder_and_an_empty_file_are_told_apart(tmp_path: Path) -> None:
    """Neither is called damaged."""
    (tmp_path / "plan.docx").mkdir()
    (tmp_path / "plan.pdf").touch()
    assert "is a folder" in _said(tmp_path / "plan.docx")
    assert "is empty" in _said(tmp_path / "plan.pdf")


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    """Its size is asked before any of it is read."""
    path = tmp_path / "plan.docx"
    with path.open("wb") as file:
        file.truncate(limits.MAX_FILE_BYTES * 100)
    assert "is larger than 100 MB" in _said(path)


@POSIX
def test_a_file_that_may_not_be_opened_is_said_to_be_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Permission that is denied is named; for the superuser nothing is, so it is acted."""
    path = tmp_path / "plan.docx"
    path.write_bytes(b"x")
    path.chmod(0)
    if os.geteuid() == 0:

        def denied(*_: object) -> int:
            raise PermissionError

        monkeypatch.setattr(os, "open", denied)
    assert "permission was denied" in _said(path)


@pytest.mark.parametrize("change", ["grown", "cut", "rewritten"])
def test_a_file_that_changes_under_us_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    """What is half one version and half another is no plan."""
    path = tmp_path / "plan.md"
    path.write_bytes(b"Sam will read.")
    os.utime(path, (1, 1))
    real = os.read

    def read_while_it_changes(file: int, size: int) -> bytes:
        data = real(file, size)
        if data:
            path.write_bytes({"grown": b"Sam will read. Then", "cut": b"", "rewritten": b"Sam will walk."}[change])  # fmt: skip
        return data

    monkeypatch.setattr(files.os, "read", read_while_it_changes)
    assert "was changed while it was being read" in _said(path)
