"""Names of sheets and of files: what people recognise, within what a spreadsheet or a file system accepts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from ..spelling import trimmed

MOST_OF_SHEET: Final = 31
MOST_OF_FILE: Final = 80
_IN_NO_SHEET: Final = re.compile(r"[\[\]:*?/\\]")
_IN_NO_WORKBOOK: Final = re.compile("[\\x00-\\x08\\x0b-\\x1f\ud800-\udfff\ufffe\uffff]")
_ENDS_A_LINE: Final = re.compile("\r\n?|[\x0b\x0c]")
_RESERVED: Final = frozenset(
    "con prn aux nul history".split() + [f"{port}{number}" for port in ("com", "lpt") for number in range(10)]
)


def cut(text: str, most: int) -> str:
    """The text, or its first words with dots, without what no workbook can hold.

    A spreadsheet counts a sign outside the basic plane as two. It knows one end of a line; the others become that, for
    without any the words around it would be one.
    """
    text = _IN_NO_WORKBOOK.sub("", _ENDS_A_LINE.sub("\n", text))
    if _length(text) <= most:
        return text
    text = text.encode("utf-16-le")[: 2 * (most - 1)].decode("utf-16-le", "ignore")  # no half of a sign at the end
    whole, _, part = text.rpartition(" ")
    return (whole if whole and len(part) < most / 2 else text).rstrip() + "…"


def _length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def sheet_names(titles: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """A name for a sheet for each title, no two equal to a spreadsheet, for which case does not count.

    >>> sheet_names(["Preventie", "preventie", "'s Avonds: open?"])
    ['Preventie', 'preventie 2', 's Avonds- open']
    """
    known = {each.casefold() for each in taken}
    found: list[str] = []
    for title in titles:
        name = trimmed(_IN_NO_SHEET.sub("-", _IN_NO_WORKBOOK.sub("", title))).strip("'- ") or "-"
        if name.casefold() in _RESERVED:
            name = f"{name} -"
        name = _free(cut(name, MOST_OF_SHEET).rstrip("'"), known)
        known.add(name.casefold())
        found.append(name)
    return found


def _free(name: str, known: set[str]) -> str:
    number, free = 1, name
    while free.casefold() in known:
        number += 1
        free = f"{cut(name, MOST_OF_SHEET - 5)} {number}"
    return free


def file_names(texts: Iterable[str], suffix: str = ".xlsx", *, last: str = "") -> list[str]:
    """A name for a file for each text, safe on every system, no two equal where case does not count.

    What is said `last` ends each of them and is never cut off: the forms of two waves have two names, however long that
    of the entity is.

    >>> file_names(["'s-Hertogenbosch", "Noord- en Midden-Limburg / Venlo", "NUL", "../nul"])
    ['s-hertogenbosch.xlsx', 'noord-en-midden-limburg-venlo.xlsx', 'nul-2.xlsx', 'nul-3.xlsx']
    """
    known = set(_RESERVED)
    end = f"-{_slug(last)}" if last else ""
    found: list[str] = []
    for text in texts:
        slug, number = _slug(text, MOST_OF_FILE - len(end)) + end, 1
        free = slug
        while free in known:
            number += 1
            free = f"{slug}-{number}"
        known.add(free)
        found.append(f"{free}{suffix}")
    return found


def spoken(text: str) -> str:
    """The text; one without any letter or digit is what its signs are called: a name that can be typed and found.

    >>> spoken("🌻"), spoken("'t Hoekje"), spoken("")
    ('sunflower', "'t Hoekje", '')
    """
    return text if re.search(r"[^\W_]", text) else " ".join(unicodedata.name(each, "") for each in text).strip().lower()


def _slug(text: str, most: int = MOST_OF_FILE) -> str:
    """Lower case, letters and digits with hyphens between; accents go, other scripts stay."""
    text = spoken(text)
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    words = re.findall(r"[^\W_]+", "".join(each for each in decomposed if not 0x300 <= ord(each) < 0x370))
    return unicodedata.normalize("NFC", "-".join(words))[: max(most, 1)].strip("-") or "x"
