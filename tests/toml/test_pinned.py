"""Limits that leave one outcome: found in the order in which they hold, and only where they always hold."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from indicatorkit.onward import Limit
from indicatorkit.toml.pinned import Pinned, pinned
from indicatorkit.values import Scale

LIGHT = Scale("light", ("red", "yellow", "green"))
WHEN = {"when": {"a": "yes"}}


def found(*limits: dict[str, Any], scale: Scale | None = LIGHT) -> Pinned | None:
    return pinned([Limit.model_validate(each) for each in limits], scale)


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ([{"at_most": 30}, {"at_least": 40}], Pinned(1, "at_least", Fraction(40))),
        ([{"at_least": 40}, {"at_most": 30}], Pinned(1, "at_most", Fraction(30))),
        ([{"at_least": 30}, {"at_best": "green"}, {"at_most": 30}], Pinned(2, "at_most", Fraction(30))),
        ([{"at_best": "red"}], Pinned(0, "at_best", "red")),
        ([{"at_best": "yellow"}, {"at_worst": "green"}], Pinned(1, "at_worst", "green")),
        ([{"at_least": 30}, {"at_most": 40}, {"at_worst": "red"}], None),
        ([{"at_most": 30}, {"at_least": 40, **WHEN}], None),
        ([{"at_most": 30}, {"at_least": 50, **WHEN}, {"at_least": 40}], None),
        ([{"at_least": 50}, {"at_most": 30, **WHEN}, {"at_most": 40}], None),
    ],
)
def test_the_limit_after_which_one_outcome_is_left(limits: list[dict[str, Any]], expected: Pinned | None) -> None:
    assert found(*limits) == expected


def test_a_scale_of_one_level_has_nothing_to_leave() -> None:
    assert found({"at_best": "only"}, scale=Scale("one", ("only",))) is None
