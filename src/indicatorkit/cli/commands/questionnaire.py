"""`questionnaire`: workbooks in which entities fill in their answers."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Final

import click

from ...api import Answers, DataError, Framework, Issue, Roster, Where, load, load_roster, write_questionnaire
from ...api.questionnaire import waves_before
from ...api.wave_of import wave_of
from ...files.names import file_names, spoken
from ...files.replacing import making
from ...progress import watched
from ...spelling import normal
from ...words import Lang, count, say
from ..console import complain
from .answers import ANY_ERROR, AnswerFiles
from .command import answers_option, command, framework_argument

SUFFIX: Final = ".xlsx"


def questionnaire_command(lang: Lang) -> click.Command:
    """`questionnaire`: workbooks in which entities fill in their answers."""

    def option(name: str) -> str:
        return say(f"cli.option.form_{name}", lang)

    @command(
        "questionnaire",
        lang,
        framework_argument(),
        click.option("--entity", multiple=True, help=option("entity")),
        click.option("--wave", help=option("wave")),
        click.option("--perspective", default="", help=option("perspective")),
        answers_option(lang, "previous"),
        click.option("-o", "--output", metavar="PATH", help=option("output")),
        click.option("--force", is_flag=True, help=option("force")),
    )
    def run(
        framework: str,
        entity: tuple[str, ...],
        wave: str | None,
        perspective: str,
        previous: AnswerFiles,
        output: str | None,
        lang: Lang,
        *,
        force: bool,
    ) -> int:
        asked = load(framework)
        chosen = wave_of(asked, wave)
        entities = _entities(entity, previous.roster, asked, chosen)
        known = {} if previous.roster is None else {each.name: each for each in load_roster(previous.roster)}
        place, paths = _paths([*map(spoken, entities)], f"{chosen} {perspective}", output)
        if not force:
            _refuse_to_replace(paths)
        before = previous.read(asked, waves_before(asked)) if previous.files else None
        with nullcontext() if place is None else making(place):
            for each, path in watched("forms", list(zip(entities, paths, strict=True))):
                write_questionnaire(
                    asked,
                    path,
                    entity=known.get(each, each),
                    wave=chosen,
                    perspective=perspective,
                    previous=before,
                    lang=lang,
                    force=force,
                )
                click.echo(str(path))
        complain(count("cli.questionnaire.written", lang, len(paths)))
        return _report(before, lang)

    return run


def _entities(named: Sequence[str], roster: str | None, framework: Framework, wave: str) -> list[str]:
    """For whom a form is made: who is named, by the name in the roster if there is one; else all in the roster."""
    if roster is None:
        if not named:
            raise DataError([Issue("error", "form-for-nobody", Where())])
        return list({normal(each): each for each in reversed(named)}.values())[::-1]
    known = load_roster(roster)
    if not named:
        return [entry.name for entry in known.in_wave(wave, framework.waves)]
    meant = {each: known.known.all(each) for each in named}
    wrong = [_unclear(each, among, known) for each, among in meant.items() if len(among) != 1]
    if wrong:
        raise DataError(wrong)
    return list(dict.fromkeys(name for (name,) in meant.values()))


def _unclear(said: str, among: Sequence[str], known: Roster) -> Issue:
    """A name that no entity in the roster has, or more than one."""
    if among:
        return Issue("error", "ambiguous-entity", Where(), {"said": said, "among": ", ".join(among)})
    return Issue("error", "unknown-entity", Where(), {"said": said, "guess": known.known.guess(said)})


def _paths(names: Sequence[str], which: str, output: str | None) -> tuple[Path | None, list[Path]]:
    """Where each form goes: the file that is named, else a file of its own in the folder, which is to be made."""
    place = Path(output or ".")
    if place.suffix.lower() == SUFFIX and not place.is_dir():
        if len(names) > 1:
            raise DataError([Issue("error", "one-file-for-several-forms", Where(file=str(place)))])
        return None, [place]
    if place.suffix and not place.is_dir():
        raise DataError([Issue("error", "form-is-a-workbook", Where(file=str(place)))])
    return place, [place / each for each in file_names(names, SUFFIX, last=which.strip())]


def _refuse_to_replace(paths: Sequence[Path]) -> None:
    """Before anything is written, all that stands in the way is said."""
    there = [Issue("error", "file-exists", Where(file=str(each))) for each in paths if each.exists()]
    if there:
        raise DataError(there)


def _report(before: Answers | None, lang: Lang) -> int:
    """What was wrong with the previous answers."""
    issues = before.issues if before is not None else ()
    for issue in issues:
        complain(issue.render(lang))
    return ANY_ERROR if any(issue.severity == "error" for issue in issues) else 0
