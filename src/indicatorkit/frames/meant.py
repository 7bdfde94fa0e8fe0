"""What the distinct values of a column mean, as arrays: one look-up gives the codes of all cells, one their reasons."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from ..answers import NOT_SUPPLIED, Column
from ..light import dataclass
from .codebook import Codebook
from .kit import Groups, Index, Read

NONE: Final = Groups(np.zeros(0, dtype=np.int64), [])


@dataclass(frozen=True, slots=True)
class Meant:
    """For each distinct value its code, its reason and its state; see `Meaning`."""

    codes: Any
    reasons: Any
    states: Any

    @classmethod
    def of(cls, book: Codebook, read: Read) -> Meant:
        """The look-ups of the values that were read."""
        return cls(
            np.asarray([each.code for each in read.found], dtype=_code_type(book)),
            np.asarray([each.reason for each in read.found], dtype=np.uint8),
            np.asarray([each.state for each in read.found], dtype=np.uint8),
        )


class Planes:
    """Codes, reasons and numbers of all rows: everything is missing until it is put there."""

    def __init__(self, book: Codebook, read: Read, rows: int) -> None:
        self.book = book
        self.codes: NDArray[Any] = np.full(rows, book.missing, dtype=_code_type(book))
        self.reasons: NDArray[np.uint8] = np.full(rows, NOT_SUPPLIED, dtype=np.uint8)
        self.numbers: NDArray[np.float64] | None = None if read.numbers is None else np.zeros(rows)

    def column(self, origin: array[int], said: Mapping[int, str], field: str) -> Column:
        """The column, never to be changed again."""
        codes = self.codes.tobytes()
        return Column(
            self.book.item,
            self.book.letters,
            codes if self.codes.itemsize == 1 else array("H", codes),
            self.reasons.tobytes(),
            None if self.numbers is None else array("d", self.numbers.tobytes()),
            origin,
            said,
            field,
        )


def _code_type(book: Codebook) -> Any:
    return np.uint8 if book.missing < 256 else np.uint16


def by_code(codes: Index) -> list[tuple[int, Index]]:
    """The positions of each code, in order of the codes, of which the lowest is -1."""
    small = len(codes) > 0 and int(codes.max()) < 1 << 15  # which numpy sorts by radix
    order = np.argsort(codes.astype(np.int16) if small else codes, kind="stable")
    present, begins = np.unique(codes[order], return_index=True)
    return list(zip(present.tolist(), np.split(order, begins[1:]), strict=True)) if len(order) else []
