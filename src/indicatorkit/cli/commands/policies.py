"""`policies`: the same answers under other missing policies."""

from __future__ import annotations

import click

from ...api import load, policies
from ...api.rows_asked import rows_asked
from ...words import Lang
from ..console import as_csv, as_json, width
from .answers import AnswerFiles, report
from .command import answers_argument, command, entity_option, format_option, framework_argument, wave_option


def policies_command(lang: Lang) -> click.Command:
    """`policies`: the same answers under other missing policies."""

    @command(
        "policies",
        lang,
        framework_argument(),
        answers_argument(lang),
        entity_option(lang, several=True),
        wave_option(lang),
        format_option(lang, "text", "json", "csv"),
    )
    def run(
        framework: str, answers: AnswerFiles, entity: tuple[str, ...], wave: str | None, format_: str, lang: Lang
    ) -> int:
        read = load(framework)
        everything = policies(read, answers.read(read))
        scores = everything.scores()
        found = everything.only(rows_asked(scores, entity, wave))
        match format_:
            case "json":
                ledger, issues = scores.ledger.as_dict(), [issue.as_dict() for issue in scores.issues]
                as_json("policies", {**found.as_dict(), "ledger": ledger, "issues": issues})
            case "csv":
                counts = found.records()
                as_csv(list(counts[0]), counts)
            case _:
                click.echo(found.text(lang, width=width()))
        return report(scores, lang)

    return run
