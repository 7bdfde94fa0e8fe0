"""The exceptions that the library raises: the framework is wrong, or the data are, or an extra is not installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .issues import Issue


class IndicatorkitError(Exception):
    """Whatever the library refuses; `issues` says what, where, and what may help."""

    def __init__(self, issues: Sequence[Issue]) -> None:
        self.issues: tuple[Issue, ...] = tuple(issues)
        super().__init__("\n".join(str(each) for each in self.issues))


class FrameworkError(IndicatorkitError, ValueError):
    """A framework file has errors; all of them are in `issues`."""


class DataError(IndicatorkitError, ValueError):
    """The answers cannot be used at all; `issues` says why."""


class MissingExtraError(IndicatorkitError, ImportError):
    """Something that was asked for needs a library that is not installed; `issues` says which extra brings it."""
