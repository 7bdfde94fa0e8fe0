"""A workbook with answers: a questionnaire that was filled in, or any workbook with tables of answers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ...frames.names import Items
from ...frames.table import Table
from ...issues import Issue
from ..questionnaire.form import STAMP_SHEET
from ..questionnaire.reading import read_form
from .package import opened
from .tables import tables


def read_workbook(path: Path, items: Items) -> tuple[Sequence[Table], Sequence[Issue]]:
    """The tables in a workbook, and what was found on the way; a file that cannot be used is a `DataError`."""
    package = opened(path)
    stamp = next((each for each in package.sheets if each.name == STAMP_SHEET), None)
    if stamp is not None:
        return read_form(package, stamp, items)
    return tables(package, items)
