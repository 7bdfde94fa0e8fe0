"""Five answers from which a framework can begin: its name, what is scored, the levels, the themes, what gaps do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any, Final, Literal, TypeAlias

from ...errors import DataError
from ...issues import Issue, Where, guess
from ...light import dataclass
from ...spelling import normal, trimmed
from ...words import LANGUAGES, Lang, say
from ...written import RESERVED

Gap: TypeAlias = Literal["grey", "leave_out", "grey_unless_decided"]
Wish: TypeAlias = Literal["name", "entity", "levels", "themes", "missing"]

WISHES: Final[tuple[Wish, ...]] = ("name", "entity", "levels", "themes", "missing")
GAPS: Final[tuple[Gap, ...]] = ("grey", "leave_out", "grey_unless_decided")
LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class Wishes:
    """What somebody wants of a new framework; levels are worst first."""

    name: str
    entity: str
    levels: tuple[str, ...]
    themes: tuple[str, ...]
    missing: Gap


def usual(wish: Wish, lang: Lang) -> str:
    """The answer of somebody who gives none; empty for the name, for which there is none."""
    return "" if wish == "name" else say(f"new.usual.{wish}", lang)


def wishes(said: Mapping[Wish, str], lang: Lang) -> Wishes:
    """The wishes, the usual where nothing is said; everything that cannot be is one `DataError`."""
    found: dict[str, Any] = {}
    wrong: list[Issue] = []
    for wish in WISHES:
        try:
            found[wish] = granted(wish, said.get(wish, "") or usual(wish, lang))
        except DataError as error:
            wrong += error.issues
    if wrong:
        raise DataError(wrong)
    return Wishes(**found)


def granted(wish: Wish, said: str) -> str | tuple[str, ...]:
    """One wish, as it was said; what cannot be is a `DataError`."""
    return _READ[wish](said)


# --------------------------------------------------------------------------------------------------- one wish at a time


def _name(said: str) -> str:
    return _text(said, "name")


def _entity(said: str) -> str:
    return _text(said, "entity")


def _levels(said: str) -> tuple[str, ...]:
    found = _several(said, "levels")
    if len(found) < 2:
        raise _refused("new-one-level", found=found[0])
    nothing = {*map(normal, RESERVED), *_words_for_nothing()}
    for each in found:
        if normal(each) in nothing:
            raise _refused("new-no-level", found=each)
    return found


def _themes(said: str) -> tuple[str, ...]:
    return _several(said, "themes")


def _missing(said: str) -> Gap:
    word = normal(said)
    by_word: dict[str, Gap] = {
        **{str(number): gap for number, gap in enumerate(GAPS, 1)},
        **{normal(gap): gap for gap in GAPS},
    }
    if word not in by_word:
        raise _refused("new-no-gap", found=trimmed(said), known=", ".join(GAPS), guess=guess(said, list(GAPS)))
    return by_word[word]


def _words_for_nothing() -> set[str]:
    """What a new framework answers when no level can be given: in data it could not be told from a level."""
    return {
        normal(say(f"new.{each}", lang))
        for each in ("option.dont_know", "option.na", "option.grey", "id.grey")
        for lang in LANGUAGES
    }


def _several(said: str, wish: Wish) -> tuple[str, ...]:
    """What stands between commas; between semicolons where there are any, for then a comma is part of a name."""
    found = tuple(_text(each, wish) for each in re.split(";" if ";" in said else ",", said) if trimmed(each))
    if not found:
        raise _refused("new-nothing", option=wish)
    twice = [word for word, times in Counter(map(normal, found)).items() if times > 1]
    if twice:
        raise _refused("new-twice", found=next(each for each in found if normal(each) in twice))
    return found


def _text(said: str, wish: Wish) -> str:
    found = trimmed(said)
    if not found:
        raise _refused("new-nothing", option=wish)
    if len(found) > LONGEST:
        raise _refused("new-too-long", found=f"{found[:30]}…", most=LONGEST)
    if not found.isprintable():
        raise _refused("new-strange-sign", found="".join(each if each.isprintable() else "�" for each in found))
    return found


def _refused(code: str, **words: object) -> DataError:
    return DataError([Issue("error", code, Where(), words)])


_READ: Final[dict[Wish, Callable[[str], str | tuple[str, ...]]]] = {
    "name": _name,
    "entity": _entity,
    "levels": _levels,
    "themes": _themes,
    "missing": _missing,
}
