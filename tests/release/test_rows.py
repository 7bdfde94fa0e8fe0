"""The rows: twenty, each with what it aims for, and with tests that there are."""

from __future__ import annotations

import ast

import pytest

from tests.release.rows import ROOT, ROWS, Row
from tests.release.sizes import SMALL


def test_there_are_twenty_in_order() -> None:
    assert [row.number for row in ROWS] == list(range(1, 21))
    assert set(SMALL) <= {row.number for row in ROWS}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"row {row.number}")
def test_the_tests_of_a_row_are_there_and_one_of_them_counts_for_it(row: Row) -> None:
    texts = []
    for each in row.tests:
        file, _, name = each.partition("::")
        found = [ROOT / file] if file.endswith(".py") else sorted((ROOT / file).rglob("test_*.py"))
        assert found, each
        texts += [path.read_text("utf-8") for path in found]
        assert not name or name in {n.name for n in ast.walk(ast.parse(texts[-1])) if isinstance(n, ast.FunctionDef)}
    assert not texts or any(f"tried({row.number}, " in text for text in texts)


def test_a_row_knows_its_tests_by_file_by_folder_and_by_name() -> None:
    row = Row(4, "it holds", "cells", 9, ("tests/a.py", "tests/b.py::test_one", "tests/c"))
    assert all(map(row.has, ("tests/a.py::test_x[1]", "tests/b.py::test_one[2]", "tests/c/test_d.py::test_e")))
    assert not any(map(row.has, ("tests/ab.py::test_x", "tests/b.py::test_one_more", "tests/cc/test_d.py::test_e")))
