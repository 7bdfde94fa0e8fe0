"""Every mistake in `conformance/refused` and `tests/warned` is found, on the line where it was made, and nothing else.

A comment says what is expected of its line: `# expect: CODE` (there may be several), or `# expect-above: CODE` on the
next line where a comment cannot stand. `# at: WORD`, on the line or the next, says under which word the caret stands.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import indicatorkit as ik
from tests.conformance.refused import EXPECT, expected, lines_of
from tests.conformance.writing import SUITE

FILES = sorted([*(SUITE / "refused").glob("*.toml"), *(Path(__file__).parents[1] / "warned").glob("*.toml")])
AT = re.compile(r"#\s*at:\s*(.+?)\s*$")


def words(file: Path) -> dict[int, str]:
    """The word that the caret must stand under, by line."""
    found: dict[int, str] = {}
    for number, line in enumerate(lines_of(file), start=1):
        at = AT.search(line)
        if at is not None:
            found[number if EXPECT.search(line) else number - 1] = at[1]
    return found


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_exactly_these_mistakes_on_exactly_these_lines(file: Path) -> None:
    issues = ik.check(file)
    assert sorted((issue.where.line or 0, issue.code) for issue in issues) == expected(file), "\n".join(
        map(str, issues)
    )


@pytest.mark.parametrize("file", [each for each in FILES if words(each)], ids=lambda file: file.stem)
def test_the_caret_stands_under_the_word(file: Path) -> None:
    lines = lines_of(file)
    for issue in ik.check(file):
        where, word = issue.where, words(file).get(issue.where.line or 0)
        if word is not None and where.line is not None and where.column is not None and where.end_column is not None:
            line = lines[where.line - 1]
            begins = [found.start() + 1 for found in re.finditer(re.escape(word), line.split("# expect")[0])]
            inside = [each for each in begins if each <= where.column and where.end_column <= each + len(word) + 2]
            quoted = [each for each in begins if where.column == each - 1 and line[each - 2] in "\"'"]
            assert inside or quoted, str(issue)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_mistake_can_be_told_in_both_languages(file: Path) -> None:
    for issue in ik.check(file):
        assert issue.render("nl") != issue.render("en")


def test_there_are_more_than_thirty_kinds_of_mistake() -> None:
    assert len({code for file in FILES for _, code in expected(file)}) > 36
