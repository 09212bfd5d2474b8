"""Rule packs: what loads, what a later pack changes, and what a malformed file is told."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from ehcp_qa.detectors.commitment import SoftPhraseOptions
from ehcp_qa.errors import InvalidRule
from ehcp_qa.model.analysed import Emptying
from ehcp_qa.model.finding import Severity
from ehcp_qa.rulebook.load import load_rulebook
from ehcp_qa.rulebook.places import packaged_rules

PACKED = packaged_rules()
PAGE = """\
code: LOC-01
name: local-rule
title: A local rule
severity: advice
detect: soft-phrase
with:
  sections: [F]
  groups: [access]
message: "“{match}” is loose."
how_to_fix: Say more.
why: Because.
source: [cop-9.69-f]
examples:
  flags:
    - plan: |
        ## F
        - Sam will have [[access to]] a mentor.
  passes:
    - plan: |
        ## A
        - I like access to things.
"""


def pack(folder: Path, **files: str) -> Path:
    """Write a pack of files, named by their stem, and return its folder."""
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def refusal(tmp_path: Path, text: str, name: str = "LOC-01") -> str:
    """Return what is said of a rule file with this text."""
    with pytest.raises(InvalidRule) as refused:
        load_rulebook([PACKED, pack(tmp_path, **{name: text})])
    return str(refused.value)


def test_a_pack_adds_a_rule(tmp_path: Path) -> None:
    """A folder with one page adds one rule, its options already those of its detector."""
    book = load_rulebook([PACKED, pack(tmp_path, LOC__01=PAGE)])
    rule = book.rule("LOC-01")
    assert rule is not None
    assert isinstance(rule.options, SoftPhraseOptions)
    assert rule.options.groups == (Emptying.ACCESS,)
    assert [c.key for c in rule.source] == ["cop-9.69-f"]
    assert rule.examples[0].plan == "## F\n- Sam will have access to a mentor.\n"
    assert rule.examples[0].marked == ((21, 30),)


def test_a_single_file_may_hold_several_rules(tmp_path: Path) -> None:
    """A pack can be one file with a list of rules."""
    second = PAGE.replace("LOC-01", "LOC-02").replace("local-rule", "another-rule")
    both = "".join(
        f"- {page[:1]}{page[1:].replace(chr(10), chr(10) + '  ').rstrip()}\n"
        for page in (PAGE, second)
    )
    path = tmp_path / "council.yaml"
    path.write_text(both, encoding="utf-8")
    book = load_rulebook([PACKED, path])
    assert book.rule("LOC-01") is not None
    assert book.rule("LOC-02") is not None
    assert book.stamps[1].name == "council"


def test_a_later_pack_changes_only_what_it_gives(tmp_path: Path) -> None:
    """A code and a severity are enough to make a rule milder; the rest of its page stays."""
    before = load_rulebook([PACKED]).rule("PRV-15")
    text = "- code: PRV-15\n  severity: advice\n- code: PRV-14\n  status: disabled\n"
    book = load_rulebook([PACKED, pack(tmp_path, council=text)])
    after = book.rule("PRV-15")
    disabled = book.rule("PRV-14")
    assert before is not None
    assert after is not None
    assert disabled is not None
    assert after.severity is Severity.ADVICE
    assert (after.message, after.options) == (before.message, before.options)
    assert disabled.status == "disabled"


def test_a_later_pack_changes_one_option(tmp_path: Path) -> None:
    """One option of a rule can be changed without repeating the others."""
    text = "code: PRV-15\nwith:\n  kinds: [session]\n"
    changed = load_rulebook([PACKED, pack(tmp_path, council=text)]).rule("PRV-15")
    assert changed is not None
    assert isinstance(changed.options, SoftPhraseOptions)
    assert changed.options.kinds == ("session",)
    assert changed.options.groups == (Emptying.SOFT_FREQUENCY,)


def test_a_later_pack_adds_terms_and_replaces_settings(tmp_path: Path) -> None:
    """Lexicon terms are added to, each once; a setting that is given replaces."""
    files = {
        "pack": "name: council\nversion: '3'\ncap_on_error: inadequate\n",
        "lexicons__mine": "name: vague_providers\nwhat: More.\ngroups:\n  providers: [the hub, staff]\n",
    }
    before = load_rulebook([PACKED])
    book = load_rulebook([PACKED, pack(tmp_path, **files)])
    terms = book.lexicons["vague_providers"].groups["providers"]
    assert terms == (*before.lexicons["vague_providers"].groups["providers"], "the hub")
    assert book.settings.cap_on_error == "inadequate"
    assert book.settings.dimensions == before.settings.dimensions


def test_an_option_may_name_a_lexicon(tmp_path: Path) -> None:
    """A lexicon's group stands for its terms, on its own or among others."""
    text = PAGE.replace(
        "  groups: [access]\n",
        "  groups: [access]\n  also: [hub, {lexicon: mine, group: one}]\n"
        "  unless_words: {lexicon: mine}\n",
    )
    lexicon = "name: mine\nwhat: Mine.\ngroups:\n  one: [a, b]\n  two: [c]\n"
    book = load_rulebook([PACKED, pack(tmp_path, LOC=text, lexicons__mine=lexicon)])
    rule = book.rule("LOC-01")
    assert rule is not None
    assert isinstance(rule.options, SoftPhraseOptions)
    assert rule.options.also == ("hub", "a", "b")
    assert rule.options.unless_words == ("a", "b", "c")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "severity: advice",
            "severity: hgh",
            "LOC-01.yaml, line 4: severity: found 'hgh'; allowed: error, warning, advice",
        ),
        (
            "why: Because.",
            "wye: Because.",
            "line 11: found the unknown field wye (did you mean why?)",
        ),
        ("why: Because.\n", "", "LOC-01.yaml, line 1: why is missing"),
        (
            "title: A local rule",
            "title: 7",
            "line 3: title: found a whole number (7); allowed: text",
        ),
        (
            "title: A local rule",
            "title: no",
            "line 3: title: found yes or no (false); allowed: text",
        ),
        ("detect: soft-phrase", "detect: soft", "line 5: detect: found 'soft'; allowed: "),
        (
            "groups: [access]",
            "groups: [acces]",
            "line 8: with: groups[1]: found 'acces'; allowed: access, opportunity",
        ),
        ("groups: [access]", "group: [access]", "line 8: with: found the unknown field group"),
        ("groups: [access]", "groups: {lexicon: none}", "line 6: with: found no lexicon or group"),
        ("sections: [F]", "sections: F", "line 7: with: sections: found text; allowed: a list"),
        ("[cop-9.69-f]", "[cop-9.99]", "line 12: source: found 'cop-9.99'; allowed: "),
        ("code: LOC-01", "code: loc1", "line 1: code: "),
        ("[[access to]]", "access to", "line 15: examples.flags[1]: mark with [[ ]]"),
        ("[[access to]]", "[[access to", "line 15: examples.flags[1]: a [[ without its ]]"),
        ("I like access", "I like [[access]]", "line 19: examples.passes[1]: it passes"),
        (
            "- plan: |\n        ## A\n        - I like access to things.",
            "- because: x\n      plan: 3",
            "line 20: examples.passes[1].plan: found a whole number (3); allowed: text",
        ),
        ("name: local-rule", "name: &a local-rule", "line 2: found an anchor, alias or tag"),
        ("name: local-rule", "name: !!python/name:os.system x", "line 2: found an anchor, alias"),
        (
            "name: local-rule",
            "name: local-rule\nname: x",
            "line 3: not valid YAML: name is written",
        ),
        ("name: local-rule", "name: [", "not valid YAML"),
    ],
    ids=[
        "choice",
        "unknown-field",
        "missing",
        "number-for-text",
        "yaml-no",
        "detector",
        "option-choice",
        "option-name",
        "lexicon",
        "text-for-list",
        "source",
        "code",
        "no-mark",
        "open-mark",
        "marked-pass",
        "deep",
        "anchor",
        "tag",
        "twice",
        "syntax",
    ],
)
def test_a_malformed_page_is_told_line_found_and_allowed(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    """What is wrong is said with the file, the line, what was found and what is allowed."""
    assert old in PAGE
    assert said in refusal(tmp_path, PAGE.replace(old, new, 1))


def test_every_slip_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    """A writer does not have to find one slip at a time."""
    text = PAGE.replace("advice", "hgh", 1).replace("why: Because.\n", "tier: 9\n")
    said = refusal(tmp_path, text).splitlines()
    assert len(said) == 3
    assert all(line.startswith("LOC-01.yaml, line ") for line in said)


def test_slips_of_several_files_are_told_together(tmp_path: Path) -> None:
    """One malformed file does not hide another."""
    folder = pack(tmp_path, a=PAGE.replace("advice", "hgh", 1))
    pack(folder, b=PAGE.replace("LOC-01", "LOC-02").replace("soft-phrase", "soft"))
    with pytest.raises(InvalidRule, match=r"a\.yaml, line 4.*\n.*b\.yaml, line 5"):
        load_rulebook([PACKED, folder])


def test_a_code_stands_once_in_a_pack(tmp_path: Path) -> None:
    """Two pages of one pack with the same code are a slip, not an override."""
    folder = pack(tmp_path, a=PAGE, b=PAGE)
    with pytest.raises(InvalidRule, match=r"b\.yaml, line 1: LOC-01 is already in this pack"):
        load_rulebook([PACKED, folder])


def test_rules_that_suppress_each_other_are_refused(tmp_path: Path) -> None:
    """In a ring of suppression neither rule would ever be reported."""
    text = "code: PRV-03\nsuppresses: [PRV-01]\n"
    with pytest.raises(InvalidRule, match="suppresses, through other rules, itself"):
        load_rulebook([PACKED, pack(tmp_path, council=text)])


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("big.yaml", b"a: " + b"x" * 2_000_001, "larger than"),
        ("latin.yaml", b"code: \xe9\xff", "not a text file in UTF-8"),
        (
            "list.yaml",
            b"- 1\n",
            "list.yaml, line 1: found a whole number (1); allowed: named values",
        ),
        ("empty.yaml", b"", "empty.yaml, line 1: found nothing; allowed: named values"),
    ],
    ids=["too-large", "not-text", "no-rule", "empty"],
)
def test_a_file_that_is_no_rule_file_is_refused(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    """Whatever is given as a pack, what is said is one clear sentence."""
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InvalidRule) as refused:
        load_rulebook([PACKED, tmp_path / name])
    assert said in str(refused.value)


