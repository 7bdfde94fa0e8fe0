"""Numbers of whole columns: what options read as, rows computed by themselves, and rows that have no number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

import indicatorkit as ik
from indicatorkit.amounts import Near
from indicatorkit.engine import columns, forming, measuring, table
from indicatorkit.engine.case import prepare, run
from indicatorkit.framework import Framework
from indicatorkit.plan import plan
from tests import kernels
from tests.loading import made

BANDS = {"scale": "light", "rows": [{"level": "green", "at_least": Decimal("0.3")}, {"level": "red"}]}
LOG = {"from": [1, 10], "to": [0, 1], "outside": "extend", "log": True}


def agree(framework: Framework, rows: Sequence[dict[str, Any]], monkeypatch: pytest.MonkeyPatch) -> table.Table:
    """Columns by every path are compared with cases; the table by numpy is given back."""
    monkeypatch.setattr(table, "FEW_ROWS_THAT_COMPUTE", 0)
    cases = [ik.compile(framework).score_case(each).situation for each in rows]
    answers = ik.read_answers(framework, [{"entity": f"e{place}", **each} for place, each in enumerate(rows)])
    tables = []
    for path in kernels.there():
        with kernels.by(path):
            tables.append(table.score(framework, answers.record))
    monkeypatch.setattr(table, "FEW_ROWS_THAT_COMPUTE", 100)
    tables.append(table.score(framework, answers.record))
    for row, case in enumerate(cases):
        for here in (each.situation(row) for each in tables):
            assert (list(here.codes), list(here.reasons)) == (list(case.codes), list(case.reasons)), rows[row]
            for carrier in map(here.plan.at, range(len(here.codes))):
                assert here.number(carrier) == case.number(carrier)
                assert here.said(carrier) == case.said(carrier)
    return tables[0]


def test_a_number_of_an_option_goes_along_the_line_of_its_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whole numbers are options; a logarithm of nought is refused."""
    framework = made(
        answer={"few": {"kind": "number", "whole": True, "at_least": 0, "at_most": 9}, "any": {"kind": "number"}},
        rescale={"zero_to_one": LOG},
        indicator=[{"id": "a", "answer": "few"}, {"id": "b", "answer": "few"}],
        result=[
            {"id": each, "rule": rule, "of": "zero_to_one", "uses": ["a", "b"], "missing": "leave_out"}
            for each, rule in (("node", "mean"), ("lowest", "lowest"), ("highest", "highest"))
        ],
    )
    rows = [{"a": 1, "b": 9}, {"a": 0, "b": 9}, {"b": 5}, {}, {"a": 0}, {"a": 3, "b": 3}]
    found = agree(framework, rows, monkeypatch)
    assert [_reason(found, row) for row in range(6)] == [
        None,
        "cannot_compute",
        None,
        "too_little_known",
        "cannot_compute",
        None,
    ]


def test_a_measured_number_goes_along_the_line_of_its_reader_too(monkeypatch: pytest.MonkeyPatch) -> None:
    framework = made(
        answer={"any": {"kind": "number"}},
        rescale={"zero_to_one": {"from": [0, 10], "to": [0, 1], "outside": "clip"}},
        indicator=[{"id": "a", "answer": "any"}, {"id": "b", "answer": "any"}],
        result=[{"id": "node", "rule": "mean", "of": "zero_to_one", "uses": ["a", "b"]}],
    )
    found = agree(framework, [{"a": "2.5", "b": 20}, {"a": "0.1", "b": "0.2"}], monkeypatch)
    numbers = [found.situation(row).number(found.situation(row).plan.carrier("node")) for row in range(2)]
    assert numbers == [Fraction(5, 8), Fraction(3, 200)]


def test_a_number_that_no_column_tells_is_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "FEW_ROWS_THAT_COMPUTE", 0)
    answers = ik.read_answers(summing(), [{"entity": "e", "a": 1, "b": 2}])
    whole = table.score(answers.framework, answers.record).situation(0)
    assert whole.number(whole.plan.carrier("node")) == 3
    half = replace(answers.record, columns={"a": answers.record.columns["a"]})
    assert _reason(table.score(answers.framework, half), 0) == "missing_inputs"


