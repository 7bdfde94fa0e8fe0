"""Tables of Statistics Netherlands (CBS), read from files: OData version 3, typed or not, and version 4.

Its signs mean other things than Swing's: see `SIGNS`. Source: CBS, *Verklaring van tekens*, as quoted by
monitorlangdurigezorg.nl; periods and signs in version 3 after cbsodataR.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from ..errors import DataError
from ..frames.names import Items
from ..frames.table import Table
from ..issues import Issue, Where
from ..values import LeafReason

COLUMNS: Final = ("entity", "wave", "item", "value", "flag")
SIGNS: Final[Mapping[str, str]] = {
    ".": f"missing:{LeafReason.UNKNOWN}",
    "x": f"missing:{LeafReason.CONFIDENTIAL}",
    "X": f"missing:{LeafReason.CONFIDENTIAL}",
}
"""`.` is unknown, too unreliable or secret; `x` was secret in older tables. A dash meant "nil" once and means "up to"
now, so it is left as it is, and no number is made of it."""
IMPOSSIBLE: Final = f"missing:{LeafReason.NOT_ASKED}"
FLAGS: Final[Mapping[str, str]] = {"*": "provisional", "**": "provisional_revised"}

_REGION: Final = re.compile(r"(GM|PV|CR|NL|LD|WK|BU|ES|AM|AR|GG|JZ|KK|RP|SR|VR|ZK)\d+")
_PERIOD: Final = re.compile(r"(\d{4})([A-Z][A-Z0-9])(\d{2})")
_MEASURE: Final = re.compile(r".+_\d+")
NOT_DIMENSIONS: Final = frozenset({"ID", "Id", "Measure", "ValueAttribute", "Value", "StringValue"})
Record = Mapping[str, Any]


def _records(data: object) -> list[Record]:
    pages = data if isinstance(data, list) else [data]
    found = [page["value"] for page in pages if isinstance(page, Mapping) and isinstance(page.get("value"), list)]
    return [each for page in found for each in page if isinstance(each, Mapping)]


def is_observations(data: object) -> bool:
    """Whether these are observations of version 4."""
    records = _records(data)
    return bool(records) and all("Measure" in each and "Value" in each for each in records)


def is_table(data: object) -> bool:
    """Whether this is a table of version 3: a region, a period, and numbered topics."""
    records = _records(data)
    return bool(records) and _keys(records) is not None and any(map(_MEASURE.fullmatch, records[0]))


def observations(data: Any, file: str, items: Items) -> tuple[list[Table], list[Issue]]:
    """A long table of observations; the measure is the item."""
    records = _records(data)
    region, period = _only_keys(records, file)
    found = [(*_key(each, region, period), str(each["Measure"]).strip(), *_observed(items, each)) for each in records]
    return [_table(found, file)], []


def typed_or_not(data: Any, file: str, items: Items) -> tuple[list[Table], list[Issue]]:
    """A long table of the topics. In a typed set all signs have become nothing; then that is said."""
    records = _records(data)
    region, period = _only_keys(records, file)
    topics = [key for key in records[0] if _MEASURE.fullmatch(key) and key not in (region, period)]
    found = [
        (*_key(each, region, period), topic, *_said(items, topic, each.get(topic)))
        for each in records
        for topic in topics
    ]
    nothing = any(each.get(topic) is None for each in records for topic in topics)
    issues = [Issue("info", "cbs-typed", Where(file=file))] if nothing else []
    return [_table(found, file)], issues


def _observed(items: Items, record: Record) -> tuple[object, str]:
    """Value and flag of an observation; an attribute that explains an empty value is kept as the flag."""
    said = record["Value"] if record["Value"] is not None else record.get("StringValue")
    value, flag = _said(items, str(record["Measure"]).strip(), said)
    attribute = str(record.get("ValueAttribute") or "None")
    return value, flag or ("" if attribute == "None" else attribute)


def _said(items: Items, topic: str, raw: object) -> tuple[object, str]:
    """What a cell says, in words that the reader of answers takes, and whether it is provisional."""
    if not isinstance(raw, str):
        return raw, ""
    text = raw.strip()
    stars = len(text) - len(text.rstrip("*"))
    plain = text.rstrip("*").strip()
    flag = FLAGS.get("*" * min(stars, 2), "")
    if not plain:
        return _impossible(items, topic), flag
    return SIGNS.get(plain, plain), flag


def _impossible(items: Items, topic: str) -> str:
    """What a blank means, which cannot occur on logical grounds: that it does not apply, where that can be answered."""
    found = items.find(topic)
    asked = items.framework.items.get(found.id)
    options = asked.answer.options if asked is not None and asked.answer is not None else ()
    return next((option.id for option in options if option.not_applicable), IMPOSSIBLE)


# ---------------------------------------------------------------------------------------------------- region and period


def _keys(records: Sequence[Record]) -> tuple[str, str] | None:
    """The names of the columns of regions and of periods; nothing where there is not one of each."""
    dimensions = [key for key in records[0] if key not in NOT_DIMENSIONS]
    regions = [key for key in dimensions if _all(records, key, _REGION)]
    periods = [key for key in dimensions if _all(records, key, _PERIOD)]
    return (regions[0], periods[0]) if len(regions) == 1 and len(periods) == 1 else None


def _only_keys(records: Sequence[Record], file: str) -> tuple[str, str]:
    """The two columns; a `DataError` where these are not all that tells the records apart."""
    keys = _keys(records)
    if keys is None:
        raise DataError([Issue("error", "cbs-no-region", Where(file=file), {"columns": ", ".join(records[0])})])
    rest = [key for key in records[0] if key not in NOT_DIMENSIONS | set(keys) and not _MEASURE.fullmatch(key)]
    more = [key for key in rest if len({str(each.get(key)).strip() for each in records}) > 1]
    if more:
        raise DataError([Issue("error", "cbs-more-dimensions", Where(file=file), {"columns": ", ".join(more)})])
    return keys


def _all(records: Iterable[Record], key: str, shape: re.Pattern[str]) -> bool:
    return all(isinstance(said := each.get(key), str) and shape.fullmatch(said.strip()) for each in records)


def _key(record: Record, region: str, period: str) -> tuple[str, str]:
    return str(record[region]).strip(), wave(str(record[period]))


def wave(period: str) -> str:
    """A period as a wave: a year, a month, or else as CBS writes it.

    >>> wave("2018JJ00"), wave("2018MM10"), wave("2018KW02")
    ('2018', '2018-10', '2018KW02')
    """
    found = _PERIOD.fullmatch(period.strip())
    if found is None:
        return period.strip()
    year, kind, number = found.groups()
    return {"JJ": year, "MM": f"{year}-{number}"}.get(kind, period.strip())


def _table(records: Sequence[tuple[object, ...]], file: str) -> Table:
    columns = tuple([record[place] for record in records] for place in range(len(COLUMNS)))
    return Table(COLUMNS, columns, range(1, len(records) + 1), file)
