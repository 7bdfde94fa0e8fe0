"""Notes stand where they belong, with who wrote them, when, and from what source."""

import indicatorkit as ik
from indicatorkit.answers import Note
from indicatorkit.report.pages.entity.notes import Written, written
from tests.loading import made
from tests.report.entity.pages import chapters, page_of, row_of, sections

ROWS = [
    {"entity": "Ede", "item": "een", "value": "red"},
    {
        "entity": "Ede",
        "item": "een",
        "note": "Bij de vraag",
        "by": "An",
        "date": "2024-11-20",
        "source": "https://a.nl/b",
    },
    {"entity": "Ede", "item": "samen", "note": "Bij de indicator", "source": "Plan, p. 2"},
    {"entity": "Ede", "item": "thema", "note": "Bij het thema"},
    {"entity": "Ede", "item": "little", "note": "Bij het geheel"},
]


def page() -> tuple[ik.Scores, dict[str, str]]:
    part = {"id": "een", "answer": "light"}
    indicator = {"id": "samen", "rule": "worst_of", "subindicator": [part]}
    framework = made(theme=[{"id": "thema", "rule": "worst_of", "indicator": [indicator]}])
    scores = ik.score(framework, ROWS)
    found = page_of(chapters(scores))
    return scores, {each.all("blockquote")[0].text: each.text for each in found.all("figure") if each.all("blockquote")}


def test_each_note_stands_on_the_page_with_its_byline() -> None:
    _, found = page()
    assert set(found) == {"Bij de vraag", "Bij de indicator", "Bij het thema", "Bij het geheel"}
    assert "An, 20 november 2024" in found["Bij de vraag"]
    assert "Bron: Plan, p. 2" in found["Bij de indicator"]


def test_notes_stand_with_what_they_are_about() -> None:
    scores, _ = page()
    made_of = chapters(scores)
    (chapter,) = made_of.of(row_of(made_of))
    assert chapter.outcome is not None
    assert [each.text for each in chapter.outcome.notes] == ["Bij het thema"]
    section = sections(made_of)["samen"]
    assert [each.text for each in section.outcome.notes] == ["Bij de indicator"]
    assert [each.text for part in section.answers for answer in part.answers for each in answer.notes] == [
        "Bij de vraag"
    ]


def test_an_address_is_words_and_no_link() -> None:
    scores, found = page()
    assert "https://a.nl/b" in found["Bij de vraag"]
    assert not [each for each in page_of(chapters(scores)).all("a") if "a.nl" in each.attributes["href"]]


def test_a_flag_is_said_unless_all_of_the_row_is_made_up() -> None:
    reading = chapters(page()[0]).reading
    assert written(Note(0, "een", "x", flag="voorlopig"), reading) == Written("x", flag="voorlopig")
    assert written(Note(0, "een", "x", flag="made_up"), reading) == Written("x")


def test_who_answered_without_a_word_is_said_to_have_answered() -> None:
    rows = [{"entity": "Ede", "een": "red", "by": "Adviseur wonen"}]
    framework = made(theme=[{"id": "thema", "rule": "worst_of", "indicator": [{"id": "een", "answer": "light"}]}])
    found = page_of(chapters(ik.score(framework, rows)))
    assert "Ingevuld door: Adviseur wonen" in found.text
    assert not found.all("blockquote")
