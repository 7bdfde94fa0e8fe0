"""Heights of rows: reckoned here, since not every program does it on opening, and left free to grow."""

from __future__ import annotations

import re
from collections.abc import Iterable
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

LINE: Final = 1.3
"""Of the size of the letters."""

ROOM: Final = 5.0
COUNTED_AT: Final = 10.0
"""The size of the letters of which the digits count how wide a column is."""

NARROW, CAPITAL, WIDE = 0.5, 1.25, 1.5
"""Of a digit, rounded up; bold letters are a little wider."""

BOLD: Final = 1.1
TALLEST: Final = 400.0
_NARROW: Final = frozenset("fijlrtI.,;:!|()[]/'’‘ ")
_WIDE: Final = frozenset("mwMWOQG%@")
_FIXED: Final = re.compile(rb'(<row [^>]*) customHeight="1"')


def height(texts: Iterable[tuple[str, float, float]]) -> float:
    """The height of a row with these texts, each with the width of its column and the size of its letters."""
    return min(TALLEST, max(lines(text, width, size) * size * LINE for text, width, size in texts) + ROOM)


def lines(text: str, width: float, size: float) -> int:
    """In how many lines a text falls; a word that is wider than its column is broken."""
    room = max(1.0, width * COUNTED_AT / size)
    return sum(_lines(line.split(" "), room) for line in text.split("\n"))


def _lines(words: Iterable[str], room: float) -> int:
    full, used = 1, 0.0
    for word in words:
        wide = _wide(word)
        if used and used + wide > room:
            full, used = full + 1, 0.0
        broken = int(wide / room)
        full, used = full + broken, used + wide - broken * room + NARROW
    return full


def _wide(word: str) -> float:
    """How wide a word is, in digits."""
    return sum(
        NARROW if each in _NARROW else WIDE if each in _WIDE else CAPITAL if each.isupper() else 1.0 for each in word
    )


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
