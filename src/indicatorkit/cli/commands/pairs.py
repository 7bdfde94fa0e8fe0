"""Options that are given as NAME=VALUE, as many as are needed."""

from __future__ import annotations

import click

from ...api import DataError, Issue, Where


def pairs(_: click.Context, option: click.Parameter, said: tuple[str, ...]) -> dict[str, str]:
    """What stands at both sides of the signs of equality; of several in one, the last sign divides."""
    for each in said:
        if "=" not in each:
            words = {"found": each, "form": option.metavar}
            raise DataError([Issue("error", "no-equals-sign", Where(), words)])
    return {name.strip(): value.strip() for name, _, value in (each.rpartition("=") for each in said)}
