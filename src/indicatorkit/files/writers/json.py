"""JSON: plain data as a file, in the order given, so that equal data give equal bytes."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from typing import Any

from ..sheet import Shown


def json_bytes(data: Any) -> bytes:
    """The data as JSON in UTF-8, indented, with a line end; half of a pair of letters is written as an escape."""
    said = json.dumps(data, ensure_ascii=False, indent=1, default=_plain, allow_nan=False) + "\n"
    try:
        return said.encode("utf-8")
    except UnicodeEncodeError:
        return (json.dumps(data, indent=1, default=_plain, allow_nan=False) + "\n").encode("ascii")


def _plain(value: object) -> Any:
    """What JSON does not know: an exact number is a number where it is decimal, else a text; a coloured text a text."""
    match value:
        case Shown():
            return value.text
        case Decimal():
            return float(value)
        case Fraction():
            return int(value) if value.denominator == 1 else str(value)
        case _:
            raise TypeError(f"no value of JSON: {value!r}")
