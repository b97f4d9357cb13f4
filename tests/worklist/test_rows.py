"""Each kind that real letters to successive sessions had is tested where the table in README.md says."""

from __future__ import annotations

import re
from pathlib import Path

HERE = Path(__file__).parent


def test_each_row_of_the_table_names_a_test_that_is_there() -> None:
    rows = re.findall(r"^\| (W\d+) \|.*\| (`.*`) \|$", (HERE / "README.md").read_text("utf-8"), re.MULTILINE)
    assert [row for row, _ in rows] == [f"W{number}" for number in range(1, 23)]
    for row, tests in rows:
        for file, name in re.findall(r"`([\w/.]+):([^`]+)`", tests):
            path = HERE / file if file.endswith(".md") else HERE.parent / file
            heading = f"## {name}\n" if file.endswith(".md") else name
            assert heading in path.read_text("utf-8"), row
