"""Policies and waves with computed numbers: two numbers of one cell are two, and sets of answers are scored."""

from __future__ import annotations

from typing import Any

import indicatorkit as ik
from indicatorkit.compare.policies import under_policies
from indicatorkit.framework import Framework
from tests.loading import made
from tests.sizes import POINTS, green_from, size


def mean(number: int, **rule: Any) -> Framework:
    asked = [{"id": f"q{at}", "answer": "size"} for at in range(number)]
    node = {"id": "node", "rule": "mean", "uses": [each["id"] for each in asked], **rule}
    return made(scale=POINTS, answer={"size": size()}, step=asked, result=[node])


def change(framework: Framework, before: list[float], after: list[float]) -> Any:
    rows = [
        {"entity": "Ede", "wave": wave, **{f"q{at}": number for at, number in enumerate(numbers)}}
        for wave, numbers in (("1", before), ("2", after))
    ]
    return ik.compare(ik.score(framework, rows)).change("node", entity="Ede")


def test_a_number_that_moves_within_its_cell_is_a_change() -> None:
    found = change(mean(2), [1, 1], [1, 3])
    assert (found.answers, found.mark) == (("q1",), "minimum")


def test_the_smallest_set_of_answers_brings_the_same_number() -> None:
    """q0 and q1 outweigh each other: q2 alone makes it what it is now."""
    found = change(mean(3), [1, 2, 3], [2, 1, 6])
    assert (found.answers, found.mark) == (("q2",), "minimum")


def test_of_many_changed_answers_a_set_without_one_too_many_is_marked() -> None:
    found = change(mean(12, bands=green_from(5, 2)), [1.0] * 12, [9.0] * 12)
    assert found.mark == "bound"
    assert len(found.answers) == 12


def test_two_numbers_under_two_policies_are_two() -> None:
    """As written the sum is raised in proportion; undecided it stays grey, and then it is another number nowhere."""
    framework = mean(2, missing="leave_out", bands=green_from(5, 2))
    rows = [{"entity": "A", "q0": 6, "q1": 8}, {"entity": "B", "q0": 6}]
    text = ik.policies(framework, rows).text("en", width=100)
    grey = next(line for line in text.splitlines() if line.startswith("grey "))
    assert grey.split()[1:] == ["1", "1", "0", "1", "0"]


def test_what_is_certain_for_one_number_is_not_for_another_in_the_same_cell() -> None:
    """Both are in one cell; of ten and something from nought to ten the mean is green, of four nobody knows."""
    asked = [{"id": each, "answer": "ten"} for each in ("a", "b")]
    node = {"id": "node", "rule": "mean", "uses": ["a", "b"], "bands": green_from(5, 0)}
    framework = made(scale=POINTS, answer={"ten": size(at_most=10)}, step=asked, result=[node])
    compared = under_policies(ik.score(framework, [{"entity": "four", "a": 4}, {"entity": "ten", "a": 10}]).table)
    assert [row.entity for row in compared.avoidable["node"]] == ["ten"]
