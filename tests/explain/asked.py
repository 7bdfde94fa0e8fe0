"""One node of a situation, ready to be asked about."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from indicatorkit.engine.situation import Situation
from indicatorkit.explain.inquiry import Inquiry
from indicatorkit.folding.signals import letter_of

T = TypeVar("T")


def about(here: Situation, node: str = "node") -> tuple[Inquiry, int]:
    """What every question about a node starts from."""
    return Inquiry(here), here.plan.results[node]


def asked(question: Callable[[Inquiry, int], T], here: Situation, node: str = "node") -> T:
    """The answer to a question about a node."""
    return question(*about(here, node))


def by_id(here: Situation, found: Mapping[int, Any]) -> dict[str, Any]:
    """What was found for places, by the ids of what stands there."""
    return {here.plan.at(place).id: each for place, each in found.items()}


def ids(here: Situation, places: Iterable[int]) -> list[str]:
    """The ids of what stands in these places."""
    return [here.plan.at(place).id for place in places]


def words(here: Situation, place: int, signals: Iterable[int]) -> tuple[str, ...]:
    """What these signals of a place are called, in their order."""
    return tuple(letter_of(here.plan.at(place), each).word for each in sorted(signals))
