"""The dependency graph: what feeds what, how an arrow is drawn, and the way through which a node became grey."""

from typing import Any
from xml.etree import ElementTree as ET

import pytest

import indicatorkit as ik
from indicatorkit.framework import Framework
from indicatorkit.report.pictures.graph import MOST, GraphTooLarge, graph, lit
from indicatorkit.report.pictures.picture import Picture
from tests.loading import made
from tests.report.drawn import marks, of_class, reading, texts

PARTS = [{"id": "een", "nl": "Eerste vraag"}, {"id": "twee", "nl": "Tweede vraag"}]


def framework(**more: Any) -> Framework:
    """A theme of one indicator of two questions, and a question beside it."""
    asked = [{**part, "answer": "light"} for part in PARTS]
    first = {"id": "eerste", "nl": "Eerste indicator", "rule": "worst_of", "subindicator": asked, **more}
    second = {"id": "tweede", "nl": "Tweede indicator", "answer": "light"}
    return made(theme=[{"id": "thema", "nl": "Het thema", "rule": "worst_of", "indicator": [first, second]}])


def of(answers: dict[str, str], node: str = "thema", **more: Any) -> Picture:
    here = reading(ik.score(framework(**more), [{"entity": "Ede", **answers}]))
    return lit(here, here.rows[0], node)


def strong(picture: Picture) -> int:
    """How many arrows are drawn strong."""
    return sum(each.get("stroke-width") == "2.4" for each in of_class(picture.svg, "arrows"))


def test_every_node_is_a_mark_that_says_what_it_is() -> None:
    assert sorted(marks(graph(framework(), "nl").svg)) == [
        "Indicator: Eerste indicator",
        "Thema: Het thema",
        "Vraag: Eerste vraag",
        "Vraag: Tweede indicator",
        "Vraag: Tweede vraag",
    ]
    assert graph(framework(), "nl", "eerste").title == "Waaruit Eerste indicator volgt"


def test_of_one_node_only_what_is_below_it() -> None:
    found = graph(framework(), "en", "eerste")
    assert sorted(marks(found.svg)) == [
        "Indicator: Eerste indicator",
        "Question: Eerste vraag",
        "Question: Tweede vraag",
    ]


def test_in_words_it_says_what_each_node_follows_from() -> None:
    assert graph(framework(), "nl").description.splitlines() == [
        "5 onderdelen, waarvan 3 vragen.",
        "Eerste indicator volgt uit ‘Eerste vraag’ en ‘Tweede vraag’.",
        "Het thema volgt uit ‘Eerste indicator’ en ‘Tweede indicator’.",
    ]


def test_what_an_arrow_is_for_shows_in_its_line_and_stands_in_the_legend() -> None:
    gated = graph(framework(applies_if={"tweede": "green"}), "nl", "eerste")
    lines = [each.get("stroke-dasharray") for each in of_class(gated.svg, "arrows") if each.get("stroke")]
    assert sorted(lines, key=str) == ["1.5 4", None, None]
    assert "bepaalt of het van toepassing is" in texts(gated.svg)
    assert "Of Eerste indicator van toepassing is, hangt af van ‘Tweede indicator’." in gated.description
    assert "telt mee" not in texts(graph(framework(), "nl").svg)


def test_the_way_of_a_grey_is_lit_and_all_else_is_faint() -> None:
    found = of({"een": "green", "tweede": "red"})
    assert found.title == "Waardoor Het thema van Ede geen uitkomst heeft"
    assert strong(found) == 2
    assert "vanaf de vraag waar het aan ligt: ‘Tweede vraag’" in found.description
    assert [mark for mark in marks(found.svg) if "niet ingevuld" in mark] == [
        "Thema: Het thema: geen gegevens, niet ingevuld",
        "Indicator: Eerste indicator: geen gegevens, niet ingevuld",
        "Vraag: Tweede vraag: geen gegevens, niet ingevuld",
    ]


def test_where_nothing_is_grey_nothing_is_faint() -> None:
    found = of({"een": "green", "twee": "yellow", "tweede": "red"})
    assert (found.title, strong(found)) == ("Waaruit Het thema van Ede volgt", 0)
    assert "Indicator: Eerste indicator: yellow" in marks(found.svg)


def test_a_question_that_is_not_answered_is_its_own_cause() -> None:
    found = of({}, "tweede")
    assert marks(found.svg) == ["Vraag: Tweede indicator: geen gegevens, niet ingevuld"]
    assert "lijn" not in found.description


def test_a_node_leads_where_it_is_said_to_lead() -> None:
    found = graph(framework(), "nl", link=lambda node: f"#{node}" if node == "eerste" else None)
    assert [each.get("href") for each in ET.fromstring(found.svg).iter() if each.get("href")] == ["#eerste"]


def test_a_long_name_breaks_and_is_whole_in_what_the_mark_is_called() -> None:
    name = "Een heel lange naam die niet in vier regels past, " * 5
    found = graph(framework(nl=name.strip()), "nl", "eerste")
    assert f"Indicator: {name.strip()}" in marks(found.svg)
    assert "…" in texts(found.svg)


def test_of_too_many_nodes_nobody_draws_a_graph() -> None:
    many = [{"id": f"i{number}", "answer": "light"} for number in range(MOST)]
    crowd = made(theme=[{"id": "thema", "rule": "worst_of", "indicator": many}])
    with pytest.raises(GraphTooLarge) as refused:
        graph(crowd, "nl")
    assert refused.value.number == MOST + 1
    assert marks(graph(crowd, "nl", "i1").svg) == ["Vraag: i1"]


def test_the_same_graph_has_the_same_bytes_and_another_has_other_ids() -> None:
    one, other = graph(framework(), "nl", "thema"), graph(framework(), "nl", "eerste")
    assert one.svg == graph(framework(), "nl", "thema").svg
    ids = [{each.get("id") for each in ET.fromstring(svg).iter()} - {None} for svg in (one.svg, other.svg)]
    assert not ids[0] & ids[1]
