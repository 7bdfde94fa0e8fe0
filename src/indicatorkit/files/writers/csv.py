"""CSV as programs read it, and as a Dutch spreadsheet opens it with a double click."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from io import StringIO
from typing import IO, Final

from ...light import dataclass
from ..guard import guarded
from ..sheet import Cell, Column, Sheet, Shown, words


@dataclass(frozen=True, slots=True)
class Preset:
    """How a CSV file is written: what divides cells, what stands before decimals, what ends a line, how it begins."""

    separator: str
    decimals: str
    line_end: str
    mark: str = ""


PRESETS: Final[Mapping[str, Preset]] = {
    "open": Preset(",", ".", "\r\n"),
    "excel-nl": Preset(";", ",", "\r\n", mark="\ufeff"),
}
"""`open` is RFC 4180 in UTF-8; `excel-nl` is what Excel in Dutch takes for a table."""
RFC_4180: Final = "\r\n"
IN_A_PIPE: Final = Preset(",", ".", "\n")
"""`open`, for a command whose output goes to another."""


def csv_bytes(sheet: Sheet, preset: Preset) -> bytes:
    """The sheet as a CSV file; texts are guarded, numbers stay numbers."""
    found = StringIO(newline="")
    write_rows(found, sheet, preset)
    return (preset.mark + found.getvalue()).encode("utf-8")


def write_rows(to: IO[str], sheet: Sheet, preset: Preset) -> None:
    """The heading and the rows of the sheet, as text."""
    # the writer only puts between quotes what is in the end of its own lines: a text with `\r` must not begin a new one
    writer = csv.writer(_Lines(to, preset.line_end), delimiter=preset.separator, lineterminator=RFC_4180)
    writer.writerow([_of_text(each.name) for each in sheet.columns])
    columns = [_written(each, preset) for each in sheet.columns]
    writer.writerows(zip(*columns, strict=True))


@dataclass(frozen=True, slots=True)
class _Lines:
    """Takes whole lines, and gives them the end that is wanted."""

    to: IO[str]
    end: str

    def write(self, line: str) -> int:
        return self.to.write(line.removesuffix(RFC_4180) + self.end)


def _written(column: Column, preset: Preset) -> list[str]:
    """The cells as they are written; what is a text in the same words again is looked up."""
    known: dict[str, str] = {}

    def written(cell: Cell) -> str:
        if cell.__class__ is str:
            found = known.get(cell)
            if found is None:
                found = _of_text(cell)
                if column.repeats:
                    known[cell] = found
            return found
        return _of_text(cell) if isinstance(cell, (Shown, str)) else number(cell, preset.decimals)

    return list(map(written, column.cells))


def _of_text(cell: Cell) -> str:
    return guarded(words(cell))


def number(cell: float | Decimal | Fraction | None, decimals: str = ".") -> str:
    """A number as a text that reads back as the same number; a third is written as a decimal, as close as a float.

    >>> number(Fraction(1, 3)), number(Fraction(3, 2), ","), number(-2)
    ('0.3333333333333333', '1,5', '-2')
    """
    match cell:
        case None:
            return ""
        case Fraction() if cell.denominator == 1:
            return str(cell.numerator)
        case Fraction():
            said = _decimal(cell)
        case Decimal():
            said = str(cell)
        case float() if cell.is_integer() and abs(cell) < 1e15:
            return str(int(cell))
        case _:
            said = repr(cell)
    return said.replace(".", decimals)


def _decimal(cell: Fraction) -> str:
    exact = Decimal(cell.numerator) / Decimal(cell.denominator)
    return str(exact) if Fraction(exact) == cell else repr(float(cell))
