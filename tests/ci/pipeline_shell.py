"""Lines of a pipeline run as its shell would run them, with nothing installed and nothing fetched."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "docs" / "examples" / "ci"
# As GitHub runs a step that says ``shell: bash``; GitLab and Azure stop at a failure too.
BASH = ("bash", "--noprofile", "--norc", "-eo", "pipefail")
_FENCED = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def fenced(page: Path, language: str) -> list[str]:
    """Return the blocks of a page that are in a language, in order."""
    return [m[2] for m in _FENCED.finditer(page.read_text("utf-8")) if m[1] == language]


def job(page: Path, key: str) -> dict[str, Any]:
    """Return the one block of YAML of a page that has this key at its top."""
    read = [yaml.safe_load(block) for block in fenced(page, "yaml")]
    (found,) = [block for block in read if key in block]
    return dict(found)


@dataclass(frozen=True)
class Shell:
    """Runs lines in a folder; ``ehcp-qa`` is the one under test, and ``python`` only takes notes."""

    home: Path

    @classmethod
    def at(cls, home: Path) -> Shell:
        """Return a shell with its two programs in place."""
        shell = cls(home)
        note = f'for word in "$@"; do printf "%s\\n" "$word" >> "{home / "asked.txt"}"; done'
        programs = {"ehcp-qa": f'exec "{sys.executable}" -m ehcp_qa "$@"', "python": note}
        (home / "programs").mkdir()
        for name, line in programs.items():
            path = home / "programs" / name
            path.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
            path.chmod(0o755)
        return shell

    def run(
        self, lines: str, folder: Path, env: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Return how the lines ended and what they wrote."""
        script = self.home / "step.sh"
        script.write_text(lines, encoding="utf-8")
        path = f"{self.home / 'programs'}{os.pathsep}{os.environ['PATH']}"
        own = {"PATH": path, "PYTHONPATH": str(ROOT), "HOME": str(self.home), "LANG": "C.UTF-8"}
        return subprocess.run(
            [*BASH, str(script)],
            cwd=folder,
            env={**own, **(env or {})},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def asked(self) -> list[str]:
        """Return each word that ``python`` was started with."""
        return (self.home / "asked.txt").read_text("utf-8").splitlines()
