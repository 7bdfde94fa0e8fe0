"""Data in any shape become rows and columns; whatever is wrong is said, with row and column."""

from __future__ import annotations

import sys
from typing import Any

import numpy as np
import pandas as pd
import pytest

from indicatorkit.answers import Answers, Row
from indicatorkit.errors import DataError
from indicatorkit.frames.read import read
from indicatorkit.frames.rows import Given
from indicatorkit.issues import Issue

from .made import BOOKS, FRAMEWORK, books, framework


def of(data: Any, **given: Any) -> Answers:
    return read(FRAMEWORK, data, codebooks=BOOKS, given=Given(**given))


def said(answers: Answers, item: str) -> list[str]:
    """The answers to a question in words."""
    found = []
    for row in range(len(answers.rows)):
        letter, reason = answers.columns[item].letter(row), answers.reason(row, item)
        found.append(letter.word if letter is not None else reason.word if reason is not None else "not_applicable")
    return found


def codes(answers: Answers) -> list[tuple[str, str]]:
    return [(each.severity, each.code) for each in answers.issues]


def only(answers: Answers) -> Issue:
    assert len(answers.issues) == 1, answers.issues
    return answers.issues[0]


def refusal(data: Any, **given: Any) -> Issue:
    with pytest.raises(DataError) as caught:
        of(data, **given)
    (issue,) = caught.value.issues
    assert issue.render("nl") and issue.render("en")
    return issue


def refused(data: Any, **given: Any) -> str:
    return refusal(data, **given).code


WIDE = {
    "regio": ["Ede", "Urk"],
    "meting": ["2024-07", "2024-12"],
    "Is er een plan?": ["ja", None],
    "FASE": ["Gereed", "weet niet"],
}
LONG = {
    "regio": ["Ede", "Ede", "Urk", "Urk"],
    "meting": ["2024-07", "2024-07", "2024-12", "2024-12"],
    "vraag": ["plan_oud", "fase", "plan", "fase"],
    "antwoord": ["ja", "Gereed", None, "weet niet"],
}


@pytest.mark.parametrize("columns", [WIDE, LONG])
@pytest.mark.parametrize("form", ["frame", "columns", "records", "index", "arrays", "categories"])
def test_every_form_of_the_same_data_reads_the_same(columns: dict[str, list[Any]], form: str) -> None:
    frame = pd.DataFrame(columns)
    data: Any = {
        "frame": frame,
        "columns": columns,
        "records": frame.to_dict("records"),
        "index": frame.set_index(["regio", "meting"]),
        "arrays": {name: np.asarray(cells, dtype=object) for name, cells in columns.items()},
        "categories": frame.astype("category"),
    }[form]
    answers = of(data)
    assert list(answers.rows) == [Row("Ede", "2024-07"), Row("Urk", "2024-12")]
    assert said(answers, "plan") == ["ja", "not_supplied"]
    assert said(answers, "fase") == ["gereed", "weet_niet"]
    assert said(answers, "beleid") == ["not_supplied", "not_supplied"]
    assert not answers.issues
    assert list(answers.columns) == list(BOOKS)
    where = answers.where(1, "fase")
    assert where is not None and where.row == (2 if columns is WIDE else 4)
    assert answers.where(0, "beleid") is None or columns is WIDE


def test_a_dict_of_single_values_is_one_case_without_a_name() -> None:
    answers = of({"plan": "ja", "groepen": ["jongeren", "noodopvang"]})
    assert list(answers.rows) == [Row("1", "2024-12")]
    assert said(answers, "groepen") == ["2"]
    assert answers.said(0, "groepen") == "jongeren; noodopvang"
    assert codes(answers) == [("info", "rows-numbered")]
    assert only(answers).hint("nl").endswith(": entity, entiteit, regio, region")


def test_keys_may_be_given_beside_the_data() -> None:
    answers = of({"vraag": ["plan"], "antwoord": ["nee"]}, entity="Ede", wave="2024-07", perspective="aanbieder")
    assert list(answers.rows) == [Row("Ede", "2024-07", "aanbieder")]
    assert said(answers, "plan") == ["nee"]


def test_perspectives_are_rows_of_their_own() -> None:
    answers = of([{"regio": "Ede", "perspectief": each, "plan": "ja"} for each in ("gemeente", None, "Gemeente ")])
    assert [each.perspective for each in answers.rows] == ["gemeente", ""]
    assert codes(answers) == [("warning", "spelled-differently"), ("warning", "answered-twice")]


