"""The program that the compiled kernel walks: tables stand where vectors read them, once each, as bytes where they fit.

What it computes is held against cases in `test_columns.py`; here is what only costs time when it is otherwise.
"""

from __future__ import annotations

import pytest

from indicatorkit.engine.native.program import Program, program
from indicatorkit.plan import plan
from tests.loading import made

PLACE, REASONS, ENDS, IS_WIDE = 0, 3, 4, 6
TABLE, RECODED, APART = 2, 3, 7


def adding(options: int, *results: str) -> Program:
    """Sums of these questions, each with so many options, of which no two are worth the same."""
    worth = [{"id": f"o{number}", "points": number} for number in range(options)]
    return program(
        plan(
            made(
                answer={"many": {"kind": "choice", "options": worth}},
                step=[{"id": each, "answer": "many"} for each in "abc"],
                result=[{"id": f"s{uses}", "rule": "sum", "uses": [*uses]} for uses in results],
            )
        )
    )


@pytest.mark.parametrize("options", [3, 20, 62, 63, 126, 127])
def test_tables_of_bytes_begin_where_a_vector_begins(options: int) -> None:
    found = adding(options, "a")
    assert found.bytes.ctypes.data % 64 == 0
    assert not (found.layers[:, TABLE] % 64).any()
    assert not (found.steps[:, [REASONS, ENDS]] % 64).any()


def test_equal_steps_over_other_questions_share_their_tables() -> None:
    one, two = adding(5, "ab"), adding(5, "ab", "bc")
    assert len(one.bytes) == len(two.bytes)
    assert two.layers[:2, TABLE].tolist() == two.layers[2:, TABLE].tolist()
    assert two.layers[:, PLACE].tolist() == [0, 1, 1, 2]
    assert two.steps[0, REASONS:IS_WIDE].tolist() == two.steps[1, REASONS:IS_WIDE].tolist()


@pytest.mark.parametrize(("options", "is_wide"), [(253, 0), (254, 0), (255, 1), (300, 1)])
def test_codes_are_bytes_as_long_as_they_fit(options: int, is_wide: int) -> None:
    """Beside the options stand not applicable and missing."""
    assert adding(options, "a").steps[:, IS_WIDE].tolist() == [is_wide]


def test_ends_of_a_diagram_are_bytes_as_long_as_they_fit() -> None:
    """Which of 256 numbers is the first that is known, or none: one end more than there are bytes."""
    asked = [{"id": f"q{number}", "answer": "any"} for number in range(256)]
    first = {"id": "node", "rule": "first_known", "uses": [each["id"] for each in asked]}
    ready = plan(made(answer={"any": {"kind": "number"}}, step=asked, result=[first]))
    assert len(ready.steps[0].codes) == 257
    assert program(ready).steps[0, IS_WIDE] == 1


@pytest.mark.parametrize(
    ("options", "is_wide", "apart", "recoded"),
    [(5, 0, 0, 0), (14, 0, 0, 0), (15, 0, 0, 17), (16, 0, 64, 18), (31, 0, 64, 33), (32, 1, 0, 34)],
)
def test_where_state_and_code_are_more_than_a_byte_each_of_few_codes_has_a_table(
    options: int, is_wide: int, apart: int, recoded: int
) -> None:
    """Of the second of two inputs: as many states as the first has letters, and as many codes."""
    found = adding(options, "ab")
    assert found.steps[0, IS_WIDE] == is_wide
    assert (found.layers[1, APART], found.layers[1, RECODED]) == (apart, recoded)
