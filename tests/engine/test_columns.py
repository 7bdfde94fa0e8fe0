"""Whole columns say what case after case says, however wide the rules and however the rows are cut into blocks."""

from dataclasses import replace
from random import Random
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from indicatorkit.diagram import Diagram
from indicatorkit.engine import columns, looking, places
from indicatorkit.engine.case import prepare, run
from indicatorkit.engine.codes import code_type
from indicatorkit.engine.kernel import _multiplied, kernels as look_ups, pairs
from indicatorkit.engine.native import walking
from indicatorkit.framework import Framework
from indicatorkit.plan import Plan, plan
from indicatorkit.toml.read import from_dict
from indicatorkit.values import DOES_NOT_APPLY, Letter
from tests import draw, kernels
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
    """Columns by every path and cases are compared; the columns are given back."""
    codes, reasons = answers(ready, rows, seed)
    found, why = case_by_case(ready, codes, reasons)
    for path in kernels.there():
        with kernels.by(path):
            scored = columns.score(ready, codes, reasons)
        assert scored.reasons is not None
        assert np.array(scored.codes, dtype=int).T.tolist() == found, path
        assert np.array(scored.reasons, dtype=int).T.tolist() == why, path
    return scored


def alike(ready: Plan, codes: Any, why: Any = None, **how: Any) -> columns.Columns:
    """Columns by every path are compared with those by numpy, in one thread; these are given back."""
    with kernels.by("numpy"):
        wanted = columns.score(ready, codes, why, **{**how, "threads": 1})
    for path in kernels.there():
        with kernels.by(path):
            found = columns.score(ready, codes, why, **how)
        for one, other in zip(found.codes, wanted.codes, strict=True):
            assert one.dtype == other.dtype
            assert np.array_equal(one, other), path
        for one, other in zip(found.reasons or (), wanted.reasons or (), strict=True):
            assert np.array_equal(one, other), path
        for one, other in zip(found.numbers, wanted.numbers, strict=True):
            assert (one is None) is (other is None)
            assert one is None or np.array_equal(one, other), path
    return wanted


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
    assert [len(each.groups) for each in look_ups(ready)] == [1]
    agree(ready)


def test_a_node_with_many_inputs_is_several_look_ups() -> None:
    ready = plan(asking(9, "maybe", rule="median_of", missing="leave_out"))
    (kernel,) = look_ups(ready)
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
    assert [group.table.dtype.name for group in look_ups(ready)[0].groups] == ["uint32", "uint32", "uint32"]


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
    monkeypatch.setattr(looking, "BLOCK", 7)
    monkeypatch.setattr(walking, "BLOCK", 7)
    monkeypatch.setattr(places, "MOST_BRIEF", 7)
    ready = plan(asking(3, "maybe", rule="worst_of"))
    for rows in (1, 6, 7, 8, 14, 20):
        agree(ready, rows)
        codes, reasons = answers(GATED, rows)
        alike(GATED, [np.repeat(each, 2)[::2] for each in codes], reasons, reasons=False)


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


BORDERS = (0, 1, 15, 16, 31, 32, 33, 63, 64, 65, 127, 129, 255, 256, 257, 511, 513)


