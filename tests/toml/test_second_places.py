"""Where a mistake may as well have been made elsewhere, that place is shown too; a key that was meant is guessed."""

from __future__ import annotations

import pytest

from indicatorkit.toml.read import read

FRAMEWORK = """
format = 1
[framework]
id = "x"
[scale.light]
worst_to_best = [{ id = "red" }, { id = "green" }]
[answer.light]
kind = "level"
scale = "light"
[rollup.rows]
rule = "table"
rows = [
  { when = { all = "green" }, then = "green" },
]
otherwise = "red"
missing = "leave_out"
[[indicator]]
id = "node"
rollup = "rows"
subindicator = [{ id = "a", answer = "light" }]
[[example]]
answers = { a = "green" }
expect = { node = "green" }
because = { node = ["a"] }
"""


def shown(old: str, new: str) -> list[tuple[str, str, list[str]]]:
    """What is wrong after this slip: its code, and what the carets stand under."""
    assert not read(FRAMEWORK).issues
    assert old in FRAMEWORK
    return [
        (each.code, under(each.where), [under(where) for where in each.also])
        for each in read(FRAMEWORK.replace(old, new, 1)).issues
    ]


def under(where: object) -> str:
    return where.excerpt[where.column - 1 : where.end_column - 1]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("{ all = ", "{ al = ", ("leave-out-with-column", "missing", ["al"])),
        ('{ node = "green" }', "{ }", ("because-without-grey", "node", ["expect"])),
        ('{ id = "red" }', '{ id = "red", points = 1 }', ("points-on-some", '"green"', ["points"])),
        ('rule = "table"', 'ruel = "table"', ("unknown-key", "ruel", [])),
        ('kind = "level"', 'knd = "level"', ("unknown-key", "knd", [])),
        ('rule = "table"', "", ("missing-key", "rollup.rows", [])),
        ('kind = "level"', "", ("missing-key", "answer.light", [])),
    ],
)
def test_a_slip_is_shown_where_it_was_made(old: str, new: str, told: tuple[str, str, list[str]]) -> None:
    assert told in shown(old, new)
