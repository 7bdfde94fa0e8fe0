"""Public names on their way out: what stands in their place, and until when they work (docs/changes.md)."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from typing import Final, NamedTuple


class IndicatorkitDeprecationWarning(DeprecationWarning):
    """What is used still works, and will be gone in the version that the text names; there also what to use instead."""


class Retired(NamedTuple):
    """A name that has another one now: since which version, and until before which it still works."""

    instead: str
    since: str
    gone: str


RETIRED: Final[Mapping[str, Retired]] = {}
"""By their old names. One stays here until the version in which it is gone; a test says when that has come."""


def name_instead(name: str, retired: Mapping[str, Retired]) -> str | None:
    """The name to use for one that is retired, with a warning where it is used; nothing for any other."""
    found = retired.get(name)
    if found is None:
        return None
    text = f"`ik.{name}` will be gone in indicatorkit {found.gone}; since {found.since} it is `ik.{found.instead}`"
    warnings.warn(text, IndicatorkitDeprecationWarning, stacklevel=3)  # where the name is written
    return found.instead