def test_numbers_and_options_that_are_worth_one_are_read_together(monkeypatch: pytest.MonkeyPatch) -> None:
    options = [
        {"id": "few", "points": 2},
        {"id": "na", "not_applicable": True},
        {"id": "dont_know", "missing": "unknown"},
    ]
    framework = made(
        answer={"any": {"kind": "number", "at_least": 0, "at_most": 100, "options": options}},
        indicator=[{"id": "a", "answer": "any"}, {"id": "b", "answer": "any"}],
        result=[
            {"id": "node", "rule": "sum", "uses": ["a", "b"], "missing": "prorate", "bands": BANDS},
            {"id": "lowest", "rule": "lowest", "uses": ["a", "b"], "missing": "leave_out", "bands": BANDS},
            {"id": "root", "rule": "geometric_mean", "uses": ["a", "b"], "missing": "leave_out", "round": 3},
            {"id": "quotient", "rule": "ratio", "divide": "a", "by": "b", "per": 100},
            {"id": "open", "rule": "mean", "uses": ["a", "b"], "missing": "grey_unless_decided", "bands": BANDS},
        ],
    )
    said: list[Any] = ["few", "na", "dont_know", "0.1", "0.2", 0, 7]
    rows = [{"a": one, "b": other} for one in said for other in said]
    found = agree(framework, rows, monkeypatch)
    assert {_reason(found, row, "quotient") for row in range(len(rows))} >= {None, "cannot_compute", "not_applicable"}


def test_an_input_that_nobody_answered_counts_for_nothing_in_a_whole_column(monkeypatch: pytest.MonkeyPatch) -> None:
    rest = {"uses": ["a", "b"], "missing": "leave_out"}
    framework = made(
        answer={each: {"kind": "number", "at_least": 0, "at_most": most} for each, most in (("a", 300), ("b", 100))},
        indicator=[{"id": each, "answer": each} for each in "ab"],
        result=[
            {"id": "lowest", "rule": "lowest", **rest},
            {"id": "root", "rule": "geometric_mean", "round": 3, **rest},
            {"id": "raised", "rule": "sum", **rest, "missing": "prorate"},
        ],
    )
    found = agree(framework, [{"b": 4}, {"b": "0.1"}, {"b": 7}], monkeypatch)
    for row, number in enumerate((Fraction(4), Fraction(1, 10), Fraction(7))):
        here = found.situation(row)
        said = [here.number(here.plan.carrier(each)) for each in ("lowest", "root", "raised")]
        assert said == [number, number, 4 * number]


def test_what_floats_lose_of_large_numbers_that_cancel_is_found_again(monkeypatch: pytest.MonkeyPatch) -> None:
    framework = made(
        answer={"any": {"kind": "number"}},
        step=[{"id": each, "answer": "any"} for each in "abc"],
        result=[
            {"id": "node", "rule": "sum", "uses": ["a", "b", "c"], "bands": BANDS},
            {"id": "sum", "rule": "sum", "uses": ["a", "b", "c"]},
            {"id": "root", "rule": "geometric_mean", "of": "number", "uses": ["sum", "b"], "bands": BANDS},
        ],
    )
    rows = [{"a": 10**14, "b": each, "c": -(10**14)} for each in ("0.3", "0.29", "0.31")]
    found = agree(framework, rows, monkeypatch)
    for node in ("node", "root"):
        assert [_level(found, row, node) for row in range(3)] == ["green", "red", "green"]


def test_each_input_reads_its_own_options_and_a_step_is_a_line_too(monkeypatch: pytest.MonkeyPatch) -> None:
    few = {each: [{"id": "few", "points": points}] for each, points in (("a", 2), ("b", 5))}
    framework = made(
        answer={each: {"kind": "number", "options": few[each]} for each in "ab"},
        rescale={"step": {"from": [3, 3], "to": [0, 1], "outside": "clip"}},
        step=[{"id": each, "answer": each} for each in "ab"],
        result=[
            {"id": "node", "rule": "sum", "uses": ["a", "b"]},
            {"id": "over", "rule": "sum", "of": "step", "uses": ["a", "b"]},
        ],
    )
    agree(framework, [{"a": one, "b": other} for one in ("0.5", "3") for other in ("0.5", "7")], monkeypatch)
    rows = [{"a": one, "b": other} for one in ("few", "0.5", "3") for other in ("few", "0.5", "7")]
    found = agree(framework, rows, monkeypatch)
    for row, numbers in ((0, [7, 7]), (1, [Fraction(5, 2), 2]), (8, [10, 2])):
        here = found.situation(row)
        assert [here.number(here.plan.carrier(each)) for each in ("node", "over")] == numbers


