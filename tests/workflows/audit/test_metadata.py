"""Tables of metadata: what is taken from them, and what is refused with line and reason."""

from __future__ import annotations

from pathlib import Path

import pytest
from audited import plans, run

from ehcp_qa.errors import InvalidConfig
from ehcp_qa.model.audit import PlanFacts, PlanRecord, PlanState
from ehcp_qa.workflows.audit import records
from ehcp_qa.workflows.audit.metadata import read_metadata, with_given


def table(tmp_path: Path, text: str) -> Path:
    """Write a table and return its file."""
    path = tmp_path / "plans.csv"
    path.write_text(text, encoding="utf-8-sig")
    return path


@pytest.mark.parametrize(
    ("row", "fact", "value"),
    [
        ("Team,Name\nNorth,a.md", "team", "North"),
        ("path,Primary Need\ndeep/a.md,SEMH", "primary_need", "SEMH"),
        ("path,setting-type\ndeep\\a.md,Nursery", "setting_type", "Nursery"),
        ("path,year_group\ndeep/a.md,Year 9", "key_stage", "Key stage 3"),
        ("path,year_group\ndeep/a.md,Reception", "year_group", 0),
        ("path,year_group,key_stage\ndeep/a.md,9,KS3", "key_stage", "KS3"),
        ("path,team\ndeep/a.md,", "primary_need", "as the plan says"),
        ("path,case number\ndeep/a.md,417", "team", ""),
    ],
)
def test_what_is_given_goes_before_what_the_plan_says(
    row: str, fact: str, value: object, tmp_path: Path
) -> None:
    """Columns are known by their title however it is written, plans by path or name."""
    facts = PlanFacts(primary_need="as the plan says", key_stage="Key stage 1", year_group=1)
    record = PlanRecord("deep/a.md", "", 0, PlanState.CHECKED, facts=facts)
    given = read_metadata(table(tmp_path, row)).of("deep/a.md")
    assert getattr(with_given(record, given).facts, fact) == value


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("team\nNorth", "no column says which plan", id="no plan"),
        pytest.param("path,primary ned\na.md,SEMH", "Did you mean “primary_need”", id="a slip"),
        pytest.param("path,team,team\na.md,x,y", "“team” is there twice", id="twice"),
        pytest.param("path,team\na.md,x\na.md,y", "line 3: “a.md” has a row already", id="again"),
        pytest.param("path,team\n,x", "line 2: the column “path” is empty", id="empty"),
        pytest.param("path,year_group\na.md,old", "line 2: “year_group” is “old”", id="no year"),
        pytest.param("path,year_group\na.md,99", "line 2: “year_group” is “99”", id="too old"),
        pytest.param('path,team\n"a.md,x', "cannot be read as comma-separated", id="not a table"),
    ],
)
def test_a_table_that_cannot_be_meant_is_refused(text: str, said: str, tmp_path: Path) -> None:
    """File, line, what was found and what is allowed."""
    with pytest.raises(InvalidConfig, match=said):
        read_metadata(table(tmp_path, text))


def test_a_table_changes_the_outputs_and_checks_nothing_again(tmp_path: Path) -> None:
    """Another table on the same audit is a matter of seconds; rows about no plan are named."""
    folder, out = plans(tmp_path / "in", "a.md", "b.md"), tmp_path / "out"
    run(folder, out=out)
    path = table(tmp_path, "path,team\na.md,North\nc.md,South\n")
    result = run(folder, out=out, metadata=path)
    assert [record.facts.team for record in records(out)] == ["North", ""]
    assert result.unmatched == ("no plan is called “c.md”, which the metadata names.",)
    run(folder, out=out)
    assert [record.facts.team for record in records(out)] == ["", ""]
