"""The heat map: everybody once, everything once, each cell in words and on its way to the answers."""

import indicatorkit as ik
from indicatorkit.report.cells import columns
from indicatorkit.report.pages.national.heatmap import heat_map
from indicatorkit.report.reading import Reading
from indicatorkit.report.site import Site
from tests.report.markup import Element, read


def test_everybody_has_a_row_by_name(page: Element) -> None:
    (table,) = [each for each in page.all("table") if each.attributes.get("class") == "map"]
    heads = [each.text for each in table.all("th") if each.attributes["scope"] == "row"]
    assert heads == ["Alkmaar", "Breda", "Ede", "'s-Hertogenbosch", "Zwolle"]


def test_every_indicator_has_a_column_under_its_theme(page: Element, here: Site) -> None:
    (table,) = [each for each in page.all("table") if each.attributes.get("class") == "map"]
    names = [each.text for each in table.all("th") if "node" in each.attributes.get("class", "")]
    assert names == [item.name("nl") for item in here.framework.indicators]
    groups = {each.text: int(each.attributes["colspan"]) for each in table.all("th") if "colspan" in each.attributes}
    assert groups == {
        theme.name("nl"): sum(item.parent == theme.id for item in here.framework.indicators)
        for theme in here.framework.themes
    }


def test_a_cell_is_a_sign_with_words_and_leads_to_its_answers(page: Element) -> None:
    cells = [each for each in page.all("td") if "look-" in each.attributes.get("class", "")]
    assert len(cells) == 4 * 19
    (known,) = {each.text for each in cells if "s0l2" in each.attributes["class"]}
    assert known.split(" ", 1) == ["●", "Op koers"]
    links = [each.all("a")[0].attributes["href"] for each in cells]
    assert "zwolle.html#kernambitie-wonen-eerst" in links
    assert len(set(links)) == len(links)


def test_a_grey_cell_says_why_in_words(here: Site) -> None:
    found = {who.title: who for who in heat_map(here).rows}
    said = {cell.status.node: cell.words for cell in found["'s-Hertogenbosch"].cells}
    assert said["kernambitie_wonen_eerst"] == "Niet voldoende data beschikbaar: Weet niet"


def test_who_supplied_nothing_has_one_cell_that_says_so(page: Element, here: Site) -> None:
    assert [who.title for who in heat_map(here).rows if who.is_silent] == ["Ede"]
    (cell,) = [each for each in page.all("td") if each.attributes.get("class") == "nothing"]
    assert (cell.text, cell.attributes["colspan"]) == ("Niets aangeleverd", "19")


def test_looks_are_in_the_order_in_which_a_reader_may_sort(here: Site) -> None:
    assert [word for _, word in heat_map(here).order] == [
        "Op koers",
        "Nog niet opgepakt",
        "Niet ingevuld",
        "Onbekend",
    ]


def test_for_very_many_the_themes_stand_side_by_side_and_the_page_says_so() -> None:
    rows = [{"entity": f"Regio {at}", "wave": "2024-12", "kernambitie_wonen_eerst": "Vastgesteld"} for at in range(64)]
    many = ik.report_pages(ik.score(ik.load("nad"), rows), lang="nl")["national.html"]
    heads = [each for each in read(many).all("th") if "node" in each.attributes.get("class", "")]
    assert [each.text for each in heads] == [theme.name("nl") for theme in ik.load("nad").themes]
    said = "Voor alle 19 onderdelen is hier geen plaats: hier staan de thema's."
    assert read(many).text.count(said) == 1
    few = ik.report_pages(ik.score(ik.load("nad"), rows[:63]), lang="nl")["national.html"]
    assert said not in read(few).text


def test_where_no_theme_has_a_result_all_indicators_stay(here: Site) -> None:
    by_theme, all_ = columns(here.reading, 18), columns(here.reading, 19)
    assert [item.id for part in by_theme for item in part.nodes] == [theme.id for theme in here.framework.themes]
    assert sum(len(part.nodes) for part in all_) == 19
    plain = Reading(ik.score(ik.load("norm_voor_opdrachtgeverschap"), [{"entity": "Ede"}]).table, (0,), "", "", "nl")
    assert columns(plain, 1) == columns(plain)
