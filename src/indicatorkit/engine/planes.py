"""What is known of a block of rows: codes, numbers and terminals, column by column, or one row of it as a case."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..alphabets import Carrier
from ..amounts import Near
from ..light import dataclass
from ..plan import Plan
from .codes import Codes
from .measuring import plain_number
from .nears import Nears


class Planes:
    """What is known of a block of rows so far: for each place its codes, its numbers, and the terminals it ended at.

    Of a question there are no terminals. Where there is no number the plane says nought.
    """

    codes: Sequence[Codes]
    ends: Sequence[Codes | None]

    def __init__(
        self, codes: Sequence[Codes], answered: Sequence[NDArray[np.float64] | None], ends: Sequence[Codes | None]
    ) -> None:
        self.codes, self.ends = codes, ends
        self.near: list[Nears | None] = [None if each is None else Nears.answered(each) for each in answered]
        self.near += [None] * (len(codes) - len(answered))

    def number(self, place: int) -> Any:
        """The numbers of a step that was formed."""
        found = self.near[place]
        assert found is not None
        return found.value

    def said(self, place: int, row: int) -> tuple[float, ...]:
        """The code of a row, and its number if there is a plane of these."""
        plane = self.near[place]
        code = int(self.codes[place][row])
        return (code,) if plane is None else (code, float(plane.value[row]))


def plain_numbers(plan: Plan, codes: Sequence[Codes] | Codes) -> list[NDArray[np.float64] | None]:
    """For each question a plain number in the cell of each answer; nothing for one that is not measured."""
    return [_plain_numbers(leaf, here) for leaf, here in zip(plan.leaves, codes, strict=True)]


def _plain_numbers(leaf: Carrier, codes: Codes) -> NDArray[np.float64] | None:
    if not any(letter.interval is not None for letter in leaf.values):
        return None
    numbers = [plain_number(leaf, code) or 0.0 for code in range(leaf.missing + 1)]
    found: NDArray[np.float64] = np.asarray(numbers).take(codes)
    return found


# --------------------------------------------------------------------------------------------------- one row as a case


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the planes; what stands in a place is looked up when it is asked for."""

    planes: Planes
    row: int


class RowCodes(Row):
    """Its codes."""

    def __getitem__(self, place: int) -> int:
        """The code in a place."""
        return int(self.planes.codes[place][self.row])


class RowNumbers(Row):
    """Its measured numbers."""

    def __getitem__(self, place: int) -> Near:
        """The number in a place of which the code says that it has one."""
        plane = self.planes.near[place]
        assert plane is not None
        return plane.near(self.row)


class RowEnds(Row):
    """The terminals at which its diagrams ended."""

    def __getitem__(self, place: int) -> int:
        """The terminal of a step."""
        ends = self.planes.ends[place]
        assert ends is not None
        return int(ends[self.row])
