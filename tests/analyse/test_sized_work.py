"""Work that is sized by its thing: a whole two-page story needs no clock."""

from __future__ import annotations

import pytest

from ehcp_qa.analyse.provision import analyse_provision
from ehcp_qa.analyse.sized_work import is_sized_work
from ehcp_qa.workflows.evaluate.items import statement_of


@pytest.mark.parametrize(
    ("text", "sized"),
    [
        pytest.param("The TA reads a two-page story with Ada every day", True, id="a story"),
        pytest.param("Mr Lund goes through the ten-word list with Ada daily", True, id="a list"),
        pytest.param("The TA reads a two-page story with Ada", False, id="no rate"),
        pytest.param("The TA teaches Ada ten words a day", False, id="no thing"),
        pytest.param("The TA uses a five-card strip with Ada daily", False, id="used, not read"),
        pytest.param("The TA reads stories with Ada every day", False, id="no size"),
    ],
)
def test_a_thing_of_stated_size_that_is_gone_through_is_measured(text, sized, lexicons):
    """Only a whole thing with a size, gone through so often, says how much without a length."""
    _, statement = statement_of({"id": "x1", "section": "F", "text": text})
    assert is_sized_work(analyse_provision(statement, lexicons, None)) is sized
