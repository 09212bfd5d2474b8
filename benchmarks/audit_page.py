"""How long an audit's page takes in a real browser: to open, to sort, to search, with 500 and 5,000 plans.

``python benchmarks/audit_page.py`` needs Chromium. The plans are invented; the script of the page is the one that
ships, and a probe beside it presses its buttons and writes down how long each answer took to be laid out.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

import invented_audit as invented  # noqa: E402 - found beside the tests

from ehcp_qa.model.audit_summary import Audited  # noqa: E402
from ehcp_qa.reporters.audit.page import audit_html  # noqa: E402
from ehcp_qa.reporters.audit.summary import summarise  # noqa: E402

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--window-size=1366,768"),
)
SIZES = (500, 5_000)
# Reading the height of the page makes the browser lay it out before the clock is read.
PROBE = """
<script>
window.addEventListener("load", function () {
  function timed(act) { var from = performance.now(); act(); void document.body.offsetHeight;
    return Math.round(performance.now() - from); }
  var heads = document.querySelectorAll("#plans-table th button"), told = {};
  told.open = Math.round(performance.now());
  told.sort_by_path = timed(function () { heads[0].click(); });
  told.sort_by_score = timed(function () { heads[5].click(); });
  told.sort_again = timed(function () { heads[5].click(); });
  var words = document.getElementById("plans-words");
  told.search = timed(function () { words.value = "brandt"; words.dispatchEvent(new Event("input")); });
  told.elements = document.querySelectorAll("*").length;
  var said = document.createElement("pre"); said.id = "told"; said.textContent = JSON.stringify(told);
  document.body.append(said);
});
</script>
"""


def main() -> int:
    """Print a table of milliseconds; exit 1 where there is no browser."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        print("No browser is installed.", file=sys.stderr)
        return 1
    found = {number: _measured(browser, number) for number in SIZES}
    titles = [title.replace("_", " ") for title in found[SIZES[0]]]
    print("| plans | " + " | ".join(titles) + " |")
    print("|" + "---|" * (len(titles) + 1))
    for number, told in found.items():
        print(f"| {number:,} | " + " | ".join(f"{value:,}" for value in told.values()) + " |")
    return 0


def _measured(browser: str, number: int) -> dict[str, int]:
    with tempfile.TemporaryDirectory() as folder:
        page = _page(number)
        path = Path(folder) / "audit.html"
        path.write_text(_with_probe(page), "utf-8")
        asked = [f"--user-data-dir={folder}/profile", "--dump-dom"]
        done = subprocess.run(
            [browser, *FLAGS, *asked, path.as_uri()], capture_output=True, text=True, timeout=300
        )
        told = re.search(r'<pre id="told">(.*?)</pre>', done.stdout)
        if told is None:
            raise SystemExit("The page did not answer.")
        return {"kilobytes": len(page.encode()) // 1000, **json.loads(told[1])}


def _page(number: int) -> str:
    summary = summarise(invented.records(number), {})
    audited = Audited(lambda: invented.records(number), summary, invented.STAMP, {})
    return "".join(audit_html(audited))


def _with_probe(page: str) -> str:
    """Return the page with the probe, and without the policy that would keep it out."""
    open_ = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*/>', "", page)
    return open_.replace("</body>", f"{PROBE}</body>")


if __name__ == "__main__":
    sys.exit(main())