def gated() -> Plan:
    """Questions behind gates, reasons told apart, numbers, tables, a mean, in two layers."""
    points = {"red": 0, "yellow": 1, "green": 3}
    heavy = {"rule": "mean", "points": {**points, "green": 9}, "uses": [f"q{place}" for place in range(6)]}
    bands = {"scale": "light", "rows": [{"level": "green", "at_least": 4}, {"level": "red"}]}
    tiers = [{"then": "green", "where": "green", "count": 2}]
    return plan(
        made(
            step=[
                {"id": "law", "answer": "fact"},
                {"id": "plan", "answer": "maybe", "applies_if": {"law": "yes"}},
                *({"id": f"q{place}", "answer": "maybe"} for place in range(6)),
            ],
            result=[
                {"id": "secrets", "rule": "count", "where": "missing:confidential", "uses": ["plan", "q0", "q1"]},
                {"id": "strict", "rule": "worst_of", "uses": ["plan", "q1", "q2"]},
                {
                    "id": "most",
                    "rule": "majority",
                    "otherwise": "red",
                    "uses": ["q3", "q4", "q5"],
                    "missing": "leave_out",
                },
                {"id": "mean", "rule": "mean", "points": points, "uses": [f"q{place}" for place in range(6)]},
                {"id": "heavy", **heavy},
                {"id": "banded", **heavy, "bands": bands},
                {"id": "wide", "rule": "median_of", "uses": ["plan", "strict", *(f"q{place}" for place in range(6))]},
                {
                    "id": "whole",
                    "rule": "at_least",
                    "scale": "light",
                    "tiers": tiers,
                    "otherwise": "red",
                    "uses": ["strict", "most", "wide"],
                    "missing": "grey_unless_decided",
                },
            ],
        )
    )


GATED = gated()


@pytest.mark.parametrize("rows", BORDERS)
def test_every_path_gives_the_same_around_the_borders_of_its_vectors(rows: int) -> None:
    codes, reasons = answers(GATED, rows, seed=rows)
    alike(GATED, codes, reasons)
    alike(GATED, codes, reasons, reasons=False)
    alike(GATED, codes)


@pytest.mark.parametrize("more", [-1, 0, 1])
def test_every_path_gives_the_same_around_the_borders_of_its_blocks(more: int) -> None:
    codes, reasons = answers(GATED, walking.BLOCK + more)
    alike(GATED, codes, reasons)


@pytest.mark.parametrize("threads", [2, 3])
def test_threads_share_the_rows(threads: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columns, "FEWEST_A_THREAD", 5000)
    codes, reasons = answers(GATED, 3 * 5000 // len(GATED.steps) + 5)
    alike(GATED, codes, reasons, threads=threads)
    alike(GATED, codes, reasons, reasons=False, threads=threads)
    apart = [np.repeat(each, 2)[::2] for each in codes]
    alike(GATED, apart, reasons, threads=threads)


def test_each_row_is_of_one_thread_even_if_each_thread_has_one_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columns, "FEWEST_A_THREAD", 1)
    for rows, threads in ((1, 1), (3, 3), (3, 9), (7, 3), (0, 2)):
        parts = columns._parts(rows, 1, threads)
        assert [row for part in parts for row in part] == list(range(rows))
        assert len(parts) <= threads
    alike(GATED, *answers(GATED, 3), threads=3)


def test_columns_may_begin_anywhere_and_be_parts_of_other_arrays() -> None:
    codes, reasons = answers(GATED, 300)
    wanted = alike(GATED, codes, reasons)
    for begin in (1, 3, 63):
        shifted = [np.concatenate([np.zeros(begin, dtype=each.dtype), each])[begin:] for each in codes]
        assert np.array_equal(alike(GATED, shifted, reasons).codes, wanted.codes)
    by_row = np.array(codes).T.copy().T
    assert not by_row[0].flags.c_contiguous
    assert np.array_equal(alike(GATED, by_row, np.array(reasons)[:, ::-1][:, ::-1]).codes, wanted.codes)
    apart = [np.repeat(each, 2)[::2] for each in reasons]
    assert np.array_equal(alike(GATED, codes, apart, is_checked=True).codes, wanted.codes)
    assert np.array_equal(alike(GATED, by_row, apart, is_checked=True).codes, wanted.codes)


