"""What is given where a framework belongs: its name or file is a mistake that is easily made, so that is said."""

from __future__ import annotations

from ..errors import DataError
from ..framework import Framework
from ..issues import Issue, Where


def as_framework(given: Framework) -> Framework:
    """The same; anything but a framework is a `DataError` that says to load it first."""
    if isinstance(given, Framework):
        return given
    found = given if isinstance(given, str) else type(given).__name__
    raise DataError([Issue("error", "not-a-framework", Where(), {"found": found})])
