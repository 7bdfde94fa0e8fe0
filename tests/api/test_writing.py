"""The verb `write`: what goes in, in which form, to which files; and that nothing that people wrote leaks."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

import indicatorkit as ik
from indicatorkit.errors import DataError
from indicatorkit.files.sheet import Column, Sheet
from indicatorkit.toml.read import from_dict
from tests.exports.made import ROWS, framework, scores
from tests.loading import document

SECRETS = ("Jan", "Piet", "Gesprek")


def refusal(what: Any, path: Path, **options: Any) -> str:
    with pytest.raises(DataError) as refused:
        ik.write(what, path, **options)
    [issue] = refused.value.issues
    assert issue.text("nl") and issue.text("en")
    return issue.code


def test_the_suffix_says_the_form_and_a_format_says_it_louder(tmp_path: Path) -> None:
    assert ik.write(scores(), tmp_path / "UIT.CSV").files[0].read_bytes().startswith(b"entity,wave,")
    assert (
        ik.write(scores(), tmp_path / "uit.txt", format="csv-nl")
        .files[0]
        .read_bytes()
        .startswith(b"\xef\xbb\xbfentity;")
    )
    assert refusal(scores(), tmp_path / "uit.doc") == "unknown-form"
    assert refusal(scores(), tmp_path / "uit.swing") == "unknown-form"
    assert refusal(scores(), tmp_path / "uit.csv", format="swing") == "swing-no-level"
    assert refusal(ik.read_answers(framework(), ROWS), tmp_path / "x.csv", swing=ik.SwingSetup("g")) == "only-scores"
    assert refusal(3, tmp_path / "x.csv") == "cannot-be-written"
    assert refusal(scores(), Path(), format="csv", force=True) == "file-unwritable"
    assert refusal(scores(), tmp_path, format="json", force=True) == "file-unwritable"


def test_what_is_there_is_not_replaced_unless_asked(tmp_path: Path) -> None:
    ik.write(scores(), tmp_path / "uit.json")
    assert refusal(scores(), tmp_path / "uit.json") == "file-exists"
    assert ik.write(scores(), tmp_path / "uit.json", force=True).files == (tmp_path / "uit.json",)


@pytest.mark.parametrize("name", ["uit.xlsx", "uit.csv", "uit.parquet", "uit.json"])
def test_the_receipt_goes_along_in_every_form(tmp_path: Path, name: str) -> None:
    files = ik.write(scores(), tmp_path / name).files
    digest = scores().receipt.answers
    if name.endswith("xlsx"):
        cells = [cell.value for row in openpyxl.load_workbook(files[0])["Herkomst"].iter_rows() for cell in row]
        assert digest in cells
    elif name.endswith("parquet"):
        metadata = pytest.importorskip("pyarrow.parquet").read_schema(files[0]).metadata
        assert json.loads(metadata[b"indicatorkit"]) == scores().receipt.as_dict()
    elif name.endswith("csv"):
        assert json.loads(files[1].read_text("utf-8")) == scores().receipt.as_dict()
    else:
        assert json.loads(files[0].read_text("utf-8"))["receipt"] == scores().receipt.as_dict()


@pytest.mark.parametrize("form", ["xlsx", "csv", "csv-nl", "parquet", "json", "swing"])
def test_the_same_input_gives_the_same_bytes(tmp_path: Path, form: Any) -> None:
    swing = ik.SwingSetup("g", codes={"Ede": 1, "s-Graveland": 2, "Urk": 3})
    made = [ik.write(scores(), tmp_path / name, format=form, swing=swing).files for name in ("een", "twee")]
    assert [path.read_bytes() for path in made[0]] == [path.read_bytes() for path in made[1]]


def test_results_as_a_table_are_those_of_the_frame(tmp_path: Path) -> None:
    [file, _] = ik.write(scores(), tmp_path / "uit.csv").files
    found = pd.read_csv(file, keep_default_na=False, dtype=str)
    keys = ["entity", "wave", "perspective", "node"]
    frame = scores().to_frame().astype({"node": str}).sort_values(keys)
    found = found.sort_values(keys)
    assert len(found) == len(frame)
    for column in (*keys, "reason"):
        assert found[column].tolist() == frame[column].astype(object).where(frame[column].notna(), "").tolist()


def test_answers_read_back_from_a_workbook_page_and_from_a_table(tmp_path: Path) -> None:
    answers = ik.read_answers(framework(), ROWS)
    for name, format_ in (("uit.csv", None), ("nl.csv", "csv-nl"), ("uit.parquet", None)):
        file, *_ = ik.write(answers, tmp_path / name, format=format_).files
        again = ik.read_answers(framework(), file)
        assert again.receipt == answers.receipt
        assert [note.text for note in again.record.notes if note.text] == ["=Jan zegt ja", "Gesprek volgt."]
        assert [note.by for note in again.record.notes if note.by] == ["Jan de Vries"]
    [file] = ik.write(answers, tmp_path / "uit.xlsx").files
    page = openpyxl.load_workbook(file)["Antwoorden"]
    heads, *rows = page.iter_rows(values_only=True)
    again = ik.read_answers(
        framework(), [dict(zip(heads, row, strict=True)) for row in rows], entities=answers.entities
    )
    assert again.receipt.answers == ik.read_answers(framework(), ROWS, entities=answers.entities).receipt.answers


def test_notes_stay_out_of_what_other_programs_get(tmp_path: Path) -> None:
    answers = ik.read_answers(framework(), ROWS)
    for what, name, options in (
        (scores(), "a.csv", {}),
        (scores(), "b.json", {}),
        (answers, "c.json", {}),
        (answers, "d.csv", {"notes": False}),
        (scores(), "e.csv", {"swing": ik.SwingSetup("g", codes={"Ede": 1, "s-Graveland": 2, "Urk": 3})}),
    ):
        for file in ik.write(what, tmp_path / name, **options).files:
            assert not any(word in file.read_text("utf-8") for word in SECRETS), name


def test_neither_scoring_nor_writing_says_anything_of_notes(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.DEBUG):
        for name in ("uit.xlsx", "uit.csv", "uit.parquet", "uit.json"):
            ik.write(scores(), tmp_path / name, notes=True)
    assert not caplog.records
    assert capfd.readouterr() == ("", "")


def test_nothing_that_is_logged_as_it_is_shows_what_people_wrote() -> None:
    found = scores()
    case, answers = found.at(0), ik.read_answers(framework(), ROWS)
    node = found.nodes[0].id
    notes = ("Jan", "Gesprek")
    assert all(any(word in note.text + note.by for note in answers.record.notes) for word in notes)
    shown = [answers, answers.record, answers.record.notes, list(answers.record.notes), found, found.table, case]
    for each in (*shown, case.told, case.explain(node), ik.summarise(found), ik.perspectives(found)):
        assert not any(word in repr(each) for word in notes), type(each)


# ------------------------------------------------------------------------------------------------ whatever has tables


class Two:
    """A result with two tables, a receipt and plain data, as other rooms make them."""

    receipt = scores().receipt

    def tables(self, lang: str) -> Sequence[Sheet]:
        return [Sheet(id_, f"{id_} {lang}", (Column("a", ["=1", 2]),)) for id_ in ("eerste", "tweede")]


class Told(Two):
    def as_dict(self) -> dict[str, Any]:
        return {"told": 1}


def test_any_result_with_tables_can_be_written(tmp_path: Path) -> None:
    files = ik.write(Two(), tmp_path / "uit.csv").files
    assert [path.name for path in files] == ["uit.csv", "uit_tweede.csv", "uit.receipt.json"]
    assert files[0].read_bytes() == b"a\r\n'=1\r\n2\r\n"
    book = openpyxl.load_workbook(ik.write(Two(), tmp_path / "uit.xlsx", lang="en").files[0])
    assert book.sheetnames == ["eerste en", "tweede en", "Origin"]
    said = json.loads(ik.write(Two(), tmp_path / "uit.json").files[0].read_text())
    assert said["sheets"][1] == {"id": "tweede", "columns": ["a"], "rows": [["=1"], [2]]}
    assert json.loads(ik.write(Told(), tmp_path / "told.json").files[0].read_text())["told"] == 1


def test_a_frame_can_be_written(tmp_path: Path) -> None:
    frame = ik.why_grey(scores())
    [file] = ik.write(frame, tmp_path / "uit.csv").files
    assert file.read_text("utf-8").startswith("entity,wave,perspective,node")
    file, receipt = ik.write(ik.policies(framework(), ROWS), tmp_path / "beleid.csv").files
    assert file.read_text("utf-8").startswith("node,policy,known,grey")
    assert json.loads(receipt.read_text("utf-8")) == scores().receipt.as_dict()
    mixed = pd.DataFrame({"a": [1, None], "b": [True, "x"], "c": [pd.Timestamp("2024-07-01"), 2.5]})
    [file] = ik.write(mixed, tmp_path / "gemengd.csv").files
    assert file.read_bytes() == b"a,b,c\r\n1,True,2024-07-01\r\n,x,2.5\r\n"
    [file] = ik.write(mixed, tmp_path / "gemengd.xlsx").files
    assert openpyxl.load_workbook(file).sheetnames == ["data"]


def test_a_comparison_says_where_both_sides_come_from(tmp_path: Path) -> None:
    nad = ik.load("nad")
    waves = ("2024-06", "2024-12")
    found = ik.compare(*(ik.score(nad, [{"entity": "Ede", "wave": wave, "optoppen": "ja"}]) for wave in waves))
    _, receipt = ik.write(found, tmp_path / "uit.csv").files
    said = json.loads(receipt.read_text("utf-8"))
    assert (said["before"]["answers"]["waves"], said["after"]["answers"]["waves"]) == ([waves[0]], [waves[1]])
    [book] = ik.write(found, tmp_path / "uit.xlsx").files
    assert openpyxl.load_workbook(book).sheetnames[-1] == "Herkomst"
    assert json.loads(ik.write(found, tmp_path / "uit.json").files[0].read_text("utf-8"))["receipt"] == said


# ---------------------------------------------------------------------------------------------------------- frameworks


def test_a_framework_is_written_as_toml_and_says_that_it_is_a_copy(tmp_path: Path) -> None:
    [file] = ik.write(framework(), tmp_path / "kopie.toml").files
    text = file.read_text("utf-8")
    assert text.startswith("# Kader klein 3, opnieuw geschreven door indicatorkit")
    assert "[[theme.indicator.subindicator]]" in text
    assert [item.id for item in ik.load(file)] == [item.id for item in framework()]
    assert ik.score(ik.load(file), ROWS).as_dict()["rows"] == scores().as_dict()["rows"]


def test_a_framework_goes_nowhere_else_and_nothing_else_goes_there(tmp_path: Path) -> None:
    assert refusal(framework(), tmp_path / "x.csv") == "other-form"
    assert refusal(scores(), tmp_path / "x.toml") == "other-form"
    variant = ik.policies(framework(), ROWS).scores("leave_out").framework
    assert refusal(variant, tmp_path / "x.toml") == "no-document"


def test_examples_beside_it_are_said_to_stay_behind(tmp_path: Path) -> None:
    ik.write(framework(), tmp_path / "k.toml")
    beside = 'format = 1\n[framework]\nid = "klein"\n[[example]]\nnl = "x"\nanswers = {}\nexpect = { plan = "grey" }\n'
    (tmp_path / "k.examples.toml").write_text(beside)
    found = ik.write(ik.load(tmp_path / "k.toml"), tmp_path / "kopie.toml")
    assert [issue.code for issue in found.issues] == ["examples-not-copied"]


def test_floats_of_another_parser_are_written_too() -> None:
    doc = document(indicator=[{"id": "a", "nl": "A", "answer": "light", "weight": 1.5}])
    found = from_dict(doc).framework
    assert found is not None
    assert found["a"].weight == 1.5


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "json", "parquet"])
def test_a_frame_may_have_columns_of_any_name_and_numbers_of_any_size(tmp_path: Path, suffix: str) -> None:
    huge = pd.Series([10**400], dtype=object)
    frame = pd.DataFrame({"receipt": [1], "receipts": ["a"], "as_dict": [float("inf")], "tables": huge})
    [file] = ik.write(frame, tmp_path / f"uit.{suffix}").files
    if suffix == "json":
        assert json.loads(file.read_text())["sheets"][0]["rows"] == [[1, "a", "inf", "1" + "0" * 400]]


def test_two_columns_of_one_name_both_go_to_parquet(tmp_path: Path) -> None:
    frame = pd.DataFrame([[1, 2, 3, 4]], columns=["a", "a", "a_2", "b"])
    [file] = ik.write(frame, tmp_path / "uit.parquet").files
    assert pd.read_parquet(file).to_dict("list") == {"a": [1], "a_2": [2], "a_2_2": [3], "b": [4]}


def test_a_path_without_a_name_is_an_issue() -> None:
    for form in ("csv", "xlsx", "json"):
        assert refusal(scores(), Path(), format=form) == "file-unwritable"
        assert refusal(scores(), Path(), format=form, force=True) == "file-unwritable"
