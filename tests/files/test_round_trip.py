"""What is filled in is what is read: a form is written, filled in, taken apart and read, as if it were data at once."""

from __future__ import annotations

import datetime as dt
import random
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given, settings, strategies as st

import indicatorkit as ik
from indicatorkit.answers import Answers
from indicatorkit.files.questionnaire.form import OURS, SEPARATOR, STAMP_SHEET, TABLE, TABLE_AT, Question, read_stamp
from indicatorkit.files.workbook.cells import Grid, cell, grid
from indicatorkit.files.workbook.package import opened
from indicatorkit.files.workbook.tags import unescaped
from indicatorkit.framework import Framework

from .. import draw
from ..loading import load
from ..release.counting import Tried
from ..release.sizes import thoroughly
from .forms import UNKIND, opened as opened_by_openpyxl

MIN, MAX = dt.date(1900, 3, 1), dt.date(2999, 12, 31)
KNOWN = {"nad": lambda: ik.load("nad"), "beschermd_thuis": lambda: ik.load("beschermd_thuis")}
KNOWN["unkind"] = lambda: load(UNKIND)


@cache
def known(name: str) -> Framework:
    return KNOWN[name]()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("forms")


def grids(path: Path) -> dict[str, Grid]:
    """What stands in every sheet of a form."""
    package = opened(path)
    return {each.name: grid(package, each, 20_000, 40) for each in package.sheets}


def asked_in(sheets: dict[str, Grid]) -> dict[str, Question]:
    """What a form asks."""
    stamp = sheets[STAMP_SHEET]
    width = range(1, 1 + TABLE_AT + len(TABLE))
    rows = ([stamp.rows.get(row, {}).get(at) for at in width] for row in range(1, max(stamp.rows) + 1))
    found = read_stamp(rows)
    assert found is not None
    return found[1]


def drawn(rng: Random, asked: Question) -> tuple[Any, Any]:
    """An answer as people give it in the form, and as it is in data."""
    if rng.random() < 0.2:
        return None, None
    if asked.kind == "number" and rng.random() < 0.8:
        number = rng.choice((0, 1, 3, 12, 40, 33.5, 0.1, -2, 1e9))
        return number, number
    if asked.kind == "several":
        chosen = rng.sample(asked.offered, rng.randint(1, min(3, len(asked.offered))))
        return "; ".join(each.text for each in chosen), SEPARATOR.join(each.said for each in chosen)
    if not asked.offered or rng.random() < 0.1:
        return "zomaar iets", "zomaar iets"
    chosen_one = rng.choice(asked.offered)
    return chosen_one.text, chosen_one.said


def refilled(rng: Random, sheets: dict[str, Grid], answers: dict[str, Any], path: Path) -> None:
    """The form in another file, with these answers: rows shuffled, columns moved, sheets renamed and shuffled."""
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        names = list(sheets)
        rng.shuffle(names)
        for number, name in enumerate(names):
            sheet = book.add_worksheet(name if name in OURS else f"Blad {number}")
            _write(rng, sheet, sheets[name], answers)


def _write(rng: Random, sheet: Any, here: Grid, answers: dict[str, Any]) -> None:
    head = here.rows.get(1, {})
    is_page = "item" in head.values() and "value" in head.values()
    value = next((at for at, name in head.items() if name == "value"), 0)
    rows = [dict(here.rows.get(row, {})) for row in range(1, max(here.rows, default=0) + 1)]
    places = list(range(1, 31))
    if is_page:
        for row in rows[2:]:
            row[value] = answers.get(row.get(1, ""))
        rest = [*rows[2:], {}, {}]
        rng.shuffle(rest)
        rows[2:] = rest
        rng.shuffle(places)
    for number, row in enumerate(rows):
        for at, said in row.items():
            if said is not None:
                sheet.write(number, places[at - 1] - 1, said)


def same(one: Answers, other: Answers) -> None:
    """Whether the same was read."""
    assert list(one.rows) == list(other.rows)
    for item, column in other.columns.items():
        got = one.columns[item]
        assert (got.codes, got.reasons, got.numbers) == (column.codes, column.reasons, column.numbers), item
    assert one.ledger.cells_used == other.ledger.cells_used


