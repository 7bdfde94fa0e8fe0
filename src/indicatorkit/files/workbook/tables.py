"""The tables of answers in a workbook: every visible sheet whose header means something to the framework."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from openpyxl.utils.cell import get_column_letter

from ...errors import DataError
from ...frames.findings import MOST_PLACES
from ...frames.names import Items, layout
from ...frames.said import shown, text_of
from ...frames.table import Table
from ...issues import Issue, Where
from ...limits import allowed, over
from ..swing.data_file import is_data
from .cells import Grid, grid, percentage
from .package import Package

MOST_RANGES: Final = 20
MOST_ABOVE: Final = 20
"""How many rows may stand above the header, with a title and remarks."""


def tables(package: Package, items: Items) -> tuple[list[Table], list[Issue]]:
    """The tables in the visible sheets, and what was found on the way.

    A sheet that means nothing to the framework is said, so is a hidden one. Where no sheet means anything, the first
    that holds anything is read all the same, so that it is said what is wrong with it.
    """
    found: list[Table] = []
    others: list[Table] = []
    issues: list[Issue] = []
    first: Grid | None = None
    most = allowed()
    for sheet in package.sheets:
        where = Where(file=package.archive.file, sheet=sheet.name)
        if sheet.hidden:
            issues.append(Issue("info", "sheet-hidden", where))
            continue
        here = grid(package, sheet, most.sheet_rows, most.sheet_columns)
        if not here.rows:
            continue
        header = _header(here, items)
        table = _table(here, min(here.rows) if header is None else header, items)
        if header is None:
            others.append(table)
            first = first or here
            continue
        refuse_beyond(here)
        issues += [*merged(here, header), *_beside(here, table)]
        found.append(table)
    if first is not None and not found:
        refuse_beyond(first)  # the names that mean something may stand there
    return _used(package, items, found, others, issues), issues


def _used(package: Package, items: Items, found: list[Table], others: list[Table], issues: list[Issue]) -> list[Table]:
    """The tables that are read: of those about the framework, those that say whom they are about, if any do.

    In a workbook for Swing these are its data alone: its descriptions and labels name questions too, row by row.
    """
    keyed = [each for each in found if "entity" in layout(items, each.names).keys]
    for_swing = list(filter(is_data, found)) or list(filter(is_data, others))
    chosen = for_swing or keyed or found or others[:1]
    if not chosen:
        raise DataError([Issue("error", "file-empty", Where(file=package.archive.file))])
    unused = [each for each in (*found, *others) if each not in chosen]
    why = "swing-sheet-left-out" if for_swing else "sheet-not-used"
    issues += [Issue("info", why, Where(file=each.file, sheet=each.sheet)) for each in unused]
    return chosen


def _header(here: Grid, items: Items) -> int | None:
    """The first row with names that mean something to the framework; above it a title may stand."""
    for row in sorted(here.rows)[:MOST_ABOVE]:
        columns = layout(items, [text_of(each) for each in here.rows[row].values()])
        if columns.is_long or any(found.asked for _, found in columns.answers):
            return row
    return None


def _table(here: Grid, header: int, items: Items) -> Table:
    """The table in a sheet: the columns from the first to the last name in the header, and all rows below it."""
    named = here.rows[header]
    columns = range(min(named), max(named) + 1)
    names = tuple(text_of(named[each]) if each in named else "" for each in columns)
    fields = tuple(_fields(names, columns))
    numbers = sorted(each for each in here.rows if each > header)
    cells = tuple([here.rows[row].get(column) for row in numbers] for column in columns)
    for row, column in _numbers_with_percent_sign(here, header, items):
        cells[columns.index(column)][bisect_left(numbers, row)] = percentage(here.rows[row][column])
    return Table(
        names,
        cells,
        numbers,
        here.file,
        sheet=here.name,
        fields=fields,
        letters={name: get_column_letter(column) for name, column in zip(fields, columns, strict=True)},
    )


def _numbers_with_percent_sign(here: Grid, header: int, items: Items) -> Iterator[tuple[int, int]]:
    """The cells below a header that show a number that is asked for with a %-sign."""
    columns = list(here.rows[header])
    found = layout(items, [text_of(each) for each in here.rows[header].values()])
    wide = {columns[position]: each.id for position, each in found.answers}
    for row, column in here.percents:
        if found.item is None:
            about = wide.get(column, "")
        elif found.value is not None and column == columns[found.value]:
            about = items.find(text_of(here.rows[row].get(columns[found.item]))).id
        else:
            about = ""
        if row > header and about in items.numbers:
            yield row, column


def _fields(names: Sequence[str], columns: Sequence[int]) -> Iterator[str]:
    """A name of its own for every column: that of the header, with its letter where two are called the same."""
    times = Counter(names)
    for name, column in zip(names, columns, strict=True):
        yield name if name and times[name] == 1 else f"{name} ({get_column_letter(column)})".strip()


def _beside(here: Grid, table: Table) -> list[Issue]:
    """What stands beside the table, in columns without a name: it is no part of it, and said once."""
    names = set(table.letters.values())
    strange = [
        (row, column) for row in table.numbers for column in here.rows[row] if get_column_letter(column) not in names
    ]
    if not strange:
        return []
    places = [here.where(*each) for each in strange[:MOST_PLACES]]
    return [Issue("warning", "cells-beside", places[0], {"number": len(strange)}, tuple(places[1:]))]


def refuse_beyond(here: Grid) -> None:
    """A sheet with filled cells further away than is read is a `DataError`, for nothing is cut off silently."""
    if here.beyond:
        where = Where(file=here.file, sheet=here.name, cell=here.beyond)
        params = {"rows": here.height, "columns": here.width, **over(here.limit, here.beyond)}
        raise DataError([Issue("error", "sheet-too-large", where, params)])


def merged(here: Grid, first: int) -> list[Issue]:
    """A warning for cells that were merged into one below the header: what stands there holds for the first alone."""
    found = [
        each
        for each in here.merged
        if each.bottom > each.top and each.top > first and here.rows.get(each.top, {}).get(each.left) is not None
    ]
    issues: list[Issue] = []
    for each in found[:MOST_RANGES]:
        said = shown(text_of(here.rows[each.top][each.left]))
        params = {"range": str(each), "said": said}
        issues.append(Issue("warning", "cells-merged", here.where(each.top, each.left), params))
    return issues
