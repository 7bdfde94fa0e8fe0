"""Frames of every library say the same; codes stay codes; what is no table is refused."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import narwhals as nw
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings, strategies as st

from indicatorkit.answers import Answers
from indicatorkit.errors import DataError, MissingExtraError
from indicatorkit.frames.arrays import Arrays
from indicatorkit.frames.kit import Factor, Numbers
from indicatorkit.frames.natives import arrow_column, polars_column
from indicatorkit.frames.natives.column import by_appearance
from indicatorkit.frames.read import read

from .made import BOOKS, FRAMEWORK
from .natives import FORMS, plain, tables
from .test_garbage import attempt


def of(data: Any) -> Answers:
    return read(FRAMEWORK, data, codebooks=BOOKS)


@settings(max_examples=100, deadline=None)
@given(tables(), st.data())
def test_the_same_data_read_the_same_in_every_library(table: pa.Table, data: st.DataObject) -> None:
    wanted = attempt(plain(table)) if len(table) else attempt({name: [] for name in table.column_names})
    for form in data.draw(st.lists(st.sampled_from(sorted(FORMS)), min_size=3, max_size=3, unique=True)):
        assert attempt(FORMS[form](table)) == wanted, form


@pytest.mark.parametrize("form", sorted(FORMS))
def test_answers_remember_in_which_library_they_came(form: str) -> None:
    answers = of(FORMS[form](pa.table({"regio": ["Ede"], "plan": ["ja"]})))
    library = {"batches": "pyarrow", "narwhals": "pyarrow", "columns": "pandas"}.get(form, form.partition(",")[0])
    assert answers.library == library
    assert of([{"regio": "Ede"}]).library == "pandas"


def test_a_frame_that_narwhals_wraps_is_the_frame_within() -> None:
    answers = of(nw.from_native(pd.DataFrame({"regio": ["Ede"], "plan": ["ja"]})))
    assert (answers.library, answers.ledger.cells_used) == ("pandas", 1)


# -------------------------------------------------------------------------------------------------- codes stay codes

MANY = 1_000_000
WORDS = ["gereed", "In ontwikkeling", "weet niet", "never used"]


@pytest.fixture
def decoded(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many values each column handed to Python; going through all cells is an error."""
    counts: list[int] = []

    def counting(python: Any) -> Any:
        def count(*given_: Any) -> Any:
            found = python(*given_)
            counts.append(len(found))
            return found

        return count

    def never(_: object) -> None:
        raise AssertionError("cell by cell")

    for module in (arrow_column, polars_column):
        monkeypatch.setattr(module, "python", counting(module.python))
        monkeypatch.setattr(module, "factorised", never)
    return counts


def encoded(form: str, count: int) -> Any:
    """A column with three of four words, over and over, as a library keeps it."""
    codes = np.arange(count, dtype=np.int8) % 3
    match form:
        case "polars, enum":
            return pl.Series(WORDS, dtype=pl.Enum(sorted(WORDS))).gather(codes)
        case "polars":
            return pl.Series(WORDS, dtype=pl.Categorical).gather(codes)
        case "pandas":
            return pd.Series(pd.Categorical.from_codes(codes, WORDS))
    cells = pa.DictionaryArray.from_arrays(codes, WORDS)
    return cells if form == "pyarrow" else pd.Series(pd.arrays.ArrowExtensionArray(cells))


@pytest.mark.parametrize("form", ["pyarrow", "polars", "polars, enum", "pandas", "pandas, of Arrow"])
def test_a_million_encoded_cells_are_three_texts(form: str, decoded: list[int]) -> None:
    found = Arrays().values(encoded(form, MANY))
    assert isinstance(found, Factor) and list(found.distinct) == WORDS[:3] and len(found.codes) == MANY
    assert decoded == ([] if form == "pandas" else [3])


