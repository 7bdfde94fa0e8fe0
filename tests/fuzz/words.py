"""The words of the format, taken from its schema: its keys, and what may stand behind them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import indicatorkit as ik

VALUES = ("true", "false", "0", "1", "-1", "3", "0.5", "1e400", "nan", "-inf", "9223372036854775807", "2024-01-01")
VALUES += ("07:32:00", '""', '"x"', "[]", "{}", '["x"]', "[[]]", "[{}]", "{ a = 1 }", '{ nl = "x" }', "[1, 2]")
VALUES += ('"1/2"', '"1/0"', '"grey"', '"missing"', '"any"', '"2024-06"', "'\\'", '"\\u202e"', '"""\n"""', '"é 漢"')


@cache
def keys() -> tuple[str, ...]:
    """All keys that a file may have."""
    return tuple(sorted({word for word, is_key in _words(ik.schema("framework", lang="en")) if is_key}))


@cache
def values() -> tuple[str, ...]:
    """Values: the words that are known, as TOML writes them, and what is odd."""
    known = {f'"{word}"' for word, is_key in _words(ik.schema("framework", lang="en")) if not is_key}
    return (*sorted(known), *VALUES)


def _words(schema: Any) -> Iterator[tuple[str, bool]]:
    """The words of a schema, and whether each is a key."""
    match schema:
        case dict():
            for name, each in schema.items():
                if name == "properties":
                    yield from ((key, True) for key in each)
                if name in ("const", "enum"):
                    yield from (
                        (word, False) for word in (each if isinstance(each, list) else [each]) if isinstance(word, str)
                    )
                yield from _words(each)
        case list():
            for each in schema:
                yield from _words(each)
