"""`score`: the board for some entities, all results as data, or a file of any size scored into another."""

from __future__ import annotations

import sys
from typing import Any

import click

from ...api import DataError, Issue, Scores, load
from ...api.rows_asked import rows_asked
from ...exports.results import results
from ...files.writers.csv import IN_A_PIPE, write_rows
from ...words import Lang, count, say
from ..board import show
from ..console import as_json, complain
from .answers import AnswerFiles, report
from .command import (
    answers_argument,
    command,
    entity_option,
    format_option,
    framework_argument,
    perspective_option,
    wave_option,
)


def score_command(lang: Lang) -> click.Command:
    """`score`: the board for some entities, all results as data, or a file of any size scored into another."""
    output = click.option("-o", "--output", metavar="FILE", help=say("cli.option.stream_output", lang))
    force = click.option("--force", is_flag=True, help=say("cli.option.force", lang))

    @command(
        "score",
        lang,
        framework_argument(),
        answers_argument(lang),
        entity_option(lang, several=True),
        wave_option(lang),
        perspective_option(lang),
        format_option(lang, "text", "json", "csv"),
        output,
        force,
    )
    def run(
        framework: str,
        answers: AnswerFiles,
        entity: tuple[str, ...],
        wave: str | None,
        perspective: str | None,
        format_: str,
        lang: Lang,
        **to: Any,
    ) -> int:
        if to["output"] is not None:
            some = bool(entity) or wave is not None or perspective is not None or answers.roster is not None
            return _streamed(framework, answers, lang, some=some, **to)
        scores = answers.score(load(framework))
        rows = rows_asked(scores, entity, wave, perspective)
        if format_ == "json":
            as_json("score", _only(scores, rows))
        elif format_ == "csv":
            write_rows(sys.stdout, results(scores.table, lang, rows), IN_A_PIPE)
        else:
            show(scores, rows, lang)
        return report(scores, lang)

    return run


def _streamed(framework: str, answers: AnswerFiles, lang: Lang, *, some: bool, output: str, force: bool) -> int:
    """One file of any size, scored batch by batch into another."""
    if len(answers.files) != 1 or some:
        raise DataError([Issue("error", "stream-one-file")])
    from ...api import score_batches  # noqa: PLC0415  # Arrow is for files of any size

    stream = score_batches(load(framework), answers.files[0], others=answers.others())
    written = stream.write(output, force=force)
    complain(count("export.done", lang, 1, files=str(written)))
    return report(stream, lang)


def _only(scores: Scores, rows: list[int]) -> dict[str, Any]:
    found = scores.as_dict()
    found["rows"] = [found["rows"][place] for place in rows]
    return found
