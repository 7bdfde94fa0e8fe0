"""How many entities have which outcome, wave by wave: counted, of how many, never compared over other rules."""

from typing import Any
from xml.etree import ElementTree as ET

import indicatorkit as ik
from indicatorkit.report.pictures.picture import Picture
from indicatorkit.report.pictures.shifts import shifts
from tests.loading import made
from tests.report.drawn import marks, reading, texts

ANSWER = {"kind": "level", "scale": "light", "options": [{"id": "na", "not_applicable": True}]}
PARTS = [{"id": "een", "answer": "mag"}, {"id": "twee", "answer": "mag"}]
FRAMEWORK = made(
    framework={"waves": ["1", "2"]},
    answer={"mag": ANSWER},
    rollup={"slechtste": {"rule": "worst_of"}, "beste": {"rule": "best_of"}},
    indicator=[
        {"id": "los", "nl": "Los", "answer": "mag"},
        {"id": "samen", "rollup": "slechtste", "rollup_from": {"2": "beste"}, "subindicator": PARTS},
        {"id": "later", "answer": "mag", "applies_if": {"wave": {"from": "2"}}},
    ],
)


def of(node: str, **waves: str) -> Picture:
    """The picture of these waves, in which each entity has an answer, or none for `-`."""
    rows: list[dict[str, Any]] = [
        {
            "entity": f"E{at}",
            "wave": wave.removeprefix("w"),
            **({} if answer == "-" else {"los": answer, "een": answer}),
        }
        for wave, answers in waves.items()
        for at, answer in enumerate(answers.split())
    ]
    return shifts(reading(ik.score(FRAMEWORK, rows)), node)


def widths(picture: Picture) -> list[float]:
    """How wide the parts are: what is drawn first in each mark is its outline."""
    paths = [each[1].get("d") or "" for each in ET.fromstring(picture.svg).iter() if each.get("role") == "img"]
    return [float(path.partition("h")[2].partition("v")[0]) for path in paths]


def test_each_outcome_is_counted_with_of_how_many_and_grey_comes_last() -> None:
    found = of("los", w1="- red green red", w2="green na")
    assert marks(found.svg) == [
        "1: 1 van 4: green",
        "1: 2 van 4: red",
        "1: 1 van 4: Niet ingevuld",
        "2: 1 van 2: green",
        "2: 1 van 2: Niet van toepassing",
    ]
    assert found.description.splitlines() == [
        "1, van 4: 1 keer green, 2 keer red en 1 keer Niet ingevuld.",
        "2, van 2: 1 keer green en 1 keer Niet van toepassing.",
    ]
    assert "Los: alle uitkomsten, van meting tot meting" in texts(found.svg)


def test_all_bars_have_one_scale() -> None:
    one, two, three, four, five = widths(of("los", w1="- red green red", w2="green na"))
    assert two == one * 2 == three * 2 == four * 2 == five * 2


def test_other_rules_are_said_between_the_waves() -> None:
    found = of("samen", w1="red green", w2="red green")
    assert "In 2 zijn de regels anders dan in 1; vergelijk deze metingen niet." in found.description
    assert "andere regels" in texts(found.svg)
    assert "andere regels" not in texts(of("los", w1="red", w2="green").svg)


def test_a_count_that_does_not_fit_stands_above_its_part() -> None:
    found = of("los", w1=" ".join(["red"] * 40 + ["green"]), w2="red")
    assert min(widths(found)) < 15
    assert marks(found.svg)[0] == "1: 1 van 41: green"
    assert "41" in texts(found.svg)
