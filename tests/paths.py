"""Every path in what a TOML parser gives."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from indicatorkit.issues import Path


def paths(value: Any, path: Path = ()) -> Iterator[Path]:
    """The paths of everything in a value, outer things first."""
    if path:
        yield path
    match value:
        case dict():
            for key, each in value.items():
                yield from paths(each, (*path, key))
        case list():
            for index, each in enumerate(value):
                yield from paths(each, (*path, index))
