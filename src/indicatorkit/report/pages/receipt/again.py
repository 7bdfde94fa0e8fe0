"""How to make the same report again: a command, and the digests that must be equal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from shlex import join
from typing import Final

from ....framework import Framework
from ...places import file_name
from ...site import Site

LIBRARY: Final = Path(__file__).resolve().parents[3]


def command(site: Site, files: Sequence[str]) -> str:
    """The command that makes this report; empty where the answers or the framework came from no file."""
    if not files or not site.framework.file:
        return ""
    return join(["indicatorkit", "report", _called(site.framework), *files, "--output", "report", *_options(site)])


def _called(framework: Framework) -> str:
    """The id of a framework that comes with the library, in it or beside its source; else the name of its file."""
    folder = Path(framework.file).resolve().parent
    comes_along = folder in (LIBRARY / "frameworks", LIBRARY.parent.parent / "frameworks")
    return Path(framework.file).stem if comes_along else file_name(framework.file)


def _options(site: Site) -> Iterator[str]:
    reading = site.reading
    yield from ("--lang", reading.lang)
    if reading.wave:
        yield from ("--wave", reading.wave)
    if reading.perspective:
        yield from ("--perspective", reading.perspective)
    if reading.table.answers.roster is not None:
        yield from ("--roster", reading.table.answers.roster.id)
    if reading.theme.name:
        yield from ("--theme", reading.theme.name)
    if site.forms:
        yield "--forms"
