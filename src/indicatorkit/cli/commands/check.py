"""`check`: everything that is wrong with a framework or a roster, or doubtful."""

from __future__ import annotations

import click

from ...api import check, load, load_roster
from ...api.check import is_roster
from ...words import Lang, count
from ..board import outline
from ..console import as_json
from .answers import ANY_ERROR
from .command import command, format_option, framework_argument


def check_command(lang: Lang) -> click.Command:
    """`check`: everything that is wrong with a framework, or doubtful."""

    @command("check", lang, framework_argument(), format_option(lang, "text", "json"))
    def run(framework: str, format_: str, lang: Lang) -> int:
        issues = check(framework, lang=lang)
        errors = sum(issue.severity == "error" for issue in issues)
        if format_ == "json":
            as_json("check", {"issues": [issue.as_dict() for issue in issues], "errors": errors})
            return ANY_ERROR if errors else 0
        for issue in issues:
            click.echo(issue.render(lang) + "\n")
        if not errors:
            click.echo(_outline(framework, lang))
        warnings = sum(issue.severity == "warning" for issue in issues)
        click.echo(f"{count('cli.check.errors', lang, errors)}, {count('cli.check.warnings', lang, warnings)}")
        return ANY_ERROR if errors else 0

    return run


def _outline(source: str, lang: Lang) -> str:
    """How much is in it, in a line."""
    if is_roster(source):
        return count("cli.check.entities", lang, len(load_roster(source)))
    return outline(load(source), lang)
