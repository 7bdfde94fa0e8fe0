"""Heights of rows: reckoned here, since not every program does it on opening, and left free to grow."""

from __future__ import annotations

import re
from collections.abc import Iterable
from io import BytesIO
from textwrap import wrap
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

LINE: Final = 1.32
"""Of the size of the letters."""

ROOM: Final = 5.0
LETTERS: Final = 12.5
"""The size of the letters in which a column as wide as it has signs holds that many: those of plain text are narrow."""

TALLEST: Final = 400.0
_FIXED: Final = re.compile(rb'(<row [^>]*) customHeight="1"')


def height(texts: Iterable[tuple[str, float, float]]) -> float:
    """The height of a row with these texts, each with the width of its column and the size of its letters."""
    return min(TALLEST, max(lines(text, width, size) * size * LINE for text, width, size in texts) + ROOM)


def lines(text: str, width: float, size: float) -> int:
    """In how many lines a text falls."""
    room = max(1, int(width * LETTERS / size) - 1)
    return sum(max(1, len(wrap(line, room))) for line in text.split("\n"))


def free_to_grow(workbook: bytes) -> bytes:
    """The workbook with heights that a spreadsheet may change by itself; without this a long note would not be seen."""
    out = BytesIO()
    with ZipFile(BytesIO(workbook)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for info in old.infolist():
            content = old.read(info)
            if info.filename.startswith("xl/worksheets/"):
                content = _FIXED.sub(rb"\1", content)
            new.writestr(_same_day(info), content)
    return out.getvalue()


def _same_day(info: ZipInfo) -> ZipInfo:
    found = ZipInfo(info.filename)
    found.compress_type = ZIP_DEFLATED
    found.external_attr = info.external_attr
    return found
