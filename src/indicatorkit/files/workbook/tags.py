"""The tags of a workbook, and reading them one by one, so that a part of any length takes no room."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import IO, Final, Protocol
from xml.parsers import expat

from openpyxl.xml.constants import SHEET_MAIN_NS

CELL, ROW, VALUE, FORMULA, TEXT, PHONETIC, MERGED, ITEM, FORMAT, FORMATS, USED = (
    f"{SHEET_MAIN_NS} {tag}" for tag in ("c", "row", "v", "f", "t", "rPh", "mergeCell", "si", "numFmt", "cellXfs", "xf")
)
_ESCAPED: Final = re.compile("_x([0-9A-Fa-f]{4})_")


class Follower(Protocol):
    """Who is told of every tag."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """A tag begins."""

    def data(self, text: str) -> None:
        """A piece of text."""

    def end(self, tag: str) -> None:
        """A tag ends."""


def follow(source: IO[bytes], follower: Follower) -> None:
    """Tell someone of every tag in a part, which the archive has looked at: it has no document type."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = follower.start
    parser.EndElementHandler = follower.end
    parser.CharacterDataHandler = follower.data
    parser.ParseFile(source)


def unescaped(text: str) -> str:
    r"""A text with the letters that a workbook can only say by their numbers; half a letter is none.

    >>> unescaped("een_x000A_twee")
    'een\ntwee'
    """
    return _ESCAPED.sub(_letter, text) if "_x" in text else text


def _letter(escaped: re.Match[str]) -> str:
    number = int(escaped[1], 16)
    return escaped[0] if 0xD800 <= number <= 0xDFFF else chr(number)
