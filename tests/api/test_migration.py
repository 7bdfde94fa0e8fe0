"""From the commissioning standard to the dashboard that took its place, as a regional adviser would try it."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

import indicatorkit as ik

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")  # it does not know bars in cells

NORM, NOW = ik.load("norm_voor_opdrachtgeverschap"), ik.load("beschermd_thuis")
LINES = (
    "regio;meting;vraag;antwoord",
    "Alkmaar;2023-12;regiovisie_vastgesteld;Gereed",
    "Alkmaar;2023-12;samenspraak_ervaring;Gereed",
    "Alkmaar;2023-12;geschillen_werkwijze;In ontwikkeling",
)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Answers of the standard, of a wave that the dashboard does not have."""
    path = tmp_path / "norm.csv"
    path.write_text("\n".join(LINES), "utf-8")
    return path


def test_every_question_that_is_said_to_be_carried_is_one_of_the_standard() -> None:
    asked = {each.id for each in NORM.questions}
    carried = [alias for each in NOW.questions for alias in each.aliases if "_" in alias]
    assert NOW.aliases == (NORM.id,)
    assert len(carried) == len(set(carried)) == 11
    assert set(carried) <= asked


def test_answers_in_a_table_are_read_and_those_without_a_question_are_named(old: Path) -> None:
    old.write_text(old.read_text("utf-8").replace("2023-12", "2024-02"), "utf-8")
    scores = ik.score(NOW, old)
    assert scores.level("regiovisie", entity="Alkmaar") == "gereed"
    assert scores.level("geschillen", entity="Alkmaar") == "in_ontwikkeling"
    (issue,) = scores.issues
    assert (issue.code, issue.params["said"]) == ("unknown-item", "samenspraak_ervaring")


def test_with_the_standard_named_too_what_is_left_over_is_no_error(old: Path) -> None:
    answers = ik.read_answers(NOW, old, wave="2024-02", waves=["2023-12", *NOW.waves], others=[NORM])
    assert [each.severity for each in answers.issues] == ["info"]
    assert answers.ledger.cells_used == 2


def test_a_questionnaire_of_the_standard_is_read(tmp_path: Path) -> None:
    path = ik.write_questionnaire(NORM, tmp_path / "a.xlsx", entity="Alkmaar", wave="2024-02", lang="nl")
    fill(path, {"regiovisie_vastgesteld": "Gereed", "visie_ambitie": "Gereed"})
    answers = ik.read_answers(NOW, path)
    scores = ik.score(NOW, answers)
    assert scores.level("regiovisie", entity="Alkmaar") == "gereed"
    assert [each.code for each in answers.issues] == [
        "form-of-predecessor",
        "form-question-reworded",
        "form-question-left-behind",
    ]


def fill(path: Path, said: dict[str, str]) -> None:
    book = load_workbook(path)
    page = book["Vragen"]
    for row in page.iter_rows():
        if row[0].value in said:
            row[4].value = said[str(row[0].value)]
    book.save(path)


def test_a_new_questionnaire_shows_what_was_answered_to_the_standard(tmp_path: Path, old: Path) -> None:
    before = ik.read_answers(NORM, old)
    for previous in (old, before):
        path = tmp_path / "bt.xlsx"
        ik.write_questionnaire(NOW, path, entity="Alkmaar", wave="2024-02", previous=previous, lang="nl", force=True)
        page = load_workbook(path)["Regiovisie"]
        shown = [cell.value for row in page.iter_rows() for cell in row]
        assert {"Antwoord 2023-12", "Gereed"} <= set(shown)


def test_the_two_are_compared_by_what_they_share(old: Path) -> None:
    now = [{"entity": "Alkmaar", "wave": "2024-02", "regiovisie": "Gereed", "geschillen": "Gereed"}]
    found = ik.compare(ik.score(NORM, old), ik.score(NOW, now))
    told = found.text("nl")
    assert "norm_voor_opdrachtgeverschap 2020.1 → beschermd_thuis 2024.2 · 2023-12 → 2024-02" in told
    assert "terug in de tijd" not in told
    assert "Van 11 uitkomsten (1 × 11 onderdelen): 1 vooruit, 9 nog grijs, 1 gelijk." in told
    assert "‘Werkwijze voor geschillen’ ging vooruit van In ontwikkeling naar Gereed." in told
