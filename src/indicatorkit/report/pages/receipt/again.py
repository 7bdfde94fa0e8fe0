"""How to make the same report again: a command, and the digests that must be equal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from shlex import join

from ...reading import Reading
from .read import named


def command(reading: Reading, files: Sequence[str]) -> str:
    """The command that makes this report; empty where the answers or the framework came from no file."""
    framework = named(reading.framework.file)
    if not files or not framework:
        return ""
    return join(["indicatorkit", "report", framework, *files, "--output", "report", *_options(reading)])


def _options(reading: Reading) -> Iterator[str]:
    yield from ("--lang", reading.lang)
    if reading.wave:
        yield from ("--wave", reading.wave)
    if reading.perspective:
        yield from ("--perspective", reading.perspective)
    if reading.table.answers.roster is not None:
        yield from ("--roster", reading.table.answers.roster.id)
