"""Rules that do not do what they seem to: each file in `tests/bad_rules` says on which line which finding belongs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import indicatorkit as ik

FILES = sorted((Path(__file__).parents[1] / "bad_rules").glob("*.toml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_check_finds_it_on_its_line_and_nothing_else(file: Path) -> None:
    lines = file.read_text("utf-8").splitlines()
    expected = {
        (number, code)
        for number, line in enumerate(lines, 1)
        for codes in re.findall(r"# expect: (.*)$", line)
        for code in codes.split()
    }
    assert expected
    assert {(issue.where.line, issue.code) for issue in ik.check(file)} == expected


def test_the_smallest_case_is_in_the_words_of_the_author() -> None:
    gap = next(file for file in FILES if file.stem == "table_with_a_gap")
    (issue,) = ik.check(gap, lang="en")
    assert issue.message == "the table of `uitkomst` has no row for: plan = geel, geld = rood"


def test_a_shadowed_row_names_the_rows_before_it() -> None:
    several = next(file for file in FILES if file.stem == "row_after_several")
    (issue,) = ik.check(several, lang="nl")
    assert "1, 2" in issue.message


def test_a_row_that_a_gap_passes_by_is_told_what_to_say_instead() -> None:
    file = next(file for file in FILES if file.stem == "row_above_the_one_that_reads_a_gap")
    first, second, third = ik.check(file, lang="en")
    assert first.help.endswith('add `geld = "any"` to row 1')
    assert second.help.endswith('add `kans = "any"` to row 1')
    assert third.help.endswith('add `all = "any"` to row 2')
