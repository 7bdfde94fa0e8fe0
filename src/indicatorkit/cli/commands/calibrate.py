"""`calibrate`: marks computed from answers, and written into the framework."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import click

from ...api import Calibration, calibrate, load, write
from ...api.calibration import COLUMNS
from ...words import Lang, count, say
from ..console import as_csv, as_json, complain, width
from .answers import ANY_ERROR, AnswerFiles, report
from .command import (
    answers_argument,
    command,
    format_option,
    framework_argument,
    perspective_option,
    wave_option,
)
from .pairs import pairs


def calibrate_command(lang: Lang) -> click.Command:
    """`calibrate`: marks computed from answers, and written into the framework."""

    @command(
        "calibrate",
        lang,
        framework_argument(),
        answers_argument(lang),
        click.option("-o", "--output", metavar="FILE", help=say("cli.option.calibrated", lang)),
        click.option("--force", is_flag=True, help=say("cli.option.force", lang)),
        *_recipe_options(lang),
        click.option("--date", help=say("cli.option.date", lang)),
        click.option("--new-version", "version", help=say("cli.option.new_version", lang)),
        wave_option(lang),
        perspective_option(lang),
        format_option(lang, "text", "json", "csv"),
    )
    def run(
        framework: str,
        answers: AnswerFiles,
        output: str | None,
        format_: str,
        lang: Lang,
        *,
        force: bool,
        **said: Any,
    ) -> int:
        scores = answers.score(load(framework))
        marks = {name: _statistic(each) for name, each in said.pop("marks").items()}
        found = calibrate(scores.framework, scores, **{**said, "marks": marks or None})
        _show(found, format_, lang)
        _written(found, output, lang, force=force)
        wrong = any(issue.severity == "error" for issue in found.issues)
        return report(scores, lang) or (ANY_ERROR if wrong else 0)

    return run


def _recipe_options(lang: Lang) -> list[Any]:
    return [
        click.option(
            "--mark",
            "marks",
            metavar="MARK=STATISTIC",
            multiple=True,
            callback=pairs,
            help=say("cli.option.mark", lang),
        ),
        click.option("--decimals", type=click.IntRange(0, 9), help=say("cli.option.decimals", lang)),
        click.option("--outliers", type=click.Choice(["keep", "leave_out"]), help=say("cli.option.outliers", lang)),
        click.option("--sd-over", type=click.Choice(["n", "n-1"]), help=say("cli.option.sd_over", lang)),
        click.option("--numbers-at-least", type=click.IntRange(0), help=say("cli.option.numbers_at_least", lang)),
    ]


def _statistic(said: str) -> Any:
    """What is said as `percentile:2.5` stands in a file as `{ percentile = 2.5 }`; no number waits to be judged."""
    kind, colon, amount = (each.strip() for each in said.partition(":"))
    if not colon:
        return kind
    try:
        return {kind: Decimal(amount.replace(",", "."))}
    except InvalidOperation:
        return {kind: amount}


def _show(found: Calibration, format_: str, lang: Lang) -> None:
    match format_:
        case "json":
            as_json("calibrate", found.as_dict())
        case "csv":
            as_csv(COLUMNS, found.records())
        case _:
            click.echo(found.text(lang, width=width()))
            return
    for issue in found.issues:
        complain(issue.render(lang))


def _written(found: Calibration, output: str | None, lang: Lang, *, force: bool) -> None:
    """Write the framework where that is asked for, and say what became of it."""
    changed = sum(mark.after != mark.before for mark in found.marks)
    complain(count("calibration.done.marks", lang, changed, total=len(found.marks)))
    if output is None:
        complain(say("calibration.done.dry", lang))
        return
    done = write(found, Path(output), format="toml", lang=lang, force=force)
    for issue in done.issues:
        complain(issue.render(lang))
    complain(say("calibration.done.written", lang, file=done.files[0]))
