"""CSV as people make it: semicolons, commas or tabs, decimal commas, a byte order mark, Windows-1252, `sep=;`."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from ..errors import DataError
from ..frames.figures import Decimals
from ..frames.findings import MOST_PLACES
from ..frames.names import Items, layout
from ..frames.said import shown
from ..frames.table import Table
from ..issues import Issue, Where
from .guard import unguarded
from .opening import content

SEPARATORS: Final = (";", ",", "\t", "|")
DECIMALS: Final[Mapping[str, Decimals]] = {";": ",", ",": "."}
"""What stands before decimals in files with this separator."""
MOST_IN_HEADER: Final = 1 << 16
SHEETS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")
"""How files begin that are not text at all: workbooks, old workbooks, PDF."""


def read_csv(path: Path, items: Items) -> tuple[list[Table], list[Issue]]:
    """The table in a CSV file, as texts, and what was found on the way; a file that is no CSV is a `DataError`.

    The separator is the one by which most names in the header mean something to the framework. In a file with
    semicolons decimals stand after a comma. One apostrophe is dropped before what a spreadsheet would take for a
    formula, as `guard` puts it there. Row numbers are those of a spreadsheet: the header is the first.
    """
    text, issues = _text(path)
    text, divided = said_separator(text)
    divided = divided or separator(text, items)
    rows = list(_rows(text, divided, str(path)))
    header = next((index for index, row in enumerate(rows) if any(cell.strip() for cell in row)), None)
    if header is None:
        raise DataError([Issue("error", "file-empty", Where(file=str(path)))])
    return [_table(rows, header, str(path), DECIMALS.get(divided), issues)], issues


def _table(rows: Sequence[list[str]], header: int, file: str, decimals: Decimals, issues: list[Issue]) -> Table:
    names = [unguarded(each).strip() for each in rows[header]]
    while names and not names[-1]:
        names.pop()
    width = len(names)
    records = [(number, row) for number, row in enumerate(rows[header + 1 :], start=header + 2) if row]
    torn = (index for index, (_, row) in enumerate(records) if any(cell.strip() for cell in row[width:]))
    short = [Where(file=file, row=number) for number, row in records if len(row) < width]
    if short:
        issues.append(Issue("info", "short-rows", short[0], {"number": len(short)}, tuple(short[1:MOST_PLACES])))
    columns = tuple([unguarded(row[place]) if place < len(row) else "" for _, row in records] for place in range(width))
    return Table(tuple(names), columns, [number for number, _ in records], file, frozenset(torn), decimals)


# ------------------------------------------------------------------------------------------------------ bytes and lines


def _text(path: Path) -> tuple[str, list[Issue]]:
    """The text of a file: UTF-8, else UTF-16 where it says so, else Windows-1252 with a warning."""
    file, raw = str(path), content(path)
    if raw.startswith(SHEETS):
        raise DataError([Issue("error", "not-csv", Where(file=file))])
    try:
        if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return raw.decode("utf-16"), []
        return raw.decode("utf-8-sig"), []
    except UnicodeDecodeError as cause:
        return raw.decode("cp1252", errors="replace"), [_not_utf_8(raw, cause.start, file)]


def _not_utf_8(raw: bytes, at: int, file: str) -> Issue:
    """A warning that shows the first line that is not UTF-8."""
    begin = raw.rfind(b"\n", 0, at) + 1
    end = raw.find(b"\n", at)
    line = raw[begin : end if end >= 0 else len(raw)].decode("cp1252", errors="replace")
    place = Where(file=file, row=raw.count(b"\n", 0, at) + 1)
    return Issue("warning", "not-utf-8", place, {"excerpt": shown(line)})


def said_separator(text: str) -> tuple[str, str]:
    """The separator that a first line `sep=;` says, and the text after it."""
    first, _, rest = text.partition("\n")
    said = first.strip().strip('"')
    if said[:4].lower() == "sep=" and len(said) <= 5:
        return rest, said[4:] or "\t"
    return text, ""


def separator(text: str, items: Items) -> str:
    """The separator by which most names of the header mean something; then the one that gives most of them."""
    begin = text[:MOST_IN_HEADER]

    def merit(sign: str) -> tuple[int, int]:
        """How many names are recognised, and how many there are."""
        rows = csv.reader(io.StringIO(begin, newline=""), delimiter=sign)
        names = next((row for row in rows if any(each.strip() for each in row)), [])
        return layout(items, names).recognised, len(names)

    return max(SEPARATORS, key=merit)


def _rows(text: str, separator: str, file: str) -> Iterator[list[str]]:
    """The rows; quotes that do not match are a `DataError` with the row where it begins."""
    number = 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
            number += 1
            yield row
    except csv.Error as cause:
        raise DataError([Issue("error", "broken-quotes", Where(file=file, row=number + 1))]) from cause
