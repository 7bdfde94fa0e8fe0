"""A file that is edited says what it should, and everything else in it stays as it was, to the letter."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
import tomli
from hypothesis import given, strategies as st

from indicatorkit.toml.editing import CannotEdit, edited
from indicatorkit.toml.source import Source


def edit(text: str, values: dict[Any, Any], **tables: dict[str, Any]) -> str:
    return edited(Source("x.toml", text.encode()), values, tables).decode()


FILE = """format = 1   # first

[note] # the header
# about old
old  = 'x'   # stays
gone = [
  1,
]

# about the list
[[list]]
id = "a"
marks = { low = 1, high = 2.50 }   # two
[[list]]
id = "b"
marks.low = 3
[list.more]
deep = { x = 1 }
"""


def test_only_what_is_asked_for_is_another_text() -> None:
    values = {
        ("list", 0, "marks", "high"): Fraction(5, 2),
        ("list", 1, "marks", "low"): Fraction(1, 3),
        ("list", 1, "more", "deep", "x"): 7,
    }
    found = edit(FILE, values, note={"old": "y", "gone": None, "wave": "2025", "n": 3}, end={"x": {"a": 1}, "y": None})
    assert found == (
        FILE.replace("'x'", '"y"')
        .replace("gone = [\n  1,\n]\n", 'wave = "2025"\nn    = 3\n')
        .replace("2.50", "2.5")
        .replace("low = 3", 'low = "1/3"')
        .replace("x = 1 }", "x = 7 }")
        + "\n[end]\nx = { a = 1 }\n"
    )


def test_a_table_without_keys_and_a_file_without_a_last_line_end() -> None:
    assert edit("[note]", {}, note={"a": 1}) == "[note]\na = 1\n"
    assert edit("x = 1", {}, note={"a": 1}) == "x = 1\n\n[note]\na = 1\n"
    assert edit("x = 1\n\n", {}, **{"a b": {"c": 2}}) == 'x = 1\n\n["a b"]\nc = 2\n'
    assert edit("[note]\nb = 2", {}, note={"a": 1}, end={"c": 3}) == "[note]\nb = 2\na = 1\n\n\n[end]\nc = 3\n"


def test_nothing_to_say_in_a_table_that_is_not_there_leaves_it_out() -> None:
    assert edit("x = 1\n", {}, note={"a": None}) == "x = 1\n"


def test_line_ends_and_a_byte_order_mark_stay() -> None:
    data = b"\xef\xbb\xbf[note]\r\na = 1\r\n"
    assert (
        edited(Source("", data), {("note", "a"): 2}, {"note": {"b": 3}}) == b"\xef\xbb\xbf[note]\r\na = 2\r\nb = 3\r\n"
    )


@pytest.mark.parametrize(
    "text",
    ["note.a = 1\n", "note = { a = 1 }\n", "[note.a]\nb = 1\n", "[note]\na.b = 1\n", "[note]\n[note.a]\nb = 1\n"],
)
def test_what_cannot_be_added_to_is_said(text: str) -> None:
    with pytest.raises(CannotEdit, match="note"):
        edit(text, {}, note={"a": 2})


def test_what_is_not_there_cannot_be_replaced() -> None:
    with pytest.raises(CannotEdit, match="b"):
        edit("a = 1\n", {("b",): 2})


WORDS = st.text("ab\\\"'# é\n=[]", max_size=6)
VALUES = st.integers(-99, 99) | WORDS | st.lists(WORDS, max_size=2) | st.fixed_dictionaries({"x": st.integers(0, 9)})


@given(st.dictionaries(st.sampled_from("abcd"), VALUES), st.dictionaries(st.sampled_from("cdef"), VALUES | st.none()))
def test_what_was_edited_says_what_it_should(there: dict[str, Any], said: dict[str, Any]) -> None:
    from indicatorkit.toml.writing import document

    text = document({"note": {"k": 0, **there}, "last": {"z": 1}})
    found = tomli.loads(edit(text, {("last", "z"): 2}, note=said))
    wanted = {key: each for key, each in {"k": 0, **there, **said}.items() if each is not None}
    assert found == {"note": wanted, "last": {"z": 2}}
