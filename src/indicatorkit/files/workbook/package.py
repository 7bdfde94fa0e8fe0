"""What a workbook says of itself: its sheets, which of them are hidden, its texts, and which formats show dates.

openpyxl knows how the parts of a workbook refer to each other. Only the parts that are needed are opened: a drawing, a
macro or a link to another workbook can do no harm, and a broken theme does no harm either.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final
from xml.parsers.expat import ExpatError

from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.utils.datetime import WINDOWS_EPOCH
from openpyxl.xml.constants import SHARED_STRINGS

from ...errors import DataError
from ...light import dataclass
from .guards import Archive
from .tags import FORMAT, FORMATS, ITEM, PHONETIC, TEXT, USED, follow, unescaped

MOST_OF_FORMAT: Final = 255
"""How long Excel lets the format of a number be; what is longer would keep a search for dates in it busy."""
_SPELLED_OUT: Final = re.compile(r'"[^"]*"|\\.')
"""What a format shows as it stands: a %-sign in it is text, and makes no hundredfold."""
ANY_FAULT: Final = (
    AttributeError,
    ExpatError,
    LookupError,
    MemoryError,
    OSError,
    RecursionError,
    SyntaxError,
    TypeError,
    ValueError,
)
"""What openpyxl and the parser raise for files that are not as they expect; our own errors are of `ValueError`."""


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet: its name, the part in which it lies, and whether people see it."""

    name: str
    part: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class Package:
    """An opened workbook. `texts` are shared by all cells; `dates`, `durations`, `percents` are numbers of formats."""

    archive: Archive
    sheets: tuple[SheetPart, ...]
    texts: Sequence[str]
    dates: frozenset[int]
    durations: frozenset[int]
    epoch: datetime = WINDOWS_EPOCH
    percents: frozenset[int] = frozenset()


def opened(path: Path) -> Package:
    """The workbook in a file; whatever is wrong with it is a `DataError`."""
    archive = Archive(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _package(archive)
    except ANY_FAULT as cause:
        raise cause if isinstance(cause, DataError) else archive.broken() from cause


def _package(archive: Archive) -> Package:
    reader = _Reader(archive)
    reader.read_manifest()
    reader.read_workbook()
    sheets = tuple(reader.sheets())
    if len({each.part for each in sheets}) < len(sheets):
        raise archive.broken()  # a part is one sheet; opening it a thousand times would take as long as somebody likes
    dates, durations, percents = _formats(archive)
    return Package(archive, sheets, _texts(reader), dates, durations, reader.parser.wb.epoch, percents)


class _Reader(ExcelReader):
    """Reads what a workbook is made of, and opens no part that is not needed."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.valid_files = archive.namelist()
        self.keep_vba = self.keep_links = self.rich_text = False
        self.read_only = self.data_only = True
        self.shared_strings = []

    def sheets(self) -> Iterator[SheetPart]:
        """The sheets with cells, in the order in which people see them."""
        for sheet, relation in self.parser.find_sheets():
            if relation.Type.endswith("/worksheet"):
                yield SheetPart(str(sheet.name), relation.target, sheet.state != "visible")


def _texts(reader: _Reader) -> list[str]:
    """The texts that cells point to by number."""
    part = reader.package.find(SHARED_STRINGS)  # type: ignore[no-untyped-call]  # the stubs know no types for it
    texts = _Texts()
    if part is not None:
        with reader.archive.open(part.PartName[1:]) as source:
            follow(source, texts)
    return texts.found


class _Texts:
    """Collects texts: the runs of one after each other, without what says how it is pronounced."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self.runs: list[str] = []
        self.listening = self.spoken = False

    def start(self, tag: str, _: Mapping[str, str]) -> None:
        """A tag begins."""
        self.listening = tag == TEXT and not self.spoken
        self.spoken = self.spoken or tag == PHONETIC

    def data(self, text: str) -> None:
        """A piece of text."""
        if self.listening:
            self.runs.append(text)

    def end(self, tag: str) -> None:
        """A tag ends."""
        self.listening = False
        if tag == ITEM:
            self.found.append(unescaped("".join(self.runs)))
            self.runs.clear()
        elif tag == PHONETIC:
            self.spoken = False


class _Formats:
    """Collects the number formats of cells, and what is written for each format."""

    def __init__(self) -> None:
        self.codes: dict[int, str] = dict(BUILTIN_FORMATS)
        self.used: list[int] = []
        self.inside = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """A tag begins."""
        if tag == FORMAT and "numFmtId" in attributes:
            self.codes[int(attributes["numFmtId"])] = attributes.get("formatCode", "")[:MOST_OF_FORMAT]
        elif tag == FORMATS:
            self.inside = True
        elif tag == USED and self.inside:
            self.used.append(int(attributes.get("numFmtId", 0)))

    def data(self, text: str) -> None:
        """A piece of text."""

    def end(self, tag: str) -> None:
        """A tag ends."""
        self.inside = self.inside and tag != FORMATS


def _formats(archive: Archive) -> tuple[frozenset[int], frozenset[int], frozenset[int]]:
    """The cell formats that show a moment, those that show a duration, and those that show a number a hundredfold."""
    name = "xl/styles.xml"
    formats = _Formats()
    if name in archive.namelist():
        with archive.open(name) as source:
            follow(source, formats)
    codes, used = formats.codes, formats.used
    kinds: dict[int, tuple[bool, bool]] = {
        each: (is_date_format(codes.get(each, "")), is_timedelta_format(codes.get(each, ""))) for each in set(used)
    }
    dates = frozenset(place for place, each in enumerate(used) if kinds[each][0])
    percents = {each for each in kinds if "%" in _SPELLED_OUT.sub("", codes.get(each, ""))}
    return (
        dates,
        frozenset(place for place, each in enumerate(used) if kinds[each][1]),
        frozenset(place for place, each in enumerate(used) if each in percents),
    )
