"""`export`: scores to a file, for people, for programs, or for Swing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from ...api import DataError, Issue, Roster, Scores, SwingSetup, Where, load, load_roster, write
from ...api.rows_asked import rows_asked
from ...api.writing import FORMS, Form
from ...exports.swing import Places
from ...words import Lang, count, say
from ..console import complain
from .answers import AnswerFiles, report
from .command import (
    answers_argument,
    command,
    entity_option,
    framework_argument,
    perspective_option,
    wave_option,
)
from .pairs import pairs


def export_command(lang: Lang) -> click.Command:
    """`export`: scores to a file, for people, for programs, or for Swing."""
    output = click.option("-o", "--output", required=True, metavar="FILE", help=say("cli.option.output", lang))
    form = click.option("--format", "form", type=click.Choice(FORMS[:-1]), help=say("cli.option.form", lang))
    force = click.option("--force", is_flag=True, help=say("cli.option.force", lang))
    notes = click.option("--notes/--no-notes", default=None, help=say("cli.option.notes", lang))

    @command(
        "export",
        lang,
        framework_argument(),
        answers_argument(lang),
        output,
        form,
        force,
        notes,
        entity_option(lang, several=True),
        wave_option(lang),
        perspective_option(lang),
        *_swing_options(lang),
    )
    def run(
        framework: str,
        answers: AnswerFiles,
        entity: tuple[str, ...],
        wave: str | None,
        perspective: str | None,
        **said: Any,
    ) -> int:
        scores = answers.score(load(framework))
        for named in said["periods"]:
            scores.places(None, named)
        return _written(_chosen(scores, entity, wave, perspective), roster=answers.roster, **said)

    return run


def _written(
    scores: Scores, output: str, form: Form | None, lang: Lang, *, force: bool, notes: bool | None, **swing: Any
) -> int:
    """Write them, and say where they are and what is worth knowing."""
    done = write(scores, Path(output), format=form, lang=lang, force=force, notes=notes, swing=_setup(form, **swing))
    for issue in done.issues:
        complain(issue.render(lang))
    complain(count("export.done", lang, len(done.files), files=", ".join(map(str, done.files))))
    return report(scores, lang)


def _chosen(scores: Scores, entity: tuple[str, ...], wave: str | None, perspective: str | None) -> Scores:
    """The rows that are asked for; all of them unless any is named."""
    if not entity and wave is None and perspective is None:
        return scores
    return scores.only(rows_asked(scores, entity, wave, perspective))


def _swing_options(lang: Lang) -> list[Any]:
    return [
        click.option("--geolevel", help=say("cli.option.geolevel", lang)),
        click.option(
            "--code", "codes", metavar="ENTITY=CODE", help=say("cli.option.code", lang), multiple=True, callback=pairs
        ),
        click.option(
            "--period",
            "periods",
            metavar="WAVE=PERIOD",
            help=say("cli.option.period", lang),
            multiple=True,
            callback=pairs,
        ),
        click.option("--node", "nodes", multiple=True, help=say("cli.option.node_out", lang)),
        click.option("--prefix", default="", help=say("cli.option.prefix", lang)),
    ]


def _setup(
    form: Form | None,
    geolevel: str | None,
    codes: dict[str, str],
    periods: dict[str, str],
    nodes: tuple[str, ...],
    prefix: str,
    roster: str | None,
) -> SwingSetup | None:
    """What Swing needs to know, codes from the roster where these are not said; nothing without a level of areas.

    What only Swing can do with is a `DataError` in any other form: it would be left aside without a word.
    """
    own = {"--geolevel": geolevel, "--code": codes, "--period": periods, "--node": nodes, "--prefix": prefix}
    said = [name for name, value in own.items() if value]
    if said and form != "swing" and (geolevel is None or form is not None):
        raise DataError([Issue("error", "only-for-swing", Where(), {"options": ", ".join(said)})])
    if geolevel is None:
        return None
    known = _codes(load_roster(roster), codes) if roster is not None else codes
    return SwingSetup(geolevel, codes=known, periods=periods, nodes=nodes or None, prefix=prefix)


def _codes(roster: Roster, said: dict[str, str]) -> Places:
    """The codes in the roster, each replaced by the one that is said for that entity, by whichever of its names."""
    if not said:
        return roster
    known = {entry.name: next(iter(entry.codes.values())) for entry in roster if entry.codes}
    return {**known, **{roster.known.find(name) or name: code for name, code in said.items()}}
