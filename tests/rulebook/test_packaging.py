"""The rules travel with the package."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from ehcp_qa.rulebook import places
from ehcp_qa.rulebook.load import load_rulebook

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel, with what is installed and without the network."""
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, ROOT],
        check=True,
        capture_output=True,
    )
    return next(out.glob("*.whl"))


def test_the_wheel_carries_every_rule_file(wheel: Path) -> None:
    """Each file of rules/ lies inside the package in the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    files = [p.relative_to(ROOT) for p in (ROOT / "rules").rglob("*.yaml")]
    assert files
    assert {f"ehcp_qa/{path.as_posix()}" for path in files} <= names
    assert "ehcp_qa/py.typed" in names


def test_the_package_out_of_the_wheel_finds_the_same_rules(wheel: Path, tmp_path: Path) -> None:
    """Unpacked elsewhere, with no checkout beside it, the package loads the same pack."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    script = (
        "from ehcp_qa.rulebook.load import load_rulebook\n"
        "from ehcp_qa.rulebook.places import packaged_rules\n"
        "import ehcp_qa\n"
        "print(ehcp_qa.__file__)\n"
        "print(load_rulebook([packaged_rules()]).stamps[0].sha256)\n"
        "print('yaml' in sys.modules)\n"
    )
    ran = subprocess.run(
        [
            sys.executable,
            "-I",
            "-c",
            f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n{script}",
        ],
        check=True,
        capture_output=True,
        text=True,
    )
    where, digest, parsed_yaml = ran.stdout.split()
    assert Path(where).is_relative_to(tmp_path)
    assert digest == load_rulebook([places.packaged_rules()]).stamps[0].sha256
    assert parsed_yaml == "False", "a date without quotes keeps its page out of the parsed ones"


def test_an_editable_install_finds_the_rules_of_the_checkout() -> None:
    """With no rules inside the package, those beside it are used."""
    assert places.packaged_rules() == ROOT / "rules"
