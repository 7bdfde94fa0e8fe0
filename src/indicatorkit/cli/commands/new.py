"""`new`: a framework to begin with, from five questions."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from os.path import lexists
from pathlib import Path
from typing import Final

import click

from ...errors import DataError
from ...files.replacing import replacing
from ...issues import Issue, Where
from ...toml.beginning import WISHES, Wish, beginning, framework_id, granted, usual, wishes
from ...words import Lang, capitalised, say
from ..console import complain
from .command import command

SUFFIX: Final = ".toml"
NEXT: Final = ("check {file}", "verify {file}", "questionnaire {file} --entity …")


def new_command(lang: Lang) -> click.Command:
    """`new`: a framework to begin with, from five questions."""

    def option(wish: str) -> str:
        return say(f"cli.option.new.{wish}", lang)

    @command(
        "new",
        lang,
        click.argument("file", metavar="[FILE]", default=""),
        *(click.option(f"--{wish}", metavar="TEXT", help=option(wish)) for wish in WISHES),
        click.option("--force", is_flag=True, help=option("force")),
        asks=True,
        reads=False,
    )
    def run(file: str, lang: Lang, *, force: bool, **options: str | None) -> int:
        said: dict[Wish, str] = {wish: each for wish in WISHES if (each := options[wish]) is not None}
        place = _place(file, force=force)
        if _is_asked() and len(said) < len(WISHES):
            complain(say("cli.new.intro", lang) + "\n")
        name = said["name"] if "name" in said else _heard("name", lang, _name_of(place))
        path = _path(place, str(granted("name", name)), lang, force=force)
        wanted = wishes({**_rest_heard(said, lang), "name": name}, lang)
        with replacing(path, force=force) as beside:
            beside.write_text(beginning(wanted, lang, file=path.name), encoding="utf-8", newline="\n")
        click.echo(str(path))
        complain(say("cli.new.written", lang, file=path))
        for each in NEXT:
            complain(f"  indicatorkit {each.format(file=path)}")
        return 0

    return run


# ------------------------------------------------------------------------------------------------------------ questions


def _is_asked() -> bool:
    """Whether there is somebody to ask; otherwise the answers are lines, one for each question without an option."""
    return sys.stdin.isatty()


def _rest_heard(said: Mapping[Wish, str], lang: Lang) -> dict[Wish, str]:
    """What is wished besides the name: by an option, else what is answered."""
    return {wish: said[wish] if wish in said else _heard(wish, lang, usual(wish, lang)) for wish in WISHES[1:]}


def _heard(wish: Wish, lang: Lang, otherwise: str) -> str:
    """What is answered to a question, `otherwise` if nothing; people are asked again until it can be."""
    if not _is_asked():
        found = sys.stdin.readline().strip() or otherwise
        if not found:
            raise DataError([Issue("error", "new-without-name", Where())])
        return found
    while True:
        question = say(f"new.ask.{wish}", lang).strip("\n")
        found = click.prompt(question, default=otherwise or None, prompt_suffix="\n> ", err=True)
        try:
            granted(wish, found)
        except DataError as wrong:
            for issue in wrong.issues:
                complain(issue.render(lang))
        else:
            return str(found)


def _name_of(place: Path) -> str:
    """The name that a file suggests: `schone_lucht.toml` is "Schone lucht"."""
    words = " ".join(place.stem.replace("_", " ").replace("-", " ").split()) if place.suffix == SUFFIX else ""
    return capitalised(words)


# ---------------------------------------------------------------------------------------------------------------- place


def _place(file: str, *, force: bool) -> Path:
    """The file that is named, or the folder that the file comes in; what cannot be is said before anything is asked."""
    place = Path(file)
    if place.is_dir():
        return place
    if place.suffix.lower() != SUFFIX:
        example = place.with_name(f"{place.name}{SUFFIX}") if place.name else SUFFIX
        raise DataError([Issue("error", "new-is-toml", Where(file=file), {"example": example})])
    return _free(place, force=force)


def _path(place: Path, name: str, lang: Lang, *, force: bool) -> Path:
    """Where the framework goes."""
    return _free(place / f"{framework_id(name, lang)}{SUFFIX}", force=force) if place.is_dir() else place


def _free(path: Path, *, force: bool) -> Path:
    if lexists(path) and not force:
        raise DataError([Issue("error", "file-exists", Where(file=str(path)))])
    return path
