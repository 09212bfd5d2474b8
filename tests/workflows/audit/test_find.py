"""Which files an audit finds, by what path each is known, and what it leaves aside."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ehcp_qa.errors import InvalidConfig
from ehcp_qa.workflows.audit.find import find
from ehcp_qa.workflows.audit.found import Found


def tree(folder: Path, *names: str, **texts: str) -> Path:
    """Write files, empty but for those whose text is given, and return their folder."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(texts.get(path.name, ""), encoding="utf-8")
    return folder


def paths(*places: Path | str, out: Path = Path("out")) -> list[str]:
    """Return the paths of the files found."""
    return [file.path for file in find([str(place) for place in places], out).files]


def test_every_supported_file_is_found_in_order(tmp_path: Path) -> None:
    """Of any kind that can be read, whatever the case of its ending; others are counted."""
    kinds = ["b.docx", "a.PDF", "c/d.md", "c/e.odt", "c/f.doc", "c/g.rtf", "h.docm", "i.dotx"]
    tree(tmp_path, *kinds, "photo.jpg", "c/list.xlsx")
    assert paths(tmp_path) == sorted(kinds)
    assert find([str(tmp_path)], tmp_path / "out").aside == {"other kinds of file": 2}


def test_hidden_and_lock_files_are_no_plans(tmp_path: Path) -> None:
    """Nor is what Word leaves beside a file that somebody has open."""
    tree(tmp_path, "a.docx", "~$a.docx", ".hidden.docx", ".git/b.md")
    assert paths(tmp_path) == ["a.docx"]


def test_paths_begin_where_all_places_are_together(tmp_path: Path) -> None:
    """Two folders of plans named alike stay apart; one folder is not named."""
    tree(tmp_path, "north/plans/a.md", "south/plans/a.md")
    both = (tmp_path / "north" / "plans", tmp_path / "south" / "plans")
    assert paths(*both) == ["north/plans/a.md", "south/plans/a.md"]
    assert paths(both[0]) == ["a.md"]


def test_a_place_in_another_is_found_once(tmp_path: Path) -> None:
    """However often a file is named."""
    tree(tmp_path, "in/a.md", "in/deep/b.md")
    places = (tmp_path / "in", tmp_path / "in" / "deep", tmp_path / "in" / "a.md")
    assert paths(*places) == ["a.md", "deep/b.md"]


def test_patterns_are_expanded(tmp_path: Path) -> None:
    """As a shell would, where there is none or the pattern was quoted."""
    tree(tmp_path, "a.md", "deep/b.md", "deep/c.txt")
    assert paths(f"{tmp_path}/**/*.md") == ["a.md", "deep/b.md"]


@pytest.mark.parametrize("place", ["nowhere", "no*.docx", "nowhere/*.md"])
def test_a_place_that_is_not_there_is_said(place: str, tmp_path: Path) -> None:
    """A slip in a folder's name must not look like an audit without findings."""
    with pytest.raises(InvalidConfig, match="no such folder or file"):
        paths(tmp_path / place)


def test_a_file_that_was_named_is_taken_whatever_it_is(tmp_path: Path) -> None:
    """Whoever names a file wants to hear of it."""
    tree(tmp_path, "notes.xyz")
    assert paths(tmp_path / "notes.xyz") == ["notes.xyz"]


def test_the_folder_of_the_outputs_is_left_out(tmp_path: Path) -> None:
    """An audit does not check what it wrote itself."""
    tree(tmp_path, "a.md", "out/sheet.docx")
    assert paths(tmp_path, out=tmp_path / "out") == ["a.md"]


@pytest.mark.parametrize(
    ("patterns", "left"),
    [
        pytest.param("*.md", ["deep/d.docx", "e.docx"], id="an ending"),
        pytest.param("deep/", ["a.md", "e.docx"], id="a folder"),
        pytest.param("*.md\n!/a.md", ["a.md", "deep/d.docx", "e.docx"], id="an exception"),
        pytest.param("/a.md", ["deep/a.md", "deep/d.docx", "e.docx"], id="only at the top"),
        pytest.param("# a.md\n\n", ["a.md", "deep/a.md", "deep/d.docx", "e.docx"], id="a comment"),
    ],
)
def test_the_ignore_file_means_what_a_gitignore_means(
    patterns: str, left: list[str], tmp_path: Path
) -> None:
    """Patterns, folders, exceptions, the top and comments."""
    tree(tmp_path, "a.md", "deep/a.md", "deep/d.docx", "e.docx")
    (tmp_path / ".ehcpqaignore").write_text(patterns, encoding="utf-8")
    assert paths(tmp_path) == left


def test_the_nearest_ignore_file_decides(tmp_path: Path) -> None:
    """A folder may take back in what the one above left out, by paths of its own."""
    tree(tmp_path, "a.md", "deep/a.md", "deep/b.md")
    (tmp_path / ".ehcpqaignore").write_text("*.md\n", encoding="utf-8")
    (tmp_path / "deep" / ".ehcpqaignore").write_text("!/b.md\n", encoding="utf-8")
    assert paths(tmp_path) == ["deep/b.md"]


def test_links_are_not_followed_out_or_round(tmp_path: Path) -> None:
    """A link to a file within is one more copy of it; any other is left aside and counted."""
    folder = tree(tmp_path / "in", "a.md", "deep/b.md")
    tree(tmp_path, "secret/c.md")
    (folder / "out.md").symlink_to(tmp_path / "secret" / "c.md")
    (folder / "away").symlink_to(tmp_path / "secret")
    (folder / "deep" / "round").symlink_to(folder)
    (folder / "itself.md").symlink_to("itself.md")
    (folder / "within.md").symlink_to("a.md")
    assert paths(folder) == ["a.md", "deep/b.md", "within.md"]
    (said,) = find([str(folder)], tmp_path / "out").aside.values()
    assert said == 4


@pytest.mark.skipif(os.name != "posix", reason="names of bytes are of POSIX")
def test_a_name_that_is_no_text_can_be_written_down(tmp_path: Path) -> None:
    """Old disks hold names in other encodings; the file is found all the same."""
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.md")).write_text("", encoding="utf-8")
    (file,) = find([str(tmp_path)], tmp_path / "out").files
    assert file.path == "caf%E9.md"
    assert Path(file.where).exists()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may look anywhere")
def test_a_folder_that_is_closed_is_listed(tmp_path: Path) -> None:
    """What could not be looked into is not silently left out."""
    tree(tmp_path, "closed/a.md")
    (tmp_path / "closed").chmod(0)
    try:
        (file,) = find([str(tmp_path)], tmp_path / "out").files
    finally:
        (tmp_path / "closed").chmod(0o700)
    assert file == Found("closed/", str(tmp_path / "closed"), file.problem)
    assert "was not checked" in file.problem
