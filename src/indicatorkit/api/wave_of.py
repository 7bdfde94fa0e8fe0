"""The wave that is asked of a framework, spelled as it may be spelled in data."""

from __future__ import annotations

from ..errors import DataError
from ..framework import Framework
from ..issues import Issue, Where, guess


def wave_of(framework: Framework, wave: str | None) -> str:
    """The wave that is asked, else the last one; a `DataError` with a guess where the framework lists others."""
    if wave is None:
        return framework.default_wave()
    if not framework.waves or wave in framework.waves:
        return str(wave)
    from ..frames.keys import Keys  # noqa: PLC0415  # reading data, which a wave in its own spelling does without

    keys = Keys(framework.waves)
    number = keys.number(wave)
    if number < 0:
        known = list(framework.waves)
        words = {"said": str(wave), "known": ", ".join(known), "guess": guess(str(wave), known)}
        raise DataError([Issue("error", "unknown-wave", Where(file=framework.file), words)])
    return keys.names[number]
