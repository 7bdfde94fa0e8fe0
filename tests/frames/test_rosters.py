"""Data read with a roster: who is meant, who is expected in which wave, and what the roster itself knows."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings, strategies as st

from indicatorkit.answers import Answers, Entry, Roster, Row
from indicatorkit.frames import read as reading
from indicatorkit.frames.rows import Given
from indicatorkit.items import Attribute
from indicatorkit.values import Text

from .made import ANSWERS, FRAMEWORK, NO, YES, answer, books

BOSCH = Entry("bosch", "'s-Hertogenbosch", codes={"gm": "GM0796"}, aliases=("Den Bosch", "Meierij"))
OSS = Entry("oss", "Oss", codes={"gm": "GM0828"}, aliases=("Meierij",), before="2024-12")
EDE = Entry("ede", "Ede", since="2024-12", succeeds=("oss",))
ROSTER = Roster("r", (BOSCH, OSS, EDE))
KINDS: dict[str, dict[str, Any]] = {
    "stad": {"kind": "choice", "options": [YES, NO]},
    "plekken_": ANSWERS["plekken"],
    "groepen_": ANSWERS["groepen"],
}
KNOWING = FRAMEWORK.model_copy(
    update={"attributes": {id_: Attribute(id=id_, name=Text(id_), answer=answer(each)) for id_, each in KINDS.items()}}
)
BOOKS = books(KNOWING)
CELLS = st.sampled_from([None, "ja", "nee", "onzin"])


@pytest.fixture(params=["lists", "arrays"])
def kit(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways of reading."""
    if request.param == "arrays":
        monkeypatch.setattr(reading, "MOST_IN_LISTS", -1)


def of(data: Any, roster: Roster = ROSTER, **given: Any) -> Answers:
    return reading.read(KNOWING, data, codebooks=BOOKS, given=Given(roster, **given))


def said(answers: Answers, item: str) -> list[str]:
    found = []
    for row in range(len(answers.rows)):
        letter, reason = answers.columns[item].letter(row), answers.reason(row, item)
        found.append(letter.word if letter is not None else reason.word if reason is not None else "not_applicable")
    return found


def codes(answers: Answers) -> list[tuple[str, str]]:
    return [(each.severity, each.code) for each in answers.issues]


@pytest.mark.usefixtures("kit")
def test_all_spellings_of_an_entity_are_one_row_with_its_name() -> None:
    spellings = ["’s Hertogenbosch", "DEN BOSCH", "GM0796    ", "796", "bosch"]
    data = {
        "regio": spellings,
        "item": ["plan", "beleid", "fase", "plekken", "aandeel"],
        "value": ["ja", "ja", 1, 3, 5],
    }
    answers = of(data, wave="2024-07")
    assert answers.rows[0] == Row("'s-Hertogenbosch", "2024-07")
    assert (answers.ledger.rows_rejected, "spelled-differently" in str(codes(answers))) == (0, False)


@pytest.mark.usefixtures("kit")
@pytest.mark.parametrize("raw", [796, 796.0, "0796", "796.0"])
def test_a_number_is_a_code(raw: object) -> None:
    answers = of([{"regio": raw, "plan": "ja"}], wave="2024-07")
    assert answers.rows[0].entity == "'s-Hertogenbosch"
    assert not answers.issues


@pytest.mark.usefixtures("kit")
def test_a_name_of_two_is_neither_and_both_are_told() -> None:
    answers = of([{"regio": "meierij", "plan": "ja"}, {"regio": "Os", "plan": "ja"}], wave="2024-07")
    assert codes(answers) == [("error", "ambiguous-entity"), ("error", "unknown-entity")]
    assert "'s-Hertogenbosch, Oss" in answers.issues[0].text("nl")
    assert "`Oss`" in answers.issues[1].hint("en")
    assert answers.ledger.rows_rejected == 2


@pytest.mark.usefixtures("kit")
def test_who_is_not_there_in_a_wave_is_not_expected_in_it() -> None:
    data = [{"regio": "Den Bosch", "meting": wave, "plan": "ja"} for wave in ("2024-07", "2024-12")]
    answers = of(data)
    assert list(answers.rows) == [
        Row("'s-Hertogenbosch", "2024-07"),
        Row("'s-Hertogenbosch", "2024-12"),
        Row("Oss", "2024-07"),
        Row("Ede", "2024-12"),
    ]
    assert said(answers, "plan") == ["ja", "ja", "not_supplied", "not_supplied"]
    assert not answers.issues


@pytest.mark.usefixtures("kit")
def test_without_any_data_those_are_there_who_are_there_in_the_wave_that_holds() -> None:
    assert [each.entity for each in of([], wave="2024-07").rows] == ["'s-Hertogenbosch", "Oss"]
    assert [each.entity for each in of([]).rows] == ["'s-Hertogenbosch", "Ede"]


@pytest.mark.usefixtures("kit")
def test_data_of_one_that_is_not_there_in_that_wave_are_used_with_a_warning() -> None:
    data = [
        {"regio": "bosch", "meting": "2024-12", "plan": "ja"},
        {"regio": "Oss", "meting": "2024-12", "plan": "nee"},
        {"regio": "Oss", "meting": "2024-07", "plan": "ja"},
        {"regio": "GM0828", "meting": "2024-12", "beleid": "ja"},
        {"regio": "Oss", "meting": "2031", "plan": "ja"},
        {"regio": "Ede", "meting": "2024-07", "plan": "ja"},
    ]
    answers = of(data)
    assert codes(answers) == [("error", "unknown-wave"), ("warning", "entity-gone"), ("warning", "entity-not-yet")]
    found = answers.issues[1]
    assert [found.where.row, *(each.row for each in found.also)] == [2, 4]
    assert "`Oss` is er volgens de lijst vanaf `2024-12` niet meer" in found.text("nl")
    assert found.hint("nl") == "opgegaan in: Ede"
    assert "`Ede` is there from `2024-12` only, not yet in `2024-07`" in answers.issues[2].text("en")
    assert answers.rows.find("Oss", "2024-12") is not None


