"""Scores for Swing: keys, special values, descriptions, and what is refused before Swing could go wrong with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import indicatorkit as ik
from indicatorkit.errors import DataError
from indicatorkit.exports.swing import SwingSetup, swing_files
from indicatorkit.files.sheet import Sheet
from tests.loading import made

from .made import ROWS, scores

CODES = {"ede": "GM0228", "'s Graveland": 1, "Urk": "184"}
SETUP = SwingSetup("gemeente", codes=CODES)


def sheets(setup: SwingSetup = SETUP, of: ik.Scores | None = None, lang: Any = "nl") -> dict[str, Sheet]:
    return {each.id: each for each in swing_files((of or scores()).table, setup, lang).sheets}


def column(sheet: Sheet, name: str) -> list[Any]:
    return next(list(each.cells) for each in sheet.columns if each.name == name)


def refusal(setup: SwingSetup = SETUP, of: ik.Scores | None = None) -> list[str]:
    with pytest.raises(DataError) as refused:
        sheets(setup, of)
    for issue in refused.value.issues:
        assert issue.text("nl") and issue.text("en")
    return [issue.code for issue in refused.value.issues]


def test_the_data_have_their_keys_and_a_column_for_each_node_on_the_board() -> None:
    data = sheets()["data"]
    assert [each.name for each in data.columns][:3] == ["PERIOD", "GEOLEVEL", "GEOITEM"]
    assert list(zip(*(each.cells for each in data.columns[:3]), strict=True)) == [
        ("2024", "gemeente", 228),
        ("2024", "gemeente", 1),
        ("2024", "gemeente", 184),
    ]
    assert column(data, "wonen") == [1, 1, 1]
    assert column(data, "plan") == [-99999] * 3
    assert [float(each) for each in column(data, "aandeel")] == [12.5, 3, -99999]


def test_every_kind_of_nothing_has_its_special_value() -> None:
    said = ["groen", "nvt", "geheim", "missing:unknown", "missing:not_asked", "onzin", None]
    of = scores([{"entity": f"{at}", "besluit": each} for at, each in enumerate(said, 1)])
    data = sheets(SwingSetup("g", nodes=["besluit"], explain=False), of)["data"]
    assert column(data, "besluit") == [2, -99998, -99997, -99999, -99996, -99999, -99999]


RESCALE = {"from": [0, 50], "to": [0, 10], "outside": "clip"}


def test_a_level_with_a_number_is_two_columns() -> None:
    bands = {"bands": {"scale": "light", "rows": [{"below": 1, "level": "red"}, {"level": "green"}]}}
    framework = made(
        answer={"aantal": {"kind": "number", "whole": True, "at_least": 0, "at_most": 3, "unit": "plekken"}},
        indicator=[{"id": "a", "nl": "A", "answer": "aantal"}, {"id": "b", "nl": "B", "answer": "fact"}],
        result=[{"id": "som", "nl": "Som", "rule": "sum", "uses": ["a"], **bands}],
    )
    of = ik.score(framework, [{"entity": "1", "wave": "2024", "a": 2, "b": "no"}])
    found = sheets(SwingSetup("g"), of)
    assert [each.name for each in found["data"].columns][3:] == ["a", "b", "som", "som_number"]
    assert [column(found["data"], each)[0] for each in ("a", "b", "som", "som_number")] == [2, 2, 3, 2]
    assert list(zip(column(found["labels"], "Code"), column(found["labels"], "Label"), strict=True)) == [
        ("b", "yes"),
        ("b", "no"),
        ("som", "red"),
        ("som", "yellow"),
        ("som", "green"),
    ]
    assert column(found["metadata"], "Eenheid") == ["plekken", None, None, "plekken", None]


def test_a_question_with_bands_is_its_number_and_beside_that_its_level() -> None:
    bands = {"scale": "light", "rows": [{"below": 1, "level": "red"}, {"level": "green"}]}
    answer = {"aantal": {"kind": "number", "unit": "weken", "bands": bands, "rescale": RESCALE}}
    framework = made(answer=answer, indicator=[{"id": "a", "nl": "A", "answer": "aantal"}])
    of = ik.score(framework, [{"entity": "1", "wave": "2024", "a": "25"}, {"entity": "2", "wave": "2024"}])
    found = sheets(SwingSetup("g"), of)
    assert [column(found["data"], each) for each in ("a", "a_level")] == [[25, -99999], [3, -99999]]
    assert [column(found["metadata"], each) for each in ("Naam", "Eenheid")] == [["A", "A: niveau"], ["weken", None]]
    assert column(found["labels"], "Code") == ["a_level"] * 3


def test_descriptions_have_the_names_that_studio_wants_and_no_tags() -> None:
    nl, en = sheets()["metadata"], sheets(lang="en")["metadata"]
    assert [each.name for each in nl.columns][:6] == [
        "Onderwerpcode",
        "Naam",
        "Beschrijving",
        "Eenheid",
        "Bron",
        "Datatype",
    ]
    assert [each.name for each in en.columns][-2:] == ["Aggregate geoitems", "Aggregate periods"]
    kinds = dict(zip(column(nl, "Onderwerpcode"), column(nl, "Datatype"), strict=True))
    assert (kinds["wonen"], kinds["aandeel"], kinds["wonen_why"]) == ("Label", "Numeric", "Text")
    assert set(column(nl, "Aggregeer gebieden")) == {0}
    assert dict(zip(column(nl, "Onderwerpcode"), column(nl, "Eenheid"), strict=True))["aandeel"] == "%"
    framework = made(indicator=[{"id": "a", "nl": "<b>" + "x" * 120, "answer": "light"}])
    of = ik.score(framework, [{"entity": "1", "wave": "2024", "a": "red"}])
    [name] = column(sheets(SwingSetup("g"), of)["metadata"], "Naam")
    assert len(name) == 100
    assert "<" not in name


def test_explanations_say_why_without_what_people_wrote() -> None:
    why = sheets()["why"]
    assert "Geheim" in column(why, "plan_why")[0]
    assert "Piet" not in str([each.cells for each in why.columns])
    assert "why" not in sheets(SwingSetup("gemeente", codes=CODES, explain=False))


def test_a_year_holds_one_wave() -> None:
    twice = scores([{**row, "wave": wave} for row in ROWS[:1] for wave in ("2024-06", "2024-12")])
    assert refusal(of=twice) == ["swing-period-twice"]
    both = SwingSetup("gemeente", codes=CODES, periods={"2024-06": "2023", "2024-12": "2024"})
    assert column(sheets(both, twice)["data"], "PERIOD") == ["2023", "2024"]
    assert column(sheets(of=twice.only([1]))["data"], "PERIOD") == ["2024"]
    nameless = made(indicator=[{"id": "a", "nl": "A", "answer": "light"}], framework={"waves": ["najaar"]})
    assert refusal(of=ik.score(nameless, [{"entity": "1", "a": "red"}])) == ["swing-no-period"]


def test_entities_need_a_code_of_their_own() -> None:
    many = scores([{"entity": f"Plaats {at}x", "besluit": "groen"} for at in range(14)])
    with pytest.raises(DataError, match=r"\+4"):
        sheets(of=many)
    assert refusal(SwingSetup("g", codes={**CODES, "Urk": 228})) == ["swing-code-twice"]
    own = scores([{"entity": "GM0361", "besluit": "groen"}, {"entity": "0363", "besluit": "groen"}])
    assert column(sheets(of=own)["data"], "GEOITEM") == [361, 363]


def test_perspectives_are_refused() -> None:
    two = [{"entity": "Ede", "perspective": each, "besluit": "groen"} for each in ("", "aanbieder")]
    assert refusal(of=scores(two)) == ["swing-perspectives"]


def test_codes_are_held_against_the_limits_of_swing() -> None:
    long = "a" * 48
    framework = made(
        indicator=[
            {"id": "1e", "nl": "Eerste", "answer": "light"},
            {"id": "a", "nl": "A", "rule": "worst_of", "subindicator": [{"id": "b", "nl": "B", "answer": "light"}]},
            {"id": "a_why", "nl": "Waarom", "answer": "light"},
            {"id": long, "nl": "Lang", "rule": "worst_of", "uses": ["b"]},
        ],
    )
    of = ik.score(framework, [{"entity": "1", "wave": "2024", "b": "red"}])
    assert refusal(SwingSetup("g"), of) == ["swing-code-too-long", "swing-code-clash"]
    assert refusal(SwingSetup("g", nodes=["b"], prefix="Ja!"), of) == ["swing-code-letters"]
    found = swing_files(of.table, SwingSetup("g", nodes=["1e", "a"]), "nl")
    assert [(issue.code, issue.severity) for issue in found.issues] == [("swing-code-digit", "warning")]
    assert refusal(SwingSetup("g", nodes=["aa"]), of) == ["no-such-node"]


def test_many_columns_are_divided(tmp_path: Path) -> None:
    framework = made(indicator=[{"id": f"i{at}", "nl": f"I {at}", "answer": "light"} for at in range(70)])
    of = ik.score(framework, [{"entity": "GM0361", "wave": "2024", "i3": "green", "i69": "red"}])
    found = swing_files(of.table, SwingSetup("gemeente"), "nl")
    assert [(each.id, len(each.columns)) for each in found.sheets[:2]] == [("data", 59), ("data_2", 17)]
    assert [issue.code for issue in found.issues] == ["swing-split"]
    files = ik.write(of, tmp_path / "uit.csv", swing=SwingSetup("gemeente")).files
    assert [path.name for path in files] == [
        "uit.csv",
        "uit_data_2.csv",
        "uit_metadata.csv",
        "uit_labels.csv",
        "uit.receipt.json",
    ]
    again = ik.score(framework, files[:2])
    assert (again.level("i3"), again.level("i69"), again.entities) == ("green", "red", ("GM0361",))


def test_a_data_file_with_explanations_beside_its_columns_is_read_without_them(tmp_path: Path) -> None:
    (tmp_path / "uit.csv").write_text(
        "period;geolevel;geoitem;besluit;besluit_why\n2024-06;mo;5;2;omdat\n2024-06;mo;6;;\n"
    )
    found = ik.score(scores().framework, tmp_path / "uit.csv")
    assert (found.level("besluit", entity="5"), found.reason("besluit", entity="6")) == ("groen", "not_supplied")
    assert [issue.code for issue in found.issues] == ["swing-columns-left-out"]


def test_a_data_file_with_types_of_its_own_says_the_same(tmp_path: Path) -> None:
    columns = {"PERIOD": ["2024-06"] * 2, "GEOLEVEL": ["gemeente"] * 2, "GEOITEM": [5, 6], "besluit": [2, -99997]}
    pq.write_table(pa.table(columns), tmp_path / "uit.parquet")
    found = ik.score(scores().framework, tmp_path / "uit.parquet")
    assert found.entities == ("GM0005", "GM0006")
    assert (found.level("besluit", entity="GM0005"), found.reason("besluit", entity="GM0006")) == (
        "groen",
        "confidential",
    )


def test_two_columns_for_one_node_in_a_data_file_contradict_each_other(tmp_path: Path) -> None:
    (tmp_path / "uit.csv").write_text("PERIOD;GEOLEVEL;GEOITEM;besluit;besluit\n2024-06;mo;5;2;1\n")
    found = ik.score(scores().framework, tmp_path / "uit.csv")
    assert [issue.code for issue in found.issues] == ["different-answers"]


def test_what_is_wrong_in_a_data_file_is_told_by_sheet_and_cell(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "cijfers"
    for row in (["PERIOD", "GEOLEVEL", "GEOITEM", "besluit"], ["2024-06", "mo", 5, 77]):
        sheet.append(row)
    book.save(tmp_path / "uit.xlsx")
    (issue,) = ik.score(scores().framework, tmp_path / "uit.xlsx").issues
    assert (issue.code, issue.where.sheet, issue.where.cell) == ("unknown-answer", "cijfers", "D2")


def test_of_a_workbook_for_swing_only_the_data_are_read_back(tmp_path: Path) -> None:
    of = scores([{"entity": "Ede", "wave": "2024-06", "besluit": "groen", "geld": "rood", "aandeel": 12.5}])
    periods = {"2024-06": "2024-06"}
    setup = SwingSetup("gemeente", codes=CODES, periods=periods, nodes=["besluit", "geld", "aandeel", "wonen"])
    ik.write(of, tmp_path / "uit.xlsx", swing=setup)
    answers = ik.read_answers(of.framework, tmp_path / "uit.xlsx")
    left_out = [issue.where.sheet for issue in answers.issues if issue.code == "swing-sheet-left-out"]
    assert left_out == ["metadata", "labels", "why"]
    assert [each.item for each in answers.ledger.rejected_cells] == ["wonen"]  # it is computed
    again = ik.score(of.framework, answers)
    assert (again.entities, again.level("besluit"), again.level("geld")) == (("GM0228",), "groen", "rood")


def test_data_for_swing_without_a_question_are_still_the_data(tmp_path: Path) -> None:
    ik.write(scores(), tmp_path / "uit.xlsx", swing=SwingSetup("gemeente", codes=CODES, nodes=["wonen"]))
    answers = ik.read_answers(scores().framework, tmp_path / "uit.xlsx")
    assert {"swing-sheet-left-out"} < {issue.code for issue in answers.issues}


def test_a_roster_gives_the_codes() -> None:
    ede, graveland = (
        ik.Entry("ede", "Ede", codes={"cbs": "GM0228"}),
        ik.Entry("g", "x", codes={"cbs": "GM0001"}, aliases=("s-Graveland",)),
    )
    some = ik.Roster("r", (ede, graveland, ik.Entry("urk", "Urk")))
    assert refusal(SwingSetup("g", codes=some)) == ["swing-no-code"]
    whole = ik.Roster("r", (ede, graveland, ik.Entry("urk", "Urk", codes={"cbs": "GM0184"})))
    assert column(sheets(SwingSetup("g", codes=whole))["data"], "GEOITEM") == [228, 1, 184]
    regions = ik.load_roster("mo_regios")
    of = ik.score(ik.load("nad"), [{"entity": "Den Bosch", "flexwoningen": "ja"}], entities=regions)
    data = sheets(SwingSetup("mo_regio", codes=regions, explain=False), of)["data"]
    assert len(data) == len(regions)
    assert 796 in column(data, "GEOITEM")


def test_as_a_workbook_every_sheet_is_one_to_import(tmp_path: Path) -> None:
    found = ik.write(scores(), tmp_path / "uit.xlsx", swing=SETUP)
    assert [path.name for path in found.files] == ["uit.xlsx", "uit.receipt.json"]
    book = openpyxl.load_workbook(tmp_path / "uit.xlsx")
    assert book.sheetnames == ["data", "why", "metadata", "labels"]
    assert [cell.value for cell in book["data"][2]][:3] == ["2024", "gemeente", 228]