def test_without_a_wave_the_last_one_holds() -> None:
    assert of([{"regio": "Ede", "plan": "ja"}]).rows[0].wave == "2024-12"
    answers = of([{"regio": "Ede", "wave": "2024-07", "plan": "ja"}, {"regio": "Urk", "plan": "ja"}])
    assert [each.wave for each in answers.rows] == ["2024-07", "2024-12"]
    assert (only(answers).code, only(answers).where.row) == ("row-without-wave", 2)


@pytest.mark.parametrize("wave", ["2024-07", "2024 07", pd.Timestamp("2024-07-01"), pd.Period("2024-07", "M")])
def test_waves_in_many_spellings(wave: Any) -> None:
    assert of(pd.DataFrame({"regio": ["Ede"], "wave": [wave], "plan": ["ja"]})).rows[0].wave == "2024-07"


def test_an_unknown_wave_is_rejected_with_a_guess() -> None:
    answers = of([{"regio": "Ede", "wave": "2024-7", "plan": "ja"}])
    assert not len(answers.rows)
    assert (only(answers).code, only(answers).params["guess"]) == ("unknown-wave", "2024-07")
    assert [each.why for each in answers.ledger.rejected()] == ["unknown-wave", "row-rejected"]


def test_a_framework_without_waves_takes_any() -> None:
    free = framework(waves=())
    answers = read(
        free, [{"regio": "Ede", "wave": 2024, "plan": "ja"}, {"regio": "Ede", "plan": "nee"}], codebooks=books(free)
    )
    assert [each.wave for each in answers.rows] == ["2024", ""]
    strict = read(
        free, [{"regio": "Ede", "wave": "2023", "plan": "ja"}], codebooks=books(free), given=Given(waves=["2024"])
    )
    assert [each.code for each in strict.issues] == ["unknown-wave"]


# ----------------------------------------------------------------------------------------------------------- entities


def test_entities_are_matched_in_any_spelling_and_absent_ones_are_there() -> None:
    known = ["'s-Hertogenbosch", "Súdwest-Fryslân", "Urk"]
    answers = of(
        [{"regio": "’S HERTOGENBOSCH", "plan": "ja"}, {"regio": "sudwest fryslan", "plan": "nee"}], entities=known
    )
    assert [each.entity for each in answers.rows] == known
    assert said(answers, "plan") == ["ja", "nee", "not_supplied"]
    assert not answers.issues


def test_absent_entities_get_a_row_in_every_wave_that_occurs() -> None:
    answers = of(
        [{"regio": "Ede", "wave": wave, "plan": "ja"} for wave in ("2024-07", "2024-12")], entities=["Urk", "Ede"]
    )
    assert list(answers.rows)[2:] == [Row("Urk", "2024-07"), Row("Urk", "2024-12")]
    assert list(of([], entities=["Urk"], wave="2024-07").rows) == [Row("Urk", "2024-07")]


def test_an_unknown_entity_is_rejected_with_a_guess() -> None:
    answers = of([{"regio": "Alkmar", "plan": "ja"}], entities=["Alkmaar", "Ede"])
    assert (only(answers).code, only(answers).params["guess"], only(answers).where.field) == (
        "unknown-entity",
        "Alkmaar",
        "regio",
    )
    assert (answers.ledger.rows_rejected, answers.ledger.cells_rejected) == (1, 1)


def test_codes_that_lost_their_zeros_are_found_and_said() -> None:
    answers = of(pd.DataFrame({"regio": [363, 1680], "plan": ["ja", "nee"]}), entities=["0363", "1680"])
    assert [each.entity for each in answers.rows] == ["0363", "1680"]
    assert codes(answers) == [("warning", "code-without-zeros")]


def test_one_entity_in_two_spellings_is_one_row_and_said() -> None:
    answers = of([{"regio": "'s-Hertogenbosch", "plan": "ja"}, {"regio": "’s Hertogenbosch", "fase": "gereed"}])
    assert list(answers.rows) == [Row("'s-Hertogenbosch", "2024-12")]
    assert (said(answers, "plan"), said(answers, "fase")) == (["ja"], ["gereed"])
    assert codes(answers) == [("warning", "spelled-differently")]


def test_a_row_without_an_entity_is_rejected_by_its_number_and_a_blank_row_is_no_row() -> None:
    answers = of([{"regio": "Ede", "plan": "ja"}, {"regio": " ", "plan": ""}, {"regio": None, "plan": "nee"}])
    assert (only(answers).code, only(answers).where.row) == ("row-without-entity", 3)
    assert (answers.ledger.rows_read, answers.ledger.rows_blank, answers.ledger.rows_rejected) == (2, 1, 1)


