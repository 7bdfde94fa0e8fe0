"""How outcomes are spread: what `summarise` counts, always of how many, and grey by why."""

from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest

import indicatorkit as ik
from indicatorkit.api.shipped import made_up
from indicatorkit.report.pages.national import counted
from indicatorkit.report.pages.national.spread import Spread, spreads
from indicatorkit.report.reading import Reading
from indicatorkit.report.site import Site, site
from tests.report.markup import read

HDI = Path(__file__).parents[3] / "examples" / "hdi.toml"


def by_node(found: Site) -> dict[str, Spread]:
    return {each.node: each for theme in spreads(found, counted(found)) for each in theme.spreads}


def test_of_how_many_is_always_said(here: Site) -> None:
    found = by_node(here)["kernambitie_wonen_eerst"]
    assert [(each.word, each.said) for each in found.segments] == [
        ("Op koers", "2 van 5 (40\u00a0%)"),
        ("Nog niet opgepakt", "1 van 5 (20\u00a0%)"),
        ("Niet ingevuld", "1 van 5 (20\u00a0%)"),
        ("Onbekend", "1 van 5 (20\u00a0%)"),
    ]
    assert [each.place[0] for each in found.segments] == ["0%", "40%", "60%", "80%"]


def test_the_numbers_are_those_of_a_summary() -> None:
    scores = ik.score(ik.load("nad"), made_up()["nad"], entities="mo_regios")
    wave = scores.framework.waves[-1]
    summary = ik.summarise(scores)
    for node, spread in by_node(site(Reading(scores.table, scores.places(None, wave), wave, "", "nl"))).items():
        tally = summary.tally(node)
        told = Counter({each.look.key: each.number for each in spread.segments})
        assert [told[f"s0l{at}"] for at in range(3)] == list(tally.values.values())
        assert sum(number for key, number in told.items() if key.startswith("grey-")) == tally.grey
        assert (told["na"], told.total()) == (tally.not_applicable, tally.total)
        assert sum(each.share for each in spread.segments) == Fraction(1)


def test_numbers_say_between_what_they_lie() -> None:
    scores = ik.score(ik.load(str(HDI)), [{"entity": "A", "le": 70}, {"entity": "B", "le": 80}])
    found = by_node(site(Reading(scores.table, range(2), "", "", "nl")))
    numbers = [each.numbers for each in found.values() if each.numbers]
    assert numbers
    assert all(each.startswith("Van ") for each in numbers)


@pytest.mark.parametrize(
    ("lang", "said"), [("nl", "Steeds van die ene regio."), ("en", "Always out of that one region.")]
)
def test_one_entity_is_not_spoken_of_as_several(lang: str, said: str) -> None:
    alone = ik.score(ik.load("nad"), [{"entity": "Ede", "wave": "2024-12", "flexwoningen": "ja"}])
    assert said in read(ik.report_pages(alone, lang=lang)["national.html"]).text
