"""The commands, each made for a language: what it takes, what it prints, and with which code it ends."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from itertools import chain
from typing import TYPE_CHECKING, Final

from ...words import Lang

if TYPE_CHECKING:
    import click

BY_PURPOSE: Final[Mapping[str, tuple[str, ...]]] = {
    "begin": ("demo", "frameworks", "new", "doctor"),
    "rules": ("check", "verify", "mutate", "diff", "calibrate", "graph", "schema"),
    "answers": ("questionnaire", "score", "export"),
    "why": ("explain", "why-grey", "collect-next", "policies"),
    "together": ("summary", "perspectives", "compare"),
    "show": ("report", "draw"),
}
"""By what they are for, in the order in which a newcomer needs them."""

COMMANDS: Final[tuple[str, ...]] = tuple(chain.from_iterable(BY_PURPOSE.values()))


def command_named(name: str, lang: Lang) -> click.Command:
    """The command with this name; the others, and all the rooms that they need, are not loaded for it."""
    stem = name.replace("-", "_")
    found: click.Command = getattr(import_module(f".{stem}", __name__), f"{stem}_command")(lang)
    return found


__all__ = ["BY_PURPOSE", "COMMANDS", "command_named"]
