"""`demo`: every shipped framework that names an answer file, scored and explained."""

from __future__ import annotations

from typing import Any

import click

from ...api import Framework, load, score
from ...api.shipped import folder, shipped
from ...words import Lang, say
from ..board import is_empty, show
from .command import command


def demo_command(lang: Lang) -> click.Command:
    """`demo`: every shipped framework that names an answer file, scored and explained."""

    @command("demo", lang)
    def run(lang: Lang) -> int:
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
        return 0

    return run


def _grey_node(framework: Framework, file: Any) -> str:
    """The last indicator of a demo that is grey though something of it is known, for the next command to type."""
    scores = score(framework, file)
    last = scores.rows[-1].entity
    told = [scores.explain(item.id, entity=last) for item in framework.indicators if not item.is_heading]
    grey = [each.node for each in told if each.is_grey and each.rule and not is_empty(each)]
    return f'--entity "{last}" --node {(grey or [framework.indicators[-1].id])[-1]}'
