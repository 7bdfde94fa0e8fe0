"""What one cell means for one question."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd
import pytest

import indicatorkit as ik
from indicatorkit.answers import legend
from indicatorkit.frames.codebook import EMPTY, REJECTED, Meaning
from indicatorkit.frames.coding import codebook, codebooks
from indicatorkit.frames.figures import Bounds, as_text
from indicatorkit.values import Interval, LeafReason
from indicatorkit.words import LANGUAGES
from tests.loading import made

from .made import ANSWERS, BOOKS, FRAMEWORK, LEVELS, answer

LEGEND = legend(FRAMEWORK.missing_options())


def word(item: str, meaning: Meaning) -> str:
    """A meaning in words: the letter, `not_applicable`, or the reason to be missing."""
    book = BOOKS[item]
    if meaning.code < len(book.letters):
        return book.letters[meaning.code].word
    return "not_applicable" if meaning.code == len(book.letters) else f"missing:{LEGEND[meaning.reason].word}"


def read(item: str, raw: Any, decimals: Any = None) -> str:
    return word(item, BOOKS[item].read(raw, decimals))


def spellings() -> list[tuple[str, str, str]]:
    found = []
    for item, table in ANSWERS.items():
        for option in table.get("options", ()):
            written = (option["id"], option.get("nl"), option.get("en"), *option.get("aliases", ()))
            found += [(item, option["id"], each) for each in written if each]
    return [*found, *(("fase", level, written) for level, label in LEVELS for written in (level, label))]


@pytest.mark.parametrize(("item", "option", "written"), spellings())
def test_every_option_is_read_by_id_label_and_alias_however_it_is_typed(item: str, option: str, written: str) -> None:
    expected = BOOKS[item].read(option)
    assert expected.state != REJECTED
    for variant in (written, f" {written}\u00a0", f"\u200b{written}", written.upper(), written.capitalize()):
        assert BOOKS[item].read(variant) == expected, variant


def test_options_that_are_missing_have_a_reason_of_their_own_and_its_kind() -> None:
    assert [LEGEND[BOOKS["plan"].read(each).reason] for each in ("weet niet", "onbekend", "GEHEIM")] == [
        ("weet_niet", "unknown"),
        ("weet_niet", "unknown"),
        ("geheim", "confidential"),
    ]


def test_words_for_nothing_count_only_where_the_author_allows_them() -> None:
    assert read("beleid", "N.v.t.") == "not_applicable"
    assert read("plan", "N.v.t.") == "missing:unreadable"
    assert read("beleid", "geheim") == "missing:unreadable"
    for text in ("NA", "nan", "None", "null", "-", ".", "onbekend?"):
        assert read("plan", text) == "missing:unreadable", text


@pytest.mark.parametrize("kind", list(LeafReason))
def test_a_reason_can_be_said_outright_everywhere(kind: LeafReason) -> None:
    for item in BOOKS:
        assert read(item, f"missing:{kind}") == f"missing:{kind}"
        assert read(item, kind.value) == "missing:unreadable"
        assert read(item, kind) == f"missing:{kind}"
    assert read("plan", "Missing: Not supplied") == "missing:not_supplied"
    assert read("plan", "missing:weet_niet") == "missing:weet_niet"
    assert read("plan", "missing:whatever") == "missing:unreadable"


@pytest.mark.parametrize(
    "yes", ["ja", "Ja", "J", "yes", "Y", "true", "WAAR", "x", "X", "1", "1.0", 1, 1.0, True, np.True_]
)
def test_yes_in_all_its_forms(yes: Any) -> None:
    assert read("plan", yes) == "ja"


@pytest.mark.parametrize(
    "no", ["nee", "N", "no", "false", "ONWAAR", "0", "0,0", 0, 0.0, False, np.int64(0), Decimal(0)]
)
def test_no_in_all_its_forms(no: Any) -> None:
    assert read("plan", no) == "nee"


@pytest.mark.parametrize("raw", [True, 1, "x", "true"])
def test_where_there_is_more_than_yes_and_no_only_the_words_themselves_count(raw: Any) -> None:
    assert read("beleid", raw) == "missing:unreadable"
    assert read("beleid", "Ja") == "ja"


@pytest.mark.parametrize("raw", ["1", "1.0", "1,0", 1, 1.0, Decimal("1.00"), np.int8(1), np.float32(1), " 1 "])
def test_an_option_that_looks_like_a_number_is_found_by_number(raw: Any) -> None:
    assert read("klasse", raw) == "1"


def test_a_hyphen_between_digits_counts() -> None:
    assert (read("klasse", "1-2"), read("klasse", "1 – 2"), read("klasse", "12")) == (
        "1_2",
        "1_2",
        "missing:unreadable",
    )


@pytest.mark.parametrize(
    ("raw", "number"),
    [("12", 12), (12, 12), (12.0, 12), ("12,0", 12), ("+7", 7), ("1e3", 1000), (Decimal(5), 5), (np.int64(3), 3)],
)
def test_numbers_as_people_write_them(raw: Any, number: int) -> None:
    meaning = BOOKS["plekken"].read(raw)
    assert (meaning.number, meaning.code) == (number, int(number >= 10))


@pytest.mark.parametrize(
    ("item", "raw", "decimals", "why"),
    [
        ("aandeel", "1.234,5", None, "answer-with-thousands"),
        ("aandeel", "1,234.5", None, "answer-with-thousands"),
        ("aandeel", "1 234", None, "answer-with-thousands"),
        ("aandeel", "1.234", ",", "answer-with-thousands"),
        ("aandeel", "1,234", ".", "answer-with-thousands"),
        ("plekken", "1.234", None, "answer-with-thousands"),
        ("plekken", "1,5", None, "answer-not-whole"),
        ("plekken", -1, None, "answer-out-of-range"),
        ("aandeel", 100.0001, None, "answer-out-of-range"),
        ("aandeel", "1e999", None, "answer-out-of-range"),
        ("aandeel", 10**80, None, "answer-out-of-range"),
        ("aandeel", float("inf"), None, "answer-not-a-number"),
        ("aandeel", "12 %", None, "answer-with-percent-sign"),
        ("aandeel", "12,5%", None, "answer-with-percent-sign"),
        ("aandeel", "5%%", None, "answer-not-a-number"),
        ("aandeel", True, None, "answer-not-a-number"),
        ("aandeel", 1j, None, "answer-not-a-number"),
        ("cijfer", 11, None, "answer-out-of-range"),
        ("plekken", "3-5-2024", None, "answer-is-a-date"),
        ("plan", dt.date(2024, 5, 3), None, "answer-is-a-date"),
        ("plan", dt.time(7, 30), None, "answer-is-a-date"),
        ("plan", pd.Timestamp("2024-05-03"), None, "answer-is-a-date"),
        ("klasse", "1-feb", None, "answer-is-a-date"),
        ("plan", np.datetime64("2024-05-03"), None, "answer-is-a-date"),
        ("plan", "#N/B", None, "answer-is-an-error"),
        ("aandeel", "#WAARDE!", None, "answer-is-an-error"),
        ("plan", "####", None, "answer-is-an-error"),
        ("plan", ["ja"], None, "unknown-answer"),
        ("plan", {"ja": 1}, None, "unknown-answer"),
    ],
)
def test_what_cannot_be_read_says_why(item: str, raw: Any, decimals: Any, why: str) -> None:
    meaning = BOOKS[item].read(raw, decimals)
    assert (meaning.why, word(item, meaning)) == (why, "missing:unreadable")
    assert BOOKS[item].help_for(str(raw), why)["item"] == item


def test_a_sign_that_could_only_stand_before_decimals_is_read() -> None:
    assert BOOKS["aandeel"].read("0.125", ",").number == 0.125
    assert BOOKS["aandeel"].read("12,25", ".").number == 12.25
    assert BOOKS["aandeel"].read("1.234").number == 1.234


def test_a_number_that_the_author_made_an_option_is_that_option() -> None:
    for raw in ("99", 99, 99.0, "99,0", "geen cijfer"):
        assert read("cijfer", raw) == "missing:geen_cijfer"
    assert [read("cijfer", each) for each in (1, "10")] == ["1", "10"]


def test_the_cells_of_a_measured_number_are_exact_at_their_edges() -> None:
    """0.3 as a float lies below three tenths, but people who write 0.3 mean three tenths."""
    low, inside, middle, point, high = range(5)
    cases = [
        ("0.29", low),
        (0.3, inside),
        ("0,3", inside),
        (1 / 3, inside),
        ("0.3334", middle),
        (50, point),
        (50.01, high),
    ]
    assert [BOOKS["aandeel"].read(raw).code for raw, _ in cases] == [code for _, code in cases]


@pytest.mark.parametrize(
    "raw",
    [
        "noodopvang;gezinnen",
        "Noodopvang | Gezinnen, met kinderen",
        "gezinnen,noodopvang",
        "Gezinnen, met kinderen, noodopvang",
        "noodopvang\ngezinnen\n",
        ["noodopvang", "Gezinnen, met kinderen", "noodopvang"],
        ("gezinnen", "noodopvang"),
        {"gezinnen", "noodopvang"},
        np.array(["gezinnen", "noodopvang"]),
    ],
)
def test_several_answers_count_their_points(raw: Any) -> None:
    assert read("groepen", raw) == "3"


def test_several_answers_alone_and_together() -> None:
    assert read("groepen", "Jongeren") == "1"
    assert read("groepen", "Geen van deze") == "0"
    assert read("groepen", ["weet niet"]) == read("groepen", "onbekend") == "missing:weet_niet"
    assert BOOKS["groepen"].read("geen; jongeren").why == "answer-not-alone"
    assert BOOKS["groepen"].read(["weet_niet", "jongeren"]).why == "answer-not-alone"
    assert BOOKS["groepen"].read("jongeren; missing:confidential").why == "answer-not-alone"
    assert BOOKS["groepen"].read("jongeren; missing:whatever").why == "unknown-answer"
    assert BOOKS["groepen"].read("jongeren; ouderen").why == "unknown-answer"
    assert BOOKS["groepen"].read(2).why == "unknown-answer"
    assert BOOKS["groepen"].read([]).state == EMPTY


def test_two_options_with_one_label_are_told_apart_only_by_id() -> None:
    table = {
        "kind": "choice",
        "options": [{"id": "a", "nl": "Ja, deels"}, {"id": "b", "nl": "ja deels!"}, {"id": "c", "nl": "Ja deels!"}],
    }
    made = answer(table)
    book = codebook(FRAMEWORK, "vraag", made, BOOKS["klasse"].letters[:0] + tuple(_letters(made)))
    assert [book.read(each).code for each in ("a", "b", "c")] == [0, 1, 2]
    assert book.read("JA DEELS!").why == "ambiguous-answer"
    assert book.read("Ja deels!").code == 2


def _letters(made: Any) -> Any:
    from indicatorkit.asking import letters

    return letters(made, FRAMEWORK.orders)


def test_numbers_are_shown_as_people_write_them() -> None:
    assert [as_text(Fraction(each)) for each in ("3", "3/2", "-1/8", "2/3", "100")] == [
        "3",
        "1.5",
        "-0.125",
        "2/3",
        "100",
    ]
    assert BOOKS["cijfer"].help_for("11", "answer-out-of-range")["range"] == Bounds(Interval(Fraction(1), Fraction(10)))
    assert [Bounds(Interval(Fraction("1.5"), None))(lang) for lang in LANGUAGES] == ["≥ 1,5", "≥ 1.5"]


def test_a_codebook_keeps_what_it_read_but_not_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    book = codebooks(FRAMEWORK)["aandeel"]
    monkeypatch.setattr("indicatorkit.frames.codebook.MOST_KEPT", 2)
    assert [book.read(str(each)).number for each in range(4)] == [0, 1, 2, 3]
    assert list(book.kept) == ["0", "1"]


def test_a_guess_is_given_for_what_looks_like_an_answer() -> None:
    assert BOOKS["fase"].help_for("In ontwikeling", "unknown-answer")["guess"]("nl") == "In ontwikkeling"


@pytest.mark.parametrize(
    ("said", "near"),
    [
        ("Noodopvang; Jongern", "Jongeren"),
        ("Jongern", "Jongeren"),
        ("noodopvng|jongern", "Noodopvang"),
        ("Noodopvang; iets heel anders", ""),
        ("Gezinnen met kindren", "Gezinnen, met kinderen"),
        ("Gezinen, met kindren", "Gezinnen, met kinderen"),
        ("jongeren;;", ""),
    ],
)
def test_of_several_answers_the_guess_is_for_the_one_that_is_not_known(said: str, near: str) -> None:
    assert BOOKS["groepen"].help_for(said, "unknown-answer")["guess"]("nl") == near


def test_a_guess_is_said_in_the_language_of_the_reader_also_where_it_looks_more_like_the_other() -> None:
    fw = made(
        scale={"state": {"worst_to_best": [{"id": "bad"}, {"id": "good", "nl": "Goed", "en": "Good"}]}},
        answer={"state": {"kind": "level", "scale": "state"}},
        step=[{"id": "state", "answer": "state"}],
    )
    (issue,) = ik.score(fw, [{"entity": "Ede", "state": "Geod"}]).issues
    assert [issue.hint(lang) for lang in ("nl", "en")] == ["bedoelde u `Goed`?", "did you mean `Good`?"]


def test_what_may_be_answered_is_said_in_the_language_of_the_reader() -> None:
    nad = ik.load("nad")
    [issue] = ik.read_answers(nad, [{"entity": "Ede", "plan_vastgesteld": "Adoptedd"}]).issues
    assert issue.hint("en") == "did you mean `Adopted`?"
    [issue] = ik.read_answers(nad, [{"entity": "Ede", "optoppen": "misschien"}]).issues
    assert issue.hint("en") == "possible are: Yes; No; Don't know"
    assert issue.hint("nl") == "mogelijk zijn: Ja; Nee; Weet niet"
