"""All indicators from wave to wave on the page of an entity: lines where waves can be compared, words where not."""

from typing import Any

import indicatorkit as ik
from indicatorkit.report.pages.entity import entity_page
from indicatorkit.report.pages.entity.chapters import Chapters
from indicatorkit.report.pages.entity.course import Course
from tests.loading import made
from tests.report.entity.pages import chapters, page_of, row_of
from tests.report.markup import Element

PARTS = [{"id": "a", "answer": "light"}, {"id": "b", "answer": "light"}]
RULES = {"slechtste": {"rule": "worst_of"}, "beste": {"rule": "best_of"}}
CHANGED = {"id": "twee", "nl": "Tweede", "rollup": "slechtste", "rollup_from": {"3": "beste"}, "subindicator": PARTS}
THEME = {"id": "thema", "rule": "none", "indicator": [{"id": "een", "nl": "Eerste", "answer": "light"}, CHANGED]}
FRAMEWORK = made(framework={"waves": ["1", "2", "3"]}, rollup=RULES, theme=[THEME])
WHOLE = {"een": "red", "a": "red", "b": "red"}


def of(*waves: dict[str, Any], others: tuple[dict[str, Any], ...] = ()) -> Chapters:
    """The pages of Ede, who is in these waves."""
    rows = [{"entity": "Ede", "wave": str(at + 1), **said} for at, said in enumerate(waves) if said]
    return chapters(ik.score(FRAMEWORK, [*rows, *others]))


def found(made_of: Chapters) -> Course:
    course = made_of.courses.of(row_of(made_of))
    assert course is not None
    return course


def said(course: Course) -> dict[str, list[tuple[str, str, str]]]:
    """By indicator what is heard, what is said beside it, and by which line one gets there."""
    rows = (row for theme in course.themes for row in theme.rows)
    return {row.name: [(mark.words, mark.beside, mark.line) for mark in row.marks] for row in rows}


def legend(page: Element) -> str:
    return next(each.text for each in page.all("aside") if each.attributes.get("class") == "legend")


def test_what_can_be_compared_is_joined_and_what_changed_is_said() -> None:
    assert said(found(of({**WHOLE, "b": "green"}, {**WHOLE, "een": "green"}, {**WHOLE, "een": "green"}))) == {
        "Eerste": [("red", "", ""), ("green", "vooruit", "next"), ("green", "", "next")],
        "Tweede": [("red", "", ""), ("red", "", "next"), ("red", "andere regels", "")],
    }


def test_from_grey_to_known_there_is_no_line_but_a_word() -> None:
    first, second = said(found(of({"a": "red", "b": "red"}, WHOLE)))["Eerste"]
    assert first == ("geen gegevens: niet ingevuld", "", "")
    assert second == ("red", "nu gegevens", "")


def test_over_a_wave_in_which_the_entity_is_not_there_the_line_is_another() -> None:
    course = found(of(WHOLE, {}, WHOLE, others=({"entity": "Zwolle", "wave": "2", **WHOLE},)))
    assert course.waves == (("1", True), ("2", False), ("3", True))
    assert said(course)["Eerste"] == [("red", "", ""), ("", "", "over"), ("red", "", "over")]
    assert [mark.begins for mark in course.themes[0].rows[0].marks] == [False, True, False]


def test_in_a_first_wave_there_is_no_such_table() -> None:
    made_of = of(WHOLE)
    assert made_of.courses.of(row_of(made_of)) is None
    assert not [each for each in page_of(made_of).all("details") if each.attributes.get("class") == "course"]


def test_it_stands_on_the_page_as_a_table_with_heads() -> None:
    (course,) = [each for each in page_of(of(WHOLE, WHOLE)).all("details") if each.attributes.get("class") == "course"]
    (table,) = course.all("table")
    assert [(each.text, each.attributes["scope"]) for each in table.all("th")] == [
        ("Onderdeel", "col"),
        ("1", "col"),
        ("2", "col"),
        ("thema", "rowgroup"),
        ("Eerste", "row"),
        ("Tweede", "row"),
    ]
    assert len(table.all("td")) == 4


def test_the_legend_explains_greys_that_only_an_earlier_wave_has() -> None:
    assert "Vertrouwelijk" in legend(page_of(of({**WHOLE, "een": "missing:confidential"}, WHOLE)))
    assert "Vertrouwelijk" not in legend(page_of(of(WHOLE, WHOLE)))


def test_the_legend_explains_every_sign_in_the_rose() -> None:
    number = {"id": "deel", "nl": "Deel", "answer": "getal"}
    indicator = {"id": "samen", "rule": "coverage", "as": "count", "subindicator": [number]}
    framework = made(
        answer={"getal": {"kind": "number", "at_least": 0}}, indicator=[{"id": "een", "answer": "light"}, indicator]
    )
    page = page_of(chapters(ik.score(framework, [{"entity": "Ede", "een": "red", "deel": 3}])))
    assert "Getal" in legend(page)


def test_a_cell_that_looks_the_same_is_drawn_once_and_stands_on_all_pages() -> None:
    made_of = of(WHOLE, WHOLE, others=tuple({"entity": "Zwolle", "wave": wave, **WHOLE} for wave in "12"))
    first, second = (made_of.courses.of(row) for row in made_of.reading.rows)
    assert first is not None and first == second
    drawn = {made_of.courses.drawn(mark) for mark in first.themes[0].rows[0].marks}
    pages = [entity_page(made_of, row).html for row in made_of.reading.rows]
    assert len(drawn) == 1
    assert [html.count(f"{drawn.copy().pop()}</td>") for html in pages] == [4, 4]
