"""Some regions that answered a little, one that answered nothing, and two waves; scored once."""

import pytest

import indicatorkit as ik
from indicatorkit.report.reading import Reading
from indicatorkit.report.site import Site, site
from tests.report.markup import Element, read

BEFORE, NOW = "2025-07", "2025-12"
NAMES = ("Zwolle", "Breda", "Alkmaar", "'s-Hertogenbosch", "Ede")


def answers() -> list[dict[str, str]]:
    """Ede answers nothing in the last wave."""
    said = {
        "Zwolle": ("vastgesteld", "vastgesteld"),
        "Breda": ("in voorbereiding", "vastgesteld"),
        "Alkmaar": ("weet niet", "nog niet mee begonnen"),
        "'s-Hertogenbosch": ("vastgesteld", "weet niet"),
        "Ede": ("vastgesteld", ""),
    }
    return [
        {"entity": entity, "wave": wave, "kernambitie_wonen_eerst": each}
        for entity, both in said.items()
        for wave, each in zip((BEFORE, NOW), both, strict=True)
        if each
    ]


@pytest.fixture(scope="package")
def scores() -> ik.Scores:
    return ik.score(ik.load("nad"), answers(), entities=NAMES)


@pytest.fixture(scope="package")
def here(scores: ik.Scores) -> Site:
    return site(Reading(scores.table, scores.places(None, NOW), NOW, "", "nl"))


@pytest.fixture(scope="package")
def page(here: Site) -> Element:
    from indicatorkit.report.pages.national import national_page

    return read(national_page(here).html)
