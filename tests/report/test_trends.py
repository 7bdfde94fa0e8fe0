"""All indicators of one entity from wave to wave: lines where waves can be compared, and words where they cannot."""

from xml.etree import ElementTree as ET

import indicatorkit as ik
from indicatorkit.report.pictures.trends import trends
from tests.loading import made
from tests.report.drawn import marks, reading, texts

LIGHTS = [{"id": "een", "nl": "Eerste", "answer": "light"}, {"id": "twee", "nl": "Tweede", "rollup": "slechtste"}]
PARTS = {
    "subindicator": [{"id": "a", "answer": "light"}, {"id": "b", "answer": "light"}],
    "rollup_from": {"3": "beste"},
}
THEME = {"id": "thema", "nl": "Het thema", "rule": "none", "indicator": [LIGHTS[0], {**LIGHTS[1], **PARTS}]}
FRAMEWORK = made(
    framework={"waves": ["1", "2", "3"]},
    rollup={"slechtste": {"rule": "worst_of"}, "beste": {"rule": "best_of"}},
    theme=[THEME],
)


def of(*waves: dict[str, str]) -> str:
    """The picture of Ede, who is in these waves."""
    rows = [{"entity": "Ede", "wave": str(at + 1), **said} for at, said in enumerate(waves) if said]
    here = reading(ik.score(FRAMEWORK, rows))
    return trends(here, here.rows[0]).svg


def words(svg: str) -> list[str]:
    return [" ".join(each.itertext()) for each in ET.fromstring(svg).iter() if each.get("class") == "became"]


def pieces(svg: str) -> list[str | None]:
    """The lines, each with its dashes."""
    return [each.get("stroke-dasharray") for each in ET.fromstring(svg).iter() if each.get("class") == "line"]


def test_each_indicator_has_a_row_and_each_wave_a_mark() -> None:
    found = of({"een": "red", "a": "red", "b": "red"}, {"een": "green", "a": "red"})
    assert [mark.partition(" \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} ")[2] for mark in marks(found)] == [
        "1: red",
        "2: green (vooruit)",
        "1: red",
        "2: geen gegevens, niet ingevuld; 1 van 2 vragen beantwoord; staat al vast: red (nu geen uitkomst)",
    ]
    assert (words(found), pieces(found)) == (["vooruit", "nu geen uitkomst"], [None])
    assert "Het thema" in texts(found)


def test_what_stays_the_same_needs_no_word_and_data_now_no_line() -> None:
    found = of({"een": "red", "a": "red"}, {"een": "red", "a": "red", "b": "red"})
    assert (words(found), pieces(found)) == (["nu gegevens"], [None])


def test_other_rules_are_said_also_where_the_same_comes_out() -> None:
    same, mixed = {"een": "red", "a": "red", "b": "red"}, {"een": "red", "a": "red", "b": "green"}
    assert words(of({}, same, same)) == words(of({}, mixed, mixed)) == ["andere regels"]
    assert pieces(of({}, same, same)) == [None]


def test_over_a_wave_without_the_entity_the_line_is_dotted() -> None:
    other = [{"entity": "Zwolle", "wave": "2", "een": "red"}]
    rows = [{"entity": "Ede", "wave": wave, "een": "red"} for wave in "13"]
    here = reading(ik.score(FRAMEWORK, [*rows, *other]))
    assert pieces(trends(here, here.rows[0]).svg) == ["2 5"]