# ------------------------------------------------------------------------------------------------- items and answers


def test_an_answer_that_cannot_be_read_stays_visible_with_what_it_said_and_where() -> None:
    answers = of(pd.DataFrame({"regio": ["Ede", "Urk", "Epe"], "fase": ["in ontwikkelin", "Gereed", "in ontwikkelin"]}))
    assert said(answers, "fase") == ["unreadable", "gereed", "unreadable"]
    issue = only(answers)
    assert (issue.code, issue.where.row, issue.where.field, issue.params["guess"]("nl")) == (
        "unknown-answer",
        1,
        "fase",
        "In ontwikkeling",
    )
    assert [each.row for each in issue.also] == [3]
    assert answers.said(0, "fase") == "in ontwikkelin"
    assert answers.ledger.as_dict()["cells_rejected"] == 2


def test_an_unknown_item_is_said_with_a_guess() -> None:
    long = of([{"regio": "Ede", "item": "plann", "value": "ja"}, {"regio": "Ede", "item": "plan", "value": "ja"}])
    assert (only(long).severity, only(long).code, only(long).params["guess"]) == ("error", "unknown-item", "plan")
    wide = of([{"regio": "Ede", "plan": "ja", "centrumgemeente": "Arnhem", "fasen": "gereed"}])
    assert codes(wide) == [("warning", "unknown-item"), ("error", "unknown-item")]
    assert wide.ledger.cells_rejected == 2


def test_what_is_computed_takes_a_note_but_no_answer() -> None:
    answers = of(
        [
            {"regio": "Ede", "item": "wonen", "value": None, "note": "Loopt.\nVolgend jaar meer."},
            {
                "regio": "Ede",
                "item": "Klein raamwerk",
                "value": None,
                "note": "Alles gezien",
                "door": "Jo",
                "vlag": "made_up",
            },
            {"regio": "Ede", "item": "huis", "value": "gereed"},
            {"regio": "Ede", "item": "plan", "value": "ja", "bron": "raadsbesluit"},
            {"regio": "Ede", "item": "niets", "value": None, "note": "waarbij?"},
        ]
    )
    notes = [(each.item, each.text, each.by, each.source, each.flag) for each in answers.notes]
    assert notes == [
        ("wonen", "Loopt.\nVolgend jaar meer.", "", "", ""),
        ("klein", "Alles gezien", "Jo", "", "made_up"),
        ("plan", "", "", "raadsbesluit", ""),
    ]
    assert codes(answers) == [("error", "item-is-computed"), ("error", "unknown-item")]
    assert [each.text for each in answers.notes.of(0, "wonen")] == ["Loopt.\nVolgend jaar meer."]


def test_a_note_in_a_wide_table_is_about_the_framework() -> None:
    (note,) = of([{"regio": "Ede", "plan": "ja", "toelichting": "Concept"}]).notes
    assert (note.item, note.text, note.record) == ("klein", "Concept", 1)


def test_an_answer_without_a_question_is_said() -> None:
    answers = of([{"regio": "Ede", "item": None, "value": "ja"}, {"regio": "Ede", "item": "plan", "value": "ja"}])
    issue = only(answers)
    assert (issue.code, issue.where.row, issue.where.field) == ("row-without-item", 1, "value")


def test_attributes_are_columns_too() -> None:
    assert said(of([{"regio": "Ede", "Grote stad": True}]), "stad") == ["ja"]


# ------------------------------------------------------------------------------------------------------------ doubles


@pytest.mark.parametrize("make", [list, pd.DataFrame])
def test_the_same_answer_twice_is_used_and_said(make: Any) -> None:
    row = {"regio": "Ede", "item": "plan", "value": "ja"}
    answers = of(make([row, {**row, "value": " Ja"}, {**row, "value": None}]))
    assert said(answers, "plan") == ["ja"]
    issue = only(answers)
    assert (issue.severity, issue.code, issue.where.row, issue.also[0].row) == ("warning", "answered-twice", 1, 2)
    assert (answers.ledger.cells_read, answers.ledger.cells_used, answers.ledger.cells_empty) == (3, 2, 1)


