"""Records of Swing's Open Data Service, read from files: `ExternalCode`, `Period`, `ValueString`.

Sources: ABF Research, *Open Data Service*; the fields of a record as sites give them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import Any, Final

from ...frames.names import Items
from ...frames.table import Table
from ...issues import Issue
from .coding import meaning, named

COLUMNS: Final = ("entity", "wave", "item", "value", "note")
_VARIABLE: Final = re.compile(r"Variables\('([^']+)'\)")
_PLACE: Final = re.compile(r"(?P<level>.+)_(?P<number>\d+)")
MUNICIPALITY: Final = ("gemeente", "municipality")


def is_values(data: object) -> bool:
    """Whether this is a page of values, or a list of pages."""
    return any(True for _ in _records(data))


def _records(data: object) -> Iterator[tuple[Mapping[str, Any], str]]:
    """The records of one page or of several, each with the address of its page."""
    for page in data if isinstance(data, list) else [data]:
        if isinstance(page, Mapping) and isinstance(page.get("value"), list):
            for each in page["value"]:
                if isinstance(each, Mapping) and "ExternalCode" in each and "ValueString" in each:
                    yield each, str(page.get("@odata.context", ""))


def values(data: Any, file: str, items: Items) -> tuple[list[Table], list[Issue]]:
    """A long table: the area, the period, the variable, and what its value means; its description is a note.

    The variable is named in the address of the page or of the record; where it is not, by the name of the file.
    """
    records = []
    for each, page in _records(data):
        item = _variable(each, page) or PurePath(file).stem
        value = meaning(items, item, each["ValueString"])
        records.append(
            (place(named(each["ExternalCode"])), named(each.get("Period")), item, value, each.get("Description"))
        )
    columns = tuple([record[column] for record in records] for column in range(len(COLUMNS)))
    return [Table(COLUMNS, columns, range(1, len(records) + 1), file)], []


def _variable(record: Mapping[str, Any], page: str) -> str:
    said = record.get("Variable") or record.get("VariableCode")
    if said:
        return str(said)
    found = _VARIABLE.search(str(record.get("@odata.id", ""))) or _VARIABLE.search(page)
    return found.group(1) if found else ""


def place(code: str) -> str:
    """The code of an area as Statistics Netherlands writes it, for a municipality; any other as it stands.

    >>> place("gemeente_106"), place("mo_regio_12")
    ('GM0106', 'mo_regio_12')
    """
    found = _PLACE.fullmatch(code.strip())
    if found is not None and found["level"].casefold() in MUNICIPALITY:
        return f"GM{int(found['number']):04}"
    return code.strip()