@pytest.mark.parametrize("form", ["pyarrow", "polars", "polars, enum", "pandas", "pandas, of Arrow"])
def test_encoded_columns_are_read_by_their_codes(form: str, decoded: list[int]) -> None:
    answers = of({"plekken": encoded(form, 12), "fase": encoded(form, 12)})
    assert list(answers.columns["fase"].codes[:3]) == [2, 1, answers.columns["fase"].missing]
    assert decoded == ([] if form == "pandas" else [3, 3])


def test_codes_are_renumbered_as_they_appear() -> None:
    codes, old, firsts = by_appearance(np.asarray([5, -1, 0, 5, 2], dtype=np.int8), 6)
    assert (codes.tolist(), old.tolist(), firsts.tolist()) == ([0, -1, 1, 0, 2], [5, 0, 2], [0, 2, 4])
    empty, _, _ = by_appearance(np.zeros(0, dtype=np.int64), 0)
    assert empty.tolist() == []


def test_texts_that_do_not_fit_in_one_piece_are_encoded_piece_by_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    table = pa.table(
        {"regio": pa.chunked_array([["Ede"], ["Urk", "Ede"]]), "plan": pa.chunked_array([["ja"], ["x", "ja"]])}
    )
    wanted = attempt(table)
    monkeypatch.setattr(arrow_column, "MOST_IN_ONE", 0)
    assert attempt(table) == wanted == attempt(plain(table))


def test_numbers_that_a_float_cannot_hold_stay_as_they_are() -> None:
    rows = [{"regio": "Ede", "plekken": 2**53 + 1}, {"regio": "Urk", "plekken": None}]
    for frame in (pl.DataFrame(rows), pa.Table.from_pylist(rows)):
        assert attempt(frame) == attempt(rows)
        assert not isinstance(Arrays().values(frame["plekken"]), Numbers)


def test_equal_values_of_a_dictionary_are_one() -> None:
    cells = pa.DictionaryArray.from_arrays(pa.array([0, 1, 2, 3, None]), pa.array(["ja", "ja", None, "mischien"]))
    answers = of(pa.table({"regio": list("abcde"), "plan": cells}))
    assert answers.ledger.as_dict()["cells_empty"] == 2
    assert [each.code for each in answers.issues] == ["unknown-answer"]


def test_names_that_are_far_apart_are_numbered_without_a_table_of_all_pairs() -> None:
    entities = [f"r{n}" for n in range(300)]
    rows = [{"regio": entity, "perspectief": entity, "plan": "ja"} for entity in entities]
    assert [each.perspective for each in of(pl.DataFrame(rows)).rows] == entities


# ------------------------------------------------------------------------------------------------------ odd columns

ODD: list[tuple[pa.Array, list[str]]] = [
    (pa.array(["ja", None, "nee"], pa.string_view()), ["ja", "", "nee"]),
    (pa.array([np.float16(1), None, np.float16(0)], pa.float16()), ["ja", "", "nee"]),
    (pa.array([1, None, 0], pa.uint8()).dictionary_encode(), ["ja", "", "nee"]),
    (pa.compute.run_end_encode(pa.array(["ja", None, "nee"])), ["ja", "", "nee"]),
    (pa.ExtensionArray.from_storage(pa.uuid(), pa.array([b"0" * 16, None, b"1" * 16], pa.binary(16))), ["?", "", "?"]),
    (pa.array([10**18 + 1, None, 5], pa.timestamp("ns")), ["?", "", "?"]),
    (pa.array([10**8, None, 5], pa.date32()), ["?", "", "?"]),
    (pa.array([b"ja", None, b"nee"]), ["?", "", "?"]),
    (pa.array([[1.0], None, []], pa.list_(pa.float64())), ["?", "", ""]),
]


