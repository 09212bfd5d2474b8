"""How much of a file we are willing to read, and how a refusal is worded.

The numbers are far above any real plan (the longest seen run to about 60 pages) and far below
what would exhaust a caseworker's laptop.
"""

from __future__ import annotations

from ehcp_qa.errors import UnreadablePlan
from ehcp_qa.readers.names import fit_to_write

MEGABYTE = 1_000_000

MAX_FILE_BYTES = 100 * MEGABYTE  # a plan with a dozen photographs is under 20 MB

# Word files. A normal part unpacks to at most 32 times its packed size; bombs start near 1,000.
MAX_MEMBERS = 5_000
MAX_UNPACKED_BYTES = 300 * MEGABYTE
MAX_PART_BYTES = 50 * MEGABYTE
MAX_PACKING_RATIO = 200
SMALL_PART_BYTES = MEGABYTE  # a small part may pack as tightly as it likes
MAX_TAGS = 500_000  # a plan of 40 pages has about 60,000; 5 million fill 1 GB once parsed

# PDF files. A dense page of a plan has about 5,000 characters and 500 lines.
MAX_PAGES = 500
MAX_PAGE_SIDE = 14_400  # points, 200 inches: as far as the PDF standard lets a page reach
MAX_PAGE_CHARACTERS = 40_000
MAX_PAGE_OBJECTS = 20_000
MAX_OBJECTS = 100_000  # of a whole PDF; a plan of 60 pages has about 30,000 lines and pictures
MAX_CHARACTERS = MEGABYTE  # of a whole PDF; a plan of 60 pages has about 200,000


def refusal(name: str, what: str) -> UnreadablePlan:
    """Return the error that says, in one sentence, why the named file is not read."""
    return UnreadablePlan(f"{shown(name)} {what}")


def shown(name: str) -> str:
    """Return a file name fit to be shown: no folders, no characters that move the cursor."""
    base = fit_to_write(name).replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(c if c.isprintable() else "?" for c in base) or "The file"