def test_a_pack_that_is_not_there_is_named(tmp_path: Path) -> None:
    """A path with nothing at it is said by its name."""
    with pytest.raises(InvalidRule, match="nowhere: no such rule pack"):
        load_rulebook([PACKED, tmp_path / "nowhere"])


def test_a_pack_alone_needs_settings(tmp_path: Path) -> None:
    """Without the packaged rules a pack has to say how plans are scored."""
    (tmp_path / "sources.yaml").write_text(
        "cop-9.69-f: {short: Code, full: The Code, law: false}\n", encoding="utf-8"
    )
    with pytest.raises(InvalidRule, match="no pack gives"):
        load_rulebook([pack(tmp_path, LOC=PAGE)])


def test_the_hash_of_a_pack_is_of_all_its_files(tmp_path: Path) -> None:
    """Any change in any file changes the hash; the kind of line ends does not."""
    folder = pack(tmp_path / "a", LOC=PAGE)
    first = load_rulebook([PACKED, folder]).stamps[1].sha256
    again = tmp_path / "b" / "LOC.yaml"
    again.parent.mkdir()
    again.write_bytes(PAGE.replace("\n", "\r\n").encode())
    assert load_rulebook([PACKED, again.parent]).stamps[1].sha256 == first
    pack(folder, lexicons__mine="name: mine\nwhat: Mine.\ngroups: {}\n")
    assert load_rulebook([PACKED, folder]).stamps[1].sha256 != first


def test_loading_rules_imports_nothing_heavy() -> None:
    """The rules load without a language model, Word, PDF or numbers library."""
    script = (
        "import sys\n"
        "from ehcp_qa.rulebook.load import load_rulebook\n"
        "from ehcp_qa.rulebook.places import packaged_rules\n"
        "load_rulebook([packaged_rules()])\n"
        "heavy = {'spacy', 'docx', 'lxml', 'pdfplumber', 'numpy', 'rapidfuzz'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_without_examples_the_packaged_rules_are_otherwise_the_same():
    """What a check needs of a rule does not depend on whether its examples were read."""
    whole = load_rulebook([PACKED])
    quick = load_rulebook([PACKED], examples=False)
    assert [replace(rule, examples=()) for rule in whole.rules] == list(quick.rules)
    assert quick.stamps == whole.stamps


def test_a_councils_examples_are_always_read(tmp_path):
    """A slip in the examples of a council's own page is told in every run."""
    book = load_rulebook([PACKED, pack(tmp_path, LOC__01=PAGE)], examples=False)
    assert book.rule("LOC-01").examples