def many(*more: dict[str, Any]) -> Plan:
    """Forty nodes of four shapes, twenty-four over these, and what else is said; all of bytes."""
    points = {"red": 1, "yellow": 2, "green": 5}
    bands = {"scale": "light", "rows": [{"level": "green", "at_least": 4}, {"level": "red"}]}
    shapes: list[dict[str, Any]] = [
        {"rule": "worst_of"},
        {"rule": "median_of", "missing": "leave_out"},
        {"rule": "mean", "points": points, "missing": "leave_out", "bands": bands},
        {"rule": "best_of", "missing": "grey_unless_decided"},
    ]
    low = [
        {"id": f"low{at}", "uses": [f"q{(at + each) % 9}" for each in range(2 + at % 5)], **shapes[at % 4]}
        for at in range(40)
    ]
    high = [
        {"id": f"high{at}", "rule": "worst_of", "uses": [f"low{at}", f"low{at + 6}", "q0"], "missing": "leave_out"}
        for at in (0, 1, 3, 4, 5, 7, 8, 9, 11, 12, 13, 15, 16, 17, 19, 20, 21, 23, 24, 25, 27, 28, 29, 31)
    ]
    asked = [
        {"id": "law", "answer": "fact"},
        {"id": "plan", "answer": "maybe", "applies_if": {"law": "yes"}},
        *({"id": f"q{at}", "answer": "maybe"} for at in range(9)),
    ]
    return plan(made(step=asked, result=[*low, *high, *more]))


@pytest.mark.parametrize("rows", [1, 43, looking.FEW_ROWS, looking.FEW_ROWS + 1])
def test_many_nodes_over_few_rows_are_looked_up_together(rows: int) -> None:
    secrets = {"id": "secrets", "rule": "count", "where": "missing:confidential", "uses": ["plan", "q0", "q1"]}
    alone_of_its_shape = {"id": "nine", "rule": "median_of", "uses": [f"q{at}" for at in range(9)]}
    ready = many(secrets, alone_of_its_shape)
    assert len(ready.steps) >= looking.MANY_STEPS
    codes, reasons = answers(ready, rows)
    with kernels.by("numpy"):
        scored = columns.score(ready, codes, reasons)
        alone = columns.score(ready, codes, reasons, reasons=False)
    few = slice(0, 50)
    found, why = case_by_case(ready, [each[few] for each in codes], [each[few] for each in reasons])
    assert scored.reasons is not None
    assert [[int(each) for each in row] for row in zip(*(each[few] for each in scored.codes), strict=True)] == found
    assert [[int(each) for each in row] for row in zip(*(each[few] for each in scored.reasons), strict=True)] == why
    assert all(np.array_equal(one, other) for one, other in zip(alone.codes, scored.codes, strict=True))
    alike(ready, codes, reasons)
    alike(ready, np.array(codes), np.array(reasons))
    apart = replace(scored, codes=tuple(np.zeros_like(each) for each in scored.codes), table=None)
    with kernels.by("numpy"):
        columns.score(ready, codes, reasons, out=apart)
    assert np.array_equal(apart.codes, scored.codes)


def test_many_nodes_are_looked_up_together_block_by_block(monkeypatch: pytest.MonkeyPatch) -> None:
    ready = many()
    codes, reasons = answers(ready, 20)
    found, why = case_by_case(ready, codes, reasons)
    monkeypatch.setattr(looking, "BLOCK", 7)
    for given in ((codes, reasons), (np.array(codes), np.array(reasons))):
        scored = alike(ready, *given)
        assert scored.reasons is not None
        assert np.array(scored.codes).T.tolist() == found
        assert np.array(scored.reasons).T.tolist() == why


@pytest.mark.parametrize("reasons", [False, True])
def test_many_nodes_of_which_none_is_looked_up_by_itself(reasons: bool) -> None:
    asked = [{"id": f"q{at}", "answer": "maybe"} for at in range(9)]
    rules = ("worst_of", "best_of", "median_of")
    nodes = [{"id": f"n{at}", "rule": rules[at % 3], "uses": [f"q{at % 9}", f"q{(at + 4) % 9}"]} for at in range(70)]
    ready = plan(made(step=asked, result=nodes))
    codes, why = answers(ready, 40)
    found, because = case_by_case(ready, codes, why)
    scored = alike(ready, np.array(codes), np.array(why), reasons=reasons)
    assert np.array(scored.codes).T.tolist() == found
    assert scored.reasons is None or np.array(scored.reasons).T.tolist() == because


