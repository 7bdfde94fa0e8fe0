"""What is to be asked: which answers would end a grey, or may still change what is known."""

from tests.loading import made
from tests.report.entity.pages import FOUR, answered, asked, page_of, row_of, sections, worst
from tests.report.markup import Element


def of(answers: dict[str, str], **more: object) -> list[tuple[str, list[str]]]:
    return asked(sections(answered(made(indicator=[worst(**more)]), answers))["samen"])


def test_what_is_missing_is_named() -> None:
    assert of({"een": "green", "twee": "green", "drie": "red"}) == [("Met dit antwoord is er een uitkomst:", ["vier"])]
    assert of({"een": "green"}) == [("Met deze 3 antwoorden is er een uitkomst:", ["twee", "drie", "vier"])]


def test_where_some_are_enough_it_says_how_many() -> None:
    parts = [{"id": each, "answer": "light"} for each in FOUR]
    indicator = {"id": "samen", "rule": "worst_of", "missing": "leave_out", "known_at_least": 3, "subindicator": parts}
    found = sections(answered(made(indicator=[indicator]), {"een": "green"}))["samen"]
    assert asked(found) == [("Genoeg zijn 2 van deze 3 antwoorden:", ["twee", "drie", "vier"])]


def test_what_may_still_change_a_known_level_is_named() -> None:
    found = of({"een": "yellow", "twee": "green"}, missing="leave_out")
    assert found == [("Deze 2 antwoorden kunnen de uitkomst nog veranderen:", ["drie", "vier"])]


def test_where_nothing_can_change_any_more_nothing_is_asked() -> None:
    assert of({"een": "red"}, missing="grey_unless_decided") == []
    assert of(dict.fromkeys(FOUR, "green")) == []


def test_who_may_not_be_asked_still_makes_it_grey() -> None:
    assert of({"een": "green", "twee": "green", "drie": "green", "vier": "secret"}) == [
        ("Hierdoor is het grijs:", ["vier"])
    ]


def test_a_gap_says_why_it_is_one() -> None:
    made_of = answered(made(indicator=[worst()]), {"een": "dont_know", "twee": "green", "drie": "green"})
    found = sections(made_of)["samen"].asking
    assert found is not None
    assert [(each.question, each.look.key) for need in found.needs for each in need.questions] == [
        ("een", "grey-unknown"),
        ("vier", "grey-not_supplied"),
    ]
    assert found.number == 2


def test_of_many_the_first_few_are_seen_and_all_are_there() -> None:
    parts = [{"id": f"v{number}", "answer": "light"} for number in range(9)]
    indicator = {"id": "samen", "rule": "worst_of", "subindicator": parts}
    panel = next(each for each in page_of(answered(made(indicator=[indicator]), {})) if is_panel(each))
    lists = [len(each.all("li")) for each in panel.all("ul")]
    assert lists == [4, 5]
    assert panel.all("details")[0].all("summary")[0].text == "Nog 5 vragen"


def is_panel(element: Element) -> bool:
    return element.attributes.get("class") == "asking"


def test_the_list_to_fill_in_has_what_is_open_and_may_be_asked() -> None:
    number = {"kind": "number", "at_least": 0, "at_most": 100, "unit": "%"}
    loose = {"id": "deel", "nl": "Welk deel?", "answer": "getal"}
    made_of = answered(made(answer={"getal": number}, indicator=[worst(), loose]), {"een": "red", "twee": "secret"})
    page = page_of(made_of)
    (form,) = [each for each in page if each.attributes.get("class") == "filling"]
    assert [each.text for each in form if each.attributes.get("class") == "asked"] == ["drie", "vier", "Welk deel?"]
    assert "Er zijn nog 3 vragen open" in form.text
    assert "%" in form.text
    assert "start" not in form.all("ol")[0].attributes
    full = answered(made(indicator=[worst()]), dict.fromkeys(FOUR, "red"))
    assert row_of(full) == 0
    assert not [each for each in page_of(full) if each.attributes.get("class") == "filling"]


def test_its_numbers_go_on_from_theme_to_theme() -> None:
    themes = [
        {"id": name, "rule": "worst_of", "indicator": [{"id": f"{name}{at}", "answer": "light"} for at in range(2)]}
        for name in "abc"
    ]
    (form,) = [each for each in page_of(answered(made(theme=themes), {})) if each.attributes.get("class") == "filling"]
    assert [each.attributes.get("start") for each in form.all("ol")] == [None, "3", "5"]
