"""`why-grey`: everything that is grey, with what would end it."""

from __future__ import annotations

from collections import Counter
from typing import Any

import click

from ...api import Framework, Scores, load
from ...api.rows_asked import rows_asked
from ...api.why_grey import COLUMNS, grey_records
from ...explain.labels import labels_of, name, reason_label
from ...words import Lang, count, say
from ..console import as_csv, as_json
from ..grid import Cell, show_grid
from .answers import AnswerFiles, report
from .command import answers_argument, command, entity_option, format_option, framework_argument, wave_option


def why_grey_command(lang: Lang) -> click.Command:
    """`why-grey`: everything that is grey, with what would end it."""
    node = click.option("--node", multiple=True, help=say("cli.option.node", lang))
    questions = click.option("--questions", is_flag=True, help=say("cli.option.questions", lang))

    @command(
        "why-grey",
        lang,
        framework_argument(),
        answers_argument(lang),
        entity_option(lang, several=True),
        wave_option(lang),
        node,
        questions,
        format_option(lang, "text", "json", "csv"),
    )
    def run(
        framework: str,
        answers: AnswerFiles,
        entity: tuple[str, ...],
        wave: str | None,
        node: tuple[str, ...],
        questions: bool,  # noqa: FBT001  # click gives it by name
        format_: str,
        lang: Lang,
    ) -> int:
        scores = answers.score(load(framework))
        asked = node or tuple(item.id for item in (scores.nodes if questions else scores.framework.board))
        rows = rows_asked(scores, entity, wave)
        found = list(grey_records(scores, rows, asked, None if format_ == "text" else lang))
        match format_:
            case "json":
                as_json("why-grey", {**scores.receipt.heading(), "greys": found})
            case "csv":
                as_csv(COLUMNS, found)
            case _:
                _show(scores, found, lang)
        return report(scores, lang)

    return run


def _show(scores: Scores, found: list[dict[str, Any]], lang: Lang) -> None:
    """How often each reason occurs, then a row for each grey."""
    click.echo(count("greys.total", lang, len(found)))
    for reason, number in Counter(
        reason_label(scores.framework, each["node"], each["reason"], lang) for each in found
    ).most_common():
        click.echo(f"  {number:>4} × {reason}")
    decided = sum(bool(each["decided"]) for each in found)
    if decided:
        click.echo(count("greys.decided", lang, decided))
    if found:
        _show_all(scores, found, lang)


def _show_all(scores: Scores, found: list[dict[str, Any]], lang: Lang) -> None:
    """A row for each grey."""
    waves = len({each["wave"] for each in found}) > 1
    names = [*(["wave"] if waves else []), "node", "reason", "open", "enough", "becomes"]
    first = scores.framework.entity(lang) or say("greys.entity", lang)
    rows = [
        [
            each["entity"],
            *([each["wave"]] if waves else []),
            name(scores.framework, each["node"], lang),
            reason_label(scores.framework, each["node"], each["reason"], lang),
            str(len(_several(each["blocking"]))),
            str(len(_several(each["ask"])) or "–"),
            _becomes(scores.framework, each, lang),
        ]
        for each in found
    ]
    right = frozenset(place for place, each in enumerate(names, start=1) if each in ("open", "enough"))
    heads = [first, *(say(f"greys.{each}", lang) for each in names)]
    show_grid(heads, [[Cell(text) for text in row] for row in rows], right)


def _becomes(framework: Framework, found: dict[str, Any], lang: Lang) -> str:
    """What a grey node can still become; in a word where that is every level or none."""
    levels = _several(found["possible"])
    labels = labels_of(framework, found["node"], levels, lang)
    if found["decided"]:
        return say("greys.anyhow", lang, label=labels[0])
    scale = framework.orders.get(framework[found["node"]].scale_id or "")
    if scale is not None and set(scale.levels) <= set(levels):
        return say("greys.everything", lang)
    return ", ".join(labels) or say("greys.nothing", lang)


def _several(cell: str) -> list[str]:
    return [each for each in cell.split(", ") if each]
