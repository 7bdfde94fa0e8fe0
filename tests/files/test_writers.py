"""Sheets as CSV, workbooks, Parquet and JSON: what stands in the file, and that equal sheets give equal bytes."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings, strategies as st

import indicatorkit as ik
from indicatorkit.errors import DataError, MissingExtraError
from indicatorkit.files.csv import read_csv
from indicatorkit.files.names import cut
from indicatorkit.files.sheet import Column, Sheet, Shown, sheet_of, words
from indicatorkit.files.writers.csv import IN_A_PIPE, PRESETS, csv_bytes, number, write_rows
from indicatorkit.files.writers.json import json_bytes
from indicatorkit.files.writers.parquet import METADATA, write_parquet
from indicatorkit.files.writers.xlsx import MOST_LETTERS, write_xlsx
from indicatorkit.frames.figures import number_in
from indicatorkit.frames.names import Items

ITEMS = Items(ik.load("nad"))
TEXTS = ["=1+1", "'=1", "-1", "a;b,c", 'zegt "ja"', "regel 1\nregel 2", "Súdwest-Fryslân", "@SUM(A1)", "", None]


def sheet(*columns: Column) -> Sheet:
    return Sheet("data", "Gegevens", columns, pinned=1)


def little() -> Sheet:
    numbers = [-1.5, 2, Fraction(1, 3), Fraction(5), Decimal("0.1"), 1e300, None, 0, -0.25, 10**20]
    return sheet(Column("entity", TEXTS, repeats=True), Column("note", TEXTS), Column("value", numbers))


def test_csv_for_excel_in_dutch_has_a_mark_semicolons_and_commas() -> None:
    said = csv_bytes(little(), PRESETS["excel-nl"])
    assert said.startswith(b"\xef\xbb\xbfentity;note;value\r\n'=1+1;'=1+1;-1,5\r\n''=1;''=1;2\r\n'-1;'-1;0,333333")
    assert said.endswith(b"\r\n")


def test_csv_for_programs_is_rfc_4180() -> None:
    said = csv_bytes(little(), PRESETS["open"]).decode("utf-8")
    rows = list(csv.reader(io.StringIO(said, newline=""), strict=True))
    assert rows[0] == ["entity", "note", "value"]
    assert [row[0] for row in rows[1:5]] == ["'=1+1", "''=1", "'-1", "a;b,c"]
    assert [
        row[2] for row in rows[1:]
    ] == "-1.5|2|0.3333333333333333|5|0.1|1e+300||0|-0.25|100000000000000000000".split("|")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.text(st.characters(exclude_categories=["Cs"])),
            st.floats(allow_nan=False, allow_infinity=False) | st.integers(),
        )
    ),
    st.sampled_from(sorted(PRESETS)),
)
def test_a_table_through_csv_is_the_same_table(
    tmp_path_factory: Any, rows: list[tuple[str, float]], preset: str
) -> None:
    found = sheet(
        Column("entity", [a for a, _ in rows]),
        Column("item", [a for a, _ in rows]),
        Column("value", [b for _, b in rows]),
    )
    path = Path(tmp_path_factory.getbasetemp()) / "law.csv"
    path.write_bytes(csv_bytes(found, PRESETS[preset]))
    [table], issues = read_csv(path, ITEMS)
    assert not issues
    assert table.names == ("entity", "item", "value")
    assert list(table.columns[0]) == list(table.columns[1]) == [text for text, _ in rows]
    for said, (_, meant) in zip(table.columns[2], rows, strict=True):
        assert float(said.replace(table.decimals or ".", ".")) == float(meant)
        if abs(meant) < 10**15 and len(said) < 30:
            assert number_in(said, table.decimals) == number_in(meant)


def test_a_text_with_half_a_line_end_stays_in_its_cell_in_a_pipe_too() -> None:
    """Else what follows would begin a row, and a formula in it would be run."""
    said, to = ["a\r=1+1", "b\nc", "d"], io.StringIO(newline="")
    write_rows(to, sheet(Column("note", said)), IN_A_PIPE)
    assert to.getvalue() == 'note\n"a\r=1+1"\n"b\nc"\nd\n'
    assert list(csv.reader(io.StringIO(to.getvalue(), newline=""))) == [["note"], *([each] for each in said)]


def test_a_number_is_said_so_that_it_reads_back_as_the_same() -> None:
    assert [number(each, ",") for each in (Fraction(-7, 4), 0.1, Decimal("12.50"), None)] == [
        "-1,75",
        "0,1",
        "12,50",
        "",
    ]


def test_half_of_a_pair_of_letters_is_replaced_and_not_an_error(tmp_path: Path) -> None:
    broken = sheet(Column("entity", ["a\ud800b"]))
    assert words("a\ud800b") == "a\ufffdb" == words(Shown("a\ud800b"))
    assert "a\ufffdb" in csv_bytes(broken, PRESETS["open"]).decode()
    write_xlsx(tmp_path / "uit.xlsx", [broken])
    assert openpyxl.load_workbook(tmp_path / "uit.xlsx").worksheets[0]["A2"].value == "a\ufffdb"
    assert json.loads(json_bytes({"a": "a\ud800b"})) == {"a": "a\ud800b"}


# ------------------------------------------------------------------------------------------------------------ workbooks


def test_a_workbook_has_texts_as_texts_and_numbers_as_numbers(tmp_path: Path) -> None:
    write_xlsx(tmp_path / "uit.xlsx", [little()])
    page = openpyxl.load_workbook(tmp_path / "uit.xlsx")["Gegevens"]
    assert [page.cell(row, 1).value for row in (2, 3, 4, 9)] == ["=1+1", "'=1", "-1", "@SUM(A1)"]
    assert {page.cell(row, 1).data_type for row in range(2, 10) if page.cell(row, 1).value} == {"s"}
    assert [page.cell(row, 3).value for row in (2, 3, 5)] == [-1.5, 2, 5]
    assert page.freeze_panes == "B2"
    assert page.auto_filter.ref == "A1:C11"


def test_links_are_texts_and_long_texts_are_cut(tmp_path: Path) -> None:
    long = "x" * (MOST_LETTERS + 5)
    write_xlsx(
        tmp_path / "uit.xlsx", [sheet(Column("a", ["https://example.org", long, Shown("rood", "red"), Shown("kaal")]))]
    )
    page = openpyxl.load_workbook(tmp_path / "uit.xlsx").worksheets[0]
    assert page["A2"].hyperlink is None
    assert page["A3"].value == "x" * (MOST_LETTERS - 1) + "…"
    assert page["A4"].fill.fgColor.rgb == "FFF5BFBF"


def test_names_of_sheets_are_made_to_fit(tmp_path: Path) -> None:
    names = ["Noord- en Midden-Limburg / Venlo [2024]", "Noord- en Midden-Limburg / Venlo [2025]", "'?'", ""]
    write_xlsx(tmp_path / "uit.xlsx", [Sheet(f"s{at}", name, (Column("a", [1]),)) for at, name in enumerate(names)])
    found = openpyxl.load_workbook(tmp_path / "uit.xlsx").sheetnames
    assert found == ["Noord- en Midden-Limburg -…", "Noord- en Midden-Limburg… 2", "-", "s3"]


def test_what_does_not_fit_in_a_workbook_is_said(tmp_path: Path) -> None:
    with pytest.raises(DataError) as refused:
        write_xlsx(tmp_path / "uit.xlsx", [sheet(Column("a", range(1 << 20)))])
    assert refused.value.issues[0].code == "sheet-does-not-fit"
    assert not list(tmp_path.iterdir())


# ----------------------------------------------------------------------------------------------- Parquet, JSON, and all


def test_parquet_has_the_receipt_and_keeps_texts_that_repeat_once(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    write_parquet(tmp_path / "uit.parquet", little(), {"framework": {"id": "klein"}})
    found = parquet.read_table(tmp_path / "uit.parquet")
    assert json.loads(found.schema.metadata[METADATA]) == {"framework": {"id": "klein"}}
    assert str(found.schema.field("entity").type).startswith("dictionary<values=string")
    assert found.column("note").to_pylist() == TEXTS
    assert found.column("value").to_pylist()[:3] == [-1.5, 2.0, 1 / 3]


def test_without_pyarrow_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match="arrow"):
        write_parquet(tmp_path / "uit.parquet", little(), {})


def test_equal_sheets_give_equal_bytes(tmp_path: Path) -> None:
    for name in ("een", "twee"):
        write_xlsx(tmp_path / f"{name}.xlsx", [little()])
        write_parquet(tmp_path / f"{name}.parquet", little(), {"b": 1, "a": 2})
    for suffix in ("xlsx", "parquet"):
        assert (tmp_path / f"een.{suffix}").read_bytes() == (tmp_path / f"twee.{suffix}").read_bytes()


def test_json_knows_exact_numbers_and_refuses_what_it_cannot_say() -> None:
    assert json.loads(json_bytes([Fraction(3), Fraction(1, 3), Decimal("0.5"), Shown("rood", "red")])) == [
        3,
        "1/3",
        0.5,
        "rood",
    ]
    with pytest.raises(TypeError, match="no value of JSON"):
        json_bytes([object()])


def test_records_become_a_sheet() -> None:
    found = sheet_of("x", ("a", "b"), [{"a": True, "b": "="}, {"a": None}])
    assert [list(each.cells) for each in found.columns] == [["True", None], ["=", None]]
    assert len(found) == 2
    assert len(Sheet("leeg", "leeg", ())) == 0


def test_every_end_of_a_line_is_one_in_a_workbook() -> None:
    assert [cut(text, 9) for text in ("a\rb", "a\r\nb", "a\vb", "a\fb", "a\n\rb", "a\x07b")] == [
        *["a\nb"] * 4,
        "a\n\nb",
        "ab",
    ]