@pytest.mark.parametrize("make", [list, pd.DataFrame])
def test_different_answers_make_a_cell_unreadable_and_both_rows_are_named(make: Any) -> None:
    answers = of(
        make([{"regio": "Ede", "plan": "ja", "fase": "gereed"}, {"regio": "Ede", "plan": "nee", "fase": "gereed"}])
    )
    assert (said(answers, "plan"), said(answers, "fase")) == (["unreadable"], ["gereed"])
    assert answers.said(0, "plan") == "ja / nee"
    issue = answers.issues[0]
    assert (issue.severity, issue.code, issue.where.row, issue.also[0].row) == ("error", "different-answers", 1, 2)
    assert answers.ledger.cells_rejected == 2


@pytest.mark.parametrize("make", [list, pd.DataFrame])
def test_rows_that_complete_each_other_are_one_row(make: Any) -> None:
    answers = of(make([{"regio": "Ede", "plan": "ja", "fase": ""}, {"regio": "Ede", "plan": None, "fase": "gereed"}]))
    assert (said(answers, "plan"), said(answers, "fase"), answers.issues) == (["ja"], ["gereed"], ())
    assert [answers.where(0, item).row for item in ("plan", "fase")] == [1, 2]  # type: ignore[union-attr]


def test_two_columns_for_one_question_are_read_as_one() -> None:
    frame = pd.DataFrame([["Ede", "ja", "ja"], ["Urk", "ja", "nee"]], columns=["regio", "plan", "Is er een plan?"])
    answers = of(frame)
    assert said(answers, "plan") == ["ja", "unreadable"]
    assert codes(answers) == [("error", "different-answers"), ("warning", "answered-twice")]


# --------------------------------------------------------------------------------------------------- types of pandas

TYPES: list[tuple[list[Any], str]] = [
    (["ja", "nee", None], "str"),
    (["ja", "nee", None], "string"),
    (["ja", "nee", None], "object"),
    (["ja", "nee", None], "category"),
    ([1, 0, None], "Int64"),
    ([1, 0, None], "Int8"),
    ([1, 0, None], "UInt16"),
    ([1, 0, None], "float64"),
    ([1, 0, None], "float32"),
    ([1, 0, None], "Float64"),
    ([True, False, None], "boolean"),
    ([True, False, None], "object"),
    ([1, "nee", np.nan], "object"),
    ([True, 0.0, pd.NaT], "object"),
]


@pytest.mark.parametrize(("cells", "dtype"), TYPES)
def test_every_type_of_column(cells: list[Any], dtype: str) -> None:
    frame = pd.DataFrame({"regio": ["Ede", "Urk", "Epe"], "plan": pd.Series(cells, dtype=dtype)})
    frame.index = pd.Index([7, 7, 9])
    for data in (frame, frame.melt("regio", var_name="item", value_name="value")):
        answers = of(data)
        assert said(answers, "plan") == ["ja", "nee", "not_supplied"]
        assert not answers.issues


@pytest.mark.parametrize("dtype", ["int64", "Int64", "float64", "float32", "object", "string", "category", "uint8"])
def test_numbers_in_every_type_of_column(dtype: str) -> None:
    answers = of(pd.DataFrame({"regio": ["Ede", "Urk"], "plekken": pd.Series([7, 12]).astype(dtype)}))
    numbers = answers.columns["plekken"].numbers
    assert numbers is not None and list(numbers) == [7.0, 12.0]
    assert list(answers.columns["plekken"].codes) == [0, 1]


@pytest.mark.parametrize("dtype", ["float32", "Float32", "float64", "object"])
def test_a_short_float_is_the_number_that_it_shows(dtype: str) -> None:
    column = of(pd.DataFrame({"regio": ["Ede", "Urk"], "aandeel": pd.Series([0.3, 0.1]).astype(dtype)})).columns[
        "aandeel"
    ]
    assert column.numbers is not None and list(column.numbers) == [0.3, 0.1]
    assert list(column.codes) == [1, 0]


def test_columns_can_be_given_to_numpy() -> None:
    column = of(pd.DataFrame({"regio": ["Ede", "Urk"], "aandeel": [0.5, None]})).columns["aandeel"]
    assert np.frombuffer(column.codes, dtype=np.uint8).tolist() == [2, column.missing]
    assert column.numbers is not None and np.frombuffer(column.numbers).tolist() == [0.5, 0.0]
    assert np.frombuffer(column.origin, dtype=np.uint32).tolist() == [1, 2]


# ------------------------------------------------------------------------------------------------------- many at once


