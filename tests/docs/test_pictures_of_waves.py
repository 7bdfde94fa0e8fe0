"""The graph and the trends on the page about pictures are what is drawn now of the made-up answers."""

from pathlib import Path
from typing import Any

import pytest

import indicatorkit as ik
from tests.docs.pages import DOCS
from tests.report.drawn import marks

ANSWERS = DOCS.parent / "examples" / "national" / "nad" / "answers.csv"
SHOWN: dict[str, dict[str, Any]] = {
    "graaf.svg": {"picture": "graph", "entity": "Purmerend", "node": "alternatieve_woonplekken"},
    "trend.svg": {"picture": "trend", "entity": "Enschede", "node": "regionaal_plan"},
    "alle-metingen.svg": {"picture": "trend", "node": "regionaal_plan"},
}


@pytest.fixture(scope="module")
def scores() -> ik.Scores:
    return ik.score(ik.load("nad"), ANSWERS, entities="mo_regios")


@pytest.mark.parametrize("file", SHOWN)
def test_a_picture_on_the_page_says_what_is_drawn_now(scores: ik.Scores, file: str) -> None:
    drawn = ik.draw(scores, wave="2025-12", lang="nl", **SHOWN[file])
    path = Path(DOCS / "pictures" / file)
    assert marks(path.read_text("utf-8")) == marks(drawn.svg)
    assert path.stat().st_size < 100_000
