"""Keys of rows: every spelling of an entity, a wave or a perspective, brought back to one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from string import ascii_lowercase
from typing import Final, cast

from ..answers import Known
from ..spelling import normal
from .said import is_nothing, text_of

NOBODY: Final = -1
STRANGE: Final = -2


class Keys:
    """Numbers for the names in one key column, in order of first appearance; `names[number]` is how it is written.

    With `known` names only those are accepted, in any of their spellings (see `Known`); of two plain ones that read the
    same the first. Without, a name that was not seen before is a new one. `spellings` are the names that were written
    in several ways, `as_codes` the codes that had lost their zeros.
    """

    def __init__(self, known: Known | Iterable[str] | None = None) -> None:
        self.spellings: dict[int, dict[str, None]] = {}
        if known is not None and not isinstance(known, Known):
            known = self._one_of_each(known)
        self.known = known
        self.names: list[str] = []
        self.as_codes: dict[str, str] = {}
        self._numbers: dict[str, int] = {}

    def number(self, raw: object) -> int:
        """The number of a name, `NOBODY` for an empty cell, `STRANGE` for a name that is not known."""
        text = "" if is_nothing(raw) else text_of(raw)
        if not text:
            return NOBODY
        if self.known is None:
            return self._numbered(normal(text), text)
        meant = self._meant(raw, text, self.known)
        if len(meant) != 1:
            return STRANGE
        found = meant[0]
        if found != text and text.isdigit() and found.isdigit():
            self.as_codes[text] = found
        return self.standing(found)

    def standing(self, name: str) -> int:
        """The number of a name that needs no check: a known one, or the one that holds where a cell is empty."""
        return self._numbered(normal(name) if self.known is None else name, name)

    def numbers(self, distinct: Sequence[object], otherwise: int = NOBODY) -> Sequence[int]:
        """The numbers of many names, no two of them the same; of nothing, which can only be the last, `otherwise`."""
        if self.known is None and not self.names:
            nothing = [otherwise] if distinct and distinct[-1] is None else []
            names = _all_different(distinct[: len(distinct) - len(nothing)])
            if names is not None:
                self.names = names
                numbers = range(len(names))
                return [*numbers, *nothing] if nothing else numbers
        return [otherwise if each == NOBODY else each for each in map(self._plain, distinct)]

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
        return self.known.guess(text) if self.known is not None else ""

    def among(self, text: str) -> tuple[str, ...]:
        """The known names that this may mean; none, or more than one, for what is strange."""
        return self.known.all(text) if self.known is not None else ()

    def _one_of_each(self, names: Iterable[str]) -> Known:
        """Plain names as known ones; of two that read the same the first, as it is for names in data."""
        keys = Keys()
        keys.numbers(list(dict.fromkeys(names)))
        self.spellings.update(keys.spellings)
        return Known.of(keys.names)

    @staticmethod
    def _meant(raw: object, text: str, known: Known) -> tuple[str, ...]:
        """The known names that a cell may mean; a date also as the month or the year."""
        texts = (text, *_months(raw)) if isinstance(raw, date) else (text,)
        return next((found for each in texts if (found := known.all(each))), ())

    def _numbered(self, key: str, text: str) -> int:
        names = self.names
        if len(self._numbers) < len(names):
            self._numbers = {name.lower(): number for number, name in enumerate(names)}
        number = self._numbers.setdefault(key, len(names))
        if number == len(names):
            names.append(text)
        elif names[number] != text:
            self.spellings.setdefault(number, {names[number]: None})[text] = None
        return number


def _all_different(names: Sequence[object]) -> list[str] | None:
    """Names as texts, where one look at all of them tells that no two are one name: whole numbers, letters and digits.

    A look at each of a million entities would take as long as the answers to fifty questions.
    """
    kinds = set(map(type, names))
    if kinds == {int}:
        return list(map(str, names))
    if kinds != {str}:
        return None
    texts = cast("list[str]", list(names))
    whole = "".join(texts)
    if not whole.isascii() or not whole.encode().isalnum() or not all(texts):
        return None
    one_case = not any(small in whole and small.upper() in whole for small in ascii_lowercase)
    return texts if one_case or len(set(map(str.lower, texts))) == len(texts) else None


def _months(moment: date) -> tuple[str, ...]:
    """A date as a wave may be called: the day, the month, the year."""
    return moment.strftime("%Y-%m-%d"), moment.strftime("%Y-%m"), moment.strftime("%Y")
