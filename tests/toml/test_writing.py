"""What is written is read back as it was."""

import tomllib
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from indicatorkit.toml.writing import table, value

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
