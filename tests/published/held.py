"""What a framework says of rows, held against a plain function that knows nothing of the library."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, TypeAlias

import indicatorkit as ik
from indicatorkit.framework import Framework

from .drawing import Row

Plain: TypeAlias = Callable[[Row], Mapping[str, Any]]


def disagreements(framework: Framework, plain: Plain, rows: list[Row], wave: str | None = None) -> list[str]:
    """Every node and row where the framework does not say what the plain function does: by columns, and case by case.

    The plain function gives a level as its id, a number as it is, and `"grey"` or `"not_applicable"`.
    """
    given = [{"entity": str(number), **({"wave": wave} if wave else {}), **row} for number, row in enumerate(rows)]
    scores = ik.score(framework, given)
    assert not [issue for issue in scores.issues if issue.severity == "error"]
    ready = ik.compile(framework, wave=wave)
    found = []
    for number, row in enumerate(rows):
        said = scores.at(number).as_dict()
        one = ready.score_case(row).as_dict() if number < 25 else said
        for node, expected in plain(row).items():
            outcome = _word(said[node])
            if not _same(outcome, expected) or one[node] != said[node]:
                found.append(f"{node} of {row}: {outcome}, not {expected}; one case: {one[node]}")
    return found


def _word(outcome: Mapping[str, str | None]) -> tuple[str | None, str | None]:
    """The level and the number; of what has neither, what it is instead."""
    if outcome["level"] is None and outcome["number"] is None:
        word = "not_applicable" if outcome["reason"] == "not_applicable" else "grey"
        return word, None
    return outcome["level"], outcome["number"]


def _same(outcome: tuple[str | None, str | None], expected: Any) -> bool:
    level, number = outcome
    if isinstance(expected, str):
        return level == expected
    return number is not None and Fraction(number) == Fraction(expected)
