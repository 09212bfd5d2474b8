"""Any report at all, for property tests: hostile words in every place that a plan can fill."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from handmade import analysed_of, check, finding, plan_of, report_of, run_of, scores, unread
from hypothesis import strategies as st

from ehcp_qa.model.analysed import Link, LinkKind, Verdict
from ehcp_qa.model.document import Source
from ehcp_qa.model.finding import Finding, Location, RelatedPlace, Severity
from ehcp_qa.model.plan import Role, SectionId
from ehcp_qa.model.report import CheckRun, Outcome, Report
from ehcp_qa.model.standing import Acceptance, Accepted, Standing

# What people and programs have put into documents to trouble whoever shows them.
HOSTILE = (
    '=HYPERLINK("http://x","y")',
    "+44 20 7946 0000",
    "-1+1|cmd",
    "@SUM(A1)",
    "\t=1+1",
    "<script>alert(1)</script>",
    "]]> & <!-- -->",
    "\x00\x01\x0b\x1b[31mred\x1b[0m",
    "\u202eturned\u202c \u200f\u2066",
    "\ufffe\uffff \U0001fffe",
    "a" * 400,
    "::error file=x::y\n::stop-commands::z",
    "[text](http://x) {0} {match}",
    "100%, a:b",
    "two\r\nlines\u2028three",
    "_x0041_ \\",
    "\x1b]8;;http://x\x07link\x1b]8;;\x07 \x9b2J \x85",
    "{{ 7 * 7 }} {% raw %} ${x} %s",
    "a" + "\u0301" * 200 + " \u0627\u0644 \u200b\u00ad\ufeff",
    "half \ud83d a character",
    " ",
    "",
)
words = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=40))
sections = st.one_of(st.none(), st.sampled_from(SectionId))
codes = st.from_regex(r"\A[A-Z]{3}-[0-9]{2}\Z")
names = st.one_of(words.filter(lambda w: w not in ("", ".")), st.just("plan.docx"))
places = st.builds(
    Location,
    section=sections,
    span=st.none(),
    words=words,
    page=st.one_of(st.none(), st.integers(1, 99)),
    line=st.one_of(st.none(), st.integers(1, 9999)),
)


@st.composite
def findings(draw: st.DrawFn) -> Finding:
    """Return a finding with any words in every field that can hold the plan's."""
    made = finding(
        draw(codes),
        severity=draw(st.sampled_from(Severity)),
        section=draw(sections),
        excerpt=draw(words),
        context=draw(words),
        missing=tuple(draw(st.lists(st.sampled_from(("frequency", "who")), max_size=2))),
        fingerprint=draw(st.from_regex(r"\A[0-9a-f]{16}\Z")),
        inferred=draw(st.booleans()),
    )
    related = draw(st.lists(st.builds(RelatedPlace, words, words, places), max_size=2))
    return replace(
        made,
        message=draw(words),
        how_to_fix=draw(words),
        place=draw(places),
        related=tuple(related),
        evidence=tuple(draw(st.lists(words, max_size=2))),
    )


entries = st.builds(
    Acceptance,
    plan=words,
    code=codes,
    fingerprint=st.just("0" * 16),
    reason=words,
    by=words,
    until=st.one_of(st.none(), st.just(date(2027, 1, 31))),
)


@st.composite
def standings(draw: st.DrawFn, found: list[Finding]) -> Standing:
    """Return what became of findings: some accepted, some of those that are there known before."""
    accepted = draw(st.lists(st.builds(Accepted, findings(), entries), max_size=2))
    known = [f.fingerprint for f in found if draw(st.booleans())]
    return Standing(
        accepted=tuple(accepted),
        expired=tuple(draw(st.lists(entries, max_size=1))),
        unused=tuple(draw(st.lists(entries, max_size=1))),
        known=frozenset(known),
        against_baseline=bool(known) or draw(st.booleans()),
    )


@st.composite
def runs(draw: st.DrawFn) -> CheckRun:
    """Return a plan checked, or one that could not be read, of any name."""
    name = draw(names)
    if draw(st.integers(0, 4)) == 0:
        return replace(unread(name), path=draw(st.sampled_from(("", "drafts/a b.pdf"))))
    found = draw(st.lists(findings(), max_size=4))
    told = [
        (SectionId.F, Role.PROVISION, text or " ") for text in draw(st.lists(words, max_size=2))
    ]
    told += [(SectionId.E, Role.OUTCOME, text or " ") for text in draw(st.lists(words, max_size=2))]
    told += [(SectionId.B, Role.NEED, draw(words))]
    provided = sum(role is Role.PROVISION for _, role, _ in told)
    hoped = sum(role is Role.OUTCOME for _, role, _ in told)
    links = [Link(LinkKind.NEED_PROVISION, "B-1", "F-1", "row", 1.0, draw(words))] * bool(provided)
    checked = [
        check(code, draw(st.sampled_from(Outcome)), draw(words))
        for code in sorted({f.code for f in found} | set(draw(st.lists(codes, max_size=3))))
    ]
    return run_of(
        *found,
        name=name,
        source=Source(name, draw(st.sampled_from(("docx", "pdf", "md"))), 10, "ab" * 32),
        child=draw(words),
        checks=tuple(checked),
        scores=scores(overall=draw(st.floats(0, 100))),
        analysed=analysed_of(
            plan_of(*told),
            [draw(st.sampled_from(Verdict)) for _ in range(provided)],
            [[draw(st.booleans()) for _ in range(6)] for _ in range(hoped)],
            links,
        ),
        explanations=tuple(draw(st.lists(words, max_size=1))),
        error=draw(st.sampled_from(("", "plan.pdf: no text could be read on page 2."))),
        path=draw(st.sampled_from(("", "drafts/plan.docx"))),
        standing=draw(standings(found)),
    )


reports = st.builds(
    lambda held, gate, least: report_of(*held, fail_on=gate, min_score=least),
    st.lists(runs(), max_size=3),
    st.one_of(st.none(), st.sampled_from(Severity)),
    st.one_of(st.none(), st.floats(0, 100)),
)


def texts(report: Report) -> str:
    """Return all plan words of a report in one string, to look for where they must not stand."""
    return "\n".join(
        text
        for run in report.files
        for f in run.findings
        for text in (f.excerpt, f.context, f.message)
    )
