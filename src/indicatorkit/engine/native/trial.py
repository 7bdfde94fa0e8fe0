"""A new library is tried before it is trusted: one small diagram, by hand, on enough rows for every vector."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from typing import Any, Final

ROWS: Final = 64 * 4 + 64 + 32 + 7
CODES: Final = 7


def agrees(walk: Callable[..., int], path: int) -> bool:
    """Whether the kernel finds the product of two codes, modulo seven, and as the reason their sum."""
    one = array("B", (row % CODES for row in range(ROWS)))
    other = array("B", (row // CODES % CODES for row in range(ROWS)))
    code, reason = array("B", bytes(ROWS)), array("B", bytes(ROWS))
    pairs = [(first, second) for first in range(CODES) for second in range(CODES)]
    tables = array("B", b"".join(_table(each) for each in _tables(pairs)))
    layers = array("q", (0, CODES, 0, 0, 0, -1, CODES, 0, 1, CODES * CODES, 64, 0, 0, -1, CODES, 0))
    steps = array("q", (2, 0, 1, 128, 128, -1, 0))
    columns = array("q")
    for codes, reasons in ((one, None), (other, None), (code, reason)):
        columns.extend((_at(codes), 0 if reasons is None else _at(reasons), 0, 1, 0, CODES - 1, -1))
    starts = (_at(each) for each in (layers, steps, columns, tables, array("I", (0,))))
    found = walk(*starts, 0, 1, 0, ROWS, 256, path)
    here = list(zip(one, other, strict=True))
    return (
        found == 0
        and list(code) == [first * second % CODES for first, second in here]
        and list(reason) == [first + second for first, second in here]
    )


def _tables(pairs: list[tuple[int, int]]) -> tuple[list[int], ...]:
    return (
        [first * CODES for first in range(CODES)],
        [first * second % CODES for first, second in pairs],
        [first + second for first, second in pairs],
    )


def _table(found: list[int]) -> bytes:
    return bytes(found).ljust(64, b"\0")


def _at(found: array[Any]) -> int:
    return found.buffer_info()[0]
