"""The rules of a workload in the words of any language that has columns or values: each is said once, here.

They are said as an expert would: whole numbers only, no more comparisons than needed, and the code of a level being its
place among the levels does half of the work. *Not applicable* and missing come after all levels, so the least code of
some inputs is their worst level, or tells that there is none.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any, Final, Generic, TypeVar

from benchmarks.rules import (
    ANY,
    GREEN,
    MISSING,
    NOT_APPLICABLE,
    RED,
    UNNAMED,
    YELLOW,
    AtLeast,
    Cell,
    HalfKnown,
    Mean,
    Node,
    Table,
    WorstOf,
)

E = TypeVar("E")

KNOWN: Final[Cell] = (RED, YELLOW, GREEN)
OPEN: Final[Cell] = (MISSING,)
NO_LEVEL: Final[Cell] = (NOT_APPLICABLE, MISSING)


class Language(ABC, Generic[E]):
    """How one peer says things; `E` compares with `>=`, `<` and `==`, and adds and multiplies."""

    @abstractmethod
    def count(self, inputs: Sequence[str], cell: Cell) -> E:
        """How many inputs have one of these codes."""

    @abstractmethod
    def least(self, inputs: Sequence[str]) -> E:
        """The least code of the inputs."""

    @abstractmethod
    def weighed(self, inputs: Sequence[str], weights: Sequence[int], cell: Cell) -> E:
        """The sum of the weights of those that have one of these codes."""

    @abstractmethod
    def fits(self, each: str, cell: Cell) -> E:
        """Whether an input has one of these codes."""

    @abstractmethod
    def every(self, conditions: Sequence[E]) -> E:
        """Whether all of these hold."""

    @abstractmethod
    def some(self, conditions: Sequence[E]) -> E:
        """Whether any of these holds."""

    @abstractmethod
    def first(self, cases: Sequence[tuple[E, Any]], otherwise: Any) -> E:
        """What stands with the first condition that holds: a code, or an expression."""

    def said(self, node: Node) -> E:
        """What a node says."""
        match node.rule:
            case WorstOf():
                return self.first([(self._some_missing(node.inputs), MISSING)], self.least(node.inputs))
            case HalfKnown():
                known: Any = self.count(node.inputs, KNOWN)
                return self.first([(known < self.count(node.inputs, OPEN), MISSING)], self.least(node.inputs))
            case AtLeast(count):
                return self.first(self._tiers(node.inputs, count), RED)
            case Mean(weights):
                return self.first(self._cuts(node.inputs, weights), RED)
            case Table(rows):
                return self.first([(self._holds(node.inputs, cells), then) for cells, then in rows], MISSING)

    def _tiers(self, inputs: Sequence[str], count: int) -> list[tuple[Any, Any]]:
        green: Any = self.count(inputs, (GREEN,))
        yellow: Any = self.count(inputs, (YELLOW, GREEN))
        missing: Any = self.count(inputs, OPEN)
        return [
            (self._none_known(inputs), self._nothing(inputs)),
            (green >= count, GREEN),
            (green + missing >= count, MISSING),
            (yellow >= count, YELLOW),
            (yellow + missing >= count, MISSING),
        ]

    def _cuts(self, inputs: Sequence[str], weights: Sequence[int]) -> list[tuple[Any, Any]]:
        whole: Any = self.weighed(inputs, weights, KNOWN)
        points: Any = self.weighed(inputs, weights, (YELLOW,)) + self.weighed(inputs, weights, (GREEN,)) * 2  # type: ignore[operator]
        missing: Any = self.count(inputs, OPEN)
        return [
            (missing >= 2, MISSING),
            (self._none_known(inputs), self._nothing(inputs)),
            (points * 2 >= whole * 3, GREEN),
            (points * 2 >= whole, YELLOW),
        ]

    def _none_known(self, inputs: Sequence[str]) -> Any:
        return self.every([self.fits(each, NO_LEVEL) for each in inputs])

    def _some_missing(self, inputs: Sequence[str]) -> Any:
        return self.some([self.fits(each, OPEN) for each in inputs])

    def _nothing(self, inputs: Sequence[str]) -> Any:
        return self.first([(self._some_missing(inputs), MISSING)], NOT_APPLICABLE)

    def _holds(self, inputs: Sequence[str], cells: Sequence[Cell]) -> Any:
        asked = [(each, cell) for each, cell in zip(inputs, cells, strict=True) if cell != ANY]
        return self.every([self.fits(each, cell) for each, cell in asked])


class Text(str):
    """A piece of text of a language whose operators are those of most: comparisons, `+` and `*`."""

    __slots__ = ()

    def __ge__(self, other: object) -> Text:  # type: ignore[override]
        """As text."""
        return Text(f"({self} >= {other})")

    def __lt__(self, other: object) -> Text:  # type: ignore[override]
        """As text."""
        return Text(f"({self} < {other})")

    def __add__(self, other: object) -> Text:
        """As text."""
        return Text(f"({self} + {other})")

    def __mul__(self, other: object) -> Text:
        """As text."""
        return Text(f"({self} * {other})")


class Texts(Language[Text]):
    """A language in text: `equal`, `both`, and how a condition chooses between two values."""

    def __init__(self, equal: str, both: str, either: str, choice: str, end: str = "") -> None:
        self.equal, self.both, self.either, self.choice, self.end = equal, both, either, choice, end

    def number(self, condition: str) -> str:
        """One where it holds, else nought."""
        return self.choose(condition, 1, 0)

    def choose(self, condition: str, then: object, otherwise: object) -> str:
        """One of two values."""
        return f"({self.choice.format(condition, then, otherwise)})"

    def count(self, inputs: Sequence[str], cell: Cell) -> Text:
        """As a sum of noughts and ones."""
        return Text(f"({' + '.join(self.number(self.fits(each, cell)) for each in inputs)})")

    def least(self, inputs: Sequence[str]) -> Text:
        """The first code that any of them has."""
        cases = [(self.some([self.fits(each, (code,)) for each in inputs]), code) for code in UNNAMED]
        return self.first(cases, MISSING)

    def weighed(self, inputs: Sequence[str], weights: Sequence[int], cell: Cell) -> Text:
        """As a sum of noughts and weights."""
        pairs = zip(inputs, weights, strict=True)
        return Text(f"({' + '.join(self.choose(self.fits(each, cell), weight, 0) for each, weight in pairs)})")

    def fits(self, each: str, cell: Cell) -> Text:
        """As comparisons."""
        if cell == UNNAMED:
            return Text(f"({each} < {MISSING})")
        if cell == KNOWN:
            return Text(f"({each} < {NOT_APPLICABLE})")
        if cell == NO_LEVEL:
            return Text(f"({each} >= {NOT_APPLICABLE})")
        return Text(f"({f' {self.either} '.join(f'{each} {self.equal} {code}' for code in cell)})")

    def every(self, conditions: Sequence[Text]) -> Text:
        """Joined."""
        return Text(f"({f' {self.both} '.join(conditions)})")

    def some(self, conditions: Sequence[Text]) -> Text:
        """Joined."""
        return Text(f"({f' {self.either} '.join(conditions)})")

    def first(self, cases: Sequence[tuple[Text, Any]], otherwise: Any) -> Text:
        """One choice in the other."""
        found = str(otherwise)
        for condition, then in reversed(cases):
            found = self.choose(condition, then, found)
        return Text(found)
