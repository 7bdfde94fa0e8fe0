"""Small frameworks for the strategies, and what a strategy draws, the same in every run."""

from collections.abc import Iterator
from random import Random
from typing import Any, TypeVar

from hypothesis import HealthCheck, find, given, settings, strategies as st

from indicatorkit.framework import Framework
from indicatorkit.strategies.drafting import Draft, Luck
from indicatorkit.toml.read import from_dict
from tests import draw
from tests.loading import loaded, made

T = TypeVar("T")

QUIET = settings(
    derandomize=True, database=None, deadline=None, max_examples=200, suppress_health_check=list(HealthCheck)
)

TWO_OF_THREE: dict[str, Any] = {
    "indicator": [
        {
            "id": "green",
            "rule": "at_least",
            "tiers": [{"then": "green", "where": "green", "count": 2}],
            "otherwise": "red",
            "missing": "grey_unless_decided",
            "subindicator": [{"id": each, "answer": "maybe"} for each in "abc"],
        }
    ]
}
"""Green with two of three green."""

SHARED: dict[str, Any] = {
    "step": [
        *({"id": each, "answer": "light"} for each in "abc"),
        {"id": "left", "rule": "worst_of", "uses": ["a", "b"]},
        {"id": "right", "rule": "best_of", "uses": ["b", "c"], "missing": "leave_out"},
    ],
    "result": [{"id": "top", "rule": "median_of", "uses": ["left", "right"], "missing": "grey_unless_decided"}],
}
"""`b` reaches the top along two ways."""


def two_of_three() -> Framework:
    return made(**TWO_OF_THREE)


def shared() -> Framework:
    return made(**SHARED)


def drawn_frameworks(number: int, about: str) -> Iterator[Framework]:
    """Frameworks of the laws and of our own strategy, in turns."""
    rng = Random(about)
    for turn in range(number):
        yield loaded(from_dict(draw.framework(rng) if turn % 2 else Draft(Luck(rng.randbytes(240))).doc))


def examples(strategy: st.SearchStrategy[T], number: int = 200) -> list[T]:
    """What the strategy draws."""
    found: list[T] = []

    @settings(QUIET, max_examples=number)
    @given(strategy)
    def note(each: T) -> None:
        found.append(each)

    note()
    return found


def simplest(strategy: st.SearchStrategy[T], wanted: Any = lambda _: True) -> T:
    """The simplest that is wanted, as Hypothesis shrinks it."""
    return find(strategy, wanted, settings=settings(QUIET, max_examples=5_000))
