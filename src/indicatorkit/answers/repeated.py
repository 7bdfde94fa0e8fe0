"""Texts of which many are the same: each kept once, and a number for every place where it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import overload

from ..light import dataclass


@dataclass(frozen=True, slots=True)
class Repeated(Sequence[str]):
    """A text for every code: what `say` makes of its value, when somebody looks at it.

    >>> list(Repeated([1, 0, 1], ["nee", "ja"]))
    ['ja', 'nee', 'ja']
    """

    codes: Sequence[int]
    values: Sequence[object]
    say: Callable[[object], str] = str

    def __len__(self) -> int:
        """How many there are."""
        return len(self.codes)

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[str]: ...
    def __getitem__(self, index: int | slice) -> str | Sequence[str]:
        """One of them, or some."""
        if isinstance(index, slice):
            return Repeated(self.codes[index], self.values, self.say)
        return self.say(self.values[self.codes[index]])
