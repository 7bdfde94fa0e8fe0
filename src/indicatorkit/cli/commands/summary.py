"""`summary`: how many entities are at each level, why some are grey, and sentences for a note; or ranks, if asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from ...api import DataError, Framework, Issue, Ranking, Roster, Summary, Where, load, load_roster, rosters, summarise
from ...api.ranking import COLUMNS as RANKS
from ...issues import guess
from ...summaries.records import COLUMNS
from ...words import Lang, say
from ..console import as_csv, as_json, complain, width
from .answers import AnswerFiles, report
from .command import (
    answers_argument,
    command,
    format_option,
    framework_argument,
    perspective_option,
    wave_option,
)


def summary_command(lang: Lang) -> click.Command:
    """`summary`: how many entities are at each level; with `--ranks` where each stands."""
    node = click.option("--node", multiple=True, help=say("cli.option.of_these", lang))
    into = click.option("--into", metavar="ROSTER|ATTRIBUTE", help=say("cli.option.into", lang))
    ranks = click.option("--ranks", is_flag=True, help=say("cli.option.ranks", lang))
    first = click.option("--first", type=click.Choice(["highest", "lowest"]), help=say("cli.option.first", lang))
    over = click.option("--sd-over", type=click.Choice(["n", "n-1"]), help=say("cli.option.sd_over", lang))

    @command(
        "summary",
        lang,
        framework_argument(),
        answers_argument(lang),
        wave_option(lang),
        perspective_option(lang),
        node,
        into,
        ranks,
        first,
        over,
        format_option(lang, "text", "json", "csv"),
    )
    def run(
        framework: str,
        answers: AnswerFiles,
        wave: str | None,
        perspective: str | None,
        node: tuple[str, ...],
        into: str | None,
        format_: str,
        lang: Lang,
        **how: Any,
    ) -> int:
        ranks = how.pop("ranks")
        _check_how(how, ranks=ranks)
        scores = answers.score(load(framework))
        grouping = _grouping(scores.framework, into)
        found = summarise(scores, wave=wave, perspective=perspective, nodes=node or None, into=grouping)
        for issue in found.issues:
            complain(issue.render(lang))
        if ranks:
            said = {key: each for key, each in how.items() if each is not None}
            _show_ranks(found.ranking(node or None, **said), format_, lang)
        else:
            _show(found, format_, lang)
        return report(scores, lang)

    return run


def _check_how(how: dict[str, Any], *, ranks: bool) -> None:
    """How to rank, where nobody asked for ranks, would be left aside without a word."""
    said = [f"--{key.replace('_', '-')}" for key, each in how.items() if each is not None]
    if said and not ranks:
        raise DataError([Issue("error", "only-for-ranks", Where(), {"options": ", ".join(said)})])


def _grouping(framework: Framework, into: str | None) -> Roster | str | None:
    """An attribute of the framework by its id, else a roster; what is neither may be an attribute misspelled."""
    if into is None or into in framework.attributes:
        return into
    near = guess(into, list(framework.attributes))
    if near and into not in rosters() and not Path(into).exists():
        params = {"found": into, "known": ", ".join(framework.attributes), "guess": near}
        raise DataError([Issue("error", "no-such-attribute", Where(), params)])
    return load_roster(into)


def _show(found: Summary, format_: str, lang: Lang) -> None:
    match format_:
        case "json":
            as_json("summary", {**found.as_dict(), "sentences": found.sentences(lang)})
        case "csv":
            as_csv(COLUMNS, found.records())
        case _:
            click.echo(found.text(lang, width=width()))


def _show_ranks(found: Ranking, format_: str, lang: Lang) -> None:
    match format_:
        case "json":
            as_json("summary", found.as_dict())
        case "csv":
            as_csv(RANKS, found.records())
        case _:
            click.echo(found.text(lang, width=width()))
