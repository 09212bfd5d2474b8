"""Pages held against axe's rules in a browser, where Chromium and axe-core are at hand.

``npm install axe-core`` in the project's folder brings axe; nothing is fetched here. Where either is
not installed these tests are skipped, and what holds for every page is still tested without them.
"""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ehcp_qa.config import Config
from ehcp_qa.model.report import Report
from ehcp_qa.model.standing import Acceptance, Accepted, Standing
from ehcp_qa.reporters.base import Layout
from ehcp_qa.reporters.comparison.page import comparison_page
from ehcp_qa.reporters.html import html_report
from ehcp_qa.workflows.check import check_files
from ehcp_qa.workflows.compare import compare

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "sample_plans" / "most_findings"
AXE = Path(os.environ.get("AXE_CORE", ROOT / "node_modules" / "axe-core" / "axe.min.js"))
BROWSER = next((b for n in ("chromium", "google-chrome") if (b := shutil.which(n))), None)
# A window is never narrower than about 500 pixels.
SIZES = {"laptop": "1366,900", "phone": "500,844"}
DARK = "--blink-settings=preferredColorScheme=0"  # 0 is dark in Chromium's settings
FOUND = re.compile(r'<pre id="axe-found">(.*?)</pre>', re.DOTALL)
# The page's own policy lets no other script in, so it is taken out of the copy that is tried.
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
TRY = """<script>{axe}</script><script>
axe.run({{resultTypes: ["violations"]}}).then(function (result) {{
  var told = result.violations.map(function (v) {{
    return [v.id, v.impact, v.nodes.map(function (n) {{ return n.target.join(" "); }})];
  }});
  var found = document.createElement("pre");
  found.id = "axe-found";
  found.textContent = JSON.stringify(told);
  document.body.replaceChildren(found);
}});
</script></body>"""


def known(report: Report) -> Report:
    """Return a report in which some findings were accepted, and others known before."""
    (run,) = report.files
    first, *rest = run.findings
    entry = Acceptance(run.source.name, first.code, first.fingerprint, "Agreed", "J Moss")
    held = Standing(
        accepted=(Accepted(first, entry),),
        expired=(entry,),
        unused=(entry,),
        known=frozenset(f.fingerprint for f in rest[::2]),
        against_baseline=True,
    )
    return replace(report, files=(replace(run, findings=tuple(rest), standing=held),))


def one() -> str:
    """The page of one plan, with everything that can stand on it."""
    return html_report(known(check_files([SAMPLES / "plan.md"], Config())), Layout())


def several() -> str:
    """The page of two plans and a file that could not be read."""
    plans = [SAMPLES / "thread" / "plan.md", SAMPLES / "amounts" / "plan.md", SAMPLES / "none.md"]
    return html_report(check_files(plans, Config()), Layout())


def compared() -> str:
    """The page of two drafts that differ in nearly everything."""
    plans = [SAMPLES / "plan.md", SAMPLES / "wording" / "plan.md"]
    return comparison_page(compare(check_files(plans, Config())), Layout())


def violations(page: str, folder: Path, *flags: str) -> list[Any]:
    """Return what axe finds wrong with a page in a real browser."""
    assert BROWSER is not None
    tried = folder / "page.html"
    script = TRY.format(axe=AXE.read_text(encoding="utf-8"))
    tried.write_text(POLICY.sub("", page).replace("</body>", script), encoding="utf-8")
    quiet = ("--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=60000")
    command = [BROWSER, *quiet, *flags, "--dump-dom", tried.as_uri()]
    shown = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True).stdout
    found = FOUND.search(shown)
    assert found, "axe did not finish"
    return list(json.loads(html.unescape(found[1])))


needs_axe = pytest.mark.skipif(
    BROWSER is None or not AXE.is_file(), reason="Chromium or axe-core is not installed"
)


@needs_axe
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES.keys())
@pytest.mark.parametrize("page", [one, several, compared], ids=lambda page: page.__name__)
def test_axe_finds_nothing_wrong(
    page: Callable[[], str], size: str, dark: bool, tmp_path: Path
) -> None:
    """No rule of axe is broken, on a laptop or a phone, in light or in dark colours."""
    flags = [f"--window-size={size}", *([DARK] if dark else [])]
    assert violations(page(), tmp_path, *flags) == []


@needs_axe
def test_axe_would_find_something(tmp_path: Path) -> None:
    """A page whose title and language were taken out is not let through."""
    page = re.sub(r"<title>.*?</title>", "", one()).replace(' lang="en-GB"', "")
    assert {found[0] for found in violations(page, tmp_path)} >= {"document-title", "html-has-lang"}
