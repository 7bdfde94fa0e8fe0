"""JSON in: Swing's, that of Statistics Netherlands, and our own; each sign for nothing keeps its own meaning."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import indicatorkit as ik
from indicatorkit.errors import DataError
from tests.exports.made import scores
from tests.loading import made

FRAMEWORK = made(
    indicator=[
        {"id": "plekken", "nl": "Plekken", "answer": "aantal", "aliases": ["Plekken_1", "M0000_1"]},
        {"id": "licht", "nl": "Licht", "answer": "maybe"},
        {"id": "feit", "nl": "Feit", "answer": "fact"},
    ],
    answer={"aantal": {"kind": "number", "at_least": 0}},
)


def answers(tmp_path: Path, data: Any, name: str = "data.json") -> ik.Scores:
    path = tmp_path / name
    path.write_text(json.dumps(data), "utf-8")
    return ik.score(FRAMEWORK, path)


def told(found: ik.Scores, item: str) -> list[tuple[str, str, str]]:
    """Entity, wave, and what is known or why nothing is."""
    return [
        (row.entity, row.wave, found.at(place).reason(item) or _known(found, place, item))
        for place, row in enumerate(found.rows)
    ]


def _known(found: ik.Scores, place: int, item: str) -> str:
    column = found.answers.columns[item]
    return str(column.numbers[place]) if column.numbers is not None else str(found.at(place).level(item))


def value(code: str, said: str | None, **more: str) -> dict[str, Any]:
    return {
        "ExternalCode": code,
        "GeoLevel": "gemeente",
        "Period": "2016",
        "ValueString": said,
        "Description": None,
        **more,
    }


def test_values_of_swing_keep_their_signs_apart(tmp_path: Path) -> None:
    signs = ["12.5", "?", "x", "-", "", "-99999", "-99997", "-99996"]
    page = {
        "@odata.context": "https://x/odata/$metadata#Variables('plekken')/GeoLevels('gemeente')/Values",
        "value": [value(f"gemeente_{number}", said) for number, said in enumerate(signs, 106)],
    }
    found = told(answers(tmp_path, page), "plekken")
    assert found[0] == ("GM0106", "2016", "12.5")
    assert [reason for _, _, reason in found[1:]] == [
        "unknown",
        "confidential",
        "not_asked",
        "not_supplied",
        "unknown",
        "confidential",
        "not_asked",
    ]


def test_a_value_of_no_area_is_of_nobody(tmp_path: Path) -> None:
    page = {"value": [value("", "12.5", Variable="plekken") | {"ExternalCode": None}]}
    table = {"headers": ["Gebied", "Periode", "plekken"], "rows": [[None, "2016", 12.5], ["Ede", None, 3]]}
    for data, entities in ((page, ()), (table, ("Ede",))):
        found = answers(tmp_path, data)
        assert found.entities == entities
        assert "None" not in [row.wave for row in found.rows]
        assert found.ledger.cells_rejected >= 1


def test_positions_of_levels_and_options_are_their_ids(tmp_path: Path) -> None:
    light = [value(f"regio_{at}", said, Variable="licht") for at, said in enumerate(["1", "3", "-99998", "7"])]
    facts = [value("regio_0", "2", Variable="Feit")]
    found = answers(tmp_path, [{"value": light}, {"value": facts}])
    assert [reason for _, _, reason in told(found, "licht")] == ["red", "green", "not_applicable", "unreadable"]
    assert found.rows[0].entity == "regio_0"
    assert told(found, "feit")[0][2] == "no"
    assert [issue.code for issue in found.issues] == ["unknown-answer"]


def test_the_name_of_the_file_is_the_variable_where_nothing_else_says_it(tmp_path: Path) -> None:
    found = answers(tmp_path, {"value": [value("gemeente_3", "4")]}, "plekken.json")
    assert told(found, "plekken") == [("GM0003", "2016", "4.0")]
    record = value("gemeente_3", "5", **{"@odata.id": "https://x/Variables('plekken')/GeoLevels('gemeente')/3"})
    assert told(answers(tmp_path, {"value": [record]}), "plekken") == [("GM0003", "2016", "5.0")]


def test_the_viewer_of_swing(tmp_path: Path) -> None:
    heads = [{"name": "Gebieden", "type": "String"}, {"name": "Perioden"}, {"name": "Plekken", "type": "Numeric"}]
    rows = [
        ["Ede", "2021", 7],
        ["Urk", "2021", "?"],
        ["Tiel", "2021", "x"],
        ["Wijk", 2021, "-"],
        ["Zwolle", "2021", ""],
    ]
    found = told(answers(tmp_path, {"headers": heads, "rows": rows}), "plekken")
    assert found[0] == ("Ede", "2021", "7.0")
    assert [reason for _, _, reason in found[1:]] == ["unknown", "confidential", "not_asked", "not_supplied"]
    for wrong in ({"headers": heads[2:], "rows": [[7]]}, {"headers": heads, "rows": [["Ede", "2021"]]}):
        with pytest.raises(DataError) as refused:
            answers(tmp_path, wrong)
        assert refused.value.issues[0].code == "swing-viewer-columns"


# ---------------------------------------------------------------------------------------------- Statistics Netherlands


def row(region: str, said: str | float | None, period: str = "2018JJ00", **more: str) -> dict[str, Any]:
    return {"ID": 0, "RegioS": region.ljust(10), "Perioden": period, "Plekken_1": said, **more}


def test_an_untyped_table_keeps_its_signs_apart(tmp_path: Path) -> None:
    signs = ["      12", "       .", "       x", "       -", "        ", "     13*", "    14**"]
    data = {"odata.metadata": "UntypedDataSet", "value": [row(f"GM036{at}", said) for at, said in enumerate(signs)]}
    found = answers(tmp_path, data)
    said = told(found, "plekken")
    assert said[0] == ("GM0360", "2018", "12.0")
    assert [each for _, _, each in said] == [
        "12.0",
        "unknown",
        "confidential",
        "unreadable",
        "not_asked",
        "13.0",
        "14.0",
    ]
    assert [note.flag for note in found.answers.notes if note.flag] == ["provisional", "provisional_revised"]
    assert [issue.code for issue in found.issues] == ["answer-not-a-number"]


def test_a_typed_table_has_lost_them_and_that_is_said(tmp_path: Path) -> None:
    found = answers(tmp_path, {"value": [row("GM0361", 12, "2018MM10"), row("GM0363", None, "2018KW02")]})
    assert told(found, "plekken") == [("GM0361", "2018-10", "12.0"), ("GM0363", "2018KW02", "not_supplied")]
    assert [issue.code for issue in found.issues] == ["cbs-typed"]
    whole = answers(tmp_path, {"value": [row("GM0361", 12)]})
    assert not whole.issues


def test_observations_of_version_4(tmp_path: Path) -> None:
    def seen(region: str, said: Any, **more: Any) -> dict[str, Any]:
        return {"Id": 1, "Measure": "M0000_1", "RegioS": region, "Perioden": "2018JJ00", "Value": said, **more}

    records = [
        seen("GM0361", 12.0, ValueAttribute="None"),
        seen("GM0363", "."),
        seen("GM0364", "x"),
        seen("GM0365", None, ValueAttribute="Impossible"),
        seen("GM0366", "7*"),
    ]
    found = answers(tmp_path, {"value": records})
    reasons = [each for _, _, each in told(found, "plekken")]
    assert reasons == ["12.0", "unknown", "confidential", "not_supplied", "7.0"]
    assert [(note.row, note.flag) for note in found.answers.notes] == [(3, "Impossible"), (4, "provisional")]


def test_a_blank_does_not_apply_where_that_can_be_answered(tmp_path: Path) -> None:
    records = [{"Measure": "licht_1", "RegioS": "GM0361", "Perioden": "2018JJ00", "Value": ""}]
    framework = made(indicator=[{"id": "licht", "nl": "Licht", "answer": "maybe", "aliases": ["licht_1"]}])
    (tmp_path / "x.json").write_text(json.dumps({"value": records}))
    assert ik.score(framework, tmp_path / "x.json").reason("licht") == "not_applicable"


def test_a_table_that_is_broken_down_further_is_refused(tmp_path: Path) -> None:
    for sex in ("Mannen", "Vrouwen"):
        with pytest.raises(DataError) as refused:
            answers(tmp_path, {"value": [row("GM0361", 1, Geslacht="Totaal"), row("GM0362", 1, Geslacht=sex)]})
        assert refused.value.issues[0].code == "cbs-more-dimensions"
    one = answers(tmp_path, {"value": [row("GM0361", 1, Geslacht="Totaal"), row("GM0362", 1, Geslacht="Totaal")]})
    assert not one.issues
    with pytest.raises(DataError) as refused:
        answers(tmp_path, {"value": [{"Measure": "a", "Value": 1, "RegioS": "Alkmaar", "Perioden": "2018"}]})
    assert refused.value.issues[0].code == "cbs-no-region"


# ---------------------------------------------------------------------------------------------------- our own, and none


def test_our_own_json_is_read_as_answers_too(tmp_path: Path) -> None:
    found = scores()
    [file] = ik.write(found, tmp_path / "uit.json", notes=True).files
    again = ik.read_answers(found.framework, file)
    assert again.receipt == found.receipt
    assert [note.text for note in again.record.notes if note.text] == ["=Jan zegt ja", "Gesprek volgt."]
    assert again.rows == found.rows


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data["rows"][0].pop("nodes"),
        lambda data: data["rows"][0].update(nodes=["besluit"]),
        lambda data: data["rows"][0]["nodes"].update(besluit="groen"),
        lambda data: data["rows"][0]["nodes"].update(besluit=["groen"]),
        lambda data: data["rows"][0].pop("wave"),
        lambda data: data.update(rows=None),
    ],
)
def test_scores_that_somebody_changed_by_hand_are_refused(tmp_path: Path, change: Any) -> None:
    file = _changed(tmp_path, change)
    with pytest.raises(DataError) as refused:
        ik.read_scores(scores().framework, file)
    assert [each.code for each in refused.value.issues] == ["stored-broken"]


def test_a_receipt_that_somebody_changed_is_that_of_another(tmp_path: Path) -> None:
    for change in (lambda data: data.update(receipt=[]), lambda data: data["receipt"].update(framework="klein")):
        with pytest.raises(DataError) as refused:
            ik.read_scores(scores().framework, _changed(tmp_path, change))
        assert [each.code for each in refused.value.issues] == ["scores-of-another"]


def test_a_number_in_the_place_of_a_text_is_another_result(tmp_path: Path) -> None:
    file = _changed(tmp_path, lambda data: data["rows"][0]["nodes"]["besluit"].update(number=5))
    (issue,) = [each for each in ik.read_scores(scores().framework, file).issues if each.code == "scores-differ"]
    assert issue.params["stored"].endswith("5")


def _changed(tmp_path: Path, change: Any) -> Path:
    [file] = ik.write(scores(), tmp_path / "uit.json", force=True).files
    data = json.loads(file.read_text("utf-8"))
    change(data)
    file.write_text(json.dumps(data), "utf-8")
    return file


def test_a_list_of_rows_is_a_table(tmp_path: Path) -> None:
    found = answers(tmp_path, [{"entity": "Ede", "plekken": 3}, {"entity": "Urk", "plekken": "1,5"}])
    assert [each for _, _, each in told(found, "plekken")] == ["3.0", "1.5"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("{", "not-json"),
        ("[" * 100_000, "json-too-deep"),
        ('[{"entity": "Ede", "plekken": ' + "[" * 400 + "]" * 400 + "}]", "json-too-deep"),
        ('{"a": 1}', "json-unknown-shape"),
        ("[]", "json-unknown-shape"),
        ("3", "json-unknown-shape"),
        ('{"what": "scores", "receipt": {}, "schema_version": 9}', "stored-other-version"),
        ('{"what": "scores", "receipt": {}, "schema_version": 1, "rows": [3]}', "stored-broken"),
        ('{"what": "scores", "receipt": {}, "schema_version": 1}', "stored-broken"),
        ('{"what": "scores", "receipt": {}, "schema_version": 1, "rows": [{"entity": "x"}]}', "stored-broken"),
    ],
)
def test_what_is_no_such_file_is_said(tmp_path: Path, content: str, code: str) -> None:
    (tmp_path / "x.json").write_text(content)
    with pytest.raises(DataError) as refused:
        ik.score(FRAMEWORK, tmp_path / "x.json")
    assert refused.value.issues[0].code == code
    assert refused.value.issues[0].text("nl") and refused.value.issues[0].text("en")


def test_a_file_that_is_not_there_or_not_text_or_too_large(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_bytes(b"\xff\xfe\x00")
    for name, code in (("nergens.json", "file-unreadable"), ("x.json", "not-json")):
        with pytest.raises(DataError) as refused:
            ik.score(FRAMEWORK, tmp_path / name)
        assert refused.value.issues[0].code == code
    with pytest.raises(DataError) as refused:
        ik.score(FRAMEWORK, tmp_path / "x.json", limits=ik.Limits(file_bytes=2))
    assert refused.value.issues[0].code == "file-too-large"


def test_a_parser_never_speaks_its_own_language(tmp_path: Path) -> None:
    for raw in (b"a,b\n", b"\x88PAR1"):
        (tmp_path / "x.json").write_bytes(raw)
        with pytest.raises(DataError) as caught:
            ik.read_scores(ik.load("nad"), tmp_path / "x.json")
        assert caught.value.issues[0].text("nl") == "dit is geen JSON"
