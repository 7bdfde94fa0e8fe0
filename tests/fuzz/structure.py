"""Where keys, values and tables stand in a text that is more or less TOML, found by looking at its signs.

Nothing of the library is used: by these places its own are judged. The text need not be sound.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeAlias

Span: TypeAlias = tuple[int, int]

_SIGNS: Final = re.compile(
    r'"""(?:[^"\\]|\\[\s\S]|"(?!""))*+(?:"{3,5})?|\'\'\'(?:[^\']|\'(?!\'\'))*+(?:\'{3,5})?'
    r'|"(?:[^"\\\n]|\\.)*+"?|\'[^\'\n]*+\'?|#[^\n]*+|[\[\]{}=,\n]|[^\s\[\]{}=,#"\']++'
)
_OPEN: Final = frozenset("[{")
_CLOSE: Final = frozenset("]}")
_NO_WORD: Final = frozenset("\n,=[]{}")
_NO_BEGINNING: Final = frozenset("\n,=]}")


@dataclass(frozen=True, slots=True)
class Pair:
    """A key and its value; the header or brace of the table that it stands in, and the whole of that table."""

    key: Span
    value: Span
    head: Span
    table: Span

    @property
    def whole(self) -> Span:
        """The key with its value."""
        return self.key[0], self.value[1]


@dataclass(frozen=True, slots=True)
class Structure:
    """All pairs, and all blocks, each from its header to the next, in the order of the text."""

    pairs: tuple[Pair, ...]
    blocks: tuple[Span, ...]


Sign: TypeAlias = tuple[str, int, int]
"""A sign, where it begins and where it ends."""


@lru_cache(maxsize=16)
def structure(text: str) -> Structure:
    """What stands where in the text."""
    signs = [(each[0], *each.span()) for each in _SIGNS.finditer(text) if each[0][0] != "#"]
    closes = _closes(signs)
    headers = _headers(text, signs, closes)
    starts = sorted(headers)
    blocks = list(zip([0, *starts], [*starts, len(text)], strict=True))
    return Structure(
        tuple(_pairs(signs, closes, headers, len(text))), tuple(each for each in blocks if each[0] < each[1])
    )


def _closes(signs: list[Sign]) -> dict[int, int]:
    """For each bracket that is closed, by its number, the number of the one that closes it."""
    found, opened = {}, list[int]()
    for number, (sign, _, _) in enumerate(signs):
        if sign in _OPEN:
            opened.append(number)
        elif sign in _CLOSE and opened:
            found[opened.pop()] = number
    return found


def _headers(text: str, signs: list[Sign], closes: dict[int, int]) -> dict[int, Span]:
    """Where blocks begin, and the span of each header: a line that begins with a bracket, outside of all others."""
    found: dict[int, Span] = {}
    number = 0
    while number < len(signs):
        if signs[number][0] == "[" and (number == 0 or signs[number - 1][0] == "\n"):
            start = signs[number][1]
            found[text.rfind("\n", 0, start) + 1] = start, signs[closes.get(number, number)][2]
        number = closes.get(number, number) + 1
    return found


def _pairs(signs: list[Sign], closes: dict[int, int], headers: dict[int, Span], size: int) -> list[Pair]:
    found: list[Pair] = []
    starts = [*sorted(headers), size]
    at, here, until = 0, (0, 0), starts[0]
    braces: list[tuple[Span, Span]] = []
    for number, (sign, start, _) in enumerate(signs):
        if start >= until:
            at += 1
            here, until = headers[starts[at - 1]], starts[at]
        while braces and start >= braces[-1][1][1]:
            braces.pop()
        if sign == "{" and number in closes:
            braces.append(((start, start + 1), (start, signs[closes[number]][2])))
        elif (
            sign == "="
            and 0 < number < len(signs) - 1
            and signs[number - 1][0] not in _NO_WORD
            and signs[number + 1][0] not in _NO_BEGINNING
        ):
            end = signs[closes.get(number + 1, number + 1)][2]
            head, table = braces[-1] if braces else (here, (here[0], until))
            found.append(Pair(signs[number - 1][1:], (signs[number + 1][1], end), head, table))
    return found