def test_a_number_is_rounded_as_its_rule_says(monkeypatch: pytest.MonkeyPatch) -> None:
    ways = [{"always": "up"}, {"always": "down"}, {"half": "even"}, {}]
    framework = made(
        answer={"any": {"kind": "number"}},
        step=[{"id": "a", "answer": "any"}],
        result=[
            {"id": f"r{at}", "rule": "sum", "uses": ["a"], "round": {"decimals": 0, **way}}
            for at, way in enumerate(ways)
        ],
    )
    found = agree(framework, [{"a": "2.5"}, {"a": "-0.1"}], monkeypatch)
    said = []
    for row in range(2):
        here = found.situation(row)
        carriers = [here.plan.carrier(f"r{at}") for at in range(4)]
        said.append([here.number(each) for each in carriers])
        assert [here.said(each) for each in carriers] == said[-1], "the column says it too"
    assert said == [[3, 2, 2, 3], [0, -1, 0, 0]]


def test_only_a_number_too_near_to_an_edge_is_computed_exactly(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    of_step = measuring.Exactly.of_step

    def counted(self: measuring.Exactly, index: int, end: int) -> Fraction:
        asked.append(index)
        return of_step(self, index, end)

    monkeypatch.setattr(measuring.Exactly, "of_step", counted)
    ready = ik.compile(summing())
    for answered, times in ((("0.5", "0.25"), 0), (("0.7", "0.1"), 0), (("0.1", "0.2"), 1)):
        asked.clear()
        case = ready.score_case(dict(zip("ab", answered, strict=True)))
        assert (case.level("node"), len(asked)) == ("green", times)


def test_what_comes_of_exact_numbers_is_what_its_text_says_also_where_no_fraction_says_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """So it lies on an edge without any doubt, and no row is computed by itself."""
    bands = {"scale": "light", "rows": [{"level": "green", "at_least": 5}, {"level": "red"}]}
    framework = made(
        answer={"any": {"kind": "number", "at_least": 0, "at_most": 100}},
        step=[{"id": each, "answer": "any"} for each in "ab"],
        result=[{"id": "node", "rule": "geometric_mean", "uses": ["a", "b"], "bands": bands}],
    )
    case = ik.compile(framework).score_case({"a": 7, "b": 7}).situation
    assert case.numbers is not None
    assert case.numbers.near[case.plan.carrier("node").position] == Near(7.0)
    monkeypatch.setattr(forming.Forming, "_as_case", None)
    found = agree(framework, [{"a": 5, "b": 5}, {"a": 3, "b": 7}], monkeypatch)
    assert [_level(found, row) for row in range(2)] == ["green", "red"]


def test_an_input_that_can_only_be_nought_raises_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    framework = made(
        answer={each: {"kind": "number", "at_least": 0, "at_most": most} for each, most in (("a", 4), ("none", 0))},
        step=[{"id": "a", "answer": "a"}, {"id": "b", "answer": "none"}],
        result=[{"id": "node", "rule": "sum", "uses": ["a", "b"], "missing": "prorate"}],
    )
    here = agree(framework, [{"a": 1}], monkeypatch).situation(0)
    assert here.number(here.plan.carrier("node")) == 1


def test_where_nothing_can_be_computed_the_column_is_grey(monkeypatch: pytest.MonkeyPatch) -> None:
    framework = made(
        answer={"any": {"kind": "number"}},
        indicator=[{"id": "a", "answer": "any"}, {"id": "b", "answer": "any"}],
        result=[{"id": "node", "rule": "ratio", "divide": "a", "by": "b"}],
    )
    found = agree(framework, [{"a": 1, "b": 0}, {"a": 0, "b": 0}], monkeypatch)
    assert [_reason(found, row) for row in range(2)] == ["cannot_compute"] * 2


def test_a_ratio_by_what_floats_cannot_tell_from_nought_is_computed_exactly(monkeypatch: pytest.MonkeyPatch) -> None:
    framework = made(
        answer={"any": {"kind": "number"}},
        step=[{"id": each, "answer": "any"} for each in "abc"]
        + [{"id": "rest", "rule": "sum", "uses": ["b", "c"], "weights": {"c": -1}}],
        result=[{"id": "node", "rule": "ratio", "divide": "a", "by": "rest"}],
    )
    found = agree(framework, [{"a": 1, "b": "0.1", "c": "0.1"}, {"a": 1, "b": "0.1", "c": "0.6"}], monkeypatch)
    assert [_reason(found, row) for row in range(2)] == ["cannot_compute", None]


def test_situations_that_are_alike_are_computed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    ready = plan(summing())
    asked: list[int] = []
    of_row = forming.Forming._as_case

    def counted(self: Any, end: int, into: Any, row: int) -> Any:
        asked.append(row)
        return of_row(self, end, into, row)

    monkeypatch.setattr(forming.Forming, "_as_case", counted)
    codes, numbers = _columns(ready, [(0.1, 0.2), (0.1, 0.2), (0.2, 0.1), (5.0, 1.0)])
    scored = columns.score(ready, codes, None, numbers, reasons=False)
    assert asked == [0, 2]
    assert scored.numbers[0] is not None
    assert scored.numbers[0].tolist() == [0.3, 0.3, 0.3, 6.0]
    monkeypatch.setattr(forming, "MOST_REMEMBERED", 1)
    columns.score(ready, codes, None, numbers)
    assert asked == [0, 2, 0, 2]


def test_of_whole_numbers_no_row_need_be_computed_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where they lie on an edge: nothing was lost on the way."""
    bands = {"scale": "light", "rows": [{"level": "green", "at_least": 3}, {"level": "red"}]}
    ready = plan(
        made(
            answer={"any": {"kind": "number"}},
            step=[{"id": each, "answer": "any"} for each in "ab"] + [{"id": "sum", "rule": "sum", "uses": ["a", "b"]}],
            result=[{"id": "node", "rule": "sum", "uses": ["sum", "b"], "bands": bands}],
        )
    )
    monkeypatch.delattr(forming.Forming, "_as_case")
    codes, numbers = _columns(ready, [(1.0, 1.0), (2.0, 0.0), (3.0, 0.0)])
    scored = columns.score(ready, codes, None, numbers)
    assert scored.numbers[1] is not None
    assert scored.numbers[1].tolist() == [3.0, 2.0, 3.0]


def test_what_a_float_lost_is_not_forgotten_by_who_reads_the_number(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tenth and seven tenths are a little less than eight tenths as floats, and are not."""
    bands = {"scale": "light", "rows": [{"level": "green", "at_least": Decimal("0.8")}, {"level": "red"}]}
    framework = made(
        answer={"any": {"kind": "number"}},
        step=[{"id": each, "answer": "any"} for each in "abc"] + [{"id": "sum", "rule": "sum", "uses": ["a", "b"]}],
        result=[{"id": "node", "rule": "sum", "uses": ["sum", "c"], "bands": bands}],
    )
    found = agree(framework, [{"a": "0.1", "b": "0.7", "c": 0}, {"a": "0.1", "b": "0.69999999", "c": 0}], monkeypatch)
    assert [_level(found, row) for row in range(2)] == ["green", "red"]


def test_nor_is_it_beside_a_row_that_is_computed_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    bands = {"scale": "light", "rows": [{"level": "green", "at_least": Decimal("0.8")}, {"level": "red"}]}
    framework = made(
        answer={"any": {"kind": "number"}},
        step=[{"id": each, "answer": "any"} for each in "abc"]
        + [{"id": "sum", "rule": "sum", "uses": ["a", "b"], "bands": BANDS}],
        result=[{"id": "node", "rule": "sum", "of": "number", "uses": ["sum", "c"], "bands": bands}],
    )
    found = agree(framework, [{"a": "0.1", "b": "0.7", "c": 0}, {"a": "0.1", "b": "0.2", "c": 0}], monkeypatch)
    assert [_level(found, row) for row in range(2)] == ["green", "red"]


@pytest.mark.parametrize("threads", [1, 2])
def test_numbers_are_formed_block_by_block_and_by_every_path(threads: int, monkeypatch: pytest.MonkeyPatch) -> None:
    ready = plan(summing())
    rows = [(number % 7 / 10, number % 11 / 10) for number in range(450)]
    codes, numbers = _columns(ready, rows)
    wanted = columns.score(ready, codes, None, numbers).numbers[0]
    monkeypatch.setattr(columns, "BLOCK_OF_NUMBERS", 100)
    monkeypatch.setattr(columns, "FEWEST_A_THREAD", 200)
    for path in kernels.there():
        with kernels.by(path):
            scored = columns.score(ready, codes, None, numbers, threads=threads)
        assert scored.numbers[0] is not None and wanted is not None
        assert scored.numbers[0].tolist() == wanted.tolist(), path
        assert scored.codes[0].tolist() == [int(one + other > 0.29) for one, other in rows], path


def test_where_one_end_is_no_number_of_a_formula_the_next_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    framework = made(
        answer={"any": {"kind": "number", "options": [{"id": "few", "points": 2}]}},
        indicator=[{"id": each, "answer": "any"} for each in "ab"],
        result=[{"id": "node", "rule": "first_known", "uses": ["a", "b"]}],
    )
    found = agree(framework, [{"a": "0.5"}, {"a": "few"}, {"b": "2.5"}, {"b": "few"}, {}], monkeypatch)
    (chunk,) = found.chunks
    assert list(chunk.numbers[chunk.plan.carrier("node").position]) == [0.5, 0, 2.5, 0, 0]


def test_beside_codes_of_two_bytes_the_ends_of_a_formula_stay_in_their_places() -> None:
    options = [{"id": f"o{number}", "points": number} for number in range(300)]
    ready = plan(
        made(
            answer={"any": {"kind": "number"}, "many": {"kind": "choice", "options": options}},
            indicator=[{"id": "a", "answer": "any"}, {"id": "b", "answer": "many"}],
            result=[{"id": "node", "rule": "first_known", "of": "number", "uses": ["a", "b"]}],
        )
    )
    gap = ready.leaves[0].missing
    codes = [np.array([gap, 0, gap, gap, 0], dtype=np.uint8), np.array([299, 1, 301, 0, 301], dtype=np.uint16)]
    numbers = [np.array([0.0, 0.5, 0.0, 0.0, 2.5]), None]
    for path in kernels.there():
        with kernels.by(path):
            scored = columns.score(ready, codes, None, numbers)
        assert scored.numbers[0] is not None
        assert scored.numbers[0].tolist() == [0.0, 0.5, 0.0, 0.0, 2.5], path


def test_what_cannot_be_computed_is_told_in_its_own_row_of_every_block(monkeypatch: pytest.MonkeyPatch) -> None:
    framework = made(
        answer={"any": {"kind": "number"}},
        indicator=[{"id": each, "answer": "any"} for each in "ab"],
        result=[{"id": "node", "rule": "ratio", "divide": "a", "by": "b"}],
    )
    ready = plan(framework)
    codes, numbers = _columns(ready, [(1.0, float(row % 3)) for row in range(20)])
    monkeypatch.setattr(columns, "BLOCK_OF_NUMBERS", 7)
    for path in kernels.there():
        with kernels.by(path):
            scored = columns.score(ready, codes, None, numbers)
        assert scored.reasons is not None
        assert [bool(each) for each in scored.reasons[0]] == [row % 3 == 0 for row in range(20)], path
        assert scored.numbers[0] is not None
        assert scored.numbers[0].tolist() == [(0.0, 1.0, 0.5)[row % 3] for row in range(20)], path


def test_a_mean_is_found_though_the_sum_is_more_than_floats_can_say() -> None:
    ready = plan(
        made(
            answer={"any": {"kind": "number"}},
            indicator=[{"id": each, "answer": "any"} for each in "ab"],
            result=[{"id": "node", "rule": "mean", "uses": ["a", "b"]}],
        )
    )
    codes, numbers = _columns(ready, [(1e308, 1e308), (1.0, 2.0)])
    scored = columns.score(ready, codes, None, numbers)  # and nobody is warned of anything
    assert scored.numbers[0] is not None and scored.reasons is not None
    assert (scored.numbers[0].tolist(), scored.reasons[0].tolist()) == ([1e308, 1.5], [0, 0])


@pytest.mark.parametrize("path", kernels.there())
def test_codes_that_are_none_are_found_before_numbers_are_formed(path: str) -> None:
    ready = plan(summing())
    codes, numbers = _columns(ready, [(0.1, 0.2)] * 40)
    codes[1][33] = 99
    with kernels.by(path), pytest.raises(columns.StrangeCodeError):
        columns.score(ready, codes, None, numbers, is_checked=True)


def test_a_number_that_nobody_gave_is_a_plain_one_in_its_cell() -> None:
    """So it is of a column, and of a case to which no numbers are given."""
    more = {"id": "more", "rule": "same_as", "uses": ["a"], "bands": BANDS}
    doc = {"id": "node", "rule": "sum", "uses": ["a", "b"], "bands": BANDS}
    framework = made(
        answer={"any": {"kind": "number"}},
        indicator=[{"id": "a", "answer": "any"}, {"id": "b", "answer": "any"}],
        result=[doc, more],
    )
    ready = plan(framework)
    edge = float(BANDS["rows"][0]["at_least"])
    codes = [[0, 1, 1], [0, 0, ready.leaves[1].missing]]
    scored = columns.score(ready, [np.asarray(each, dtype=np.uint8) for each in codes])
    numbers = scored.numbers[0]
    assert numbers is not None and numbers[0] < edge <= numbers[1]
    words = [letter.word for letter in ready.steps[0].carrier.values]
    for row, word in enumerate(("red", "green", None)):
        here = [each[row] for each in codes]
        run(prepare(ready), here, [0, 0])
        assert [int(each[row]) for each in scored.codes] == here[2:]
        assert (words[here[2]] if here[2] < len(words) else None) == word


@pytest.mark.parametrize(
    ("green", "yellow", "plain"),
    [
        ({"at_least": Decimal("0.75")}, {"above": Decimal("0.25")}, [0.0, 0.5, 0.75]),
        ({"above": 3}, {"at_least": -2}, [-3.0, 0.0, 4.0]),
    ],
)
def test_a_plain_number_lies_in_its_cell_however_narrow_that_is(
    green: dict[str, Any], yellow: dict[str, Any], plain: list[float]
) -> None:
    rows = [{"level": "green", **green}, {"level": "yellow", **yellow}, {"level": "red"}]
    framework = made(
        answer={"any": {"kind": "number"}},
        step=[{"id": "a", "answer": "any"}],
        result=[{"id": "node", "rule": "same_as", "uses": ["a"], "bands": {"scale": "light", "rows": rows}}],
    )
    (leaf,) = plan(framework).leaves
    said = [measuring.plain_number(leaf, code) for code in range(leaf.missing + 1)]
    assert said == [*plain, None, None]


def summing() -> Framework:
    """The sum of two numbers, with an edge at three tenths."""
    return made(
        answer={"any": {"kind": "number"}},
        indicator=[{"id": "a", "answer": "any"}, {"id": "b", "answer": "any"}],
        result=[{"id": "node", "rule": "sum", "uses": ["a", "b"], "bands": BANDS}],
    )


def _columns(ready: Any, rows: Sequence[tuple[float, ...]]) -> tuple[list[Any], list[Any]]:
    numbers = [np.asarray(each) for each in zip(*rows, strict=True)]
    return [np.zeros(len(rows), dtype=np.uint8) for _ in ready.leaves], numbers


def _level(found: table.Table, row: int, node: str = "node") -> str | None:
    situation = found.situation(row)
    letter = situation.letter(situation.plan.carrier(node))
    return letter.word if letter is not None else None


def _reason(found: table.Table, row: int, node: str = "node") -> str | None:
    situation = found.situation(row)
    carrier = situation.plan.carrier(node)
    assert situation.number(carrier) is None or isinstance(situation.number(carrier), Fraction)
    return "not_applicable" if not situation.applies(carrier) else situation.reason(carrier)
