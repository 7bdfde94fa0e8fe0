"""What is written is read back as it was."""

import tomllib
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from indicatorkit.toml.writing import document, table, value

VALUES = st.recursive(
    st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text('ab é."\\\n'), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.text("ab-_ é."), VALUES, max_size=4))
def test_what_is_written_is_read_back(said: dict[str, object]) -> None:
    assert tomllib.loads(table("[x]", said))["x"] == said


def test_numbers_are_written_exactly() -> None:
    assert (
        value([Fraction(3), Fraction(1, 3), Fraction(5, 2), Decimal("0.50"), Decimal(2)])
        == '[3, "1/3", 2.5, 0.50, 2.0]'
    )


def test_what_is_not_there_is_left_out_and_what_cannot_be_written_is_refused() -> None:
    assert (
        table("[[example]]", {"nl": "Leeg", "wave": None, "answers": {}})
        == '[[example]]\nnl      = "Leeg"\nanswers = {}'
    )
    with pytest.raises(TypeError, match="no value"):
        value(object())


def test_a_document_keeps_its_order_and_its_blocks() -> None:
    doc = {
        "format": 1,
        "framework": {"id": "x", "waves": ["a", "b"]},
        "scale": {"s": {"worst_to_best": [{"id": "r"}, {"id": "g"}]}},
        "rollup": {"w": {"rule": "table", "rows": [{"when": {"all": "r"}, "then": "r"}, {"when": {}, "then": "g"}]}},
        "theme": [{"id": "t", "indicator": [{"id": "i", "subindicator": [{"id": "q", "x": 1.5}]}, {"id": "j"}]}],
        "example": [],
        "en": {"theme": {"t": "T"}, "empty": {}},
    }
    text = document(doc)
    assert tomllib.loads(text) == doc
    headers = [line for line in text.splitlines() if line.startswith("[")]
    assert headers == [
        "[framework]",
        "[scale.s]",
        "[rollup.w]",
        "[[theme]]",
        "[[theme.indicator]]",
        "[[theme.indicator.subindicator]]",
        "[[theme.indicator]]",
        "[en.theme]",
        "[en.empty]",
    ]
    assert '  { when = { all = "r" }, then = "r" },\n' in text


@given(st.dictionaries(st.text("ab-_ é."), VALUES, max_size=4))
def test_any_document_is_read_back(doc: dict[str, object]) -> None:
    assert tomllib.loads(document(doc)) == doc
