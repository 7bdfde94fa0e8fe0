"""Forms beside the pages: what an entity answered stands in its form, and comes back as it was."""

from pathlib import Path
from typing import Any

import pytest

import indicatorkit as ik
from indicatorkit.answers.selecting import of_rows
from indicatorkit.api.one_wave import one_wave
from indicatorkit.frames.worded import Worded
from indicatorkit.framework import Framework
from indicatorkit.report.forms import filled_form, form_places
from indicatorkit.report.reading import Reading
from tests.files.forms import opened
from tests.loading import made
from tests.report.markup import read

pytestmark = pytest.mark.filterwarnings("ignore:.* extension is not supported")  # openpyxl knows fewer than there are

OPTIONS = [{"id": "a"}, {"id": "b"}, {"id": "geen", "alone": True}]
ANSWERS: dict[str, Any] = {
    "getal": {"kind": "number", "unit": "%", "at_least": 0, "at_most": 100},
    "meer": {"kind": "several", "options": OPTIONS},
}
ROW = {
    "entity": "Ede",
    "wave": "2025",
    "een": "green",
    "twee": "secret",
    "drie": "12.5",
    "vier": "a; b",
    "zes": "missing:unknown",
    "kust": "yes",
}


@pytest.fixture
def framework() -> Framework:
    kinds = {"een": "light", "twee": "maybe", "drie": "getal", "vier": "meer", "vijf": "light", "zes": "light"}
    questions = [{"id": each, "nl": f"Vraag {each}", "answer": kind} for each, kind in kinds.items()]
    return made(
        framework={"waves": ["2024", "2025"]},
        answer=ANSWERS,
        attribute={"kust": {"answer": "fact"}},
        indicator=[{"id": "samen", "rule": "coverage", "as": "count", "subindicator": questions}],
    )


def reading(framework: Framework, *rows: dict[str, Any]) -> Reading:
    scores = ik.score(framework, [*rows])
    return Reading(scores.table, *one_wave(scores, None, None), "nl")


def test_what_was_answered_comes_back_as_it_was(framework: Framework, tmp_path: Path) -> None:
    here = reading(framework, ROW)
    (tmp_path / "ede.xlsx").write_bytes(filled_form(here, 0))
    before = Worded(framework, of_rows(here.table.answers, [0]))
    after = Worded(framework, ik.read_answers(framework, tmp_path / "ede.xlsx").record)
    assert {each: after.column(each) for each in after.items} == {each: before.column(each) for each in before.items}
    assert before.column("vier") == [("a", "b")]


def test_what_could_not_be_read_stands_there_to_be_put_right(framework: Framework) -> None:
    book = opened(filled_form(reading(framework, {**ROW, "een": "mischien"}), 0))
    assert cell(book, form_places(reading(framework, ROW))["een"]) == "mischien"


def test_notes_stand_beside_the_answers(framework: Framework) -> None:
    note = {"entity": "Ede", "wave": "2025", "item": "een", "value": "red"}
    scores = ik.score(
        framework, [{**note, "note": "Een"}, {"entity": "Ede", "wave": "2025", "item": "een", "note": "Twee"}]
    )
    here = Reading(scores.table, *one_wave(scores, None, None), "nl")
    place = form_places(here)["een"]
    assert opened(filled_form(here, 0))[place.sheet][f"F{place.row}"].value == "Een\nTwee"


def test_a_place_is_where_the_question_stands(framework: Framework) -> None:
    here = reading(framework, ROW)
    book = opened(filled_form(here, 0))
    for question, place in form_places(here).items():
        assert book[place.sheet][f"A{place.row}"].value == question


def test_of_the_wave_before_the_answers_stand_beside_the_questions(framework: Framework) -> None:
    earlier = {**ROW, "wave": "2024", "een": "red"}
    here = reading(framework, earlier, ROW)
    place = form_places(here)["een"]
    sheet = opened(filled_form(here, 1))[place.sheet]
    assert [sheet[f"{column}{place.row}"].value for column in "EG"] == ["green", "red"]


def test_pages_lead_to_the_forms_beside_them(framework: Framework, tmp_path: Path) -> None:
    scores = ik.score(framework, [ROW])
    written = ik.write_report(scores, tmp_path / "with", lang="nl", forms=True).files
    assert tmp_path / "with" / "forms" / "ede.xlsx" in written
    page = (tmp_path / "with" / "ede.html").read_text("utf-8")
    assert 'href="forms/ede.xlsx"' in page
    assert "rij 7" in page
    panels = [each for each in read(page).all("div") if each.attributes.get("class") == "asking"]
    assert panels and all("forms/ede.xlsx" in [a.attributes["href"] for a in each.all("a")] for each in panels)
    ik.write_report(scores, tmp_path / "without", lang="nl")
    assert "forms/" not in (tmp_path / "without" / "ede.html").read_text("utf-8")
    assert not (tmp_path / "without" / "forms").exists()


def cell(book: Any, place: Any) -> object:
    return book[place.sheet][f"E{place.row}"].value
