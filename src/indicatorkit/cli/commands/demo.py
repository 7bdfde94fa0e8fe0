"""`demo`: every shipped framework that names an answer file, scored and explained; or reports of made-up answers."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import click

from ...api import Framework, Roster, Scores, load, read_answers, rosters, score, write_report
from ...api.shipped import folder, made_up, shipped
from ...words import Lang, say
from ..board import is_empty, show
from .command import command
from .pages import written_lines

REPORT_FOLDER: Final = "indicatorkit-report"


def demo_command(lang: Lang) -> click.Command:
    """`demo`: every shipped framework that names an answer file, scored and explained."""

    @command(
        "demo",
        lang,
        click.option(
            "--report",
            is_flag=False,
            flag_value=REPORT_FOLDER,
            metavar="FOLDER",
            help=say("cli.option.demo_report", lang, folder=REPORT_FOLDER),
        ),
        click.option("--force", is_flag=True, help=say("cli.option.report_force", lang)),
        reads=False,
    )
    def run(lang: Lang, report: str | None, *, force: bool) -> int:
        if report is None:
            _boards(lang)
        else:
            _reports(Path(report), lang, force=force)
        return 0

    return run


# --------------------------------------------------------------------------------------------------------- the reports


def _reports(to: Path, lang: Lang, *, force: bool) -> None:
    """A report of every framework that has made-up answers of all its entities, with the forms to which pages lead."""
    for id_, answers in made_up().items():
        done = write_report(_scored(load(id_), answers), to / id_, lang=lang, forms=True, force=force)
        for line in written_lines(done, lang):
            click.echo(line)
    click.echo(say("cli.demo.made_up", lang))


def _scored(framework: Framework, answers: Path) -> Scores:
    """The scores of made-up answers, with the roster that has all of their entities: it says where they lie."""
    roster = _roster(read_answers(framework, answers).entities)
    return score(framework, answers, entities=roster)


def _roster(entities: tuple[str, ...]) -> Roster | None:
    return next((each for each in rosters().values() if all(map(each.find, entities))), None)


# ---------------------------------------------------------------------------------------------------------- the boards


def _boards(lang: Lang) -> None:
    """The boards of every framework that names a file with answers, and what to type next."""
    shown = [found for path in shipped().values() if (found := load(path)).demo]
    for framework in shown:
        scores = score(framework, folder() / str(framework.demo))
        show(scores, list(range(len(scores.rows))), lang)
        for issue in scores.issues:
            click.echo(issue.render(lang))
        click.echo()
    for framework in shown[-1:]:
        file = folder() / str(framework.demo)
        click.echo(
            say("cli.demo.next", lang, framework=framework.id, answers=str(file), node=_grey_node(framework, file))
        )


def _grey_node(framework: Framework, file: Any) -> str:
    """The last indicator of a demo that is grey though something of it is known, for the next command to type."""
    scores = score(framework, file)
    last = scores.rows[-1].entity
    told = [scores.explain(item.id, entity=last) for item in framework.indicators if not item.is_heading]
    grey = [each.node for each in told if each.is_grey and each.rule and not is_empty(each)]
    return f'--entity "{last}" --node {(grey or [framework.indicators[-1].id])[-1]}'
