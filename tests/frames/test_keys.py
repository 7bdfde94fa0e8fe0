"""Names of rows: a look at all of them at once tells what a look at each would."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, strategies as st

from indicatorkit.answers import Repeated
from indicatorkit.frames.keys import NOBODY, Keys
from indicatorkit.frames.read import read
from indicatorkit.frames.said import any_nothing, is_nothing

from .made import BOOKS, FRAMEWORK

NAMES = st.sampled_from(["Ede", "ede", "Urk", "E1", "e 1", "E-1", "0363", "363", "Zoë", "", " ", "\u200b"])


@given(st.lists(NAMES | st.integers(0, 3), unique=True), st.booleans())
def test_many_names_are_numbered_as_each_would_be_alone(names: list[Any], empty: bool) -> None:
    together, alone = Keys(), Keys()
    distinct = [*names, *([None] if empty else [])]
    assert list(together.numbers(distinct)) == [alone.number(each) for each in distinct]
    assert (together.names, together.spellings) == (alone.names, alone.spellings)


def test_names_that_came_at_once_are_known_when_others_come_later() -> None:
    keys = Keys()
    assert list(keys.numbers(["Ede", "Urk"])) == [0, 1]
    assert list(keys.numbers(["urk", "Epe", None])) == [1, 2, NOBODY]
    assert list(keys.spellings.values()) == [{"Urk": None, "urk": None}]


@given(st.lists(NAMES | st.integers(0, 3) | st.none()))
def test_whether_any_says_nothing_is_seen_at_once(values: list[Any]) -> None:
    assert any_nothing(values) == any(map(is_nothing, values))


@pytest.mark.parametrize("rows", [3, 300])
def test_cells_that_answer_no_question_are_kept_without_a_text_for_each(rows: int) -> None:
    frame = pd.DataFrame({"regio": np.arange(rows), "plan": "ja", "telefoon": np.arange(rows) % 2})
    (rejection,) = read(FRAMEWORK, frame, codebooks=BOOKS).ledger.rejected_cells
    assert isinstance(rejection.said, Repeated) and len(rejection.said.values) == 2
    assert list(rejection.said[:3]) == ["0", "1", "0"] and list(rejection.records[:2]) == [1, 2]
    assert len(rejection.said) == rows
