"""The commands, each made for a language: what it takes, what it prints, and with which code it ends."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable
from textwrap import fill
from typing import Any, Final

import click

from ..api import Framework, Scores, check, load, score
from ..api.shipped import folder, shipped
from ..graph import as_dict as graph_dict, dot, mermaid
from ..toml.schema import schema as schema_of
from ..words import Lang, count, say
from .board import columns, is_empty, outline, status_line, table, whys
from .console import as_json, complain, console

MOST_COLUMNS: Final = 3
ANY_ERROR: Final = 1


def command(name: str, lang: Lang, *options: Callable[[Any], Any]) -> Callable[[Callable[..., int]], click.Command]:
    """A command with its help and example from the catalogue, and `--lang` besides its own options."""

    def make(run: Callable[..., int]) -> click.Command:
        function: Any = run
        for option in reversed((*options, _lang_option(lang))):
            function = option(function)
        help_ = f"{say(f'cli.{name}.help', lang)}\n\n\b\n{say(f'cli.{name}.example', lang)}"
        return click.command(name, help=help_)(function)

    return make


def _lang_option(lang: Lang) -> Callable[[Any], Any]:
    return click.option("--lang", type=click.Choice(["nl", "en"]), default=lang, help=say("cli.option.lang", lang))


def _format_option(lang: Lang, *formats: str) -> Callable[[Any], Any]:
    return click.option(
        "--format", "format_", type=click.Choice(formats), default=formats[0], help=say("cli.option.format", lang)
    )


def _framework_argument() -> Callable[[Any], Any]:
    return click.argument("framework", metavar="FRAMEWORK")


def _answers_argument() -> Callable[[Any], Any]:
    return click.argument("answers", metavar="ANSWERS...", nargs=-1, required=True)


# ----------------------------------------------------------------------------------------------------------- frameworks


def frameworks_command(lang: Lang) -> click.Command:
    """`frameworks`: what comes with the library."""

    @command("frameworks", lang, _format_option(lang, "text", "json"))
    def run(format_: str, lang: Lang) -> int:
        found = [load(path) for path in shipped().values()]
        if format_ == "json":
            as_json("frameworks", {"frameworks": [_described(each, lang) for each in found]})
            return 0
        for each in found:
            click.echo(f"{each.id:<20} {each.version:<8} {each.name(lang)} ({say(f'status.{each.status}', lang)})")
        return 0

    return run


def _described(framework: Framework, lang: Lang) -> dict[str, Any]:
    return {
        "id": framework.id,
        "version": framework.version,
        "status": framework.status,
        "name": framework.name(lang),
        "waves": list(framework.waves),
        "digest": framework.digest,
    }


# ---------------------------------------------------------------------------------------------------------------- check


def check_command(lang: Lang) -> click.Command:
    """`check`: everything that is wrong with a framework, or doubtful."""

    @command("check", lang, _framework_argument(), _format_option(lang, "text", "json"))
    def run(framework: str, format_: str, lang: Lang) -> int:
        issues = check(framework, lang=lang)
        errors = sum(issue.severity == "error" for issue in issues)
        if format_ == "json":
            as_json("check", {"issues": [issue.as_dict() for issue in issues], "errors": errors})
            return ANY_ERROR if errors else 0
        for issue in issues:
            click.echo(issue.render(lang) + "\n")
        if not errors:
            click.echo(outline(load(framework), lang))
        warnings = sum(issue.severity == "warning" for issue in issues)
        click.echo(f"{count('cli.check.errors', lang, errors)}, {count('cli.check.warnings', lang, warnings)}")
        return ANY_ERROR if errors else 0

    return run


# ------------------------------------------------------------------------------------------------------- score, explain


def score_command(lang: Lang) -> click.Command:
    """`score`: the board for some entities, or all results as data."""
    entity = click.option("--entity", multiple=True, help=say("cli.option.entity", lang))
    wave = click.option("--wave", help=say("cli.option.wave", lang))

    @command(
        "score",
        lang,
        _framework_argument(),
        _answers_argument(),
        entity,
        wave,
        _format_option(lang, "text", "json", "csv"),
    )
    def run(
        framework: str, answers: tuple[str, ...], entity: tuple[str, ...], wave: str | None, format_: str, lang: Lang
    ) -> int:
        scores = score(load(framework), list(answers))
        rows = _rows(scores, entity, wave)
        if format_ == "json":
            as_json("score", _only(scores, rows))
        elif format_ == "csv":
            _write_csv(scores, rows)
        else:
            _print_boards(scores, rows, lang)
        return _report(scores, lang)

    return run


def _rows(scores: Scores, entities: tuple[str, ...], wave: str | None) -> list[int]:
    """The rows that are asked for; an entity or wave that is not there is an error with a guess."""
    for entity in entities:
        scores.row(entity, wave)
    return [
        place
        for place, row in enumerate(scores.rows)
        if (not entities or row.entity in entities) and (wave is None or row.wave == wave)
    ]


def _only(scores: Scores, rows: list[int]) -> dict[str, Any]:
    found = scores.as_dict()
    found["rows"] = [found["rows"][place] for place in rows]
    return found


def _write_csv(scores: Scores, rows: list[int]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["entity", "wave", "perspective", "node", "level", "number", "reason"])
    for place in rows:
        row, case = scores.rows[place], scores.at(place)
        for node, found in case.as_dict().items():
            outcome = [found["level"] or "", found["number"] or "", found["reason"] or ""]
            writer.writerow([_plain(each) for each in (row.entity, row.wave, row.perspective, node)] + outcome)


def _plain(text: str) -> str:
    """The text, with an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def _print_boards(scores: Scores, rows: list[int], lang: Lang) -> None:
    screen = console()
    framework = scores.framework
    screen.print(f"[bold]{framework.name(lang)}[/bold]")
    screen.print(status_line(framework, lang), style="bright_black")
    for begin in range(0, len(rows), MOST_COLUMNS):
        shown = columns(scores, lang, rows[begin : begin + MOST_COLUMNS])
        screen.print(table(framework, shown, lang))
        for each in shown:
            sentences = list(whys(framework, each.case, lang))
            if sentences:
                screen.print(f"[bold]{say('board.why', lang, entity=each.title)}[/bold]")
            for _, sentence in sentences:
                screen.print(
                    fill(sentence, screen.width, initial_indent="  ? ", subsequent_indent="    "), markup=False
                )
            if sentences:
                screen.print()


