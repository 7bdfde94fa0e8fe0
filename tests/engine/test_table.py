"""All rows of the answers, each by the plan of its wave: row by row when few, by columns when many."""

from typing import Any

import pytest

from indicatorkit.answers import Answers
from indicatorkit.engine import table
from indicatorkit.frames.coding import codebooks
from indicatorkit.frames.read import read
from indicatorkit.framework import Framework
from indicatorkit.plan import leaves
from tests.loading import made

FRAMEWORK = made(
    framework={"waves": ["spring", "autumn"]},
    theme=[
        {
            "id": "heading",
            "rule": "none",
            "indicator": [
                {
                    "id": "node",
                    "rule": "worst_of",
                    "subindicator": [
                        {"id": "a", "answer": "maybe"},
                        {"id": "b", "answer": "maybe", "applies_if": {"wave": {"from": "autumn"}}},
                    ],
                }
            ],
        }
    ],
)
ROWS = [
    {"entity": "North", "wave": "spring", "a": "green"},
    {"entity": "North", "wave": "autumn", "a": "green"},
    {"entity": "South", "wave": "spring", "a": "secret"},
    {"entity": "South", "wave": "autumn", "a": "yellow", "b": "green"},
]


def answered(framework: Framework, rows: Any) -> Answers:
    return read(framework, rows, codebooks=codebooks(framework, {leaf.id: leaf.values for leaf in leaves(framework)}))


