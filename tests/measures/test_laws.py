"""Whatever is computed of measured numbers: fractions would say the same, and columns say what cases say."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any

from hypothesis import given, settings, strategies as st

import indicatorkit as ik
from indicatorkit.engine import table
from indicatorkit.engine.situation import Situation
from tests.measures import drawing

SITUATIONS = 10


def drawn(seed: int, *, plain: bool) -> tuple[dict[str, Any], Any, list[dict[str, str]]]:
    """A framework with its document, and some situations."""
    for number in range(100):
        draw = Random(f"{seed}.{number}")
        doc = drawing.document(draw, plain=plain)
        try:
            framework = drawing.framework(doc, draw, bounded=not plain and draw.random() < 0.5)
        except AssertionError:  # an author may not hand on a level and a number in one rule
            continue
        return doc, framework, [drawing.situation(draw, doc) for _ in range(SITUATIONS)]
    raise AssertionError(seed)


def outcome(situation: Situation, node: str) -> drawing.Outcome:
    """What came out, with the exact number."""
    carrier = situation.plan.carrier(node)
    if not situation.applies(carrier):
        return ("na",)
    if situation.is_missing(carrier):
        return ("grey", situation.reason(carrier))
    letter = situation.letter(carrier)
    assert letter is not None
    level = carrier.scale.levels[letter.level] if carrier.scale is not None and letter.level is not None else None
    return ("is", situation.number(carrier), level)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000))
def test_every_level_is_the_one_that_fractions_give(seed: int) -> None:
    doc, framework, situations = drawn(seed, plain=True)
    compiled = ik.compile(framework)
    for answers in situations:
        case = compiled.score_case(answers)
        assert not case.issues
        meant = drawing.judged(doc, answers)
        for node in doc["result"]:
            assert outcome(case.situation, node["id"]) == meant[node["id"]], (node, answers)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.booleans())
def test_columns_say_what_cases_say_to_the_last_bit(seed: int, plain: bool) -> None:
    _, framework, situations = drawn(seed, plain=plain)
    cases = [ik.compile(framework).score_case(each).situation for each in situations]
    (chunk,) = by_columns(framework, situations).chunks
    for place in range(len(chunk.codes)):
        for row, case in enumerate(cases):
            seen = int(chunk.codes[place][row]), int(chunk.reasons[place][row])
            assert seen == (case.codes[place], case.reasons[place]), (chunk.plan.at(place).id, situations[row])
            assert case.numbers is not None
            near, numbers = case.numbers.near[place], chunk.numbers[place]
            if near is not None and numbers is not None:
                assert near.value.hex() == float(numbers[row]).hex()


def by_columns(framework: Any, situations: list[dict[str, str]]) -> table.Table:
    """The situations as rows of a table, scored column by column."""
    answers = ik.read_answers(framework, drawing.rows_of(situations))
    few = table.FEW_ROWS, table.FEW_ROWS_THAT_COMPUTE
    table.FEW_ROWS = table.FEW_ROWS_THAT_COMPUTE = 0  # type: ignore[misc]  # for this test
    try:
        return table.score(framework, answers.record)
    finally:
        table.FEW_ROWS, table.FEW_ROWS_THAT_COMPUTE = few  # type: ignore[misc]  # as above


# ------------------------------------------------------------------------------------------------------------ examples


def doc(answer: Mapping[str, Any] | None = None, **node: Any) -> Any:
    """A node over two measured questions."""
    return drawing.made(
        answer={"any": {"kind": "number", **(answer or {})}},
        indicator=[{"id": "a", "answer": "any"}, {"id": "b", "answer": "any"}],
        result=[{"id": "node", "uses": ["a", "b"], **node}],
    )


def number_of(framework: Any, **answers: str) -> tuple[Any, Any, Any]:
    """The number, level and reason of the node; by columns they are the same."""
    case = ik.compile(framework).score_case(answers)
    chunk = by_columns(framework, [answers] * 3).chunks[0]
    carrier = chunk.plan.carrier("node")
    assert set(chunk.codes[carrier.position]) == {case.situation.codes[carrier.position]}
    return case.number("node"), case.level("node"), case.reason("node")


BANDS = {"scale": "light", "rows": [{"level": "green", "at_least": drawing.Decimal("0.3")}, {"level": "red"}]}


def test_a_tenth_and_two_tenths_are_three_tenths() -> None:
    found = number_of(doc(rule="sum", bands=BANDS), a="0.1", b="0.2")
    assert found == (drawing.Fraction(3, 10), "green", None)


def test_what_is_too_much_for_a_float_cannot_be_computed() -> None:
    """Numbers of fifteen digits, multiplied until no float can hold them; a limit brings the exact one back."""
    answer = {"any": {"kind": "number"}}
    steps = [{"id": "n0", "rule": "product", "uses": ["a", "b"]}]
    for place in range(1, 4):
        steps += [{"id": f"n{place}", "rule": "product", "uses": [f"n{place - 1}", f"m{place - 1}"]}]
        steps += [{"id": f"m{place - 1}", "rule": "same_as", "uses": [f"n{place - 1}"]}]
    ends = [
        {"id": "node", "rule": "product", "uses": ["n3", "m2"]},
        {"id": "limited", "rule": "product", "uses": ["n3", "m2"], "limits": [{"at_most": 7}]},
    ]
    framework = drawing.made(
        answer=answer, indicator=[{"id": "a", "answer": "any"}, {"id": "b", "answer": "any"}], step=steps, result=ends
    )
    huge = {"a": "9" * 15, "b": "9" * 14}
    case = ik.compile(framework).score_case(huge)
    chunk = by_columns(framework, [huge, {"a": "2", "b": "3"}]).chunks[0]
    assert (case.reason("node"), case.number("limited")) == ("cannot_compute", 7)
    for node in ("node", "limited"):
        place = chunk.plan.carrier(node).position
        assert chunk.codes[place][0] == case.situation.codes[place]
    assert chunk.numbers[chunk.plan.carrier("limited").position].tolist() == [7.0, 7.0]


def test_what_makes_no_difference_is_decided() -> None:
    lowest = doc(rule="lowest", missing="grey_unless_decided", bands=BANDS)
    assert number_of(lowest, a="0.1") == (None, "red", None)
    assert number_of(lowest, a="0.5") == (None, None, "undecided")