def test_nodes_with_codes_of_two_bytes_are_looked_up_one_by_one() -> None:
    options = [{"id": f"o{number}", "points": number} for number in range(300)]
    small = many()
    ready = plan(
        made(
            answer={"many": {"kind": "choice", "options": options}},
            step=[{"id": "a", "answer": "many"}, {"id": "b", "answer": "maybe"}],
            result=[
                {"id": f"node{at}", "rule": "sum", "uses": ["a"]}
                if at % 9 == 0
                else {"id": f"node{at}", "rule": "worst_of", "uses": ["b"]}
                for at in range(len(small.steps))
            ],
        )
    )
    agree(ready, 20)


@pytest.mark.parametrize("options", [253, 254, 255, 256])
def test_codes_are_what_cases_say_where_one_byte_is_just_enough_and_where_it_is_not(options: int) -> None:
    """Beside the options stand not applicable and missing; what comes out has one more than goes in."""
    points = [{"id": f"o{number}", "points": number} for number in range(options)]
    bit = {"kind": "choice", "options": [{"id": "o", "points": 0}, {"id": "i", "points": 1}]}
    ready = plan(
        made(
            answer={"many": {"kind": "choice", "options": points}, "bit": bit},
            step=[{"id": "a", "answer": "many"}, {"id": "b", "answer": "bit"}],
            result=[
                {"id": "same", "rule": "sum", "uses": ["a"]},
                {"id": "more", "rule": "sum", "uses": ["a", "b"]},
                {"id": "last", "rule": "count", "where": f"o{options - 1}", "uses": ["a"]},
            ],
        )
    )
    assert ready.leaves[0].missing == options + 1
    same, more, last = ("uint16" if each > 256 else "uint8" for each in (options + 2, options + 3, 4))
    assert [each.dtype.name for each in agree(ready, 600).codes] == [same, more, last]


def test_a_state_and_a_code_of_one_byte_each_may_be_more_than_a_byte_together() -> None:
    """Four states after the first input, and 92 codes of the second: the highest index is 275."""
    many = [{"id": f"o{number}", "points": 2 * number} for number in range(90)]
    bit = [{"id": "no", "points": 0}, {"id": "yes", "points": 1}]
    ready = plan(
        made(
            answer={"many": {"kind": "choice", "options": many}, "bit": {"kind": "choice", "options": bit}},
            step=[{"id": "a", "answer": "bit"}, {"id": "b", "answer": "many"}],
            result=[{"id": "node", "rule": "sum", "uses": ["a", "b"]}],
        )
    )
    one, other = look_ups(ready)[0].groups
    assert (one.table.dtype.name, int(one.table.max()) + other.inputs[0].width) == ("uint8", 276)
    agree(ready, 400)


def test_codes_of_one_byte_and_of_two_stand_side_by_side() -> None:
    options = [{"id": f"o{number}", "points": number % 270} for number in range(300)]
    ready = plan(
        made(
            answer={"many": {"kind": "choice", "options": options}},
            step=[{"id": "a", "answer": "many"}, {"id": "b", "answer": "maybe"}],
            result=[
                {"id": "sum", "rule": "sum", "uses": ["a"]},
                {"id": "few", "rule": "count", "where": ["o1", "o2"], "uses": ["a"]},
                {"id": "same", "rule": "worst_of", "uses": ["b"]},
            ],
        )
    )
    assert {each.dtype.name for each in agree(ready, 700).codes} == {"uint8", "uint16"}
    codes, reasons = answers(ready, 300)
    earlier = columns.score(ready, codes, reasons)
    assert np.array_equal(
        columns.score(ready, codes, reasons, out=earlier).codes[1], alike(ready, codes, reasons).codes[1]
    )


