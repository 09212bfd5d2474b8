"""What each golden file holds: one form of one sample, made as the commands make it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

from golden_text import (
    letter_text,
    page_text,
    pdf_margin_text,
    sarif_text,
    word_margin_text,
    workbook_text,
)
from redrafting import redrafted

from ehcp_qa.annotators import annotated
from ehcp_qa.config import Config
from ehcp_qa.model.comparison import Comparison
from ehcp_qa.model.report import Report
from ehcp_qa.model.standing import Acceptance, Accepted, Standing
from ehcp_qa.reporters import REPORTERS
from ehcp_qa.reporters.base import Layout
from ehcp_qa.reporters.comparison import FORMS as COMPARED
from ehcp_qa.reporters.plan_markdown import plan_markdown
from ehcp_qa.reporters.queries import queries_document
from ehcp_qa.workflows.check import check_file, check_files
from ehcp_qa.workflows.compare import compare
from ehcp_qa.workflows.queries import queries
from ehcp_qa.workflows.redact import Shown
from ehcp_qa.workflows.tools import Tools

SAMPLES = Path(__file__).resolve().parents[2] / "sample_plans"
TABLES = frozenset({"provisions", "thread"})
SIGNED = date(2026, 11, 22)


@dataclass
class Sample:
    """One sample plan, checked once for all its forms."""

    plan: Path
    reports: dict[str, Report] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name of its golden files: ``drafts-college-19``."""
        return "-".join(self.plan.parent.relative_to(SAMPLES).parts)

    def report(self, ending: str = ".md") -> Report:
        """Return the report on the sample in one of its file formats."""
        if ending not in self.reports:
            self.reports[ending] = steady(check_file(self.plan.with_suffix(ending), Config()))
        return self.reports[ending]

    def shown(self, form: str, **layout: object) -> str | bytes:
        """Return the report on the Markdown sample in a form, as a run of this form alone gives it."""
        report = Shown(self.report(), Config()).of(form)
        return REPORTERS[form](report, Layout(**layout))  # type: ignore[arg-type]

    def redacted(self, form: str) -> str:
        """Return the report without whatever identifies somebody."""
        report = Shown(self.report(), Config(redact=True)).of(form)
        return str(REPORTERS[form](report, Layout()))

    @cached_property
    def compared(self) -> Comparison:
        """The sample held against its later draft."""
        with TemporaryDirectory() as folder:
            later = Path(folder) / "later.md"
            text = redrafted(self.name, self.plan.read_text(encoding="utf-8"))
            later.write_text(text, encoding="utf-8", newline="\n")
            return compare(steady(check_files([self.plan, later], Config())))

    def margin(self, ending: str) -> bytes:
        """Return a copy of the Word or PDF sample with its notes."""
        path = self.plan.with_suffix(ending)
        return annotated(path.read_bytes(), self.report(ending).files[0], SIGNED).data

    def letters(self) -> bytes:
        """Return the letters to advisers."""
        run = self.report().files[0]
        assert run.analysed is not None
        return queries_document(queries(run, run.analysed, Tools(Config()).lexicons))

    def extracted(self) -> str:
        """Return the plan as it was read."""
        analysed = self.report().files[0].analysed
        assert analysed is not None
        return plan_markdown(analysed)

    def known(self, form: str) -> str:
        """Return the report on a later day: some findings accepted, an entry over, one of no use."""
        (run,) = self.report().files
        accepted, expired, *rest = run.findings
        entry = Acceptance(
            run.source.name, accepted.code, accepted.fingerprint, "Agreed.", "J Moss"
        )
        over = replace(entry, code=expired.code, fingerprint=expired.fingerprint, until=SIGNED)
        held = Standing(
            accepted=(Accepted(accepted, replace(entry, until=date(2027, 1, 31))),),
            expired=(over,),
            unused=(replace(entry, code="PRV-01", fingerprint="0" * 16),),
            known=frozenset(finding.fingerprint for finding in rest[::2]),
            fixed=("1" * 16,),
            against_baseline=True,
        )
        later = replace(run, findings=(expired, *rest), standing=held)
        return str(REPORTERS[form](replace(self.report(), files=(later,)), Layout()))


def steady(report: Report) -> Report:
    """Return a report without what changes with any rule at all, or with where the samples lie."""
    packs = tuple(replace(pack, sha256="0" * 64) for pack in report.packs)
    return replace(report, packs=packs, files=tuple(replace(run, path="") for run in report.files))


# The end of each golden file's name, and how it is made.
FORMS: Mapping[str, Callable[[Sample], str]] = {
    ".txt": lambda s: str(s.shown("console")),
    "-tables.txt": lambda s: str(s.shown("console", shows=TABLES, verbosity="verbose")),
    "-redacted.txt": lambda s: s.redacted("console"),
    "-known.txt": lambda s: s.known("console"),
    "-known.md": lambda s: s.known("markdown"),
    ".json": lambda s: str(s.shown("json")),
    ".sarif": lambda s: sarif_text(str(s.shown("sarif"))),
    ".xml": lambda s: str(s.shown("junit")),
    "-github.txt": lambda s: str(s.shown("github")),
    ".md": lambda s: str(s.shown("markdown")),
    ".html": lambda s: page_text(str(s.shown("html"))),
    ".svg": lambda s: str(s.shown("svg")),
    "-workbook.txt": lambda s: workbook_text(bytes(s.shown("xlsx"))),  # type: ignore[arg-type]
    "-extract.md": lambda s: s.extracted(),
    "-letters.txt": lambda s: letter_text(s.letters()),
    "-word-margin.txt": lambda s: word_margin_text(s.margin(".docx")),
    "-pdf-margin.txt": lambda s: pdf_margin_text(s.margin(".pdf")),
    "-compare.txt": lambda s: COMPARED["console"](s.compared, Layout()),
    "-compare.md": lambda s: COMPARED["markdown"](s.compared, Layout()),
    "-compare.json": lambda s: COMPARED["json"](s.compared, Layout()),
    "-compare.html": lambda s: page_text(COMPARED["html"](s.compared, Layout())),
}
