"""The trend of a node: marks in lanes, lines only between what can be compared, and words where there is none."""

from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest

import indicatorkit as ik
from indicatorkit.framework import Framework
from indicatorkit.report.pictures.lanes import MOST_TICKS, lanes, ticks
from indicatorkit.report.pictures.picture import Picture
from indicatorkit.report.pictures.trend import trend
from indicatorkit.report.steps import steps
from tests.loading import made
from tests.report.drawn import marks, of_class, reading, texts

WAVES = ["2023", "2024", "2025", "2026"]
MEASURED = {"kind": "number", "at_least": 0, "at_most": 100, "unit": "km"}


def framework() -> Framework:
    """What is asked: a level, a number, a word; and one that reads the first two levels in another way from 2025 on."""
    answer = {"kind": "level", "scale": "light", "options": [{"id": "na", "nl": "N.v.t.", "not_applicable": True}]}
    asked = {"licht": "mag", "maat": "maat", "feit": "fact"}
    both = {"id": "samen", "rollup": "slechtste", "rollup_from": {"2025": "beste"}}
    parts = [{"id": "een", "answer": "mag"}, {"id": "twee", "answer": "mag"}]
    return made(
        framework={"waves": WAVES},
        answer={"mag": answer, "maat": MEASURED},
        rollup={"slechtste": {"rule": "worst_of"}, "beste": {"rule": "best_of"}},
        indicator=[*({"id": id_, "answer": kind} for id_, kind in asked.items()), {**both, "subindicator": parts}],
    )


def rows(**said: str) -> list[dict[str, Any]]:
    """`licht="red - green"` are three waves; in one that says `-` nothing is answered, in one with `.` Ede is not."""
    each = {question: answers.split() for question, answers in said.items()}
    return [
        {
            "entity": "Ede",
            "wave": wave,
            **{question: answers[at] for question, answers in each.items() if answers[at] != "-"},
        }
        for at, wave in enumerate(WAVES[: max(map(len, each.values()))])
        if all(answers[at] != "." for answers in each.values())
    ]


def of(node: str, **said: str) -> Picture:
    other = [{"entity": "Zwolle", "wave": wave, "licht": "red"} for wave in WAVES]
    here = reading(ik.score(framework(), [*rows(**said), *other]))
    return trend(here, next(row for row in here.rows if here.entity(row) == "Ede"), node)


def pieces(picture: Picture) -> list[str | None]:
    """The lines, each with its dashes."""
    return [each.get("stroke-dasharray") for each in of_class(picture.svg, "lines")]


def test_each_wave_is_a_mark_that_says_what_came_out_and_what_became_of_it() -> None:
    found = of("licht", licht="red green yellow yellow")
    assert marks(found.svg) == [
        "2023: red",
        "2024: green (vooruit)",
        "2025: yellow (achteruit)",
        "2026: yellow (hetzelfde)",
    ]
    assert pieces(found) == [None, None, None]


def test_no_line_leads_to_or_from_grey_and_data_now_is_said() -> None:
    found = of("licht", licht="red - green green")
    assert marks(found.svg)[1:3] == [
        "2024: geen gegevens, niet ingevuld (nu geen uitkomst)",
        "2025: green (nu gegevens)",
    ]
    assert pieces(found) == [None]
    assert texts(found.svg).count("nu gegevens") == 2 + ("nu gegevens" in found.description)
    assert "vooruit (" not in texts(found.svg)


def test_grey_lies_below_everything_that_is_known_and_apart_from_it() -> None:
    here = reading(ik.score(framework(), rows(licht="red - na green")))
    found = lanes(here, "licht", steps(here, here.rows[0], "licht"))
    names = [lane.text for lane in found.lanes]
    assert names == ["green", "yellow", "red", "geen gegevens", "Niet van toepassing"]
    gaps = [other.y - one.y for one, other in pairwise(found.lanes)]
    assert gaps[2] > gaps[0] == gaps[1]
    assert [lane.is_known for lane in found.lanes] == [True, True, True, False, False]


def test_other_rules_break_the_line_and_are_said() -> None:
    found = of("samen", een="red red red red", twee="green green green green")
    assert pieces(found) == [None, None]
    assert marks(found.svg)[2] == "2025: green (andere regels)"
    assert "andere regels" in texts(found.svg)
    assert "dus dit is niet te vergelijken" in found.description


def test_over_a_wave_without_the_entity_the_line_is_dotted() -> None:
    found = of("licht", licht="red . green green")
    assert pieces(found) == ["2 5", None]
    assert "geen meting" in texts(found.svg)
    assert "2024: Niet in deze meting." in found.description


def test_numbers_stand_along_a_scale_with_their_unit() -> None:
    found = of("maat", maat="10 20 35 -")
    assert pieces(found) == [None, None]
    assert {"10 km", "20 km", "35 km"} <= {each.text for each in of_points(found)}
    here = reading(ik.score(framework(), rows(maat="10 20 35 -")))
    across = lanes(here, "maat", steps(here, here.rows[0], "maat"))
    assert [lane.text for lane in across.lanes] == ["40", "30", "20", "10", "geen gegevens"]
    heights = [across.places[wave] for wave in WAVES[:3]]
    assert (heights[0] - heights[1]) * 15 == pytest.approx((heights[1] - heights[2]) * 10)


def of_points(picture: Picture) -> list[Any]:
    return of_class(picture.svg, "point")


def test_words_without_an_order_have_lanes_and_no_lines() -> None:
    found = of("feit", feit="yes no yes -")
    assert (pieces(found), marks(found.svg)[1]) == ([], "2024: no (anders)")
    here = reading(ik.score(framework(), rows(feit="yes no")))
    assert [lane.text for lane in lanes(here, "feit", steps(here, here.rows[0], "feit")).lanes] == ["yes", "no"]


@pytest.mark.parametrize(("low", "high"), [("0", "0"), ("7", "7"), ("-3", "12"), ("0.001", "0.0012"), ("1", "99999")])
def test_ticks_are_few_round_and_around_all_numbers(low: str, high: str) -> None:
    found = ticks(Fraction(low), Fraction(high))
    assert found[0] <= Fraction(low) <= Fraction(high) <= found[-1]
    assert 2 <= len(found) <= MOST_TICKS + 1
    assert len({other - one for one, other in pairwise(found)}) == 1