@pytest.mark.parametrize(("cells", "wanted"), ODD, ids=[str(cells.type) for cells, _ in ODD])
def test_odd_columns_of_arrow(cells: pa.Array, wanted: list[str]) -> None:
    answers = of(pa.table({"regio": list("abc"), "plan": cells}))
    column = answers.columns["plan"]
    found = [letter.word if (letter := column.letter(row)) else "?" if row in column.said else "" for row in range(3)]
    assert found == wanted


@pytest.mark.parametrize(
    "cells",
    [
        pl.Series(["ja", {"a": 1}, None], dtype=pl.Object),
        pl.Series([1, 10**30, None], dtype=pl.Int128),
        pl.Series([True, False, None]),
        pl.Series([0.5, 1.0, None], dtype=pl.Float32),
        pl.Series([None, None, None]),
        pl.Series(["ja", "x", None], dtype=pl.Categorical),
        pl.Series([b"ja", b"x", None]),
    ],
    ids=lambda cells: str(cells.dtype),
)
def test_odd_columns_of_polars_read_like_lists(cells: pl.Series) -> None:
    rows = [{"regio": name, "plan": cell} for name, cell in zip("abc", cells, strict=True)]
    assert attempt(pl.DataFrame([pl.Series("regio", list("abc")), cells.alias("plan")])) == attempt(rows)


def test_a_short_float_of_another_library_is_the_number_that_it_shows() -> None:
    table = pa.table({"regio": ["Ede", "Urk"], "aandeel": pa.array([0.3, 0.1], pa.float32())})
    for data in (table, pl.from_arrow(table)):
        column = of(data).columns["aandeel"]
        assert column.numbers is not None and list(column.numbers) == [0.3, 0.1]
        assert list(column.codes) == [1, 0]


def test_two_columns_of_one_name_are_read_as_one() -> None:
    answers = of(pa.table([["Ede", "Urk"], ["ja", None], ["ja", "nee"]], names=["regio", "plan", "plan"]))
    assert answers.ledger.as_dict()["cells_used"] == 3
    assert [each.code for each in answers.issues] == ["answered-twice"]


def test_an_index_without_a_name_is_left_out_and_one_with_a_name_is_read() -> None:
    frame = pd.DataFrame({"regio": ["Ede", "Urk"], "plan": ["ja", "nee"]})
    assert not of(pa.Table.from_pandas(frame.iloc[::-1])).issues
    assert of(pa.Table.from_pandas(frame.set_index("regio"))).rows[1].entity == "Urk"


# ------------------------------------------------------------------------------------------------ what is not there


@pytest.mark.parametrize("data", [pa.array(["ja"]), pl.Series(["ja"]), pa.chunked_array([["ja"]]), object()])
def test_one_column_is_no_table(data: Any) -> None:
    with pytest.raises(DataError) as caught:
        of(data)
    assert [each.code for each in caught.value.issues] == ["not-a-table"]


def test_a_library_that_is_missing_is_named_with_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    import duckdb

    relation = duckdb.from_arrow(pa.table({"regio": ["Ede"]}))
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match=r'python -m pip install "indicatorkit\[frames\]"'):
        of(relation)


def test_polars_in_and_polars_out_need_no_pandas() -> None:
    code = (
        "import sys, polars as pl; from tests.frames.made import BOOKS, FRAMEWORK\n"
        "from indicatorkit.frames.read import read; from indicatorkit.frames.answered import answers_frame\n"
        "rows = [{'regio': 'Ede', 'plan': 'ja', 'plekken': 3}]\n"
        "read(FRAMEWORK, rows, codebooks=BOOKS)\n"
        "print([each for each in ('numpy', 'narwhals') if each in sys.modules and each != 'numpy'])\n"
        "answers = read(FRAMEWORK, pl.DataFrame(rows), codebooks=BOOKS)\n"
        "print(type(answers_frame(FRAMEWORK, answers, library=answers.library)).__module__.split('.')[0])\n"
        "print([each for each in ('pandas', 'pyarrow') if each in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:3] == ["[]", "polars", "[]"]
