"""The waves side by side: each of how many, data now apart from progress, and other rules said to be others."""

import indicatorkit as ik
from indicatorkit.report.pages.national import national_page
from indicatorkit.report.pages.national.course import MOST_BARS, Course, Wave, course
from indicatorkit.report.reading import Reading
from indicatorkit.report.site import Site, site
from tests.loading import made
from tests.report.markup import Element, read

PARTS = [{"id": "a", "answer": "light"}, {"id": "b", "answer": "light"}]
RULES = {"slechtste": {"rule": "worst_of"}, "beste": {"rule": "best_of"}}
NODE = {"id": "node", "rollup": "slechtste", "rollup_from": {"3": "beste"}, "subindicator": PARTS}
LOOSE = {"id": "los", "nl": "Los", "answer": "light"}


def of(*rows: str, nodes: tuple[object, ...] = (LOOSE,)) -> Site:
    """The site of some entities, each a word for each wave: - where nothing was supplied, . where it is not there."""
    waves = [str(at + 1) for at in range(len(rows[0].split()))]
    framework = made(framework={"waves": waves}, rollup=RULES, indicator=[*nodes])
    cases = [
        {"entity": f"E{entity}", "wave": wave, **({"los": said} if said != "-" else {})}
        for entity, words in enumerate(rows)
        for wave, said in zip(waves, words.split(), strict=True)
        if said != "."
    ]
    if NODE in nodes:
        cases = [case | {"a": "red", "b": "green"} for case in cases]
    scores = ik.score(framework, cases)
    return site(Reading(scores.table, scores.places(None, waves[-1]), waves[-1], "", "nl"))


def found(here: Site) -> Course:
    made_of = course(here)
    assert made_of is not None
    return made_of


def waves(here: Site, name: str = "Los") -> tuple[Wave, ...]:
    nodes = [node for theme in found(here).themes for node in theme.nodes]
    return next(node.waves for node in nodes if node.name == name)


def test_each_wave_says_of_how_many() -> None:
    first, second = waves(of("red green", "green green", ". red", "- red"))
    assert (first.said, first.became) == ("green 1, red 1, Niet ingevuld 1 (van 3)", "")
    assert second.said == "green 2, red 2 (van 4)"
    assert [each.number for each in first.segments] == [1, 1, 1]


def test_data_now_are_counted_apart_from_progress_among_those_in_both() -> None:
    _, second = waves(of("red green", "green green", ". red", "- red"))
    assert second.became == "Sinds de meting daarvoor: vooruit 1, nu gegevens 1, gelijk 1 (van 3)."


def test_where_the_rules_are_others_that_is_said() -> None:
    here = of("red red red", nodes=(LOOSE, NODE))
    assert [each.is_broken for each in waves(here, "node")] == [False, False, True]
    assert "andere regels 1" in waves(here, "node")[2].became
    assert not any(each.is_broken for each in waves(here))
    assert read(national_page(here).html).text.count("De regels zijn anders dan in de meting daarvoor") == 1


def test_of_one_wave_there_is_nothing_to_put_side_by_side() -> None:
    assert course(of("red")) is None


def test_of_many_waves_the_last_are_shown_and_the_others_counted() -> None:
    many = 8
    loose = [{**LOOSE, "id": f"los{at}", "nl": f"Los {at}"} for at in range(MOST_BARS // 5)]
    here = of(" ".join(["-"] * many), nodes=(*loose,))
    assert found(here).left_out == 3
    assert [each.name for each in waves(here, "Los 1")] == ["4", "5", "6", "7", "8"]
    assert "Nog 3 eerdere metingen staan hier niet" in read(national_page(here).html).text


def test_bars_are_for_the_eye_and_the_numbers_stand_in_words(page: Element) -> None:
    bars = [each for each in page.all("svg") if each.attributes.get("class") == "bar"]
    assert bars
    assert all(each.attributes.get("aria-hidden") == "true" for each in bars)