def test_codes_may_take_more_room_than_they_need() -> None:
    codes, reasons = answers(GATED, 70)
    larger = [each.astype(np.int64) for each in codes]
    assert np.array_equal(alike(GATED, larger, reasons).codes, alike(GATED, codes, reasons).codes)


@pytest.mark.parametrize("path", kernels.there())
@pytest.mark.parametrize("row", [0, 255, 256, 299])
def test_codes_that_are_none_are_found_if_they_are_checked(path: str, row: int) -> None:
    codes, reasons = answers(GATED, 300)
    with kernels.by(path):
        columns.score(GATED, codes, reasons, is_checked=True)
        columns.score(GATED, codes, is_checked=True)
        wrong = [each.copy() for each in codes]
        wrong[4][row] = GATED.leaves[4].missing + 1
        with pytest.raises(columns.StrangeCodeError) as found:
            columns.score(GATED, wrong, reasons, is_checked=True)
        assert found.value.leaf is GATED.leaves[4]
        with pytest.raises(columns.StrangeCodeError) as found:
            columns.score(GATED, [np.repeat(each, 2)[::2] for each in wrong], reasons, is_checked=True)
        assert found.value.leaf is GATED.leaves[4]
        why = [each.copy() for each in reasons]
        why[5][row] = 99  # nobody reads the reasons of the sixth
        columns.score(GATED, codes, why, is_checked=True)
        why[3][row] = len(GATED.leaves[3].reasons) + 1
        with pytest.raises(columns.StrangeCodeError) as found:
            columns.score(GATED, codes, why, is_checked=True)
        assert found.value.leaf is GATED.leaves[3]


@pytest.mark.parametrize("path", kernels.there())
def test_codes_and_reasons_that_no_rule_reads_are_checked_too(path: str) -> None:
    ready = plan(
        made(
            step=[
                {"id": "law", "answer": "fact"},
                {"id": "plan", "answer": "maybe", "applies_if": {"law": "yes"}},
                {"id": "unread", "answer": "maybe"},
            ],
            result=[{"id": "node", "rule": "worst_of", "uses": ["plan"]}],
        )
    )
    codes, reasons = answers(ready, 40)
    names = [leaf.id for leaf in ready.leaves]
    own, unread = (names.index(each) for each in ("plan", "unread"))
    with kernels.by(path):
        reasons[unread][33] = 99  # of these there is nothing that anybody reads
        columns.score(ready, codes, reasons, is_checked=True)
        for of, place in ((codes, own), (codes, unread), (reasons, own)):
            kept, of[place] = of[place], of[place].copy()
            of[place][33] = 99
            with pytest.raises(columns.StrangeCodeError) as found:
                columns.score(ready, codes, reasons, is_checked=True)
            assert found.value.leaf is ready.leaves[place]
            of[place] = kept


def test_codes_may_be_one_array_with_a_row_for_each_question() -> None:
    codes, _ = answers(READY, 30)
    together = columns.score(READY, np.array(codes))
    assert np.array_equal(together.codes[0], columns.score(READY, codes).codes[0])


@pytest.mark.parametrize("path", kernels.there())
def test_of_questions_alone_nothing_comes_out(path: str) -> None:
    with kernels.by(path):
        found = columns.score(plan(made(step=[{"id": "a", "answer": "light"}])), [np.zeros(3, dtype=np.uint8)])
    assert (found.codes, found.reasons) == ((), ())


def test_a_place_belongs_to_the_array_in_which_it_lies() -> None:
    codes, reasons = answers(READY, 30)
    result = places.allocated(READY, 30, reasons=True)
    here = places.places(READY, np.array(codes), np.array(reasons), result, 30, is_checked=False)
    for plane in (here.codes, here.reasons):
        parts = plane.parts(0, 30)
        assert all(np.shares_memory(plane.part(at, 0, 30), parts[at]) for at in range(plane.count))


