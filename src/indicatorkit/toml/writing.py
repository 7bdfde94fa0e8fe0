"""Tables as text of a framework file, one or all: headers, a key a line, and inline tables on one line (TOML 1.0)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")
_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}


def table(header: str, entries: Mapping[str, Any]) -> str:
    """A table with its keys in order, their signs of equality under one another; what is `None` is left out.

    >>> print(table("[[example]]", {"nl": "Alles", "answers": {"plan": "ja"}, "expect": {"thema": "op_koers"}}))
    [[example]]
    nl      = "Alles"
    answers = { plan = "ja" }
    expect  = { thema = "op_koers" }
    """
    said = {_key(key): value(each) for key, each in entries.items() if each is not None}
    width = max(map(len, said), default=0)
    return "\n".join([header, *(f"{key:<{width}} = {each}" for key, each in said.items())])


BLOCKS: Final = frozenset(
    {"theme", "group", "indicator", "subindicator", "also", "step", "result", "promise", "example"}
)
"""What an author writes as blocks, `[[theme.indicator]]`; all other lists of tables stand between brackets."""


def document(doc: Mapping[str, Any]) -> str:
    """A whole document as text, in its own order: what has no header first, then each table, and blocks within blocks.

    >>> print(document({"format": 1, "theme": [{"id": "a", "indicator": [{"id": "b"}]}]}))
    format = 1
    <BLANKLINE>
    [[theme]]
    id = "a"
    <BLANKLINE>
    [[theme.indicator]]
    id = "b"
    <BLANKLINE>
    """
    bare = {key: said for key, said in doc.items() if not _has_header(key, said)}
    parts = [table("", bare).lstrip("\n")] if bare else []
    for key, said in doc.items():
        if _has_header(key, said):
            parts += _tables((key,), said)
    return "\n\n".join(parts) + "\n"


def _has_header(key: str, said: object) -> bool:
    return isinstance(said, Mapping) or _are_blocks(key, said)


def _are_blocks(key: str, said: object) -> bool:
    return key in BLOCKS and isinstance(said, list) and bool(said) and all(isinstance(each, Mapping) for each in said)


def _tables(path: tuple[str, ...], said: Any) -> list[str]:
    """A table of tables has a header for each, any other table one, a list of blocks one for each block."""
    name = ".".join(map(_key, path))
    if isinstance(said, list):
        return [part for each in said for part in _block(path, name, each)]
    if len(path) == 1 and said and all(isinstance(each, Mapping) for each in said.values()):
        return [part for key, each in said.items() for part in _tables((*path, key), each)]
    return [_listed(f"[{name}]", said)]


def _block(path: tuple[str, ...], name: str, said: Mapping[str, Any]) -> list[str]:
    own = {key: each for key, each in said.items() if not _are_blocks(key, each)}
    below = (_tables((*path, key), each) for key, each in said.items() if _are_blocks(key, each))
    return [_listed(f"[[{name}]]", own), *(part for parts in below for part in parts)]


def _listed(header: str, entries: Mapping[str, Any]) -> str:
    """A table in which a list of tables has one of them a line."""
    return table(header, {key: Written(_lines(each)) if _are_rows(each) else each for key, each in entries.items()})


def _are_rows(said: object) -> bool:
    return isinstance(said, list) and len(said) > 1 and all(isinstance(each, Mapping) for each in said)


def _lines(rows: Iterable[object]) -> str:
    return "[\n" + "".join(f"  {value(each)},\n" for each in rows) + "]"


def aligned(rows: Iterable[Mapping[str, Any]], margin: str = "") -> Written:
    """A list of tables with one of them a line, what they all begin with in columns; `margin` stands before each line.

    >>> print(aligned([{"id": "ja", "level": "goed"}, {"id": "misschien", "missing": "unknown"}]))
    [
      { id = "ja",        level = "goed" },
      { id = "misschien", missing = "unknown" },
    ]
    """
    cells = [[f"{_key(key)} = {value(each)}" for key, each in row.items()] for row in rows]
    widths = [max(map(len, column)) + 1 for column in zip(*cells, strict=False)]
    lines = [
        " ".join([*(f"{cell},".ljust(width) for cell, width in zip(row, widths, strict=False)), *_rest(row, widths)])
        for row in cells
    ]
    return Written("[\n" + "".join(f"{margin}  {{ {line.rstrip().rstrip(',')} }},\n" for line in lines) + f"{margin}]")


def _rest(row: list[str], widths: list[int]) -> list[str]:
    """What a row has more than the others, without columns."""
    return [", ".join(row[len(widths) :])] if len(row) > len(widths) else []


class Written(str):
    """A value that is text of a file already."""

    __slots__ = ()


def value(said: object) -> str:
    """A value on one line. A fraction that no decimal says is written as text, as the format has it: `"1/3"`."""
    match said:
        case bool():
            return "true" if said else "false"
        case Mapping():
            return _between("{ ", [f"{_key(key)} = {value(each)}" for key, each in said.items()], " }", empty="{}")
        case Written():
            return str(said)
        case str():
            return _text(said)
        case Fraction():
            return _fraction(said)
        case float():
            return value(Decimal(repr(said)))
        case Decimal():
            written = f"{said:f}"
            return written if "." in written else f"{written}.0"
        case int():
            return str(said)
        case Iterable():
            return _between("[", [value(each) for each in said], "]", empty="[]")
        case _:
            raise TypeError(f"no value of a framework file: {said!r}")


def _between(left: str, parts: list[str], right: str, *, empty: str) -> str:
    return f"{left}{', '.join(parts)}{right}" if parts else empty


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _text(name)


def _fraction(number: Fraction) -> str:
    if number.denominator == 1:
        return str(number.numerator)
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    return f"{exact:f}" if Fraction(exact) == number else f'"{number}"'


def _text(said: str) -> str:
    return '"' + "".join(_ESCAPES.get(each) or _letter(each) for each in said) + '"'


def _letter(each: str) -> str:
    return f"\\u{ord(each):04x}" if ord(each) < 32 or ord(each) == 127 else each