def test_one_order_of_waves_is_that_of_the_argument() -> None:
    roster = Roster("r", (Entry("a", "A", before="najaar"), Entry("b", "B", since="najaar")))
    answers = of([{"regio": "A", "wave": "voorjaar", "plan": "ja"}], roster, waves=["voorjaar", "najaar"])
    assert [each.entity for each in answers.rows] == ["A"]
    assert not answers.issues


SPELLINGS = {
    "'s-Hertogenbosch": ["Den Bosch", "s hertogenbosch", "GM0796", "gm 796", "796", 796, 796.0, "BOSCH"],
    "Ede": ["ede", "EDE ", "é-d-e"],
}


@settings(max_examples=40)
@given(st.data())
def test_how_a_name_is_spelled_changes_nothing(data: st.DataObject) -> None:
    names = data.draw(st.lists(st.sampled_from(list(SPELLINGS)), min_size=1, max_size=5))
    cells = [{"plan": data.draw(CELLS), "beleid": data.draw(CELLS)} for _ in names]
    spelled = [data.draw(st.sampled_from(SPELLINGS[each])) for each in names]
    one = of([{"regio": name, **each} for name, each in zip(names, cells, strict=True)])
    other = of([{"regio": name, **each} for name, each in zip(spelled, cells, strict=True)])
    assert (one.rows, one.columns, one.issues) == (other.rows, other.columns, other.issues)


# --------------------------------------------------------------------------------------------------------- attributes


def with_values(**values: Any) -> Roster:
    return Roster("r", (Entry("a", "A", attributes=values), Entry("b", "B")))


@pytest.mark.usefixtures("kit")
def test_what_the_roster_knows_of_an_entity_need_not_be_in_the_data() -> None:
    roster = with_values(stad=True, plekken_=12, groepen_="noodopvang; gezinnen", elders="x")
    answers = of([{"regio": "A", "plan": "ja"}, {"regio": "B", "plan": "ja"}], roster, wave="2024-07")
    assert said(answers, "stad") == ["ja", "not_supplied"]
    numbers = answers.columns["plekken_"].numbers
    assert numbers is not None
    assert list(numbers) == [12.0, 0.0]
    assert (answers.said(0, "groepen_"), answers.said(1, "groepen_")) == ("noodopvang; gezinnen", None)
    assert (answers.where(0, "stad"), answers.issues, answers.ledger.cells_used) == (None, (), 2)


@pytest.mark.usefixtures("kit")
def test_an_entity_without_rows_has_its_attributes_too() -> None:
    answers = of([{"regio": "B", "plan": "ja"}], with_values(stad="ja"), wave="2024-07")
    assert (list(answers.rows.entities), said(answers, "stad")) == (["B", "A"], ["not_supplied", "ja"])


@pytest.mark.usefixtures("kit")
def test_what_the_data_say_holds_and_a_difference_is_told() -> None:
    data = [{"regio": "A", "meting": "2024-07", "stad": "nee", "plekken_": 3}, {"regio": "A", "meting": "2024-12"}]
    answers = of(data, with_values(stad="ja", plekken_=4))
    assert said(answers, "stad")[:1] == ["nee"]
    assert codes(answers) == [("warning", "attribute-differs")] * 2
    assert answers.issues[0].where.row == 1
    assert "de lijst zegt `ja` bij `stad` van `A`" in answers.issues[0].text("nl")


@pytest.mark.usefixtures("kit")
def test_the_same_value_in_both_is_no_difference() -> None:
    assert not of([{"regio": "A", "stad": "Yes", "plekken_": "4,0"}], with_values(stad="ja", plekken_=4)).issues


@pytest.mark.usefixtures("kit")
def test_a_roster_that_leaves_an_attribute_empty_says_nothing_else_than_the_data() -> None:
    assert not of([{"regio": "A", "stad": "ja"}], with_values(stad="")).issues


def test_a_value_that_the_framework_cannot_read_is_told_and_left_out() -> None:
    answers = of([{"regio": "A", "plan": "ja"}], with_values(stad="jaa", plekken_=-1), wave="2024-07")
    assert codes(answers) == [("warning", "attribute-of-roster")] * 2
    assert said(answers, "stad") == ["not_supplied", "not_supplied"]
    assert "`jaa`" in answers.issues[0].text("en")


ROWS = st.tuples(st.sampled_from("AB"), st.sampled_from(KNOWING.waves), CELLS)


@settings(max_examples=60)
@given(st.fixed_dictionaries({"A": CELLS, "B": CELLS}), st.lists(ROWS, max_size=5))
def test_attributes_are_those_of_the_data_and_else_those_of_the_roster(
    known: dict[str, str | None], cells: list[tuple[str, str, str | None]]
) -> None:
    values = {each: {} if value is None else {"stad": value} for each, value in known.items()}
    roster = Roster("r", tuple(Entry(each.lower(), each, attributes=value) for each, value in values.items()))
    answers = of(pd.DataFrame(cells, columns=["regio", "meting", "stad"]), roster)
    for place, row in enumerate(answers.rows):
        here = {cell for entity, wave, cell in cells if (entity, wave) == (row.entity, row.wave) and cell is not None}
        expected = "unreadable" if len(here) > 1 or here == {"onzin"} else next(iter(here), "not_supplied")
        if not here and known[row.entity] in ("ja", "nee"):
            expected = str(known[row.entity])
        assert said(answers, "stad")[place] == expected
