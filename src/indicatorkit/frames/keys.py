"""Keys of rows: every spelling of an entity, a wave or a perspective, brought back to one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from ..issues import guess
from ..spelling import normal
from .said import is_nothing, text_of

NOBODY: Final = -1
STRANGE: Final = -2


class Keys:
    """Numbers for the names in one key column, in order of first appearance; `names[number]` is how it is written.

    With `known` names only those are accepted, in any spelling that has the same normal form, or as a number without
    its leading zeros. Without, a name that was not seen before is a new one. `spellings` are the names that were
    written in several ways, `as_codes` the codes that had lost their zeros.
    """

    def __init__(self, known: Iterable[str] | None = None) -> None:
        self.known = None if known is None else tuple(dict.fromkeys(str(each) for each in known))
        self.names: list[str] = []
        self.spellings: dict[int, dict[str, None]] = {}
        self.as_codes: dict[str, str] = {}
        self._numbers: dict[str, int] = {}
        self._canonical: dict[str, str | None] = {}
        for each in self.known or ():
            for key in _forms(each):
                self._canonical[key] = each if self._canonical.get(key, each) == each else None
        for each in self.known or ():
            self._canonical[each] = each

    def number(self, raw: object) -> int:
        """The number of a name, `NOBODY` for an empty cell, `STRANGE` for a name that is not known."""
        text = "" if is_nothing(raw) else text_of(raw)
        if not text:
            return NOBODY
        if self.known is None:
            return self._numbered(normal(text), text)
        found = self._find(raw, text)
        if found is None:
            return STRANGE
        if found != text and text.isdigit() and found.isdigit():
            self.as_codes[text] = found
        return self.standing(found)

    def standing(self, name: str) -> int:
        """The number of a name that needs no check: a known one, or the one that holds where a cell is empty."""
        return self._numbered(normal(name) if self.known is None else name, name)

    def numbers(self, distinct: Sequence[object], otherwise: int = NOBODY) -> list[int]:
        """The numbers of many names, and at the end that of no name at all."""
        found = [self._plain(each) for each in distinct]
        return [*(otherwise if each == NOBODY else each for each in found), otherwise]

    def _plain(self, raw: object) -> int:
        """The number of a name; quick for new names of letters and digits alone, which need no normal form."""
        if self.known is None:
            if raw.__class__ is int:
                text = str(raw)
                return self._numbered(text, text)
            if isinstance(raw, str) and raw.isascii() and raw.isalnum():
                return self._numbered(raw.lower(), raw)
        return self.number(raw)

    def guess(self, text: str) -> str:
        """The known name that looks most like this one; empty when none does."""
        return guess(text, list(self.known or ()))

    def _find(self, raw: object, text: str) -> str | None:
        forms = [text, *(_months(raw) if isinstance(raw, date) else ()), *_forms(text)]
        return next((self._canonical[each] for each in forms if each in self._canonical), None)

    def _numbered(self, key: str, text: str) -> int:
        names = self.names
        number = self._numbers.setdefault(key, len(names))
        if number == len(names):
            names.append(text)
        elif names[number] != text:
            self.spellings.setdefault(number, {names[number]: None})[text] = None
        return number


def _forms(text: str) -> list[str]:
    """The forms in which a known name is recognised: in normal form; a code also without its leading zeros."""
    return [normal(text), f"#{text.lstrip('0')}"] if text.isdigit() else [normal(text)]


def _months(moment: date) -> tuple[str, ...]:
    """A date as a wave may be called: the day, the month, the year."""
    return moment.strftime("%Y-%m-%d"), moment.strftime("%Y-%m"), moment.strftime("%Y")
