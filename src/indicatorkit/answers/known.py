"""Names that are known, each with all its spellings: other names, and codes with and without prefix and zeros."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Final

from ..issues import guess
from ..light import dataclass
from ..spelling import normal, trimmed

_CODE: Final = re.compile(r"([^\W\d_]*)0*(\d+)")
_WHOLE: Final = re.compile(r"(\d+)[.,]0+")


@dataclass(frozen=True, slots=True)
class Spelled:
    """One known name, how else it is written, and its codes, such as `GM0796`."""

    name: str
    others: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()


class Known:
    """Names by any of their spellings. A spelling of two names stands for neither: see `all`.

    >>> known = Known([Spelled("'s-Hertogenbosch", ("Den Bosch",), ("GM0796",)), Spelled("Ede", (), ("GM0228",))])
    >>> {known.find(each) for each in ("’s Hertogenbosch", "DEN BOSCH", "gm0796", "GM796", "0796", "796", "796.0")}
    {"'s-Hertogenbosch"}
    """

    def __init__(self, spelled: Iterable[Spelled]) -> None:
        self.spelled: Mapping[str, Spelled] = {each.name: each for each in spelled}
        self._by_form: dict[str, tuple[str, ...]] = {}
        for each in self.spelled.values():
            for form in forms(each):
                here = self._by_form.get(form, ())
                self._by_form[form] = here if each.name in here else (*here, each.name)

    @classmethod
    def of(cls, names: Iterable[str]) -> Known:
        """Names that have no other spellings than those of the same normal form."""
        return cls(Spelled(each) for each in names)

    @property
    def names(self) -> tuple[str, ...]:
        """The names, as they are shown, in their order."""
        return tuple(self.spelled)

    def all(self, text: str) -> tuple[str, ...]:
        """The names that this may mean: one, none, or more than one. A name as it is shown means itself alone."""
        if text in self.spelled:
            return (text,)
        return next((self._by_form[each] for each in _typed(text) if each in self._by_form), ())

    def find(self, text: str) -> str | None:
        """The name that this means; nothing where it is not known, or means more than one."""
        found = self.all(text)
        return found[0] if len(found) == 1 else None

    def guess(self, text: str) -> str:
        """The spelling that looks most like this one; empty when none does."""
        return guess(text, [spelling for each in self.spelled.values() for spelling in (each.name, *each.others)])


def as_known(text: str | None, names: Collection[str]) -> str | None:
    """The name that a text means, in any spelling; what means none stays as it is, for whoever says that there is none.

    >>> as_known("2025_voorjaar", ["2024-najaar", "2025-voorjaar"]), as_known("2026", ["2025"])
    ('2025-voorjaar', '2026')
    """
    if text is None or text in names:
        return text
    return Known.of(dict.fromkeys(names)).find(str(text)) or text


def forms(spelled: Spelled) -> dict[str, str]:
    """The forms in which a name is recognised, each with the spelling that it is a form of."""
    found: dict[str, str] = {}
    for each in (spelled.name, *spelled.others):
        found.setdefault(normal(each), each)
        if each.isdigit():
            found.setdefault(f"#{each.lstrip('0')}", each)
    for each in spelled.codes:
        code = normal(each)
        found.setdefault(code, each)
        parts = _CODE.fullmatch(code)
        if parts is not None:
            found.setdefault(f"{parts[1]}#{parts[2]}", each)
            found.setdefault(f"#{parts[2]}", each)
    return found


def _typed(text: str) -> tuple[str, ...]:
    """The forms of what somebody typed: as a word, and as a code with or without a prefix."""
    word = normal(trimmed(text))
    whole = _WHOLE.fullmatch(word)
    code = _CODE.fullmatch(whole[1] if whole is not None else word)
    return (word,) if code is None else (word, f"{code[1]}#{code[2]}")
