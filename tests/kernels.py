"""The paths by which whole columns are scored: numpy everywhere, those of the compiled kernel where they run."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import pytest

from indicatorkit.engine.native.asked import VARIABLE, WORDS
from indicatorkit.engine.native.library import library
from indicatorkit.errors import IndicatorkitError

PATHS = WORDS[1:]


@contextmanager
def by(path: str) -> Iterator[None]:
    """What is scored in here is scored by this path."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, path)
        yield


@cache
def there() -> tuple[str, ...]:
    """The paths that this machine can run; all, where there is a compiler and the processor is of this decade."""
    return tuple(path for path in PATHS if _is_there(path))


def _is_there(path: str) -> bool:
    with by(path):
        try:
            library(0)
        except IndicatorkitError:
            return False
    return True
