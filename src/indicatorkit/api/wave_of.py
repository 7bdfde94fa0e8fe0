"""The wave that is asked of a framework, spelled as it may be spelled in data."""

from __future__ import annotations

from ..answers.known import as_known
from ..errors import DataError
from ..framework import Framework
from ..issues import Issue, Where, guess
from .as_framework import as_framework


def wave_of(framework: Framework, wave: str | None) -> str:
    """The wave that is asked, else the last one; a `DataError` with a guess where the framework lists others."""
    listed = as_framework(framework).waves
    if wave is None:
        return framework.default_wave()
    found = str(as_known(wave, listed))
    if listed and found not in listed:
        known = list(listed)
        words = {"said": str(wave), "known": ", ".join(known), "guess": guess(str(wave), known)}
        raise DataError([Issue("error", "unknown-wave", Where(file=framework.file), words)])
    return found
