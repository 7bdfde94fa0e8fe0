"""`score`: the board for some entities, or all results as data."""

from __future__ import annotations

import sys
from typing import Any

import click

from ...api import Scores, load
from ...exports.results import results
from ...files.writers.csv import IN_A_PIPE, write_rows
from ...words import Lang
from ..board import show
from ..console import as_json
from .answers import AnswerFiles, report, rows_asked
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
    """`score`: the board for some entities, or all results as data."""

    @command(
        "score",
        lang,
        framework_argument(),
        answers_argument(lang),
        entity_option(lang, several=True),
        wave_option(lang),
        perspective_option(lang),
        format_option(lang, "text", "json", "csv"),
    )
    def run(
        framework: str,
        answers: AnswerFiles,
        entity: tuple[str, ...],
        wave: str | None,
        perspective: str | None,
        format_: str,
        lang: Lang,
    ) -> int:
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


def _only(scores: Scores, rows: list[int]) -> dict[str, Any]:
    found = scores.as_dict()
    found["rows"] = [found["rows"][place] for place in rows]
    return found
