"""The rose: every mark has a name that says all it shows, and leads on; names stand around it where they fit."""

from itertools import pairwise

import pytest
from hypothesis import given, settings

import indicatorkit as ik
from indicatorkit.report.pictures.around import HALF, labels
from indicatorkit.report.pictures.petals import petals
from indicatorkit.report.pictures.rose import rose
from indicatorkit.toml.read import from_dict
from indicatorkit.words.wrapping import kept
from tests.draw import Doc, Situation, situations
from tests.loading import loaded, made
from tests.report.marked import marks, named, reading, root

NAD = ik.load("nad")
INTO = "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"
KNOWN = {"flexwoningen": "ja", "transformeren": "ja", "woningdelen": "ja", "optoppen": "nee", "overige_vormen": "nee"}


def alkmaar(**answers: object) -> dict[str, object]:
    return {"entity": "Alkmaar", "wave": "2024-06", **answers}


def test_the_keyboard_goes_theme_by_theme_and_past_the_questions() -> None:
    drawn = marks(rose(reading(NAD, alkmaar()), 0, lambda node: f"#{node}"))
    stops = [each.href for each in drawn if each.is_stop]
    assert stops[:3] == ["#basisvoorwaarden", "#regionaal_plan", "#ervaringskennis"]
    assert len(stops) == 4 + 19
    assert len(drawn) == 4 + 19 + 74
    assert all(each.href for each in drawn)


def test_a_rose_that_leads_nowhere_has_no_links() -> None:
    assert not any(each.href or each.is_stop for each in marks(rose(reading(NAD, alkmaar()), 0)))


def test_a_name_says_where_it_is_what_came_out_and_why_there_is_none() -> None:
    drawn = rose(reading(NAD, alkmaar(**KNOWN, kernambitie_wonen_eerst="vastgesteld")), 0)
    names = [each.name for each in marks(drawn)]
    theme, indicator = f"Wonen eerst {INTO} ", "Realiseren van alternatieve woonplekken"
    assert f"{theme}Kernambitie Wonen Eerst: Op koers, want het antwoord is “Vastgesteld”" in names
    assert f"{theme}{indicator}: Op koers" in names
    assert (
        f"{theme}Urgentieverordening: Niet voldoende data beschikbaar, niet ingevuld; 0 van 5 vragen beantwoord"
        in names
    )
    part = NAD["optoppen"].name("nl")
    assert f"{indicator} {INTO} {part}: Nog niet opgepakt, want het antwoord is “Nee”" in names


def test_every_colour_has_its_sign_and_every_grey_its_pattern() -> None:
    drawn = rose(reading(NAD, alkmaar(**KNOWN)), 0)
    known, grey = named(drawn, f"Wonen eerst {INTO} Realiseren"), named(drawn, f"Wonen eerst {INTO} Urgentie")
    assert known.shown[0] == "●"
    assert "#0f554f" in known.fills
    assert grey.shown[0] == "N"
    assert "url(#rose-dots)" in grey.fills


def test_the_centre_counts_and_does_not_judge() -> None:
    text = " ".join(rose(reading(NAD, alkmaar(**KNOWN)), 0, keyed=False).svg.split())
    assert ">1</text>" in text
    assert ">van 19</text>" in text


def test_what_it_is_and_shows_is_told() -> None:
    drawn = rose(reading(NAD, alkmaar(**KNOWN), lang="en"), 0)
    assert drawn.title == "Data rose of Alkmaar, June 2024"
    assert drawn.description == ("1 of 19 indicators with data: 18 × “Not enough data available” and 1 × “On track”.")
    told = root(drawn).findtext("{http://www.w3.org/2000/svg}desc")
    assert told == kept(drawn.description)


def test_a_grey_that_is_certain_shows_what_it_becomes() -> None:
    framework = made(
        indicator=[
            {
                "id": "top",
                "rule": "worst_of",
                "missing": "grey",
                "subindicator": [{"id": each, "answer": "light"} for each in "ab"],
            }
        ]
    )
    drawn = rose(reading(framework, {"entity": "Ede", "a": "red"}), 0)
    found = named(drawn, "top:")
    assert found.name.endswith("; 1 van 2 vragen beantwoord; staat al vast: red")
    assert "=" in found.shown
    assert "staat al vast" in [each.text for each in root(drawn).iter("{http://www.w3.org/2000/svg}text")]


def test_a_heading_is_a_plain_band_with_its_name() -> None:
    framework = ik.load("beschermd_wonen_gmsd")
    drawn = rose(reading(framework, {"entity": "Ede"}), 0)
    heading = next(item for item in framework.themes if item.is_heading)
    assert heading.name("nl") in [each.name for each in marks(drawn)]


def test_of_very_many_indicators_the_keyboard_stops_at_themes_only() -> None:
    framework = ik.load("examples/sdg_dashboards_2019.toml")
    drawn = marks(rose(reading(framework, {"entity": "Nederland"}), 0, lambda node: f"#{node}"))
    assert len([each for each in drawn if each.is_stop]) == len(framework.themes)


def test_a_number_stands_in_its_petal() -> None:
    framework = ik.load("examples/hdi.toml")
    answers = {item.id: 10 for item in framework.questions}
    assert "0,6111" in "".join(named(rose(reading(framework, {"entity": "X", **answers}), 0), "Onderwijs:").shown)


def test_one_indicator_fills_the_whole_rose() -> None:
    framework = made(indicator=[{"id": "only", "answer": "light"}])
    drawn = rose(reading(framework, {"entity": "Ede", "only": "green"}), 0)
    assert [each.name for each in marks(drawn)] == ["only: green"]


@given(situations())
@settings(max_examples=40, deadline=None)
def test_the_rose_of_any_framework_names_every_mark(drawn: tuple[Doc, Situation]) -> None:
    doc, situation = drawn
    framework = loaded(from_dict(doc))
    found = marks(rose(reading(framework, {"entity": "Ede", **situation.answers}), 0, lambda node: f"#{node}"))
    assert len(found) == len(petals(framework))
    for each in found:
        item = framework[(each.href or "").removeprefix("#")]
        assert item.name("nl") in each.name
        assert item.is_heading or each.name.partition(": ")[2]


@pytest.mark.parametrize("id", ["nad", "norm_voor_opdrachtgeverschap", "examples/sdg_dashboards_2019.toml"])
def test_names_around_a_rose_lie_beside_it_and_none_over_another(id: str) -> None:
    framework = ik.load(id)
    found = labels(petals(framework), lambda node: framework[node].name("nl"))
    for side in ("start", "end"):
        column = [each for each in found.by_node.values() if each.anchor == side]
        heights = sorted(y for each in column for _, y in (*each.heading, *each.lines))
        assert all(below - above >= 15 for above, below in pairwise(heights))
        assert all(-found.half <= y <= found.half for y in heights)
        assert all(abs(each.x) < HALF for each in column)


def test_of_what_does_not_apply_nothing_is_counted() -> None:
    framework = made(indicator=[{"id": "only", "answer": "maybe"}])
    drawn = rose(reading(framework, {"entity": "Ede", "only": "na"}), 0)
    assert drawn.description == "Geen enkele indicator heeft een uitkomst."
    assert [each.shown[0] for each in marks(drawn)] == ["–"]
