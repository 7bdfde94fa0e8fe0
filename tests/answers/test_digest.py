"""The digest of answers, and some rows of answers."""

from __future__ import annotations

import json
from hashlib import sha256

import pytest

from indicatorkit.answers.digest import digest
from indicatorkit.answers.selecting import of_rows
from tests.exports.made import scores

KEYS = [("ede", "2024", ""), ("urk", "2024", "aanbieder")]
WORDS = {"plan": ["ja", ""], "aantal": ["12", "missing:unknown"]}


def test_it_is_what_the_description_says() -> None:
    lines = ['["ede","2024","",{"aantal":"12","plan":"ja"}]', '["urk","2024","aanbieder",{"aantal":"missing:unknown"}]']
    assert digest(KEYS, WORDS) == sha256("\n".join(lines).encode()).hexdigest()
    assert [json.loads(line)[0] for line in lines] == ["ede", "urk"]


def test_order_makes_no_difference_and_what_was_not_supplied_neither() -> None:
    turned = {item: [*reversed(column)] for item, column in reversed(WORDS.items())}
    assert digest([*reversed(KEYS)], {**turned, "nooit": ["", ""]}) == digest(KEYS, WORDS)


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ([KEYS[0], ("urk", "2024", "")], WORDS),
        ([KEYS[0], ("urk", "2025", "aanbieder")], WORDS),
        ([KEYS[0], ("tiel", "2024", "aanbieder")], WORDS),
        (KEYS, {**WORDS, "plan": ["nee", ""]}),
        (KEYS, {**WORDS, "plan": ["", ""]}),
        (KEYS, {**WORDS, "aantal": ["12", "missing:confidential"]}),
        (KEYS, {"plan": WORDS["aantal"], "aantal": WORDS["plan"]}),
        ([KEYS[0]], {item: column[:1] for item, column in WORDS.items()}),
    ],
)
def test_any_other_answer_reason_or_key_makes_another_digest(
    keys: list[tuple[str, str, str]], words: dict[str, list[str]]
) -> None:
    assert digest(keys, words) != digest(KEYS, WORDS)


def test_names_of_rows_count_in_their_normal_form_unless_that_would_confuse_two() -> None:
    rows = [{"entity": "’s-Graveland", "besluit": "rood"}, {"entity": "Ede", "besluit": "groen"}]
    spelled = [{"entity": "EDE", "besluit": "Groen"}, {"entity": "'s Graveland", "besluit": "Rood"}]
    assert scores(rows).receipt.answers == scores(spelled).receipt.answers


def test_some_rows_are_as_if_only_these_had_been_read() -> None:
    all_of_them = scores()
    some = of_rows(all_of_them.answers, [2, 0])
    assert list(some.rows.entities) == ["Urk", "Ede"]
    assert [some.columns["aandeel"].letter(row) is None for row in range(2)] == [True, False]
    assert some.columns["aandeel"].numbers is not None
    assert some.columns["aandeel"].numbers[1] == 12.5
    assert [(note.row, note.text) for note in some.notes] == [(1, "=Jan zegt ja")]
    assert some.said(1, "groepen") == "Jongeren; Gezinnen; ook groot"
    only = all_of_them.only([1])
    assert only.entities == ("’s-Graveland",)
    assert only.as_dict()["rows"] == all_of_them.as_dict()["rows"][1:2]
    assert only.answers.said(0, "geld") == "misschien, zegt Piet"
