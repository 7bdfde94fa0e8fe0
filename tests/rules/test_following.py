"""Rows followed letter by letter, as bits and numbers, say what their conditions say when asked one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest

from indicatorkit.cells import AtWorst, Exactly, Word
from indicatorkit.conditions import NO, YES, About, AllOf, Among, AnyOf, Condition, NotMissing, after, holds
from indicatorkit.rules.following import follow, following, holding, only, open_rows, rows_of
from indicatorkit.rules.sheet import Sheet, as_it_is
from indicatorkit.values import Input, Interval, Letter, Node
from tests.nodes import PROGRESS, VALUES, feeding, rule

INPUTS = feeding(rule("count", where="done"), "a", "b", "c")
DONE = VALUES[2]
A, B, C = (About(each, Word("done")) for each in "abc")
ONE = AnyOf((B, About("c", AtWorst("partly"))))
TWO = Among("count", Word("done"), Interval(2))
DEMANDING: list[Condition] = [A, NotMissing("b"), AllOf((A, NotMissing("c"))), AllOf((A, AllOf((B, C)))), YES]
COUNTING: list[Condition] = [ONE, AllOf((A, ONE)), TWO, AnyOf((A, TWO))]


def asked(condition: Condition, word: Sequence[Letter]) -> bool:
    """Whether a condition holds, asked letter by letter."""
    for child, letter in zip(INPUTS, word, strict=True):
        condition = after(condition, child, letter, counted=child.is_counted(), left_out=False)
    return holds(condition)


def walked(rows: Sequence[Condition], word: Sequence[Letter], *, all_rows: bool) -> tuple[int, ...]:
    found = rows_of(rows, INPUTS)
    for child, letter in zip(INPUTS, word, strict=True):
        found = follow(found, child, letter, all_rows=all_rows)
    return holding(found)


@pytest.mark.parametrize("rows", [DEMANDING, COUNTING, [*COUNTING, *DEMANDING], [C, ONE, B, TWO, A]])
def test_the_rows_that_hold_are_those_whose_conditions_do(rows: list[Condition]) -> None:
    for word in product(*(child.letters for child in INPUTS)):
        wanted = tuple(place for place, each in enumerate(rows) if asked(each, word))
        assert walked(rows, word, all_rows=True) == wanted
        assert walked(rows, word, all_rows=False)[:1] == wanted[:1]


def test_what_is_only_demanded_of_single_inputs_is_a_bit() -> None:
    sheet = Sheet([*DEMANDING, *COUNTING], INPUTS, as_it_is)
    assert sheet.demanding == 0b11111
    assert [row for row, _ in sheet.left] == [5, 6, 7, 8]


def test_what_a_letter_does_to_the_rows_is_found_once() -> None:
    seen: list[Letter] = []

    def seeing(child: Input, letter: Letter) -> tuple[Input, Letter]:
        seen.append(letter)
        return child, letter

    rows = rows_of([A, TWO], INPUTS, seeing)
    for _ in range(3):
        follow(rows, INPUTS[0], DONE)
        follow(rows, INPUTS[0], VALUES[0])
    assert seen == [DONE, VALUES[0]]


@pytest.mark.parametrize(
    ("rows", "steps", "left"),
    [
        ([A, C], 1, 0b1),  # nothing that is still to be read can put the first one out
        ([B, C], 1, 0b11),
        ([B, C], 2, 0b1),
        ([AnyOf((A, TWO)), C], 1, 0b1),
        ([TWO, C], 1, 0b11),
        ([C, TWO], 1, 0b11),
        ([AllOf((A, C)), B], 2, 0b11),
    ],
)
def test_below_a_row_that_holds_for_certain_no_row_is_left(rows: list[Condition], steps: int, left: int) -> None:
    found = rows_of(rows, INPUTS)
    every = rows_of(rows, INPUTS)
    for child in INPUTS[:steps]:
        found, every = following(child, DONE)(found), follow(every, child, DONE, all_rows=True)
    assert open_rows(found) == left
    assert open_rows(every) == 0b11


def test_rows_may_be_kept_by_a_bit_for_each_whatever_they_ask() -> None:
    rows = rows_of([A, TWO, ONE, C], INPUTS)
    assert [open_rows(only(rows, bits)) for bits in (0b1111, 0b0101, 0b0010, 0b1100, 0)] == [15, 5, 2, 12, 0]


def test_an_input_of_which_no_row_asks_anything_leaves_no_doubt() -> None:
    a, b, c = INPUTS
    between = replace(b, id="x")
    assert open_rows(follow(rows_of([A, C], (a, between, c)), a, DONE)) == 0b1


def test_below_a_row_that_holds_for_certain_nothing_is_followed() -> None:
    made = rule("worst_of")
    (a,) = feeding(made, "a")
    rows = rows_of([About("a", Word("no")), About("a", Word("done")), YES, About("b", Exactly(Fraction(1, 2)))], [a])
    done = VALUES[2]
    assert open_rows(follow(rows, a, done)) == 0b10
    assert open_rows(follow(rows, a, done, all_rows=True)) == 0b1110
    assert open_rows(follow(rows, a, VALUES[1])) == 0b100


def test_the_rows_that_hold_are_counted_from_the_top() -> None:
    assert holding(rows_of([NO, YES, YES], [])) == (1, 2)
    assert holding(rows_of([NO], [])) == ()


def test_what_a_table_hands_on_is_kept_only_while_a_row_may_still_want_it() -> None:
    made = rule("table", rows=[{"when": {"a": "done"}, "then": "done"}, {"when": {}, "then": {"same_as": "b"}}])
    b, a = feeding(made, "b", "a")
    state = made.step(made.start(Node("it", (b, a), PROGRESS)), b, VALUES[1])
    assert state[1] == (("b", VALUES[1]),)
    assert made.step(state, a, VALUES[2])[1] == ()
