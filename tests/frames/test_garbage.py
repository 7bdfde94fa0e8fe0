"""Laws that hold for any data whatever: the ledger adds up, lists and arrays agree, and nothing is ever invented."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings, strategies as st

from indicatorkit.answers import NOT_SUPPLIED, Answers
from indicatorkit.errors import DataError
from indicatorkit.frames import read as reading
from indicatorkit.frames.read import read
from indicatorkit.frames.rows import Given

from .drawn import CELLS, LONG, NOTHING, WIDE
from .made import ANSWERS, BOOKS, FRAMEWORK

ENTITIES = st.sampled_from([None, ["Ede", "'s-Hertogenbosch", "0363"]])


def told(answers: Answers) -> dict[str, Any]:
    """Everything that there is to say of answers, as plain data."""
    columns = {
        item: (list(each.codes), list(each.reasons), each.numbers and list(each.numbers), list(each.origin), each.said)
        for item, each in answers.columns.items()
    }
    return {
        "rows": list(answers.rows),
        "columns": columns,
        "notes": list(answers.notes),
        "ledger": answers.ledger.as_dict(),
        "rejected": sorted(map(repr, answers.ledger.rejected())),
        "issues": [each.as_dict() for each in answers.issues],
    }


def attempt(data: Any, **given_: Any) -> dict[str, Any]:
    try:
        return told(read(FRAMEWORK, data, codebooks=BOOKS, given=Given(**given_)))
    except DataError as refused:
        return {"refused": [each.as_dict() for each in refused.issues]}


@settings(max_examples=100, deadline=None)
@given(WIDE | LONG, ENTITIES)
def test_the_ledger_adds_up_for_anything(records: list[dict[str, Any]], entities: list[str] | None) -> None:
    try:
        answers = read(FRAMEWORK, records, codebooks=BOOKS, given=Given(entities))
    except DataError:
        return
    ledger = answers.ledger
    assert ledger.adds_up
    assert ledger.rows_read + ledger.rows_blank == len(records)
    listed = list(ledger.rejected())
    assert len(listed) == ledger.rows_rejected + ledger.cells_rejected + ledger.notes_rejected
    assert all(each.where.row and each.why for each in listed)
    for column in answers.columns.values():
        assert len(column.codes) == len(column.reasons) == len(column.origin) == len(answers.rows)
        for code, reason in zip(column.codes, column.reasons, strict=True):
            assert code <= column.missing and (reason > 0) == (code == column.missing)
        assert column.numbers is None or all(each == each for each in column.numbers)
    assert all(str(each) and each.render("en") for each in answers.issues)


@settings(max_examples=100, deadline=None)
@given(WIDE | LONG, ENTITIES)
def test_lists_and_arrays_read_the_same(records: list[dict[str, Any]], entities: list[str] | None) -> None:
    small = attempt(records, entities=entities)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "MOST_IN_LISTS", -1)
        assert attempt(records, entities=entities) == small


def test_a_number_in_a_column_of_numbers_is_shown_in_a_conflict() -> None:
    frame = pd.DataFrame({"regio": ["Ede", "Ede", "Urk"], "aandeel": [1.5, 2.0, 3.0]})
    assert attempt(frame) == attempt(frame.to_dict("records"))


@settings(max_examples=60, deadline=None)
@given(WIDE | LONG)
def test_a_frame_of_objects_reads_like_its_records(records: list[dict[str, Any]]) -> None:
    columns = list(dict.fromkeys(key for record in records for key in record))
    values = {key: pd.Series([record.get(key) for record in records], dtype=object) for key in columns}
    if records and columns:
        assert attempt(pd.DataFrame(values)) == attempt(records)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(list(ANSWERS)), NOTHING)
def test_every_spelling_of_nothing_is_not_supplied(item: str, nothing: Any) -> None:
    for form in ([{"entity": "Ede", item: nothing}], [{"entity": "Ede", "item": item, "value": nothing}]):
        for data in (form, pd.DataFrame(form), pd.DataFrame(form, dtype=object)):
            answers = read(FRAMEWORK, data, codebooks=BOOKS)
            column = answers.columns[item]
            assert (column.codes[0], column.reasons[0]) == (column.missing, NOT_SUPPLIED)
            assert answers.ledger.cells_empty == answers.ledger.cells_read == 1
            assert not answers.issues


@settings(max_examples=500, deadline=None)
@given(st.sampled_from(list(ANSWERS)), CELLS, st.sampled_from([None, ",", "."]))
def test_a_codebook_reads_any_cell_and_always_the_same(item: str, cell: Any, decimals: Any) -> None:
    book = BOOKS[item]
    once, again = book.read(cell, decimals), book.read(cell, decimals)
    assert once == again
    assert 0 <= once.code <= book.missing
    assert (once.reason > 0) == (once.code == book.missing)
    assert bool(once.why) == (once.state == 2)


def test_places_of_a_finding_stand_in_the_order_of_the_data_and_not_of_the_rows() -> None:
    names = ["Urk", "Ede", "Urk"]
    records = [
        {"regio": name, "item": item, "value": "?"} for name, item in zip(names, ["fase", "plan", "plan"], strict=True)
    ]
    for data in (records, pd.DataFrame(records)):
        (issue,) = [each for each in read(FRAMEWORK, data, codebooks=BOOKS).issues if each.params["item"] == "plan"]
        assert [each.row for each in (issue.where, *issue.also)] == [2, 3]
