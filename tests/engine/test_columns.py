"""Whole columns say what case after case says, however wide the rules and however the rows are cut into blocks."""

from copy import deepcopy
from dataclasses import replace
from random import Random
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from indicatorkit.diagram import Diagram
from indicatorkit.engine import columns
from indicatorkit.engine.case import prepare, run
from indicatorkit.engine.kernel import code_type, kernels
from indicatorkit.framework import Framework
from indicatorkit.plan import Plan, plan
from indicatorkit.toml.read import from_dict
from indicatorkit.values import DOES_NOT_APPLY, Letter
from tests import draw
from tests.loading import loaded, made

Rows = list[NDArray[Any]]


def answers(ready: Plan, rows: int, seed: int = 0) -> tuple[Rows, Rows]:
    """Random codes for every question, and a random reason where it is missing."""
    rng = np.random.default_rng(seed)
    codes: Rows = []
    reasons: Rows = []
    for leaf in ready.leaves:
        possible = [*range(len(leaf.values)), *([leaf.not_applicable] if leaf.may_not_apply else []), leaf.missing]
        codes.append(rng.choice(possible, rows).astype(code_type(leaf.missing + 1)))
        why = rng.integers(1, len(leaf.reasons) + 1, rows).astype(np.uint8)
        reasons.append(np.where(codes[-1] == leaf.missing, why, np.uint8(0)))
    return codes, reasons


def case_by_case(ready: Plan, codes: Rows, reasons: Rows) -> tuple[list[list[int]], list[list[int]]]:
    """The codes and the reasons of every computed node, row by row."""
    prepared = prepare(ready)
    found: list[list[int]] = []
    why: list[list[int]] = []
    for row in range(len(codes[0])):
        here = [int(each[row]) for each in codes]
        why.append(run(prepared, here, [int(each[row]) for each in reasons]))
        found.append(here[len(ready.leaves) :])
    return found, why


def agree(ready: Plan, rows: int = 50, seed: int = 0) -> columns.Columns:
    """Columns and cases are compared; the columns are given back."""
    codes, reasons = answers(ready, rows, seed)
    scored = columns.score(ready, codes, reasons)
    found, why = case_by_case(ready, codes, reasons)
    assert scored.reasons is not None
    assert np.array(scored.codes, dtype=int).T.tolist() == found
    assert np.array(scored.reasons, dtype=int).T.tolist() == why
    return scored


@pytest.mark.parametrize("seed", range(8))
def test_columns_are_cases_on_random_frameworks(seed: int) -> None:
    for number in range(10):
        framework = loaded(from_dict(draw.framework(Random(f"columns {seed}.{number}"))))
        for wave in framework.waves or (None,):
            agree(plan(framework, wave), seed=seed)


# ----------------------------------------------------------------------------------------------------------- wide nodes


def asking(count: int, answer: str, **rule: Any) -> Framework:
    """A node over so many questions of one kind."""
    questions = [{"id": f"q{place}", "answer": answer} for place in range(count)]
    return made(indicator=[{"id": "node", "subindicator": questions, **rule}])


def test_a_small_node_is_one_look_up() -> None:
    ready = plan(asking(3, "maybe", rule="worst_of"))
    assert [len(each.groups) for each in kernels(ready)] == [1]
    agree(ready)


def test_a_node_with_many_inputs_is_several_look_ups() -> None:
    ready = plan(asking(9, "maybe", rule="median_of", missing="leave_out"))
    (kernel,) = kernels(ready)
    assert len(kernel.groups) > 1
    assert all(len(group.table) <= 1 << 16 for group in kernel.groups)
    agree(ready)


def test_a_node_may_have_more_than_65536_states_and_outcomes() -> None:
    """A diagram made by hand: two totals of 513 letters lead to 70,000 states, and each has an outcome of its own."""
    sums = {"kind": "several", "options": [{"id": f"o{place}", "points": 2**place} for place in range(9)]}
    small = plan(
        made(
            answer={"sums": sums},
            step=[{"id": "a", "answer": "sums"}, {"id": "b", "answer": "sums"}, {"id": "c", "answer": "fact"}],
            result=[
                {"id": "node", "rule": "lowest", "uses": ["a"]},
                {"id": "twin", "rule": "lowest", "uses": ["b"]},
                {"id": "other", "rule": "count", "where": "yes", "uses": ["c"]},
            ],
        )
    )
    step, twin, other = small.steps
    width, many = len(step.node.inputs[0].letters), 70_000
    assert width**2 > many
    pairs = tuple(tuple((here * width + letter) % many for letter in range(width)) for here in range(width))
    stay_or_go_first = tuple((state, 0, state) for state in range(many))
    huge = replace(
        step,
        diagram=Diagram(((tuple(range(width)),), pairs, stay_or_go_first), (DOES_NOT_APPLY,) * many),
        sources=(*step.sources, *twin.sources, *other.sources),
        carrier=replace(step.carrier, values=(Letter("one of many"),) * many),
        codes=tuple(reversed(range(many))),
        reasons=(0,) * many,
    )
    ready = replace(small, steps=(huge,))
    scored = agree(ready, rows=200)
    assert scored.codes[0].dtype == np.uint32
    assert [group.table.dtype.name for group in kernels(ready)[0].groups] == ["uint16", "uint32", "uint32"]


