"""Talking to a terminal: which language, how wide, data to stdout and remarks to stderr."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Mapping, Sequence
from itertools import pairwise
from shutil import get_terminal_size
from typing import Any, Final

import click

from ..files.sheet import sheet_of
from ..files.writers.csv import IN_A_PIPE, write_rows
from ..words import LANGUAGES, Lang, default_lang

SCHEMA_VERSION: Final = 1
WIDEST: Final = 120
NARROWEST: Final = 60


def lang_of(words: Sequence[str]) -> Lang:
    """The language that the arguments ask for last, else that of the environment: help is made before options are read.

    >>> lang_of(["--lang", "nl", "check", "a.toml", "--lang=en"])
    'en'
    """
    asked = [
        after if word == "--lang" else word.removeprefix("--lang=")
        for word, after in pairwise((*words, ""))
        if word.startswith("--lang")
    ]
    known = [each for each in asked if each in LANGUAGES]
    return default_lang() if not known else "nl" if known[-1] == "nl" else "en"


def prepare_streams() -> None:
    """Never fail on a character that the terminal cannot show."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def width() -> int:
    """How many characters fit on a line of stdout."""
    return get_terminal_size().columns if sys.stdout.isatty() else _width_of_pipe()


def _width_of_pipe() -> int:
    said = os.environ.get("COLUMNS", "")
    return max(NARROWEST, int(said)) if said.isascii() and said.isdigit() else WIDEST


def complain(text: str) -> None:
    """A remark or error, on stderr."""
    click.echo(text, err=True)


def as_csv(heads: Sequence[str], records: Sequence[Mapping[str, Any]]) -> None:
    """Records on stdout as CSV, texts guarded as in every file."""
    write_rows(sys.stdout, sheet_of("data", heads, records), IN_A_PIPE)


def as_json(command: str, data: dict[str, Any]) -> None:
    """Data on stdout as JSON, with the version of its shape."""
    click.echo(json.dumps({"schema_version": SCHEMA_VERSION, "command": command, **data}, ensure_ascii=False, indent=2))
