"""`--limit NAME=NUMBER`: how much a command reads at most; see `indicatorkit.limits`."""

from __future__ import annotations

from dataclasses import replace

import click

from ...api import DataError, Issue, Where
from ...issues import guess
from ...limits import allowed, names
from .pairs import pairs


def hold(context: click.Context, option: click.Parameter, said: tuple[str, ...]) -> None:
    """Hold what the command reads to these limits, until it ends."""
    found = {name: _number(name, number) for name, number in pairs(context, option, said).items()}
    if found:
        context.with_resource(replace(allowed(), **found).held())


def _number(name: str, said: str) -> int:
    """The number of a limit; a name that there is not, and what is no whole number, are a `DataError`."""
    if name not in names():
        words = {"found": name, "known": ", ".join(names()), "guess": guess(name, names())}
        raise DataError([Issue("error", "no-such-limit", Where(), words)])
    if not (said.isascii() and said.isdigit() and len(said) <= 18):
        raise DataError([Issue("error", "limit-without-number", Where(), {"name": name, "found": said})])
    return int(said)
