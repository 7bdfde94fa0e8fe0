"""Whole columns of codes, as a user gives them: what comes out is what cases say, and what cannot be is refused."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

import indicatorkit as ik
from tests import kernels
from tests.loading import made
from tests.sizes import ratio

LIGHTS = made(
    step=[{"id": "law", "answer": "fact"}, {"id": "plan", "answer": "maybe", "applies_if": {"law": "yes"}}],
    indicator=[
        {"id": "node", "rule": "worst_of", "uses": ["plan"], "subindicator": [{"id": "q", "answer": "maybe"}]},
        {"id": "some", "rule": "count", "where": "green", "missing": "leave_out", "uses": ["plan", "q"]},
    ],
)
READY = ik.compile(LIGHTS)
WORDS = {each.id: each for each in READY.inputs}
OUT = {each.id: each for each in READY.outputs}


def coded(*rows: dict[str, str]) -> tuple[Any, Any]:
    """The rows as codes and reasons; what is not said is not supplied."""
    codes, why = [], []
    for column in READY.inputs:
        said = [row.get(column.id, "") for row in rows]
        known = [word if word in column.words else "missing" for word in said]
        codes.append([column.words.index(word) for word in known])
        gaps = [word if word in column.reasons else "not_supplied" for word in said]
        why.append(
            [column.reasons.index(gap) if word == "missing" else 0 for gap, word in zip(gaps, known, strict=True)]
        )
    return np.array(codes, dtype=np.uint8), np.array(why, dtype=np.uint8)


ROWS = (
    {"law": "yes", "plan": "green", "q": "red"},
    {"law": "no", "plan": "green", "q": "green"},
    {"law": "yes", "plan": "secret", "q": "yellow"},
    {"q": "not_applicable"},
    {"law": "yes", "plan": "yellow"},
)


def test_columns_say_what_cases_say() -> None:
    scored = READY.score_columns(*coded(*ROWS))
    assert scored.reasons is not None
    for row, answers in enumerate(ROWS):
        case = READY.score_case({item: "na" if word == "not_applicable" else word for item, word in answers.items()})
        for node in ("plan", "node", "some"):
            word = OUT[node].words[scored[node][row]]
            why = OUT[node].reasons[scored.reason(node)[row]]
            assert (why or None) == (None if case.reason(node) == "not_applicable" else case.reason(node))
            number = case.number(node)
            assert OUT[node].numbers[scored[node][row]] == number
            assert word == (case.level(node) or str(number if number is not None else _nothing(case.reason(node))))


def _nothing(reason: str | None) -> str:
    return "not_applicable" if reason == "not_applicable" else "missing"


def test_what_codes_mean_can_be_read() -> None:
    assert sorted(WORDS) == ["law", "plan", "q"]
    assert [*OUT] == ["plan", "node", "some"]
    assert WORDS["q"].words == ("red", "yellow", "green", "not_applicable", "missing")
    assert WORDS["law"].words == ("yes", "no", "not_applicable", "missing")
    assert WORDS["q"].reasons[0] == ""
    assert "secret" in WORDS["q"].reasons
    assert OUT["some"].numbers[:3] == (Fraction(0), Fraction(1), Fraction(2))
    assert {each.dtype for each in (*READY.inputs, *READY.outputs)} == {"uint8"}


def test_more_than_256_options_take_two_bytes() -> None:
    options = [{"id": f"o{number}", "points": number} for number in range(300)]
    ready = ik.compile(
        made(
            answer={"many": {"kind": "choice", "options": options}},
            step=[{"id": "a", "answer": "many"}],
            result=[{"id": "node", "rule": "sum", "uses": ["a"]}],
        )
    )
    assert [each.dtype for each in (*ready.inputs, *ready.outputs)] == ["uint16", "uint16"]
    codes = np.array([[0, 299, 301]], dtype=np.uint16)
    for path in kernels.there():
        with kernels.by(path):
            scored = ready.score_columns(codes)
            with pytest.raises(ik.DataError, match=r"0 .* 301"):
                ready.score_columns(codes + np.uint16(1))
            with pytest.raises(ik.DataError, match="uint16"):
                ready.score_columns(np.zeros((1, 3), dtype=np.uint8))
        assert [ready.outputs[0].words[code] for code in scored["node"]] == ["0", "299", "missing"]


@pytest.mark.parametrize("path", kernels.there())
def test_an_earlier_result_is_written_again(path: str) -> None:
    codes, why = coded(*ROWS)
    with kernels.by(path):
        first = READY.score_columns(codes, why)
        wanted = [each.tolist() for each in first.codes]
        for each in first.codes:
            each.fill(77)
        assert READY.score_columns(codes, why, out=first) is first
        assert [each.tolist() for each in first.codes] == wanted
        levels = READY.score_columns(codes, why, reasons=False, threads=2)
        assert [each.tolist() for each in levels.codes] == wanted
    assert levels.reasons is None
    with pytest.raises(KeyError, match="not asked for"):
        levels.reason("node")
    with pytest.raises(KeyError, match="there are: plan, node, some"):
        levels["q"]


def test_columns_may_be_a_list_and_signed() -> None:
    codes, why = coded(*ROWS)
    wanted = READY.score_columns(codes, why)
    found = READY.score_columns([each.astype(np.int8) for each in codes], list(why))
    assert np.array_equal(found.codes, wanted.codes)


def test_what_does_not_fit_is_refused() -> None:
    codes, why = coded(*ROWS)
    bad = codes.copy()
    bad[0, 2] = 200
    earlier = READY.score_columns(codes)
    number = "columns of codes: {}; questions and attributes: 3"
    kind = "the codes of `q` are `{}`; they should be `uint8`"
    room = "`out` has no room for the rows of this framework ({}), or not in the same form"
    for says, told, given, how in (
        ("codes-of-other-questions", number.format(2), codes[:2], {}),
        ("codes-of-other-questions", number.format(0), [], {}),
        (
            "codes-of-another-length",
            "rows of `law`: 2; of the first column: 5",
            [codes[0], codes[1][:2], codes[2]],
            {},
        ),
        (
            "codes-of-another-type",
            "the codes of `q` are `(5, 1)`; they should be `(5,)`",
            codes[:, :, None],
            {},
        ),
        ("codes-of-another-type", "the codes of `q` are `()`; they should be `(1,)`", codes[:, 0], {}),
        ("codes-of-another-type", kind.format("int64"), codes.astype(np.int64), {}),
        ("codes-of-another-type", kind.format("float32"), codes.astype(np.float32), {}),
        (
            "code-that-is-none",
            "among the codes of `q` is one that is none, or a reason that is none; codes are 0 to 4",
            bad,
            {},
        ),
        ("out-of-another-table", room.format(3), codes[:, :3], {"out": earlier}),
        ("out-of-another-table", room.format(5), codes, {"out": earlier, "reasons": False}),
        ("codes-of-another-type", kind.format("int32"), codes, {"leaf_reasons": why.astype(np.int32)}),
    ):
        with pytest.raises(ik.DataError) as refused:
            READY.score_columns(given, **how)
        assert [(each.code, each.text("en")) for each in refused.value.issues] == [(says, told)]
        assert refused.value.issues[0].text("nl") != told


def test_a_question_that_always_applies_is_missing_where_its_code_says_that_it_does_not() -> None:
    """So tables read it, and so does a formula."""
    ready = ik.compile(ratio({"id": "top", "rule": "worst_of", "uses": ["node"]}, missing="grey_unless_decided"))
    missing, not_applicable = (ready.inputs[0].words.index(each) for each in ("missing", "not_applicable"))
    codes = np.array([[not_applicable, missing], [0, 0]], dtype=np.uint8)
    scores = ready.score_columns(codes)
    for node in ("node", "top"):
        assert len(set(scores[node].tolist())) == 1
    assert codes[0, 0] == not_applicable, "what was given is left alone"


def test_an_earlier_result_that_cannot_be_written_is_refused() -> None:
    codes, _ = coded(*ROWS)
    earlier = READY.score_columns(codes)
    earlier.codes[0].flags.writeable = False
    with pytest.raises(ik.DataError, match="out"):
        READY.score_columns(codes, out=earlier)


def test_an_earlier_result_that_is_read_as_well_is_refused() -> None:
    codes, why = coded(*ROWS)
    room = np.zeros((8, codes.shape[1]), dtype=np.uint8)
    room[:3] = codes
    words = READY.outputs

    def into(rows: int, reasons: tuple[Any, ...] | None = None) -> ik.CodedScores:
        return ik.CodedScores(words, tuple(room[rows : rows + len(words)]), reasons, (None,) * len(words))

    for out, item in (
        (into(2), "plan"),
        (into(0), "plan"),
        (into(4, (room[7], why[1], np.empty_like(room[7]))), "node"),
    ):
        for given in (room[:3], list(room[:3])):
            with pytest.raises(ik.DataError) as refused:
                READY.score_columns(given, why, reasons=out.reasons is not None, out=out)
            assert [each.code for each in refused.value.issues] == ["out-shares-memory"]
            assert f"`{item}`" in refused.value.issues[0].text("nl")
    assert np.array_equal(room[:3], codes)
    beside = READY.score_columns(room[:3], reasons=False, out=into(4))
    assert np.array_equal(beside.codes, READY.score_columns(codes, reasons=False).codes)
    told = into(4, tuple(np.zeros((3, codes.shape[1]), dtype=np.uint8)))
    wanted = READY.score_columns(codes, why)
    assert READY.score_columns(codes, why, out=told) is told
    assert np.array_equal(told.codes, wanted.codes)
    assert told.reasons is not None and wanted.reasons is not None
    assert np.array_equal(told.reasons, wanted.reasons)
    halves = np.zeros((3, 2 * codes.shape[1]), dtype=np.uint8)
    halves[:, : codes.shape[1]] = codes
    other = ik.CodedScores(words, tuple(halves[:, codes.shape[1] :]), None, (None,) * len(words))
    found = READY.score_columns(halves[:, : codes.shape[1]], reasons=False, out=other)
    assert np.array_equal(found.codes, beside.codes)


@pytest.mark.parametrize("copied", [copy.deepcopy, lambda each: pickle.loads(pickle.dumps(each))])
def test_a_copy_of_an_earlier_result_is_written_again_too(copied: Callable[[ik.CodedScores], ik.CodedScores]) -> None:
    codes, why = coded(*ROWS)
    out = copied(READY.score_columns(codes[:, ::-1].copy(), why))
    wanted = READY.score_columns(codes, why)
    assert not np.array_equal(out.codes, wanted.codes)
    assert READY.score_columns(codes, why, out=out) is out
    assert np.array_equal(out.codes, wanted.codes)


def test_numbers_of_what_only_a_formula_can_tell_come_along() -> None:
    points = {"red": 1, "yellow": 2, "green": 8}
    ready = ik.compile(
        made(
            step=[{"id": "a", "answer": "light"}, {"id": "b", "answer": "light"}],
            result=[{"id": "root", "rule": "geometric_mean", "points": points, "uses": ["a", "b"]}],
        )
    )
    codes = np.array([[0, 2, 2], [0, 1, 4]], dtype=np.uint8)
    scored = ready.score_columns(codes)
    assert scored.numbers[0].tolist() == [1.0, 4.0, 0.0]
    assert ready.score_columns(codes, out=scored) is scored
    with pytest.raises(ik.DataError):
        ready.score_columns(codes, out=ik.CodedScores(scored.columns, scored.codes, scored.reasons, (None,)))


BANDS = {
    "scale": "light",
    "rows": [{"level": "green", "at_least": 3}, {"level": "yellow", "at_least": 1}, {"level": "red"}],
}
MEASURING = ik.compile(
    made(
        answer={"any": {"kind": "number", "at_least": 0, "at_most": 10}, "free": {"kind": "number"}},
        indicator=[{"id": "a", "answer": "any"}, {"id": "b", "answer": "free"}],
        result=[
            {"id": "node", "rule": "sum", "uses": ["a", "b"], "bands": BANDS},
            {"id": "band", "rule": "same_as", "uses": ["a"], "bands": BANDS},
        ],
    )
)


@pytest.mark.parametrize("reasons", [False, True])
def test_numbers_of_two_nodes_are_not_written_to_one_place(*, reasons: bool) -> None:
    ready = ik.compile(
        made(
            answer={"any": {"kind": "number", "at_least": 0, "at_most": 10}},
            indicator=[{"id": "a", "answer": "any"}, {"id": "b", "answer": "light"}],
            result=[
                {"id": "light", "rule": "same_as", "uses": ["b"]},
                {"id": "once", "rule": "sum", "uses": ["a"]},
                {"id": "twice", "rule": "sum", "uses": ["a", "once"]},
            ],
        )
    )
    codes = np.zeros((2, 3), dtype=np.uint8)
    earlier = ready.score_columns(codes, reasons=reasons)
    room = np.zeros(3)
    numbers = tuple(None if each is None else room for each in earlier.numbers)
    shared = ik.CodedScores(earlier.columns, earlier.codes, earlier.reasons, numbers)
    with pytest.raises(ik.DataError) as refused:
        ready.score_columns(codes, reasons=reasons, out=shared)
    assert [(each.code, each.params["item"]) for each in refused.value.issues] == [("out-shares-memory", "once")]


@pytest.mark.parametrize("path", kernels.there())
def test_measured_numbers_stand_beside_the_codes(path: str) -> None:
    a, b = (each.words.index("missing") for each in MEASURING.inputs)
    codes = np.array([[0, 0, 0, a], [0, 0, b, 0]], dtype=np.uint8)
    numbers = {"a": [0.5, 3.0, 1.0, np.nan], "b": np.array([0.25, -2.5, 7, 1])}
    with kernels.by(path):
        scored = MEASURING.score_columns(codes, numbers=numbers)
        plain = MEASURING.score_columns(codes)
    for row in range(4):
        said = {"a": numbers["a"][row], "b": numbers["b"][row]}
        case = MEASURING.score_case(
            {item: str(said[item]) for at, item in enumerate("ab") if codes[at, row] == 0 or row == 1}
        )
        for column, found, value in zip(scored.columns, scored.codes, scored.numbers, strict=True):
            assert column.words[found[row]] == (case.level(column.id) or "missing")
            assert value[row] == (case.number(column.id) or 0)
    assert plain.columns[0].words[plain["node"][3]] == "missing"
    assert (codes[0] == [0, 0, 0, a]).all()


def test_numbers_of_32_bits_are_not_added_up_in_32_bits() -> None:
    one, other = np.float32(0.1), np.float32(0.2)
    found = MEASURING.score_columns(np.zeros((2, 1), dtype=np.uint8), numbers={"a": [one], "b": np.array([other])})
    assert found.numbers[0].tolist() == [float(one) + float(other)]


def test_numbers_that_cannot_be_are_refused() -> None:
    codes = np.zeros((2, 2), dtype=np.uint8)
    none = "among the numbers of `{}` is one that is no answer to it: not finite, or out of its range"
    for says, told, numbers in (
        (
            "numbers-of-no-question",
            "numbers are given for `node`, which measures none; those that do are: a, b",
            {"node": [1.0, 1.0]},
        ),
        ("codes-of-another-length", "rows of `a`: 1; of the first column: 2", {"a": [1.0]}),
        ("codes-of-another-length", "rows of `a`: 1; of the first column: 2", {"a": 1.0}),
        ("number-that-is-none", none.format("a"), {"a": [1.0, np.nan]}),
        ("number-that-is-none", none.format("a"), {"a": [1.0, 10.5]}),
        ("number-that-is-none", none.format("a"), {"a": [-0.1, 1.0]}),
        ("number-that-is-none", none.format("b"), {"b": [np.inf, 1.0]}),
    ):
        with pytest.raises(ik.DataError) as refused:
            MEASURING.score_columns(codes, numbers=numbers)
        assert [(each.code, each.text("en")) for each in refused.value.issues] == [(says, told)]


def test_numbers_where_the_code_says_that_there_is_none_are_not_looked_at() -> None:
    option = {"id": "few", "points": 2}
    ready = ik.compile(
        made(
            answer={"any": {"kind": "number", "at_least": 0, "at_most": 10, "options": [option]}},
            indicator=[{"id": "a", "answer": "any"}],
            result=[{"id": "node", "rule": "sum", "uses": ["a"], "bands": BANDS}],
        )
    )
    words = ready.inputs[0].words
    codes = np.array([[0, words.index("few"), words.index("missing")]], dtype=np.uint8)
    found = ready.score_columns(codes, numbers={"a": [7.5, 5.0, 99.0]})
    assert found.numbers[0].tolist() == [7.5, 2.0, 0.0]
    assert [ready.outputs[0].words[code] for code in found["node"]] == ["green", "yellow", "missing"]


@pytest.mark.parametrize(
    ("numbers", "levels"), [({"a": [0.0, 10.0]}, ["red", "green"]), ({"b": [-1e300, 1e300]}, ["red", "green"])]
)
def test_numbers_may_be_at_the_ends_of_their_range_and_as_far_as_they_like_where_it_has_none(
    numbers: Any, levels: list[str]
) -> None:
    found = MEASURING.score_columns(np.zeros((2, 2), dtype=np.uint8), numbers={"a": [0, 0], "b": [0, 0], **numbers})
    assert [MEASURING.outputs[0].words[code] for code in found["node"]] == levels
