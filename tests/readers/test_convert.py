"""Older Word, OpenDocument and rich text files, through LibreOffice or refused with what to do."""

from __future__ import annotations

import hashlib
import io
import os
import re
import shutil
import socket
import subprocess
import tempfile
import zipfile
from pathlib import Path

import pytest
from ole_building import ole_file
from reader_checks import check_document, texts

from ehcp_qa.errors import UnreadablePlan
from ehcp_qa.readers import convert, read
from ehcp_qa.readers.convert_profile import SETTINGS, write_profile

REAL = pytest.mark.skipif(
    not (shutil.which("soffice") or shutil.which("libreoffice")), reason="needs LibreOffice"
)
POSIX = pytest.mark.skipif(os.name != "posix", reason="the stand-in program is a shell script")

RICH = (
    rb"{\rtf1\ansi{\b Section F}\par Sam will have \'93speech\'94 therapy.\par"
    rb"\trowd\cellx3000\cellx6000\intbl Need\cell Weekly\cell\row\pard{\v hidden}{\strike gone}The end.\par}"
)
_SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing"), ("script", "script"),
    )
) + ' xmlns:xlink="http://www.w3.org/1999/xlink"'  # fmt: skip
_MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/" '
    'manifest:media-type="application/vnd.oasis.opendocument.text"/>'
)
SAID = ["Section F", "Sam will have “speech” therapy.", "Need", "Weekly", "The end."]
OPENED = (
    "<text:h text:outline-level='1'>Section F</text:h><text:p>Sam will have “speech” therapy.</text:p>"
    "<table:table><table:table-column table:number-columns-repeated='2'/><table:table-row>"
    "<table:table-cell><text:p>Need</text:p></table:table-cell>"
    "<table:table-cell><text:p>Weekly</text:p></table:table-cell></table:table-row></table:table>"
    "<text:p>The end.</text:p>"
)