def _report(scores: Scores, lang: Lang) -> int:
    """Say on stderr what was read and what could not be; findings end with code 1."""
    for issue in scores.issues:
        complain(issue.render(lang))
    ledger = scores.ledger
    complain(
        say(
            "cli.ledger",
            lang,
            rows=ledger.rows_read,
            kept=ledger.rows_kept,
            cells=ledger.cells_read,
            used=ledger.cells_used,
            empty=ledger.cells_empty,
            rejected=ledger.cells_rejected,
        )
    )
    return ANY_ERROR if any(issue.severity == "error" for issue in scores.issues) else 0


def explain_command(lang: Lang) -> click.Command:
    """`explain`: why a node, or everything that is grey, came out as it did."""
    entity = click.option("--entity", help=say("cli.option.entity", lang))
    wave = click.option("--wave", help=say("cli.option.wave", lang))
    node = click.option("--node", multiple=True, help=say("cli.option.node", lang))
    depth = click.option("--depth", type=click.IntRange(min=0), help=say("cli.option.depth", lang))

    @command(
        "explain",
        lang,
        _framework_argument(),
        _answers_argument(),
        entity,
        wave,
        node,
        depth,
        _format_option(lang, "text", "json"),
    )
    def run(
        framework: str,
        answers: tuple[str, ...],
        entity: str | None,
        wave: str | None,
        node: tuple[str, ...],
        depth: int | None,
        format_: str,
        lang: Lang,
    ) -> int:
        scores = score(load(framework), list(answers))
        row = scores.row(entity, wave)
        key = scores.rows[row]
        if format_ == "json":
            asked = node or tuple(item.id for item in scores.nodes if item.kind != "subindicator")
            found = [scores.explain(each, entity=key.entity, wave=key.wave).as_dict() for each in asked]
            as_json("explain", {"explanations": found})
            return 0
        if node:
            texts = [scores.explain(each, entity=key.entity, wave=key.wave).text(lang, depth=depth) for each in node]
            click.echo("\n\n".join(texts))
            return 0
        sentences = list(whys(scores.framework, scores.at(row), lang))
        for level, sentence in sentences:
            click.echo(f"{'  ' * level}{sentence}")
        if not sentences:
            click.echo(say("board.nothing_grey", lang, entity=key.entity))
        return 0

    return run


# -------------------------------------------------------------------------------------------------- graph, schema, demo


def graph_command(lang: Lang) -> click.Command:
    """`graph`: who feeds whom, as text for other programs."""

    @command("graph", lang, _framework_argument(), _format_option(lang, "mermaid", "dot", "json"))
    def run(framework: str, format_: str, lang: Lang) -> int:
        found = load(framework)
        match format_:
            case "mermaid":
                click.echo(mermaid(found, lang))
            case "dot":
                click.echo(dot(found, lang))
            case _:
                as_json("graph", graph_dict(found, lang))
        return 0

    return run


def schema_command(lang: Lang) -> click.Command:
    """`schema`: the JSON Schema of framework files."""

    @command("schema", lang)
    def run(lang: Lang) -> int:  # noqa: ARG001  # a schema speaks both languages
        click.echo(json.dumps(schema_of(), ensure_ascii=False, indent=2))
        return 0

    return run


def demo_command(lang: Lang) -> click.Command:
    """`demo`: every shipped framework that names an answer file, scored and explained."""

    @command("demo", lang)
    def run(lang: Lang) -> int:
        shown = [found for path in shipped().values() if (found := load(path)).demo]
        for framework in shown:
            scores = score(framework, folder() / str(framework.demo))
            _print_boards(scores, list(range(len(scores.rows))), lang)
            for issue in scores.issues:
                click.echo(issue.render(lang))
            click.echo()
        for framework in shown[-1:]:
            file = folder() / str(framework.demo)
            click.echo(
                say("cli.demo.next", lang, framework=framework.id, answers=str(file), node=_grey_node(framework, file))
            )
        return 0

    return run


def _grey_node(framework: Framework, file: Any) -> str:
    """The last indicator of a demo that is grey though something of it is known, for the next command to type."""
    scores = score(framework, file)
    last = scores.rows[-1].entity
    told = [scores.explain(item.id, entity=last) for item in framework.indicators if not item.is_heading]
    grey = [each.node for each in told if each.is_grey and each.rule and not is_empty(each)]
    return f'--entity "{last}" --node {(grey or [framework.indicators[-1].id])[-1]}'


COMMANDS: Final = (
    frameworks_command,
    check_command,
    score_command,
    explain_command,
    graph_command,
    schema_command,
    demo_command,
)