def test_the_rows_of_one_array_may_have_gaps() -> None:
    codes, reasons = answers(GATED, 300)
    wanted = alike(GATED, codes, reasons)
    gaps = [np.repeat(np.array(each), 2, axis=1)[:, ::2] for each in (codes, reasons)]
    assert np.array_equal(alike(GATED, *gaps).codes, wanted.codes)


@pytest.mark.parametrize("path", kernels.there())
def test_what_a_path_needs_of_a_plan_is_made_once(path: str) -> None:
    with kernels.by(path):
        columns.score(READY, *answers(READY, 3))
        made = {key: each for key, each in READY.framework._prepared.items() if key[0] in ("look-ups", "native")}
        columns.score(READY, *answers(READY, 3))
    assert made
    assert all(READY.framework._prepared[key] is each for key, each in made.items())


def test_states_are_kept_multiplied_in_as_few_bytes_as_hold_them() -> None:
    for most, dtype in ((255, "uint8"), (256, "uint16"), (257, "uint16"), (65535, "uint16"), (65536, "uint32")):
        found = _multiplied(np.asarray([0, most], dtype=np.int32), 1)
        assert (found.tolist(), found.dtype.name) == ([0, most], dtype)
    assert _multiplied(np.asarray([0, 8], dtype=np.int32), 32).tolist() == [0, 256]


def test_tables_for_two_rows_at_once_take_no_more_room_together_than_they_may(monkeypatch: pytest.MonkeyPatch) -> None:
    tables = [np.arange(begin, begin + 8, dtype=np.uint8) for begin in range(4)]
    monkeypatch.setattr(looking, "MOST_BYTES_OF_PAIRS", 2 * pairs(tables[0]).nbytes)
    here = looking.LookUps(READY)
    made = [here.pairs(each) for each in tables]
    assert [each is None for each in made] == [False, False, True, True]
    assert here.pairs(tables[0].copy()) is made[0], "of equal tables there is one"
    assert here.pairs(np.zeros(257, dtype=np.uint8)) is None
    assert here.pairs(np.zeros(8, dtype=np.uint16)) is None


def test_one_table_never_has_more_entries_than_two_bytes_can_count() -> None:
    """Three questions with 300 and twice 16 numbers would make one of 90,000."""
    answer = {
        name: {"kind": "choice", "options": [{"id": f"o{each}", "points": each} for each in range(number)]}
        for name, number in (("many", 300), ("few", 16))
    }
    steps = [{"id": "a", "answer": "many"}, {"id": "b", "answer": "few"}, {"id": "c", "answer": "few"}]
    bands = {"scale": "light", "rows": [{"level": "green", "at_least": 300}, {"level": "red"}]}
    result = {"id": "r", "rule": "sum", "uses": ["a", "b", "c"], "bands": bands}
    agree(plan(made(answer=answer, step=steps, result=[result])), rows=2000)


@pytest.mark.parametrize("path", kernels.there())
def test_that_of_another_plan_is_never_taken_for_it(path: str) -> None:
    other = asking(3, "maybe", rule="best_of")
    ready = plan(other)
    with kernels.by(path):
        columns.score(READY, *answers(READY, 3))
        name = "look-ups" if path == "numpy" else "native"
        other._prepared[name, id(ready)] = READY.framework._prepared[name, id(READY)]
    agree(ready)


@pytest.mark.parametrize(
    ("letters", "dtype"), [(2, "uint8"), (256, "uint8"), (257, "uint16"), (65536, "uint16"), (65537, "uint32")]
)
def test_codes_take_as_little_room_as_they_can(letters: int, dtype: str) -> None:
    assert np.dtype(code_type(letters)).name == dtype
