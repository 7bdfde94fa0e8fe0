"""The entry of the command line: the group of commands, and what every ending means."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Final

import click

from .. import __version__
from ..errors import IndicatorkitError
from ..words import say
from ..words.system import refusal
from .console import complain, lang_of, prepare_streams
from .help import lang_option
from .usage import Commands, told

GARBAGE: Final = 100_000
"""After so many new objects unreachable ones are looked for; at 700 that is a tenth of the time of a short command."""

FINDINGS, UNUSABLE, OURS, INTERRUPTED = 1, 2, 3, 130


def group(lang_words: Sequence[str]) -> click.Group:
    """The group with all commands, its help in the language of these arguments or the environment."""
    lang = lang_of(lang_words)
    found = Commands(
        "indicatorkit",
        lang=lang,
        subcommand_metavar=say("cli.usage.one_command", lang),
        help=say("cli.help", lang),
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    click.version_option(__version__, prog_name="indicatorkit", help=say("cli.usage.version", lang))(found)
    lang_option(lang, expose=False)(found)
    return found


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and end the process with its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    gc.set_threshold(GARBAGE)
    atexit.register(gc.freeze)  # else Python searches all of it for unreachable objects, several times, only to end
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # else it looks for them in all that is installed
    prepare_streams()
    lang = lang_of(words)
    try:
        code = group(words).main(args=words, prog_name="indicatorkit", standalone_mode=False)
        sys.stdout.flush()
    except (click.exceptions.Abort, KeyboardInterrupt):
        complain(say("cli.interrupted", lang))
        code = INTERRUPTED
    except click.ClickException as wrong:
        said = told(wrong, lang)
        if said:
            complain(said)
        else:
            wrong.show()
        code = UNUSABLE
    except IndicatorkitError as wrong:
        for issue in wrong.issues:
            complain(issue.render(lang))
        code = UNUSABLE
    except BrokenPipeError:  # the reader is gone, as in `indicatorkit score … | head`
        _say_no_more()
        code = 0
    except OSError as wrong:  # what is printed goes to a disk that is full, or a file of our own cannot be read
        _say_no_more()
        complain(say("cli.refused", lang, reason=refusal(wrong)(lang), file=wrong.filename or "–"))
        code = UNUSABLE
    except Exception as wrong:
        if os.environ.get("INDICATORKIT_DEBUG"):
            raise
        complain(say("cli.ours", lang, error=f"{type(wrong).__name__}: {wrong}"))
        code = OURS
    sys.exit(code or 0)


def _say_no_more() -> None:
    """No more output, and no complaint at exit that it did not arrive."""
    with suppress(OSError):  # stdout is no file, as in a notebook
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
