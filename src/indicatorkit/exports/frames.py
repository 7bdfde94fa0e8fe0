"""A pandas frame as a sheet: its columns as they are, what is not there as an empty cell."""

from __future__ import annotations

from typing import Any, Final

from ..files.sheet import Cell, Column, Sheet
from ..frames.said import is_nothing, plain, text_of

MOST_BITS: Final = 1023
"""A larger whole number is kept as a text: no form of file has a number for it."""


def is_frame(what: object) -> bool:
    """Whether this is a pandas frame; asked without importing pandas."""
    return type(what).__module__.partition(".")[0] == "pandas" and type(what).__name__ == "DataFrame"


def frame_sheet(frame: Any) -> Sheet:
    """The frame without its index."""
    columns = [
        Column(text_of(name), [_cell(each) for each in frame.iloc[:, at]]) for at, name in enumerate(frame.columns)
    ]
    return Sheet("data", "data", tuple(columns))


def _cell(raw: object) -> Cell:
    if is_nothing(raw):
        return None
    value = plain(raw)
    if isinstance(value, str):
        return value
    if isinstance(value, int) and value.bit_length() > MOST_BITS:
        return str(value)
    return value if isinstance(value, (int, float)) and not isinstance(value, bool) else text_of(value)
