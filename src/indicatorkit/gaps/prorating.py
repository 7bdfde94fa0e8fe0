"""A sum of which something is missing, raised to what is attainable."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Any, TypeAlias

from ..light import dataclass
from ..machines import Machine, Prepared, reading
from ..rules.exact import Exact, lean
from ..values import Grey, Input, Letter, NodeReason, Outcome, Value
from .applying import Reading

Sums: TypeAlias = tuple[Exact | None, Exact | None, Any]
"""What the missing inputs could add at most (nothing: none is missing), what the known ones could, and the sum itself.

An input without a highest number makes that unattainable: nothing stands for the known ones.
"""


@dataclass(frozen=True, slots=True)
class Prorated(Prepared):
    """The known sum is raised to what all inputs could attain together.

    It is multiplied by the most that all inputs that apply can add, and divided by the most that the known ones can: of
    three questions with 10 points each, 12 points on two of them become 18. Where none is known, where the known ones
    can add nothing, or where an input has no highest number, the node is grey, `too_little_known`.

    ```toml
    missing         = "prorate"
    missing_at_most = 1
    ```

    How much has to be known may be stated as under `leave_out`. A measured number has to say how high it can be, and
    that it cannot be less than 0 (`at_least` and `at_most` of the answer, or a `rescale`), else the file is refused. An
    input that only a condition of `limits` asks for is never left out: missing, it makes the node grey,
    `missing_inputs`.
    """

    inner: Machine[Any]

    def start(self) -> Sums:
        """Nothing missing, nothing attainable yet."""
        return None, 0, self.inner.start()

    def reading(self, child: Input, letter: Letter) -> Reading:
        """One more input: what it can add at most, and what it adds; what only a limit names adds nothing."""
        most: Exact | None = 0
        if child.feeds_rule():
            most = _attainable(child)
            if letter.is_missing:
                return lambda state: ((state[0] or 0) + (most or 0), _plus(state[1], most, adds=0), state[2])
        inner = reading(self.inner, child, letter)
        return lambda state: (state[0], _plus(state[1], most), inner(state[2]))

    def finish(self, state: Sums) -> Outcome:
        """The raised sum; nothing attainable among the known ones says nothing about the rest."""
        lacking, known, inner = state
        outcome = self.inner.finish(inner)
        if lacking is None:
            return outcome
        if not known:
            return Grey(NodeReason.TOO_LITTLE_KNOWN)
        assert isinstance(outcome, Value)
        return outcome if outcome.number is None else Value(number=Fraction(outcome.number * (known + lacking)) / known)


def attainable(
    inputs: Iterable[tuple[Any, Any, Any]], nought: Any, chosen: Callable[[Any, Any, Any], Any]
) -> tuple[Any, Any]:
    """What is attainable of all inputs that apply, and of those that are known: by that a measured sum is raised.

    Of each input the most that it adds, whether it is known, and whether it applies. `chosen` gives one amount or the
    other by such a truth, which of columns is one a row.
    """
    known = whole = nought
    for most, is_known, applies in inputs:
        known = chosen(is_known, known + most, known)
        whole = chosen(is_known | applies, whole + most, whole)
    return whole, known


def one_of(is_first: Any, one: Any, other: Any) -> Any:
    """The one, or the other."""
    return one if is_first else other


def _attainable(child: Input) -> Exact | None:
    """What an input can add at most, which is nought where it can only be grey; nothing where it has no highest."""
    if child.most is None:
        return None if any(letter.is_known for letter in child.letters) else 0
    most: Exact = lean(child.weight * child.most)
    return most


def _plus(known: Exact | None, most: Exact | None, adds: int = 1) -> Exact | None:
    """What is attainable with one more input; nothing once any of them has no highest number."""
    return None if known is None or most is None else known + adds * most
