"""What to install when a library that only tests need is not there."""

from __future__ import annotations

from importlib.util import find_spec


def needed(library: str, by: str) -> None:
    """Nothing where a library can be imported, else a `ModuleNotFoundError` that says how to get it."""
    if find_spec(library) is None:
        raise ModuleNotFoundError(f'{by} needs {library}: pip install "indicatorkit[test]"', name=library)
