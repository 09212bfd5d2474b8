"""The architecture of docs/architecture.md, held against the import statements."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "ehcp_qa"

BELOW_ENGINE = {
    "model",
    "law",
    "nlp",
    "readers",
    "recognise",
    "analyse",
    "detectors",
    "forms",
    "rulebook",
    "scoring",
    "config",
}
ALLOWED: dict[str, set[str]] = {
    "errors": set(),
    "model": set(),
    "law": {"model"},
    "nlp": {"model"},
    "readers": {"model", "law", "nlp"},
    "recognise": {"model", "law", "nlp"},
    "analyse": {"model", "law", "nlp"},
    "detectors": {"model", "law", "nlp", "analyse"},
    "forms": {"model", "law", "nlp", "recognise", "detectors"},
    "rulebook": {"model", "law", "nlp", "detectors"},
    "scoring": {"model"},
    "config": {"model"},
    "engine": BELOW_ENGINE,
    "redaction": {"model", "law", "nlp", "analyse"},
    "reporters": {"model", "law"},
    "annotators": {"model", "law", "readers", "reporters"},
    "workflows": BELOW_ENGINE | {"engine", "reporters", "annotators", "redaction"},
    "cli": {"workflows", "config", "model"},
}
# A library that only these modules may know, wherever else it would be handy.
KNOWN_ONLY_TO: dict[str, tuple[str, ...]] = {
    "docx": ("readers/docx", "annotators/word"),
    "lxml": ("readers/docx", "readers/conservation", "annotators/word"),
    "pdfplumber": ("readers/pdf", "annotators/pdf"),
    "pypdfium2": ("readers/pdf", "readers/conservation", "annotators/pdf"),
    "pypdf": ("annotators/pdf",),
    "xlsxwriter": ("reporters/workbook", "reporters/audit", "reporters/moderation"),
    "jinja2": ("reporters/html", "reporters/audit"),
    "rich": ("reporters/console", "cli/"),
    "typer": ("cli/", "__main__"),
    "spacy": ("nlp/",),
}
SIBLINGS = ("readers", "detectors", "reporters")
SHARED_SIBLINGS = {
    "base",
    "encoded",
    "learnt",
    "limits",
    "promises",
    "provisions",
    "stamp",
    "text",
    "thread",
    "wording",
}


def _modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found.update([node.module, *(f"{node.module}.{a.name}" for a in node.names)])
    return found


def _part(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", _modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_each_part_imports_only_what_lies_below_it(path: Path) -> None:
    """A part imports itself, errors, and the parts that the table allows."""
    part = _part(path)
    if part in {"__init__", "__main__"}:
        return
    for name in _imports(path):
        if name.startswith("ehcp_qa."):
            other = name.split(".")[1]
            assert other in ALLOWED[part] | {part, "errors", "__version__"}, (
                f"{part} imports {name}"
            )


@pytest.mark.parametrize("path", _modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_each_heavy_library_is_known_in_one_place(path: Path) -> None:
    """Word, PDF, terminal and language libraries stay behind the module that owns them."""
    where = str(path.relative_to(PACKAGE))
    for name in _imports(path):
        owners = KNOWN_ONLY_TO.get(name.split(".")[0])
        assert owners is None or where.startswith(owners), f"{where} imports {name}"


@pytest.mark.parametrize("part", SIBLINGS)
def test_siblings_never_import_each_other(part: str) -> None:
    """Two readers, two detectors or two reporters share only what is there to be shared."""
    for path in sorted((PACKAGE / part).glob("*.py")):
        if path.stem in {"__init__", *SHARED_SIBLINGS}:
            continue
        for name in _imports(path):
            words = name.split(".")
            if words[:2] == ["ehcp_qa", part] and len(words) > 2:
                assert (
                    words[2] in SHARED_SIBLINGS | {path.stem}
                    or words[2][0].isupper()
                    or words[2].startswith(path.stem)
                ), f"{path.name} imports {name}"
