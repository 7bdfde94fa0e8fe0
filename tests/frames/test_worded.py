"""What was answered, in words that can be typed in again."""

from __future__ import annotations

from decimal import Decimal

from indicatorkit.frames.worded import Worded, text
from tests.exports.made import scores

from .made import BOOKS


def test_every_sort_of_answer_has_its_word() -> None:
    found = scores()
    read = Worded(found.framework, found.answers)
    assert read.items == ("besluit", "geld", "groepen", "aandeel")
    assert read.column("besluit") == ["groen", "nvt", None]
    assert read.column("geld") == ["missing:geheim", "missing:unreadable", None]
    assert read.column("groepen") == [("a", "b"), None, None]
    assert read.column("aandeel") == [Decimal("12.5"), 3, None]
    assert [text(each) for each in ("groen", ("a", "b"), Decimal("12.5"), 3, None)] == [
        "groen",
        "a; b",
        "12.5",
        "3",
        "",
    ]


def test_a_label_with_a_semicolon_in_it_is_one_answer() -> None:
    for said in ("Gezinnen; ook groot", "Jongeren; Gezinnen; ook groot", "Gezinnen; ook groot, Jongeren"):
        found = scores([{"entity": "Ede", "groepen": said}])
        assert not found.issues
        [chosen] = Worded(found.framework, found.answers).column("groepen")
        assert chosen in (("a",), ("a", "b"))


def test_several_answers_are_read_as_before() -> None:
    book = BOOKS["groepen"]
    assert book.chosen("noodopvang, Gezinnen, met kinderen|jongeren") == ["noodopvang", "gezinnen", "jongeren"]
    assert book.chosen("noodopvang; huis") == ["noodopvang", None]
    assert book.chosen("a,b;" * 20_000)[:1] == [None]