def test_more_than_256_letters_may_be_told_apart_together_with_reasons() -> None:
    """Nine choices worth 1, 2, 4, … have 511 totals, and a row of the table reads one reason of what is missing."""
    options = [
        *({"id": f"o{place}", "points": 2**place} for place in range(9)),
        {"id": "secret", "missing": "confidential"},
    ]
    ready = plan(
        made(
            answer={"sums": {"kind": "several", "options": options}},
            step=[{"id": "a", "answer": "sums"}],
            result=[
                {
                    "id": "node",
                    "rule": "lowest",
                    "uses": ["a"],
                    "limits": [{"at_most": 99, "when": {"a": "missing:confidential"}}],
                }
            ],
        )
    )
    assert len(ready.steps[0].node.inputs[0].letters) > 256
    agree(ready, rows=400)


# --------------------------------------------------------------------------------------- blocks, and what is given


READY = plan(asking(3, "maybe", rule="worst_of"))


def test_rows_are_scored_block_by_block(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columns, "BLOCK", 7)
    for rows in (1, 6, 7, 8, 14, 20):
        agree(READY, rows)


def test_no_rows_give_no_scores() -> None:
    scored = columns.score(READY, [np.empty(0, dtype=np.uint8)] * 3)
    assert [len(each) for each in scored.codes] == [0]


def test_reasons_may_be_left_out() -> None:
    codes, reasons = answers(READY, 30)
    alone = columns.score(READY, codes, reasons, reasons=False)
    assert alone.reasons is None
    assert np.array_equal(alone.codes[0], columns.score(READY, codes, reasons).codes[0])


def test_reasons_that_nobody_asked_for_are_still_told_apart_behind_a_gate() -> None:
    ready = plan(
        made(
            step=[{"id": "law", "answer": "fact"}, {"id": "plan", "answer": "maybe", "applies_if": {"law": "yes"}}],
            result=[{"id": "secrets", "rule": "count", "where": "missing:confidential", "uses": ["plan"]}],
        )
    )
    codes, reasons = answers(ready, 60)
    alone = columns.score(ready, codes, reasons, reasons=False)
    for one, other in zip(alone.codes, agree(ready, 60).codes, strict=True):
        assert np.array_equal(one, other)


def test_without_reasons_of_answers_a_gap_is_of_the_first_reason() -> None:
    ready = plan(
        made(
            indicator=[
                {
                    "id": "node",
                    "rule": "count",
                    "where": "missing:unreadable",
                    "subindicator": [{"id": "a", "answer": "maybe"}],
                }
            ]
        )
    )
    codes = [np.array([0, ready.leaves[0].missing], dtype=np.uint8)]
    first = [np.array([0, 1], dtype=np.uint8)]
    assert columns.score(ready, codes).codes[0].tolist() == columns.score(ready, codes, first).codes[0].tolist()


def test_an_earlier_result_may_be_written_again() -> None:
    codes, reasons = answers(READY, 30, seed=1)
    expected = columns.score(READY, codes, reasons)
    earlier = columns.score(READY, *answers(READY, 30, seed=2))
    again = columns.score(READY, codes, reasons, out=earlier)
    assert again is earlier
    assert again.reasons is not None and expected.reasons is not None
    assert np.array_equal(again.codes[0], expected.codes[0])
    assert np.array_equal(again.reasons[0], expected.reasons[0])


def test_codes_may_be_one_array_with_a_row_for_each_question() -> None:
    codes, _ = answers(READY, 30)
    together = columns.score(READY, np.array(codes))
    assert np.array_equal(together.codes[0], columns.score(READY, codes).codes[0])


def test_the_look_ups_of_a_plan_are_made_once() -> None:
    assert columns.prepare(READY) is columns.prepare(READY)


def test_those_of_another_plan_are_never_taken_for_it() -> None:
    copied = deepcopy(READY.framework)
    ready = plan(copied)
    copied._prepared["kernels", id(ready)] = (READY, columns.prepare(READY))
    assert columns.prepare(ready) is not columns.prepare(READY)


@pytest.mark.parametrize(
    ("letters", "dtype"), [(2, "uint8"), (256, "uint8"), (257, "uint16"), (65536, "uint16"), (65537, "uint32")]
)
def test_codes_take_as_little_room_as_they_can(letters: int, dtype: str) -> None:
    assert np.dtype(code_type(letters)).name == dtype
