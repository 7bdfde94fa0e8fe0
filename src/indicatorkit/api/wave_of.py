"""The wave that is asked of a framework, spelled as it may be spelled in data."""

from __future__ import annotations

from ..errors import DataError
from ..framework import Framework
from ..issues import Issue, Where, guess
from .as_framework import as_framework


def wave_of(framework: Framework, wave: str | None) -> str:
    """The wave that is asked, else the last one; a `DataError` with a guess where the framework lists others."""
    listed = as_framework(framework).waves
    if wave is None:
        return framework.default_wave()
    if not listed or wave in listed:
        return str(wave)
    from ..frames.keys import Keys  # noqa: PLC0415  # reading data, which a wave in its own spelling does without

    keys = Keys(listed)
    number = keys.number(wave)
    if number < 0:
        known = list(listed)
        words = {"said": str(wave), "known": ", ".join(known), "guess": guess(str(wave), known)}
        raise DataError([Issue("error", "unknown-wave", Where(file=framework.file), words)])
    return keys.names[number]
