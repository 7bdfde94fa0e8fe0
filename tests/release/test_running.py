"""Slices are run until there is enough, can be taken up again, and say how they ended."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.release.rows import Row
from tests.release.running import AIM, GROWTH, next_one, one_slice, run, thorough
from tests.release.slices import Slice, Trial, figure
from tests.release.state import State
from tests.release.telling import page, plain

COUNTS = """
from tests.release.sizes import RUN, thoroughly

def test_it(tried):
    tried({row}, thoroughly(10))
    {then}
"""


@pytest.fixture
def state(tmp_path: Path) -> State:
    return State(tmp_path / "state")


def row(folder: Path, number: int = 4, then: str = "", target: int | None = 50) -> Row:
    """A row with one test, which tries ten and more when it is thorough."""
    file = folder / f"test_row_{number}.py"
    file.write_text(COUNTS.format(row=number, then=then))
    return Row(number, "it holds", "cells", target, (str(file),), ("-p", "tests.release.counting"))


def made(row: int, number: int, outcome: str = "passed", **more: Any) -> Slice:
    """A slice in which one test tried so many."""
    own = {"began": "2026-11-23 08:00", "seed": 7, "commit": "abc", **more}
    return Slice("slice-0001", (row,), {f"tests/{row}.py::test_it": Trial({row: number}, outcome, ())}, **own)


ROW = Row(4, "it holds", "cells", 1_000, ("tests/4.py",))
OTHER = Row(7, "it explains", "explanations", 100, ("tests/7.py",))


def test_slices_are_run_until_there_is_enough_and_no_further(state: State, tmp_path: Path) -> None:
    asked = row(tmp_path)
    said: list[str] = []
    run(state, [asked], 1, said.append)
    assert [each.tried(asked) for each in state.slices()] == [10, 40]  # the second as thorough as is left to try
    assert figure(asked, state.slices()).is_done
    assert len({each.seed for each in state.slices()}) == 2
    run(state, [asked], 1, said.append)
    assert len(state.slices()) == 2


def test_a_run_that_was_ended_is_taken_up_where_it_was(state: State, tmp_path: Path) -> None:
    asked = row(tmp_path)
    run(state, [asked], 0.005, lambda _: None)  # it ends after its first slice
    assert [each.tried(asked) for each in state.slices()] == [10]
    run(State(state.folder), [asked], 1, lambda _: None)
    assert [each.name for each in state.slices()] == ["slice-0001", "slice-0002"]
    assert figure(asked, state.slices()).tried == 50


def test_a_slice_that_fails_is_told_as_failed_and_is_not_repeated(state: State, tmp_path: Path) -> None:
    asked = row(tmp_path, then="assert RUN.seed is None")
    run(state, [asked], 1, lambda _: None)
    [slice_] = state.slices()
    assert (slice_.outcome, slice_.tried(asked)) == ("failed", 0)
    assert "0 cells tried, **1 failed**" in page(state.slices())
    assert f"seed {slice_.seed}" in plain([asked], state.slices())


def test_a_slice_that_lasts_too_long_is_ended_and_said_not_to_have_finished(state: State, tmp_path: Path) -> None:
    asked = row(tmp_path, then="import time; time.sleep(60)")
    state.keep(state.next_file(), one_slice(asked, 1, 7, most=2))
    [slice_] = state.slices()
    assert (slice_.outcome, slice_.tried(asked), slice_.seed) == ("not finished", 0, 7)
    assert next_one([asked], state.slices()) is None
    assert "not run" in plain([asked], state.slices())


def test_a_slice_whose_tests_cannot_be_read_has_not_finished(state: State, tmp_path: Path) -> None:
    asked = row(tmp_path)
    Path(asked.tests[0]).write_text("import nothing_of_this_name")
    run(state, [asked], 1, lambda _: None)
    assert [each.outcome for each in state.slices()] == ["not finished"]


def test_the_row_that_is_furthest_from_its_aim_comes_first() -> None:
    assert next_one([ROW, OTHER], [made(4, 500), made(7, 40)]) == (OTHER, 2)
    assert next_one([ROW, OTHER], [made(4, 300), made(7, 40)]) == (ROW, 3)
    assert next_one([ROW, OTHER], [made(4, 1_000), made(7, 100)]) is None
    assert next_one([Row(9, "it is there", "texts", None, ("tests/9.py",))], [made(9, 1)]) is None


def test_a_slice_is_as_thorough_as_fits_in_its_time() -> None:
    assert thorough(figure(ROW, [])) == 1
    assert thorough(figure(ROW, [made(4, 10, seconds=AIM / 3)])) == 3
    assert thorough(figure(ROW, [made(4, 10, seconds=2 * AIM)])) == 1
    assert thorough(figure(ROW, [made(4, 10, seconds=1)])) == GROWTH
    assert thorough(figure(ROW, [made(4, 400, thorough=4, seconds=1)])) == 6


def test_what_a_failing_test_tried_is_not_counted_and_what_passed_elsewhere_is() -> None:
    found = figure(ROW, [made(4, 30), made(4, 40, "failed"), made(7, 5), made(4, 2)])
    assert (found.tried, found.failed) == (32, ("tests/4.py::test_it",))
    assert len(found.slices) == 3


def test_a_test_of_a_row_that_fails_before_it_counts_is_a_failure_of_the_row() -> None:
    broken = Slice("suite", (), {"tests/4.py::test_it": Trial({}, "failed", ())}, "2026-11-23 08:00")
    assert figure(ROW, [broken]).failed == ("tests/4.py::test_it",)
    assert not figure(OTHER, [broken]).failed


def test_what_the_checks_left_is_taken_over(state: State, tmp_path: Path) -> None:
    tests = {"tests/4.py::test_it": {"tried": {"4": 12}, "outcome": "passed", "told": []}}
    head = {"seed": 3, "thorough": 1, "began": "2026-11-23 08:00", "seconds": 9, "commit": "abc"}
    (tmp_path / "suite.json").write_text(json.dumps({**head, "tests": tests}))
    state.take(tmp_path)
    assert [(each.name, each.tried(ROW), each.outcome) for each in state.slices()] == [("suite", 12, "passed")]
