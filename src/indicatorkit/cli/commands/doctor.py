"""`doctor`: what of this installation works, and what would install the rest."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator
from typing import Final

import click

from ... import __version__
from ...api import Issue
from ...words import Lang, say
from ..console import as_json
from ..health import NAME, SIGNS, Health, Package, Shipped, health
from .command import command, format_option

FINE, WRONG, ABSENT = "✓", "×", "–"
PLAIN: Final = str.maketrans({FINE: "+", WRONG: "x", ABSENT: "-"})
"""For a terminal that cannot show these."""


def doctor_command(lang: Lang) -> click.Command:
    """`doctor`: what of this installation works, and what would install the rest."""

    @command("doctor", lang, format_option(lang, "text", "json"), reads=False)
    def run(format_: str, lang: Lang) -> int:
        found = health()
        if format_ == "json":
            as_json("doctor", found.as_dict())
        else:
            for line in told(found, lang):
                click.echo(line if found.shows_signs else line.translate(PLAIN))
        return 0 if found.is_well else 1

    return run


def told(found: Health, lang: Lang) -> Iterator[str]:
    """What works, line by line: a sign before each says whether it does."""
    yield f"{NAME} {__version__}"
    yield f"  {say('cli.doctor.python', lang, version=platform.python_version(), platform=platform.platform())}"
    yield f"  {say('cli.doctor.executable', lang, file=sys.executable)}\n"
    yield from _kernel(found, lang)
    yield from _packages(found, lang)
    yield f"\n{say('cli.doctor.frameworks', lang)}"
    width = max((len(each.id) for each in found.shipped), default=0)
    for each in found.shipped:
        yield from _shipped(each, width, lang)
    if not found.shipped:
        yield f"{WRONG} {say('cli.doctor.no_framework', lang)}"
    key, sign = ("terminal", FINE) if found.shows_signs else ("no_signs", ABSENT)
    yield f"\n{sign} {say(f'cli.doctor.{key}', lang, encoding=found.encoding, signs=SIGNS)}"
    yield f"\n{say('cli.doctor.well' if found.is_well else 'cli.doctor.unwell', lang)}"


def _kernel(found: Health, lang: Lang) -> Iterator[str]:
    kernel = found.kernel
    if isinstance(kernel, Issue):
        yield f"{WRONG} {kernel.render(lang)}"
        return
    yield f"{FINE} {say('cli.doctor.kernel', lang, path=kernel.path)}: {kernel.text(lang)}"
    if kernel.detail:
        yield f"    {kernel.detail}"
    if kernel.compiler is not None:
        yield f"    {say('cli.doctor.compiler', lang, file=kernel.compiler)}"
    if kernel.file is not None:
        yield f"    {say('cli.doctor.kept', lang, file=kernel.file)}"


def _packages(found: Health, lang: Lang) -> Iterator[str]:
    if not found.needed:
        yield f"{ABSENT} {say('cli.doctor.unpackaged', lang)}"
    elif found.missing:
        yield f"{WRONG} {say('cli.doctor.not_needed', lang, names=', '.join(found.missing))}"
        yield f"    {say('cli.doctor.install', lang, command=f'pip install {NAME}')}"
    else:
        yield f"{FINE} {say('cli.doctor.needed', lang, number=len(found.needed))}"
    if found.extras:
        yield f"\n{say('cli.doctor.extras', lang)}"
    width = max(map(len, found.extras), default=0)
    for extra, parts in found.extras.items():
        yield from _extra(extra.ljust(width), parts, lang)


def _extra(extra: str, parts: tuple[Package, ...], lang: Lang) -> Iterator[str]:
    there = ", ".join(f"{each.name} {each.version}" for each in parts if each.version is not None)
    if all(each.version is not None for each in parts):
        yield f"{FINE} {extra}  {there}"
        return
    command = f'pip install "{NAME}[{extra.strip()}]"'
    yield f"{ABSENT} {extra}  {say('cli.doctor.install', lang, command=command)}"


def _shipped(each: Shipped, width: int, lang: Lang) -> Iterator[str]:
    if each.made is not None:
        yield f"{FINE} {each.id:<{width}}  {each.made.version}"
        return
    yield f"{WRONG} {each.id:<{width}}  {each.file}"
    yield from (f"    {issue.render(lang)}" for issue in each.issues)
