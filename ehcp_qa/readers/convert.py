"""An older Word, OpenDocument or rich text file as a .docx, made by LibreOffice where it is there.

LibreOffice is never required. It is given a copy of the file in a private folder, with a profile of
its own in which nothing runs, nothing is fetched and nothing is kept; the folder goes when it ends.
"""

from __future__ import annotations

import io
import os
import shutil
import signal
import subprocess
import zipfile
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from ehcp_qa.readers.convert_profile import write_profile
from ehcp_qa.readers.limits import (
    MAX_FILE_BYTES,
    MAX_MEMBERS,
    MAX_PACKING_RATIO,
    MAX_UNPACKED_BYTES,
    MEGABYTE,
    SMALL_PART_BYTES,
    refusal,
)

MAX_SECONDS = (
    60  # a plan of 25 pages takes 2 to 4; a file made to stall has run for over 10 minutes
)
MAX_MEMORY_BYTES = 4_000 * MEGABYTE  # of address space, of which LibreOffice maps 1.5 GB at rest
_PROCESSORS = 4  # that LibreOffice may keep busy at once
_PROGRAMS = ("soffice", "libreoffice")
_SAVE_AS = "open it in Word and save it as .docx"
_OR_INSTALL = f"{_SAVE_AS}, or install LibreOffice, which then converts it."


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that LibreOffice turns into .docx: its suffix, its filter, what to call it."""

    suffix: str
    filter: str  # named, so that LibreOffice does not go by what the file claims to be
    called: str


OLD_WORD = Format("doc", "MS Word 97", "is in the older .doc format")
OPEN_DOCUMENT = Format("odt", "writer8", "is an OpenDocument file")
RICH_TEXT = Format("rtf", "Rich Text Format", "is a rich text file")


def as_docx(data: bytes, name: str, form: Format, *, seconds: float = MAX_SECONDS) -> bytes:
    """Return the same document as a .docx, or raise UnreadablePlan with what to do instead."""
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        raise refusal(name, f"{form.called}: {_OR_INSTALL}")
    if form is OPEN_DOCUMENT and _unpacks_to_too_much(data):
        raise refusal(name, "unpacks to far more than a plan ever holds, so it was not opened.")
    with TemporaryDirectory(prefix="ehcp-qa-", ignore_cleanup_errors=True) as private:
        folder = Path(private)
        source = folder / f"plan.{form.suffix}"  # never the file's own name, which may say anything
        source.write_bytes(data)
        command = [*_fenced(seconds), *_command(program, source, form)]
        if not _run(command, folder, seconds):
            raise refusal(
                name,
                f"took LibreOffice more than {seconds:g} seconds to convert, so it was not read: {_SAVE_AS}.",
            )
        return _made(folder / "made" / "plan.docx", name)


def _made(path: Path, name: str) -> bytes:
    if not path.is_file() or not 0 < path.stat().st_size <= MAX_FILE_BYTES:
        raise refusal(
            name,
            "could not be converted by LibreOffice, as it may be damaged or have a password: "
            f"{_SAVE_AS}, without a password.",
        )
    return path.read_bytes()


def _command(program: str, source: Path, form: Format) -> list[str]:
    folder = source.parent
    return [
        program,
        f"-env:UserInstallation={write_profile(folder / 'profile').as_uri()}",
        *("--headless", "--invisible", "--norestore", "--nolockcheck", "--nodefault", "--nologo"),
        f"--infilter={form.filter}",
        *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "made"), str(source)),
    ]


def _fenced(seconds: float) -> list[str]:
    """Return the start of a command line that sets limits and, where it can, cuts the network.

    The limit on processor time is for when we are ourselves ended before we can end it.
    """
    if os.name != "posix":
        return []
    memory, disk = MAX_MEMORY_BYTES // 1024, MAX_UNPACKED_BYTES // 512  # in the units of ulimit
    limits = f"ulimit -v {memory}; ulimit -f {disk}; ulimit -t {int(seconds * _PROCESSORS) + 1}"
    limit = ["sh", "-c", f'{limits}; exec "$@"', "sh"]
    cut = ["unshare", "--user", "--map-root-user", "--net", "--"]
    return [*limit, *cut] if _works([*cut, "true"]) else limit


def _works(command: list[str]) -> bool:
    try:
        return subprocess.run(command, capture_output=True, timeout=5, check=False).returncode == 0
    except (OSError, subprocess.SubprocessError):
        return False


def _run(command: list[str], folder: Path, seconds: float) -> bool:
    """Run a command to its end, or end it and all that it started; say whether it ended in time."""
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=_environment(folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        return False
    finally:
        _end(process)
    return True


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process with everything that it started, and wait until all of it is gone."""
    if os.name == "posix":
        try:
            os.killpg(process.pid, signal.SIGKILL)  # it leads its own group
        except (ProcessLookupError, PermissionError):  # all gone; the second is what macOS says
            process.kill()
    else:
        tree = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
        subprocess.run(tree, capture_output=True, check=False)
    if process.stdout and not process.stdout.closed:
        process.stdout.read()  # ends when the last of them has let go of it
        process.stdout.close()
    process.wait()


def _environment(folder: Path) -> dict[str, str]:
    """Return surroundings in which everything written lands in the private folder."""
    kept = ("PATH", "SYSTEMROOT", "WINDIR", "PROGRAMFILES", "COMSPEC")
    found = {name: os.environ[name] for name in kept if name in os.environ}
    homes = ("HOME", "TMPDIR", "TEMP", "TMP", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR",
             "XDG_DATA_HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA")  # fmt: skip
    return found | dict.fromkeys(homes, str(folder)) | {"LC_ALL": "C.UTF-8", "TZ": "UTC", "SAL_USE_VCLPLUGIN": "svp"}  # fmt: skip


def _unpacks_to_too_much(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        members = package.infolist()
    return (
        len(members) > MAX_MEMBERS
        or sum(member.file_size for member in members) > MAX_UNPACKED_BYTES
        or any(
            member.file_size > max(SMALL_PART_BYTES, member.compress_size * MAX_PACKING_RATIO)
            for member in members
        )
    )
