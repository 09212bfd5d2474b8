"""Print every layout's Word file with LibreOffice: run it after changing a plan or its dressing.

``python tests/zoo/make_pdfs.py [NAME ...]`` writes ``made/NAME.pdf``. Tests only read what lies there.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from zoo import LAYOUTS, PRINTED, word_copy

# Printed words and ruled lines are all that is tested: no pictures, tags or bookmarks.
AS_PDF = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"false"}}'
SECONDS = 300  # LibreOffice's first start in a new profile is slow


def print_layouts(layouts: Sequence[Path]) -> None:
    """Write the PDF of each layout."""
    PRINTED.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        words = [Path(folder) / f"{layout.stem}.docx" for layout in layouts]
        for layout, word in zip(layouts, words, strict=True):
            word.write_bytes(word_copy(layout))
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
        command += ["--convert-to", AS_PDF, "--outdir", str(PRINTED), *map(str, words)]
        subprocess.run(command, check=True, timeout=SECONDS, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    asked = sys.argv[1:]
    print_layouts([layout for layout in LAYOUTS if not asked or layout.stem in asked])
