"""The caption of a picture: whole, whatever its width, for a picture goes where its page does not."""

from pathlib import Path

import pytest

import indicatorkit as ik
from indicatorkit.report.pictures.caption import captioned

ROOT = Path(__file__).parents[3]
FRAMEWORKS = sorted(file.stem for file in (ROOT / "frameworks").glob("*.toml"))
NARROW = 200.0


def test_a_picture_of_made_up_answers_says_so() -> None:
    demo = ik.score(ik.load("nad"), ROOT / "frameworks" / "demo" / "nad.csv")
    made_up = "De antwoorden zijn verzonnen."
    entity = next(row.entity for row in demo.rows if row.entity != "Alkmaar")
    wave = demo.rows[-1].wave
    assert made_up in words(ik.draw(demo, "heatmap", lang="nl").svg)
    assert made_up in words(ik.draw(demo, "rose", entity=entity, wave=wave, lang="nl").svg)
    real = ik.score(ik.load("nad"), [{"entity": "Ede", "flexwoningen": "ja"}])
    assert made_up not in words(ik.draw(real, "heatmap", lang="nl").svg)


def words(svg: str) -> str:
    """What is written, line after line."""
    return " ".join(part.split("</text>")[0].rpartition(">")[2] for part in svg.split("<text")[1:])


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_neither_a_notice_nor_that_answers_are_made_up_is_cut_off(framework: str, lang: str) -> None:
    found = ik.load(framework)
    title = "Een lange naam van iets dat in een smal plaatje staat: van meting tot meting, in een regio"
    said = " ".join(captioned(found, lang, title, NARROW, made_up=True))
    assert said.endswith(found.notice(lang))
    assert {"nl": "De antwoorden zijn verzonnen.", "en": "The answers are made up."}[lang] in said