@pytest.fixture(params=[2_000, 0], ids=["row by row", "by columns"])
def scored(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> table.Table:
    monkeypatch.setattr(table, "FEW_ROWS", request.param)
    return table.score(FRAMEWORK, answered(FRAMEWORK, ROWS))


def level(here: table.Table, row: int, item: str = "node") -> str | None:
    situation = here.situation(row)
    carrier = situation.plan.carrier(item)
    letter = situation.letter(carrier)
    return letter.word if letter is not None else situation.reason(carrier)


def test_every_row_is_scored_by_the_plan_of_its_wave(scored: table.Table) -> None:
    """In spring the second question did not exist yet, and nobody is blamed for the gap."""
    assert [level(scored, row) for row in range(4)] == ["green", "missing_inputs", "missing_inputs", "yellow"]
    assert [chunk.plan.wave for chunk in scored.chunks] == ["spring", "autumn"]
    assert [list(chunk.rows) for chunk in scored.chunks] == [[0, 2], [1, 3]]


def test_a_row_knows_the_reasons_of_its_answers(scored: table.Table) -> None:
    assert level(scored, 2, "a") == "secret"
    assert level(scored, 1, "b") == "not_supplied"


def test_a_question_that_is_not_in_the_data_is_not_supplied(monkeypatch: pytest.MonkeyPatch) -> None:
    for few in (2_000, 0):
        monkeypatch.setattr(table, "FEW_ROWS", few)
        data = answered(FRAMEWORK, [{**ROWS[1], "b": "yellow"}])
        without_b = Answers(
            data.rows, {"a": data.columns["a"]}, data.legend, data.notes, data.ledger, data.places, data.issues
        )
        assert level(table.score(FRAMEWORK, without_b), 0, "b") == "not_supplied"
        without_a = Answers(
            data.rows, {"b": data.columns["b"]}, data.legend, data.notes, data.ledger, data.places, data.issues
        )
        found = table.score(FRAMEWORK, without_a)
        assert [level(found, 0, each) for each in ("a", "b")] == ["not_supplied", "yellow"]


@pytest.mark.parametrize("few", [2_000, 0])
def test_nor_is_one_that_is_computed_with(few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "FEW_ROWS_THAT_COMPUTE", few)
    framework = made(
        answer={"size": {"kind": "number"}},
        step=[{"id": each, "answer": "size"} for each in "ab"],
        result=[{"id": "node", "rule": "sum", "uses": ["a", "b"]}],
    )
    data = answered(framework, [{"entity": "North", "a": 3}])
    without_b = Answers(
        data.rows, {"a": data.columns["a"]}, data.legend, data.notes, data.ledger, data.places, data.issues
    )
    found = table.score(framework, without_b)
    assert [level(found, 0, each) for each in ("b", "node")] == ["not_supplied", "missing_inputs"]


@pytest.mark.parametrize("few", [2_000, 0])
def test_a_rule_that_tells_reasons_apart_is_told_them(few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "FEW_ROWS", few)
    framework = made(
        step=[{"id": each, "answer": "maybe"} for each in "ab"],
        result=[{"id": "secrets", "rule": "count", "where": "missing:confidential", "uses": ["a", "b"]}],
    )
    rows = [{"a": "secret", "b": "dont_know"}, {"a": "secret", "b": "secret"}, {"b": "green"}]
    found = table.score(framework, answered(framework, [{"entity": str(at), **each} for at, each in enumerate(rows)]))
    assert [level(found, row, "secrets") for row in range(3)] == ["1", "2", "0"]


def test_a_heading_has_no_carrier(scored: table.Table) -> None:
    assert [carrier.id for _, carrier in scored.carriers("node")] == ["node", "node"]
    assert list(scored.carriers("heading")) == []


def test_a_row_that_does_not_exist_is_an_index_error(scored: table.Table) -> None:
    with pytest.raises(IndexError, match=r"^4$"):
        scored.situation(4)


def test_rows_of_one_wave_are_one_chunk() -> None:
    alone = table.score(FRAMEWORK, answered(FRAMEWORK, [row for row in ROWS if row["wave"] == "autumn"]))
    assert [list(chunk.rows) for chunk in alone.chunks] == [[0, 1]]


def test_many_rows_are_scored_as_few_are() -> None:
    rows = [
        {"entity": f"e{number}", "wave": "autumn", "a": "green", "b": ["yellow", "na", "secret"][number % 3]}
        for number in range(2_100)
    ]
    many = table.score(FRAMEWORK, answered(FRAMEWORK, rows))
    few = table.score(FRAMEWORK, answered(FRAMEWORK, rows[:6]))
    assert [level(many, row) for row in range(6)] == [level(few, row) for row in range(6)]
    assert level(many, 2_099) == level(few, 2_099 % 3)


@pytest.mark.parametrize("few", [2_000, 0])
def test_the_numbers_of_every_wave_are_its_own(few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "FEW_ROWS", few)
    monkeypatch.setattr(table, "FEW_ROWS_THAT_COMPUTE", few)
    framework = made(
        framework={"waves": ["spring", "autumn"]},
        answer={"size": {"kind": "number"}},
        step=[
            {"id": "a", "answer": "size"},
            {"id": "b", "answer": "maybe", "applies_if": {"wave": {"from": "autumn"}}},
        ],
        result=[{"id": "total", "rule": "sum", "uses": ["a"]}],
    )
    rows = [{"entity": str(at), "wave": ("spring", "autumn")[at % 2], "a": at} for at in range(6)]
    found = table.score(framework, answered(framework, rows))
    assert len(found.chunks) == 2
    for row in range(6):
        here = found.situation(row)
        assert [here.number(here.plan.carrier(each)) for each in ("a", "total")] == [row, row]


@pytest.mark.parametrize("few", [2_000, 0])
def test_what_has_more_options_than_a_byte_tells_is_scored_wave_by_wave_too(
    few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table, "FEW_ROWS", few)
    framework = made(
        framework={"waves": ["spring", "autumn"]},
        answer={"many": {"kind": "choice", "options": [{"id": f"o{at}"} for at in range(300)]}},
        step=[
            {"id": "a", "answer": "many"},
            {"id": "b", "answer": "maybe", "applies_if": {"wave": {"from": "autumn"}}},
        ],
        result=[{"id": "last", "rule": "count", "where": "o299", "uses": ["a"]}],
    )
    rows = [{"entity": "e", "wave": wave, "a": "o299"} for wave in ("spring", "autumn")]
    found = table.score(framework, answered(framework, rows))
    assert [level(found, row, "a") for row in range(2)] == ["o299", "o299"]


@pytest.mark.parametrize("few", [100, 0])
def test_a_number_that_becomes_points_is_measured_no_more(few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "FEW_ROWS_THAT_COMPUTE", few)
    bands = {"rows": [{"points": 3, "at_least": 50}, {"points": 1}]}
    framework = made(
        answer={"any": {"kind": "number"}},
        step=[{"id": "a", "answer": "any"}],
        result=[{"id": "node", "rule": "mean", "uses": ["a"], "bands": bands}],
    )
    found = table.score(framework, answered(framework, [{"entity": "e", "a": 80}, {"entity": "f"}]))
    (chunk,) = found.chunks
    assert list(chunk.numbers[0]) == [80.0, 0.0]
    assert chunk.numbers[chunk.plan.carrier("node").position] is None
    assert found.situation(0).number(chunk.plan.carrier("node")) == 3


@pytest.mark.parametrize("options", [253, 254, 255])
def test_so_it_is_where_one_byte_is_just_enough_for_the_codes_and_where_it_is_not(
    options: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beside the options stand not applicable and missing."""
    names = [f"o{number}" for number in range(options)]
    framework = made(
        answer={"many": {"kind": "choice", "options": [{"id": each, "points": 1} for each in names]}},
        step=[{"id": "a", "answer": "many"}],
        result=[{"id": "node", "rule": "count", "where": names[-1], "uses": ["a"]}],
    )
    data = answered(framework, [{"entity": f"e{at}", "a": each} for at, each in enumerate([*names, ""])])
    tables = []
    for few in (2_000, 0):
        monkeypatch.setattr(table, "FEW_ROWS", few)
        (chunk,) = table.score(framework, data).chunks
        tables.append([[int(each) for each in column] for column in (*chunk.codes, *chunk.reasons)])
    assert tables[0] == tables[1]
    assert tables[0][0] == [*range(options), options + 1]


def test_no_rows_are_no_chunks() -> None:
    assert table.score(FRAMEWORK, answered(FRAMEWORK, {"entity": [], "a": []})).chunks == ()


def test_a_measured_question_that_nothing_computes_with_keeps_its_numbers_or_has_none() -> None:
    framework = made(
        answer={"share": {"kind": "number"}},
        step=[{"id": "a", "answer": "share"}, {"id": "b", "answer": "maybe"}],
    )
    data = answered(framework, [{"entity": "North", "a": "12,5"}, {"entity": "South", "b": "green"}])
    (chunk,) = table.score(framework, data).chunks
    assert [list(each) if each is not None else None for each in chunk.numbers] == [[12.5, 0.0], None]
    without_a = Answers(
        data.rows, {"b": data.columns["b"]}, data.legend, data.notes, data.ledger, data.places, data.issues
    )
    (chunk,) = table.score(framework, without_a).chunks
    assert list(chunk.numbers[0]) == [0.0, 0.0]
