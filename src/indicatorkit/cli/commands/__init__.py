"""The commands, each made for a language: what it takes, what it prints, and with which code it ends."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from ...words import Lang

if TYPE_CHECKING:
    import click

COMMANDS: Final = (
    "frameworks",
    "new",
    "check",
    "verify",
    "questionnaire",
    "score",
    "explain",
    "why-grey",
    "collect-next",
    "policies",
    "summary",
    "perspectives",
    "report",
    "draw",
    "export",
    "calibrate",
    "mutate",
    "diff",
    "compare",
    "graph",
    "schema",
    "demo",
    "doctor",
)
"""In the order in which a newcomer needs them."""


def command_named(name: str, lang: Lang) -> click.Command:
    """The command with this name; the others, and all the rooms that they need, are not loaded for it."""
    stem = name.replace("-", "_")
    found: click.Command = getattr(import_module(f".{stem}", __name__), f"{stem}_command")(lang)
    return found


__all__ = ["COMMANDS", "command_named"]
