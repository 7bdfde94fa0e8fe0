"""The heat map as a picture: a mark for every cell, by name, with the themes above."""

from xml.etree import ElementTree as ET

import indicatorkit as ik
from indicatorkit.report.pictures.heatmap import heatmap
from tests.loading import made
from tests.report.drawn import marks, of_class, reading, texts

LIGHTS = [{"id": "een", "nl": "Eerste", "answer": "light"}, {"id": "twee", "nl": "Tweede", "answer": "light"}]
THEME = {"id": "thema", "nl": "Het thema", "rule": "none", "indicator": LIGHTS}
BOTH = {"id": "samen", "nl": "Samen", "rule": "worst_of", "uses": ["een", "twee"]}
PATH = " \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} "
ANSWERS = [{"entity": "Zwolle", "een": "red", "twee": "red"}, {"entity": "Ede", "een": "red"}]


def test_every_cell_is_a_mark_and_the_best_does_not_come_first() -> None:
    found = heatmap(reading(ik.score(made(theme=[THEME], result=[BOTH]), ANSWERS)))
    assert [mark.replace(PATH, " > ") for mark in marks(found.svg)] == [
        "Ede > Eerste: red",
        "Ede > Tweede: geen gegevens, niet ingevuld",
        "Ede > Samen: geen gegevens, niet ingevuld; 1 van 2 vragen beantwoord; staat al vast: red",
        "Zwolle > Eerste: red",
        "Zwolle > Tweede: red",
        "Zwolle > Samen: red",
    ]
    assert found.description.startswith(
        "2 rijen van 3 indicatoren; vakken met gegevens of niet van toepassing: 4 van 6."
    )


def test_of_one_row_and_one_indicator_there_is_one() -> None:
    found = heatmap(reading(ik.score(made(indicator=LIGHTS[:1]), ANSWERS[:1])))
    assert found.description.startswith("1 rij van 1 indicator; ")


def test_names_stand_above_the_columns_and_what_signs_mean_below() -> None:
    found = heatmap(reading(ik.score(made(theme=[THEME], result=[BOTH]), ANSWERS)))
    heads = {each.text: each.get("font-weight") for each in of_class(found.svg, "heads")}
    assert heads == {"Het thema": "600", "Eerste": None, "Tweede": None, "Samen": None}
    legend = " ".join(texts(found.svg).split()[-20:])
    assert all(word in legend for word in ("green", "yellow", "red", "Niet ingevuld", "staat al vast"))


def test_a_cell_leads_where_it_is_said_to_lead() -> None:
    here = reading(ik.score(made(theme=[THEME]), ANSWERS))
    found = heatmap(here, lambda row, node: f"{here.entity(row)}.html#{node}" if node == "een" else None)
    links = [each.get("href") for each in ET.fromstring(found.svg).iter() if each.get("href")]
    assert links == ["Ede.html#een", "Zwolle.html#een"]
    assert len(marks(found.svg)) == 4


def test_of_nobody_it_is_a_heat_map_of_nothing() -> None:
    scores = ik.score(made(theme=[THEME]), ANSWERS)
    here = reading(scores)
    here.rows = ()
    assert marks(heatmap(here).svg) == []
