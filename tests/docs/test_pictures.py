"""The pictures on the page about pictures are what is drawn now of the made-up answers: the same marks, by name."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest

import indicatorkit as ik
from indicatorkit.report.pictures.picture import Picture
from tests.docs.pages import DOCS
from tests.report.marked import marks

ANSWERS = DOCS.parent / "examples" / "national" / "nad" / "answers.csv"
SHOWN: dict[str, dict[str, Any]] = {
    "dataroos.svg": {"picture": "rose", "entity": "Amersfoort"},
    "tegelkaart.svg": {"picture": "tiles", "node": "preventie"},
}


@cache
def scores() -> ik.Scores:
    return ik.score(ik.load("nad"), ANSWERS, entities="mo_regios")


@pytest.mark.parametrize(("file", "said"), SHOWN.items())
def test_a_picture_on_the_page_says_what_is_drawn_now(file: str, said: dict[str, Any]) -> None:
    drawn = ik.draw(scores(), wave="2025-12", lang="nl", **said)
    path = Path(DOCS / "pictures" / file)
    kept = Picture(path.read_text("utf-8"), "", "")
    assert [(each.name, each.shown) for each in marks(kept)] == [(each.name, each.shown) for each in marks(drawn)]
    assert path.stat().st_size < 100_000
