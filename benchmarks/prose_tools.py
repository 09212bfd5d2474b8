"""General prose linters: how each is installed apart from the project, run, and its reports read."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
import venv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Linter:
    """One tool: its packages, how it is run on files, and which of its reports speak of vagueness.

    ``{npm}`` in a command stands for the npm prefix and ``{venv}`` for the virtual environment.
    """

    name: str
    packages: tuple[str, ...]
    command: tuple[str, ...]
    category: str = ""
    reports: str = ""


_BIN = "{npm}/node_modules/.bin/"
LINTERS = (
    Linter(
        "proselint",
        ("proselint==0.16.0",),
        ("{venv}/bin/proselint", "check", "-o", "compact"),
        "weasel words and hedging",
        r": (?:weasel_words|hedging)\b",
    ),
    Linter(
        "write-good",
        ("write-good@1.0.8",),
        (_BIN + "write-good", "--parse"),
        "weasel words and weakening adverbs",
        r"is a weasel word|can weaken meaning",
    ),
    Linter(
        "textlint",
        ("textlint@15.8.0", "textlint-rule-write-good@2.0.0", "textlint-rule-rousseau@1.4.8"),
        (_BIN + "textlint", "--no-color", "-f", "unix", "-c", "{npm}/textlint.json",
         "--rules-base-directory", "{npm}/node_modules"),
        "weasel words and weakening adverbs",
        r"is a weasel word|can weaken meaning",
    ),
    Linter(
        "retext-intensify",
        ("remark-cli@12.0.1", "remark-retext@6.0.1", "unified@11.0.5", "retext-english@5.0.0",
         "retext-intensify@7.0.0"),
        (_BIN + "remark", "--no-color", "--no-stdout", "--no-config", "--rc-path",
         "{npm}/remark.mjs"),
        "weasel words",
        r"Unexpected weasel",
    ),
    Linter("alex", ("alex@11.0.1",), (_BIN + "alex",)),
)  # fmt: skip

# What two of the tools must be told before they do anything.
SETTINGS = {
    "textlint.json": '{"rules": {"write-good": true, "rousseau": true}}\n',
    "remark.mjs": (
        "import remarkRetext from 'remark-retext'\n"
        "import {unified} from 'unified'\n"
        "import english from 'retext-english'\n"
        "import intensify from 'retext-intensify'\n"
        "export default {plugins: [[remarkRetext, unified().use(english).use(intensify)]]}\n"
    ),
}
# Every tool names the file it speaks of, on the same line as a report or on one above it.
_FILE = re.compile(r"\b(\d{4})\.md")
_REPORT = re.compile(r"(?:\.md:|^\s*)\d+:\d+")


def install(folder: Path) -> dict[str, str]:
    """Install the tools under a folder; return why each that is missing could not be had."""
    python, npm = folder / "venv", folder / "npm"
    npm.mkdir(parents=True, exist_ok=True)
    for name, text in SETTINGS.items():
        (npm / name).write_text(text, encoding="utf-8")
    if not (python / "bin" / "pip").exists():
        venv.create(python, with_pip=True)
    missing = {}
    for linter in LINTERS:
        if linter.command[0].startswith("{venv}"):
            command = [str(python / "bin" / "pip"), "install", "-q", *linter.packages]
        elif program := shutil.which("npm"):
            command = [program, "install", "--prefix", str(npm), "--no-audit", "--no-fund"]
            command += linter.packages
        else:
            missing[linter.name] = "npm is not installed here"
            continue
        if subprocess.run(command, capture_output=True, check=False).returncode:
            missing[linter.name] = f"{' '.join(linter.packages)} could not be installed"
    return missing


def reported(linter: Linter, folder: Path, texts: Sequence[str]) -> tuple[set[int], set[int]]:
    """Return the numbers of the texts on which a tool reports anything, and anything vague."""
    places = {"npm": str(folder / "npm"), "venv": str(folder / "venv")}
    command = [part.format(**places) for part in linter.command]
    with tempfile.TemporaryDirectory() as drawer:
        files = [f"{number:04}.md" for number in range(len(texts))]
        for name, text in zip(files, texts, strict=True):
            (Path(drawer) / name).write_text(text + "\n", encoding="utf-8")
        done = subprocess.run(
            [*command, *files], cwd=drawer, capture_output=True, text=True, check=False
        )
    return _read(f"{done.stdout}\n{done.stderr}".splitlines(), linter.reports)


def _read(lines: Iterable[str], vague: str) -> tuple[set[int], set[int]]:
    anything, of_vague, current = set(), set(), -1
    for line in lines:
        if named := _FILE.search(line):
            current = int(named.group(1))
        if _REPORT.search(line):
            anything.add(current)
            if vague and re.search(vague, line):
                of_vague.add(current)
    return anything, of_vague
