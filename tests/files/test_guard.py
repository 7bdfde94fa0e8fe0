"""Texts that a spreadsheet would take for a formula, guarded on the way out and as they were on the way in."""

from __future__ import annotations

import pytest
from hypothesis import example, given, strategies as st

from indicatorkit.files.guard import guarded, unguarded

RISKY = "=+-@\t\r\n\0\uff1d\uff0b\uff0d\uff20"


@pytest.mark.parametrize("sign", RISKY)
def test_what_begins_with_a_risky_sign_gets_one_apostrophe(sign: str) -> None:
    assert guarded(f"{sign}1+1") == f"'{sign}1+1"
    assert guarded(f"''{sign}1+1") == f"'''{sign}1+1"


@pytest.mark.parametrize("text", ["", "'", "''", "'s-Hertogenbosch", "a=1", " =1", "1-2"])
def test_what_is_harmless_stays_as_it_is(text: str) -> None:
    assert guarded(text) == unguarded(text) == text


@given(st.text(alphabet=RISKY + "'a1 ") | st.text())
@example("'=")
@example("''-1")
def test_guarding_can_be_undone(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(tuple(RISKY))