def check(framework: Framework, rng: Random, folder: Path) -> None:
    """Write, fill in, shuffle, read."""
    lang: Any = rng.choice(("nl", "en"))
    wave = rng.choice((*framework.waves, None)) if framework.waves else rng.choice((None, "2024-12"))
    key = {
        "entity": rng.choice(("Ede", "'s-Hertogenbosch", "=1+1", "007")),
        "perspective": rng.choice(("", "cliënten")),
    }
    empty, filled = folder / "empty.xlsx", folder / "filled.xlsx"
    ik.write_questionnaire(framework, empty, wave=wave, lang=lang, force=True, **key)
    sheets = grids(empty)
    said = {id_: drawn(rng, each) for id_, each in asked_in(sheets).items()}
    refilled(rng, sheets, {id_: form for id_, (form, _) in said.items()}, filled)
    data = {id_: data for id_, (_, data) in said.items()}
    expected = ik.read_answers(framework, _long(data, wave or framework.default_wave(), key))
    same(ik.read_answers(framework, filled).record, expected.record)


def _long(data: dict[str, Any], wave: str, key: dict[str, str]) -> list[dict[str, Any]]:
    return [{**key, "wave": wave, "item": item, "value": value} for item, value in data.items()]


@pytest.mark.parametrize("name", sorted(KNOWN))
@settings(max_examples=thoroughly(5), deadline=None)
@given(seed=st.integers(0, 1 << 30))
def test_what_is_filled_in_is_what_is_read(name: str, seed: int, folder: Path, tried: Tried) -> None:
    check(known(name), Random(seed), folder)
    tried(9, 1)


@settings(max_examples=thoroughly(15), deadline=None)
@given(seed=st.integers(0, 1 << 30))
def test_so_it_is_for_any_framework(seed: int, folder: Path, tried: Tried) -> None:
    rng = random.Random(seed)
    check(load(draw.to_toml(draw.framework(rng))), rng, folder)
    tried(9, 1)


@pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")  # openpyxl drops what it does not know
@pytest.mark.parametrize("name", sorted(KNOWN))
def test_a_form_that_is_filled_in_where_it_stands(name: str, tmp_path: Path) -> None:
    framework = known(name)
    path = ik.write_questionnaire(framework, tmp_path / "a.xlsx", entity="Ede", lang="nl")
    rng, said = Random(name), {}
    book = opened_by_openpyxl(path.read_bytes())
    asked = asked_in(grids(path))
    for sheet in book:
        if sheet["A1"].value != "item":
            continue
        value = next(each.column for each in sheet[1] if each.value == "value")
        for row in range(3, sheet.max_row + 1):
            item = str(sheet.cell(row, 1).value)
            form, said[item] = drawn(rng, asked[item])
            written = sheet.cell(row, value)
            written.value = form
            if isinstance(form, str):
                written.data_type = "s"  # openpyxl would make a formula of what begins with `=`
    book.save(path)
    expected = ik.read_answers(framework, _long(said, framework.default_wave(), {"entity": "Ede"}))
    got = ik.read_answers(framework, path)
    assert said.keys() == asked.keys()
    same(got.record, expected.record)
    assert [each.code for each in got.issues] == [each.code for each in expected.issues]


@settings(max_examples=15, deadline=None)
@given(
    cells=st.dictionaries(
        st.tuples(st.integers(0, 40), st.integers(0, 30)),
        st.text(max_size=6)
        | st.integers(-(10**12), 10**12)
        | st.floats(-1e9, 1e9)
        | st.booleans()
        | st.dates(MIN, MAX),
        max_size=12,
    )
)
def test_cells_are_what_openpyxl_says_that_they_are(cells: dict[tuple[int, int], Any], folder: Path) -> None:
    path = folder / "cells.xlsx"
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet, day = book.add_worksheet("Blad"), book.add_format({"num_format": "yyyy-mm-dd"})
        for (row, column), value in cells.items():
            sheet.write(row, column, value, *([day] if isinstance(value, dt.date) else []))
    ours = grids(path)["Blad"].rows
    theirs = opened_by_openpyxl(path.read_bytes())["Blad"]
    there = {each.coordinate: each.value for row in theirs.iter_rows() for each in row if each.value not in (None, "")}
    here = {cell(row, at): value for row, values in ours.items() for at, value in values.items()}
    assert here.keys() == there.keys()
    assert all(_plain(here[each]) == _plain(there[each]) for each in here)


def _plain(value: Any) -> Any:
    """The value; texts without what is said by its number, where openpyxl keeps the numbers."""
    return unescaped(value) if isinstance(value, str) else value


def test_a_form_as_it_is_written_is_read_without_a_remark(tmp_path: Path) -> None:
    for name in KNOWN:
        path = ik.write_questionnaire(known(name), tmp_path / f"{name}.xlsx", entity="Ede")
        got = ik.read_answers(known(name), path)
        assert (got.entities, got.issues, got.ledger.cells_used) == (("Ede",), (), 0)
