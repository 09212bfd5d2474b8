"""A whole document recognised as a plan."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from ehcp_qa.law.sections import SECTIONS
from ehcp_qa.model.document import Document
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.plan import (
    Condition,
    PlacementKind,
    Plan,
    PlanStage,
    Role,
    Row,
    Section,
    SectionId,
    Statement,
)
from ehcp_qa.recognise.advice import advice_list
from ehcp_qa.recognise.columns import Titles
from ehcp_qa.recognise.decoys import contents_table, decoy
from ehcp_qa.recognise.draft import Draft, Gathered
from ehcp_qa.recognise.front import front_matter
from ehcp_qa.recognise.grid import Grid, Unit, units
from ehcp_qa.recognise.headings import opening
from ehcp_qa.recognise.other import other_document
from ehcp_qa.recognise.people import People
from ehcp_qa.recognise.placement import placement_of
from ehcp_qa.recognise.quoted import mark_quoted
from ehcp_qa.recognise.stage import stage_of
from ehcp_qa.recognise.state import Walk
from ehcp_qa.recognise.unread import may_go_on_unread
from ehcp_qa.recognise.walk import stream
from ehcp_qa.recognise.wording import Wording

# A plan has at most a cover list, a contents page and a key; more passes would find nothing.
_MOST_DECOYS = 3
_IS_THERE = re.compile(
    r"(?i)\d|\b(?:attach|append|enclos|annex|list|accompan|includ|consult|follow)\w*|\bsee\b|\b(?:below|above|overleaf|back|end)\b"
)
_GENERATED = frozenset({Role.GUIDANCE})
# What a row keeps together: the golden thread.
_THREAD = (Role.NEED, Role.PROVISION, Role.OUTCOME)


def recognise(
    document: Document,
    lexicons: Lexicons,
    *,
    stage: PlanStage | None = None,
    placement: PlacementKind | None = None,
) -> Plan:
    """Return the document as a plan: sections with statements, rows, front matter and stage.

    ``stage`` settles the stage and ``placement`` the kind of placement; without them the
    document's own words do.
    """
    body = units(document)
    found = _gather(document, body, lexicons)
    mark_quoted(found.drafts)
    rows = _rows(found)
    statements, ids = _statements(found.drafts, rows)
    facts = front_matter(document, body, found, statements, lexicons["front_labels"])
    told, why = stage_of(document, facts.fields) if stage is None else (stage, "as asked")
    sections = _sections(document, found, statements)
    placed, because = (
        placement_of(told, sections, lexicons["placement_kinds"])
        if placement is None
        else (placement, "as asked")
    )
    return Plan(
        document=document,
        stage=told,
        stage_why=why,
        child=facts.child,
        fields=facts.fields,
        sections=sections,
        rows=_numbered(found, rows, ids),
        areas=tuple(found.areas),
        plan_date=facts.plan_date,
        residue=tuple(sorted(found.residue)),
        advice=advice_list(document, sections, lexicons),
        other=other_document(document, sections, lexicons["other_documents"]),
        placement=placed,
        placement_why=because,
    )


def _gather(document: Document, body: Sequence[Unit], lexicons: Lexicons) -> Gathered:
    """Walk the document, again when a contents page or key turns out to be among it."""
    titles = Titles(lexicons["column_titles"])
    wording = Wording(lexicons["nil_phrases"], lexicons["guidance"])
    people = People(lexicons)
    tables = {b.index: b.cell.table if b.cell else None for b in document.blocks}
    lists = (unit for unit in body if isinstance(unit, Grid) and contents_table(unit))
    ignored = {block.index for unit in lists for block in unit.blocks}
    found = Gathered()
    for _ in range(_MOST_DECOYS + 1):
        found = _walk(body, titles, wording, ignored, people)
        listed = decoy(found, tables)
        if listed is None:
            break
        ignored.update(range(listed[0], listed[1] + 1))
    found.residue.update(ignored)
    return found


def _walk(
    body: Sequence[Unit], titles: Titles, wording: Wording, ignored: set[int], people: People
) -> Gathered:
    """Walk twice: once to learn which letters and titles there are, once knowing them."""
    first = Walk(titles, wording, ignored=ignored, people=people)
    stream(first, body)
    headings = [h for stretch in first.found.stretches for h in stretch.headings]
    hopes = any(draft.from_title for draft in first.found.drafts if draft.role is Role.ASPIRATION)
    lettered = {h.section for h in headings if h.how != "title" and _bears_letter(h.words.text)}
    walk = Walk(
        titles,
        wording,
        ignored=ignored,
        labelled={h.section for h in headings},
        lettered=lettered,
        wide_hopes=not hopes,
        local_areas=first.local_areas,
        people=people,
    )
    stream(walk, body)
    return walk.found


def _bears_letter(text: str) -> bool:
    found = opening(" ".join(text.split()), "table_header")
    return bool(found and found.how == "letter")


def _statements(
    drafts: Sequence[Draft], rows: Mapping[str, str]
) -> tuple[tuple[Statement, ...], Mapping[int, str]]:
    """Number the drafts within each section, template guidance after all else."""
    counts: Counter[SectionId] = Counter()
    ids: dict[int, str] = {}
    ordered = sorted(drafts, key=lambda d: (d.role in _GENERATED, d.words.span))
    for draft in ordered:
        counts[draft.section] += 1
        ids[id(draft)] = f"{draft.section.value}-{counts[draft.section]}"
    made = (
        Statement(
            id=ids[id(draft)],
            section=draft.section,
            role=draft.role,
            text=draft.words.text,
            span=draft.words.span,
            area=draft.area,
            area_title=draft.area_title,
            row=rows.get(draft.row or ""),
            cells=dict(draft.cells),
            lead_in=draft.lead_in,
            group_heading=draft.group_heading,
            before=draft.before,
            number=draft.number,
            refers_to=draft.refers_to,
        )
        for draft in drafts
    )
    return tuple(sorted(made, key=lambda s: (s.span, s.id))), ids


def _sections(
    document: Document, found: Gathered, statements: Sequence[Statement]
) -> Mapping[SectionId, Section]:
    """Return every section of the catalogue; H only where an undivided H says something."""
    made: dict[SectionId, Section] = {}
    inferred = {d.section for d in found.drafts} - {
        h.section for stretch in found.stretches for h in stretch.headings
    }
    for key in SECTIONS:
        own = tuple(s for s in statements if s.section is key)
        headings = tuple(h for t in found.stretches for h in t.headings if h.section is key)
        stretches = tuple((t.first, t.last) for t in found.stretches if key in t.sections)
        if key is SectionId.H and ((not headings and not own) or _is_divided(found, own)):
            continue
        made[key] = Section(
            id=key,
            condition=_condition(document, own, stretches if headings else ()),
            headings=headings,
            stretches=tuple(sorted(set(stretches))) or _runs(own),
            statements=own,
            labelled=bool(headings) if key not in inferred else False,
        )
    return made


def _runs(own: Sequence[Statement]) -> tuple[tuple[int, int], ...]:
    """Return runs of the blocks that a section without a heading of its own was found in."""
    runs: list[tuple[int, int]] = []
    for block in sorted({s.span.block for s in own}):
        if runs and block == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], block)
        else:
            runs.append((block, block))
    return tuple(runs)


def _is_divided(found: Gathered, own: Sequence[Statement]) -> bool:
    """True when H only stands over H1 and H2."""
    opened = {s for stretch in found.stretches for s in stretch.sections}
    parts = {SectionId.H1, SectionId.H2} & opened
    return bool(parts) and all(s.role is Role.GUIDANCE for s in own)


def _condition(
    document: Document, own: Sequence[Statement], headed: Sequence[tuple[int, int]]
) -> Condition:
    """Return what a section holds; ``headed`` are its stretches when it has a heading."""
    telling = [s for s in own if s.role not in {Role.GUIDANCE, Role.ARRANGEMENT}]
    if telling and all(_only_talk(s) for s in telling):
        return Condition.BLANK
    if any(s.role is Role.NIL for s in telling):
        others = [s for s in telling if s.role not in {Role.NIL, Role.OTHER, Role.STRENGTH}]
        return Condition.FILLED if others else Condition.NIL
    if telling:
        return Condition.FILLED
    if any(s.role is Role.ARRANGEMENT for s in own):
        return Condition.FILLED
    if headed and may_go_on_unread(document, (last for _, last in headed)):
        return Condition.UNREADABLE
    if headed or own:
        return Condition.BLANK
    return Condition.UNREADABLE if document.unread_pages else Condition.MISSING


def _only_talk(statement: Statement) -> bool:
    """True for a line of K that lists no advice and says of none that it is there."""
    talk = statement.section is SectionId.K and statement.role is Role.OTHER
    return talk and not _IS_THERE.search(statement.text)


def _rows(found: Gathered) -> Mapping[str, str]:
    """Return the id of each row that holds a need, a provision or an outcome, by its key."""
    kept = (r.key for r in found.rows if any(d.role in _THREAD for d in r.drafts))
    return {key: f"row-{number}" for number, key in enumerate(kept, 1)}


def _numbered(found: Gathered, rows: Mapping[str, str], ids: Mapping[int, str]) -> tuple[Row, ...]:
    made: list[Row] = []
    for row in found.rows:
        if row.key in rows:
            by_role = {
                role: tuple(ids[id(d)] for d in row.drafts if d.role is role) for role in _THREAD
            }
            area = row.area or next((d.area for d in row.drafts if d.area), None)
            needs, provisions, outcomes = (by_role[role] for role in _THREAD)
            made.append(Row(rows[row.key], area, needs, provisions, outcomes))
    return tuple(made)