@pytest.mark.parametrize("make", [list, pd.DataFrame])
def test_findings_are_capped_and_counts_are_exact(make: Any) -> None:
    answers = of(make([{"regio": f"r{n}", "plan": "mischien", "fase": f"x{n % 50}"} for n in range(4000)]))
    shown = [each for each in answers.issues if each.code == "unknown-answer"]
    more = [each.params["number"] for each in answers.issues if each.code == "and-more"]
    assert len(shown) == 1 + 20 and all(len(each.also) <= 4 for each in shown)
    assert more == [4000 - 5, 4000 - 20 * 5]
    assert answers.ledger.cells_rejected == 8000
    assert len(list(answers.ledger.rejected())) == 8000


def test_many_conflicts_are_capped_too() -> None:
    rows = [{"regio": f"r{n}", "plan": answer, "fase": "gereed"} for answer in ("ja", "nee") for n in range(100)]
    for data in (rows, pd.DataFrame(rows)):
        answers = of(data)
        found = [each.code for each in answers.issues]
        assert (found.count("different-answers"), found.count("answered-twice"), found.count("and-more")) == (20, 20, 2)
        assert [each.params["number"] for each in answers.issues if each.code == "and-more"] == [80, 80]


# --------------------------------------------------------------------------------------------------------- no answers


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (42, "not-a-table"),
        ("tekst", "not-a-table"),
        ([1, 2], "not-a-table"),
        ({"regio": ["Ede"], "plan": ["ja", "nee"]}, "unequal-columns"),
        (pd.DataFrame([[1]], columns=pd.MultiIndex.from_tuples([("a", "b")])), "columns-in-levels"),
        ([{"regio": "Ede", "planning": "ja"}], "no-known-column"),
        ([{"regio;plan": "Ede;ja"}], "one-column"),
        ([{"regio": "Ede", "meting": "2024-12", "vraag": "plan"}], "no-value-column"),
        ([{"vraag": "plan"}], "no-value-column"),
        ([{"item": "plan", "value": "ja"}], "no-entity-column"),
    ],
)
def test_data_that_cannot_be_used_at_all(data: Any, code: str) -> None:
    assert refused(data) == code


def test_a_column_of_questions_without_one_of_answers_is_said_with_what_that_one_may_be_called() -> None:
    issue = refusal([{"regio": "Ede", "Vraag": "plan", "bedrag": "ja"}])
    assert (
        issue.text("nl")
        == "`Vraag` is een kolom met vragen, maar geen kolom heet naar de antwoorden: regio, Vraag, bedrag"
    )
    assert issue.hint("nl") == "noem de kolom met antwoorden `waarde`, `antwoord` of `value`"
    assert issue.hint("en") == "call the column with answers `value`, `answer` or `waarde`"
    assert refusal([{"regio": "Ede", "vraag": "plan", "antwoorden": "ja"}]).params["guess"] == "antwoord"
    assert refusal([{"regio": "Ede", "vraag": "plan", "valeu": "ja"}]).params["guess"] == "value"


def test_with_known_entities_a_wide_table_must_name_them() -> None:
    assert refused([{"plan": "ja"}], entities=["Ede"]) == "no-entity-column"


def test_nothing_at_all_is_no_rows() -> None:
    for data in ([], pd.DataFrame(), pd.DataFrame({"regio": [], "plan": []}), {"regio": [], "item": [], "value": []}):
        answers = of(data)
        assert len(answers.rows) == 0 and answers.ledger.adds_up and not answers.issues


def test_only_entities_is_a_table_in_which_nothing_was_supplied() -> None:
    assert said(of([{"regio": "Ede"}, {"regio": "Urk"}]), "plan") == ["not_supplied", "not_supplied"]


def test_columns_that_are_not_used_are_named() -> None:
    answers = of([{"entity": "Ede", "regio": "Gelderland", "item": "plan", "vraag": "Is er een plan?", "value": "ja"}])
    assert [each.params["said"] for each in answers.issues] == ["regio", "vraag"]
    assert said(answers, "plan") == ["ja"]


def test_small_data_are_read_without_numpy_or_pandas() -> None:
    import subprocess

    code = (
        "import sys; from tests.frames.made import BOOKS, FRAMEWORK; from indicatorkit.frames.read import read\n"
        "read(FRAMEWORK, [{'regio': 'Ede', 'plan': 'ja'}], codebooks=BOOKS)\n"
        "print([each for each in ('numpy', 'pandas', 'narwhals') if each in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
