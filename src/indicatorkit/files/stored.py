"""Our own JSON read back: the answers that stand in a document of scores or answers, as a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from ..errors import DataError
from ..frames.names import KEYS, ON_THE_SIDE, Items
from ..frames.table import Table
from ..issues import Issue, Where

SCHEMA_VERSION: Final = 1
WHAT: Final = ("scores", "answers")
COLUMNS: Final = (*KEYS, "item", "value", *ON_THE_SIDE)
BESIDE: Final = ("text", *ON_THE_SIDE[1:])
"""The keys of a note in the document: its text, and what stands beside it."""
NO_NOTE: Final = (None,) * len(BESIDE)


def is_stored(data: object) -> bool:
    """Whether this is a document that we wrote."""
    return isinstance(data, Mapping) and data.get("what") in WHAT and "receipt" in data


def stored_table(data: Mapping[str, Any], file: str, items: Items) -> tuple[list[Table], list[Issue]]:
    """The answers in the document, with their notes where it has any, a row each.

    A document of a later version, or one that is not what it says it is, is a `DataError`.
    """
    if data.get("schema_version") != SCHEMA_VERSION:
        params = {"found": data.get("schema_version"), "wanted": SCHEMA_VERSION}
        raise DataError([Issue("error", "stored-other-version", Where(file=file), params)])
    try:
        records = [record for row in data["rows"] for record in _records(row, items)]
    except (AttributeError, KeyError, TypeError) as cause:
        raise DataError([Issue("error", "stored-broken", Where(file=file), {"reason": str(cause)})]) from cause
    columns = tuple([record[place] for record in records] for place in range(len(COLUMNS)))
    return [Table(COLUMNS, columns, range(1, len(records) + 1), file)], []


def _records(row: Mapping[str, Any], items: Items) -> Iterator[tuple[Any, ...]]:
    """One row of the document; one without any answer still says that it is there."""
    key = (str(row["entity"]), str(row["wave"]), str(row["perspective"]))
    notes = [each for each in row.get("notes", ()) if "unreadable" not in each]
    for item, value in row["answers"].items():
        yield (*key, item, value, *NO_NOTE)
    for note in notes:
        yield (*key, note["item"], None, *(note.get(each) for each in BESIDE))
    if not row["answers"] and not notes:
        first = next(iter(items.framework.questions), None)
        yield (*key, first.id if first is not None else items.framework.id, None, *NO_NOTE)