def open_document(body: str, **members: str) -> bytes:
    """Return an OpenDocument text with this body."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr(
            "content.xml",
            f"<office:document-content {_SPACES} office:version='1.2'><office:body><office:text>"
            f"{body}</office:text></office:body></office:document-content>",
        )
        files = "".join(
            f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>'
            for name in ("content.xml", *members)
        )
        package.writestr("META-INF/manifest.xml", f"{_MANIFEST}{files}</manifest:manifest>")
        for name, text in members.items():
            package.writestr(name, text)
    return written.getvalue()


FILES = {
    "plan.doc": (ole_file("WordDocument", "1Table"), "is in the older .doc format"),
    "plan.odt": (open_document(OPENED), "is an OpenDocument file"),
    "plan.rtf": (RICH, "is a rich text file"),
}


@pytest.fixture
def private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary files go, so that what is left behind can be seen."""
    folder = tmp_path / "private"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def _stand_in(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Put a program called soffice first on the path."""
    program = folder / "bin" / "soffice"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")


@pytest.mark.parametrize("name", FILES)
def test_without_libreoffice_the_sentence_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """The file is named, its format told, and both ways forward given."""
    data, says = FILES[name]
    (tmp_path / name).write_bytes(data)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UnreadablePlan) as refused:
        read(tmp_path / name)
    assert str(refused.value) == (
        f"{name} {says}: open it in Word and save it as .docx, or install LibreOffice, "
        "which then converts it."
    )


def test_what_an_old_file_embeds_does_not_say_what_it_is(tmp_path: Path) -> None:
    """A Word file with a locked file inside is not locked; one found inside does not make it Word."""
    from ehcp_qa.readers.sniff import FileKind, sniff

    assert sniff(ole_file("WordDocument", inside=("EncryptedPackage",))) is FileKind.OLD_WORD
    assert sniff(ole_file("Contents", inside=("WordDocument",))) is FileKind.OLD_OFFICE
    assert sniff(ole_file("EncryptionInfo", "EncryptedPackage")) is FileKind.LOCKED_OFFICE
    words = "EncryptedPackage".encode("utf-16-le")
    assert sniff(ole_file("WordDocument") + words) is FileKind.OLD_WORD
    assert sniff(ole_file("1Table", "WordDocument", apart=20_000)) is FileKind.OLD_WORD


@POSIX
def test_a_program_that_stalls_is_ended_with_all_it_started(
    tmp_path: Path, private: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the limit the whole process group is gone, the folder too, and one sentence says so."""
    _stand_in(tmp_path, monkeypatch, f"sleep 300 & echo $! > {tmp_path}/child; sleep 300")
    with pytest.raises(UnreadablePlan, match=r"\Aplan\.rtf took LibreOffice more than 2 seconds"):
        convert.as_docx(RICH, "plan.rtf", convert.RICH_TEXT, seconds=2)
    child = (tmp_path / "child").read_text().strip()
    shown = subprocess.run(["ps", "-o", "stat=", "-p", child], capture_output=True, text=True)
    assert shown.stdout.strip() in ("", "Z")  # gone, or dead and waiting to be counted
    assert list(private.iterdir()) == []


@POSIX
@pytest.mark.parametrize(
    "script",
    ["exit 0", "exit 77", "kill -SEGV $$", 'mkdir made; : > made/plan.docx', "mkdir -p made/plan.docx"],
)  # fmt: skip
def test_a_program_that_makes_nothing_leads_to_one_sentence(
    tmp_path: Path, private: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    """However it ends without a file, the sentence is the same and nothing stays."""
    _stand_in(tmp_path, monkeypatch, script)
    with pytest.raises(UnreadablePlan) as refused:
        convert.as_docx(RICH, "plan.rtf", convert.RICH_TEXT)
    assert re.fullmatch(
        r"plan\.rtf could not be converted by LibreOffice[^\n]+\.", str(refused.value)
    )
    assert list(private.iterdir()) == []


@POSIX
def test_the_program_is_given_a_private_place_and_nothing_of_ours(
    tmp_path: Path, private: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its home, temporary files and profile are in the folder; our variables are not handed on."""
    _stand_in(tmp_path, monkeypatch, f'env > {tmp_path}/env; echo "$@" > {tmp_path}/arguments')
    monkeypatch.setenv("OUR_SECRET", "1")
    with pytest.raises(UnreadablePlan):
        convert.as_docx(RICH, "-o; $(touch x).rtf", convert.RICH_TEXT)
    found = dict(line.split("=", 1) for line in (tmp_path / "env").read_text().splitlines())
    assert "OUR_SECRET" not in found
    assert found["HOME"] == found["TMPDIR"] == found["XDG_CONFIG_HOME"]
    assert Path(found["HOME"]).parent == private
    arguments = (tmp_path / "arguments").read_text()
    assert f"-env:UserInstallation={Path(found['HOME']).as_uri()}/profile" in arguments
    assert arguments.rstrip().endswith("/plan.rtf")  # never the name that the file came with
    assert "touch" not in arguments


def test_an_open_document_that_unpacks_a_thousandfold_is_not_handed_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The limits on Word files hold for OpenDocument files before LibreOffice sees them."""
    _stand_in(tmp_path, monkeypatch, f"touch {tmp_path}/called")
    data = open_document(" " * 5_000_000)
    with pytest.raises(UnreadablePlan, match="far more than a plan"):
        convert.as_docx(data, "plan.odt", convert.OPEN_DOCUMENT)
    assert not (tmp_path / "called").exists()


def _check_read(path: Path, data: bytes) -> None:
    document = read(path)
    check_document(document)
    assert texts(document) == SAID
    assert [block.cell.column for block in document.blocks if block.cell] == [0, 1]
    source = document.source
    assert (source.name, source.format, source.size) == (path.name, path.suffix[1:], len(data))
    assert source.sha256 == hashlib.sha256(data).hexdigest()


@REAL
def test_a_rich_text_file_and_an_old_word_file_are_read(tmp_path: Path, private: Path) -> None:
    """Text, quotes and tables come through, hidden and struck words do not, and nothing is left."""
    (tmp_path / "plan.rtf").write_bytes(RICH)
    _check_read(tmp_path / "plan.rtf", RICH)
    maker = ["soffice", f"-env:UserInstallation={write_profile(tmp_path / 'made').as_uri()}"]
    maker += ["--headless", "--convert-to", "doc:MS Word 97", "--outdir", str(tmp_path)]
    subprocess.run([*maker, str(tmp_path / "plan.rtf")], check=True, capture_output=True)
    _check_read(tmp_path / "plan.doc", (tmp_path / "plan.doc").read_bytes())
    assert list(private.iterdir()) == []


@REAL
@pytest.mark.parametrize("fenced", [True, False], ids=["network cut", "by settings alone"])
def test_an_open_document_is_read_and_nothing_in_it_is_followed(
    tmp_path: Path, private: Path, monkeypatch: pytest.MonkeyPatch, fenced: bool
) -> None:
    """No picture is fetched, no linked file is read in and no macro runs."""
    if not fenced:
        monkeypatch.setattr(convert, "_works", lambda _: False)
    (tmp_path / "other.txt").write_text("Words of another file.", encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        port = server.getsockname()[1]
        data = _reaching_out(
            f"http://127.0.0.1:{port}/", (tmp_path / "other.txt").as_uri(), tmp_path
        )
        (tmp_path / "plan.odt").write_bytes(data)
        _check_read(tmp_path / "plan.odt", data)
        with pytest.raises(BlockingIOError):
            server.accept()
    assert not (tmp_path / "macro ran").exists()
    assert list(private.iterdir()) == []


def _reaching_out(url: str, file: str, folder: Path) -> bytes:
    """Return the sample text with links to a server and a file, and a macro run on opening."""
    macro = f"Sub Go\nOpen &quot;{folder}/macro ran&quot; For Output As #1\nClose #1\nEnd Sub"
    basic = 'xmlns:script="http://openoffice.org/2000/script"'
    library = 'xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink"'
    data = open_document(
        f"<text:p><draw:frame><draw:image xlink:href='{url}a.png'/></draw:frame></text:p>"
        f"<text:section text:name='a'><text:section-source xlink:href='{file}' text:filter-name='Text'/>"
        f"</text:section><text:section text:name='b'><text:section-source xlink:href='{url}b.odt'/>"
        f"</text:section>{OPENED}",
        **{
            "Basic/script-lc.xml": f'<library:libraries {library}><library:library library:name="Standard" library:link="false"/></library:libraries>',
            "Basic/Standard/script-lb.xml": f'<library:library {library} library:name="Standard" library:readonly="false"><library:element library:name="M"/></library:library>',
            "Basic/Standard/M.xml": f'<script:module {basic} script:name="M" script:language="StarBasic">{macro}</script:module>',
        },
    )  # fmt: skip
    events = (
        '<office:scripts><office:event-listeners><script:event-listener xmlns:dom="http://www.w3.org/2001/xml-events" '
        'script:language="ooo:script" script:event-name="dom:load" xlink:type="simple" '
        'xlink:href="vnd.sun.star.script:Standard.M.Go?language=Basic&amp;location=document"/>'
        "</office:event-listeners></office:scripts>"
    )
    return _replaced(data, "<office:body>", f"{events}<office:body>")


def _replaced(data: bytes, old: str, new: str) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(written, "w") as after:
        for member in before.infolist():
            content = before.read(member).decode()
            if member.filename == "content.xml":
                content = content.replace(old, new)
            after.writestr(member.filename, content)
    return written.getvalue()


@REAL
@POSIX
def test_the_real_program_is_ended_at_the_limit(private: Path) -> None:
    """A conversion that is cut off leaves no process and no folder.

    On a fast machine the program is done within a second, so the limit is one that it cannot meet.
    """
    with pytest.raises(
        UnreadablePlan, match=r"\Aplan\.rtf took LibreOffice more than 0\.01 seconds"
    ):
        convert.as_docx(RICH, "plan.rtf", convert.RICH_TEXT, seconds=0.01)
    assert list(private.iterdir()) == []
    running = [p.read_bytes() for p in Path("/proc").glob("[0-9]*/cmdline") if p.exists()]
    assert not any(str(private).encode() in command for command in running)


def test_the_profile_holds_each_setting_once(tmp_path: Path) -> None:
    """Two values of one setting would leave it to chance which holds."""
    written = (write_profile(tmp_path / "p") / "user" / "registrymodifications.xcu").read_text()
    assert len({setting[:2] for setting in SETTINGS}) == len(SETTINGS) == written.count("<item ")
