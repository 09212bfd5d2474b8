"""Make a rule from its page: options for its detector, sources looked up, examples unmarked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ehcp_qa.detectors import DETECTORS
from ehcp_qa.detectors.base import Options
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.rule import Citation, Example, Rule
from ehcp_qa.rulebook.marks import take_marks_out
from ehcp_qa.rulebook.problems import Problem, convert_fields
from ehcp_qa.rulebook.schema import ExampleForm, RuleForm


def build_rule(
    raw: Any, file: str, lexicons: Lexicons, citations: Mapping[str, Citation]
) -> tuple[Rule | None, list[Problem]]:
    """Return the rule that ``raw`` describes, or None with every problem found in it."""
    form, problems = convert_fields(raw, RuleForm)
    if form is None:
        return None, problems
    options, wrong = _options(form, lexicons)
    sources = tuple(citations[key] for key in form.source if key in citations)
    wrong += [
        _unknown_source(i, key, citations)
        for i, key in enumerate(form.source)
        if key not in citations
    ]
    examples, unmarked = _examples(form)
    wrong += unmarked
    if options is None or wrong:
        return None, wrong
    return _rule(form, options, sources, examples, file), []


def _rule(
    form: RuleForm,
    options: Options,
    sources: tuple[Citation, ...],
    examples: tuple[Example, ...],
    file: str,
) -> Rule:
    """Return the rule, its prose on single lines as YAML folding leaves it."""
    return Rule(
        code=form.code,
        name=form.name,
        title=form.title,
        severity=form.severity,
        detect=form.detect,
        options=options,
        message=form.message.strip(),
        how_to_fix=form.how_to_fix.strip(),
        why=form.why.strip(),
        source=sources,
        limits=form.limits.strip(),
        inferred=form.inferred,
        stages=tuple(form.stages),
        suppresses=tuple(form.suppresses),
        needs=DETECTORS[form.detect].needs,
        status=form.status,
        profile=form.profile,
        tier=form.tier,
        examples=examples,
        file=file,
        stage_severity=dict(form.stage_severity),
        valid_from=form.valid_from,
        valid_to=form.valid_to,
        placement_severity=dict(form.placement_severity),
        reads=form.reads,
        templates=form.templates,
    )


def _options(form: RuleForm, lexicons: Lexicons) -> tuple[Options | None, list[Problem]]:
    found = DETECTORS.get(form.detect)
    if found is None:
        allowed = ", ".join(sorted(DETECTORS))
        return None, [Problem(("detect",), f"detect: found {form.detect!r}; allowed: {allowed}")]
    try:
        raw = {key: _with_terms(value, lexicons) for key, value in form.options.items()}
    except KeyError as missing:
        allowed = ", ".join(sorted(lexicons.by_name))
        text = f"with: found no lexicon or group called {missing}; lexicons: {allowed}"
        return None, [Problem(("with",), text)]
    options, problems = convert_fields(raw, found.options)
    return options, [Problem(("with", *p.path), f"with: {p.text}") for p in problems]


def _with_terms(value: Any, lexicons: Lexicons) -> Any:
    """Return the value with ``{lexicon: name, group: g}`` replaced by that list's terms.

    With ``apart: true`` each group stays a list of its own, and with ``meanings: true`` the list's
    terms are given with what they mean.
    """
    if isinstance(value, Mapping) and "lexicon" in value:
        lexicon = lexicons[value["lexicon"]]
        if value.get("meanings"):
            return dict(lexicon.meanings)
        wanted = value.get("group", list(lexicon.groups))
        groups = [wanted] if isinstance(wanted, str) else wanted
        if value.get("apart"):
            return [list(lexicon.groups[group]) for group in groups]
        return [term for group in groups for term in lexicon.groups[group]]
    if isinstance(value, list):
        spliced: list[Any] = []
        for item in value:
            terms = _with_terms(item, lexicons)
            listed = isinstance(item, Mapping) and isinstance(terms, list)
            spliced.extend(terms) if listed else spliced.append(terms)
        return spliced
    if isinstance(value, Mapping):
        return {key: _with_terms(inner, lexicons) for key, inner in value.items()}
    return value


def _unknown_source(index: int, key: str, citations: Mapping[str, Citation]) -> Problem:
    allowed = ", ".join(sorted(citations))
    return Problem(("source", index), f"source: found {key!r}; allowed: {allowed}")


def _examples(form: RuleForm) -> tuple[tuple[Example, ...], list[Problem]]:
    kept: list[Example] = []
    problems: list[Problem] = []
    for kind, listed in (("flags", form.examples.flags), ("passes", form.examples.passes)):
        for index, example in enumerate(listed):
            path = ("examples", kind, index)
            where = f"examples.{kind}[{index + 1}]"
            try:
                made = _example(kind, example)
            except ValueError as slip:
                problems.append(Problem(path, f"{where}: {slip}"))
                continue
            expects = bool(made.marked or made.sections or made.whole)
            if expects == (kind == "flags"):
                kept.append(made)
            elif expects:
                problems.append(Problem(path, f"{where}: it passes, so nothing in it is marked"))
            else:
                problems.append(
                    Problem(
                        path,
                        f"{where}: mark with [[ ]] what is to be found, or "
                        "give the section under finds",
                    )
                )
    return tuple(kept), problems


def _example(kind: str, form: ExampleForm) -> Example:
    plan, marked = take_marks_out(form.plan)
    return Example(
        kind=kind,
        plan=plan,
        marked=marked,
        because=form.because.strip(),
        sections=tuple(form.finds),
        stage=form.stage,
        todo=form.todo,
        whole=form.finds_plan,
    )
