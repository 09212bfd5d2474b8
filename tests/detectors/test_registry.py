"""The registry of detectors: complete, and no module imported before its detector is asked for."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import ehcp_qa.detectors as package
from ehcp_qa.detectors import DETECTORS, MODULES

NAMED = {name: module for module, names in MODULES.items() for name in names}


def test_every_module_registers_what_the_list_says_of_it() -> None:
    """A detector that is left out could not be found, and one that has gone would be promised."""
    for module in walk_packages(package.__path__, f"{package.__name__}."):
        import_module(module.name)
    found = {
        name: DETECTORS[name].detect.__module__.removeprefix(f"{package.__name__}.")
        for name in DETECTORS
    }
    assert found == NAMED


def test_a_name_that_nothing_registers_is_unknown() -> None:
    """As in any mapping, with nothing imported on the way."""
    assert "no-such-detector" not in DETECTORS
    assert DETECTORS.get("no-such-detector") is None


def test_a_module_waits_until_its_detector_is_asked_for() -> None:
    """The names are known at once; the word patterns of all modules are not compiled for one."""
    code = (
        "import sys; from ehcp_qa.detectors import DETECTORS; assert 'money' in DETECTORS;"
        "DETECTORS['merge-field'];"
        "print(*sorted(m for m in sys.modules if m.startswith('ehcp_qa.detectors.')))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).resolve().parents[2],
    )
    assert ran.stdout.split() == ["ehcp_qa.detectors.base", "ehcp_qa.detectors.template_fields"]
