"""Running a page of documentation: its Python, its commands and the files that it shows, in order, in one folder."""

from __future__ import annotations

from contextlib import chdir, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from shlex import split
from typing import Any

import pytest

from indicatorkit.cli import main
from tests.docs.pages import fences

PROMPT = "$ indicatorkit "
MORE = "+ "  # before the name of a file that was shown before, and goes on here


@dataclass(frozen=True)
class Shown:
    """What the page shows below a block, and what the block printed; `line` is where the block stands."""

    line: int
    shown: str
    printed: str


def run(page: str, folder: Path) -> list[Shown]:
    """All Python of a page in one namespace, and its commands, in a folder with the files that it shows."""
    names: dict[str, Any] = {"__name__": "page"}
    found: list[Shown] = []
    blocks = fences(page)
    with chdir(folder):
        for block, after in zip(blocks, (*blocks[1:], None), strict=True):
            match block.kind:
                case "python":
                    shown = after.text if after is not None and after.kind == "text" else ""
                    found.append(Shown(block.line, shown, printed(block.text, names)))
                case "console":
                    command, _, shown = block.text.partition("\n")
                    found.append(Shown(block.line, shown, typed(command)))
                case "toml" if block.name.startswith(MORE):
                    with Path(block.name.removeprefix(MORE)).open("a", encoding="utf-8") as growing:
                        growing.write(block.text)
                case "csv" | "toml" if block.name:
                    Path(block.name).write_text(block.text, encoding="utf-8")
                case "text":
                    pass  # compared above, with what stands before it
                case kind:
                    raise AssertionError(f"line {block.line}: nobody runs {kind}")
    return found


def printed(code: str, names: dict[str, Any]) -> str:
    """What some Python prints."""
    with redirect_stdout(StringIO()) as out:
        exec(compile(code, "page", "exec"), names)  # the page's own lines
    return out.getvalue()


def typed(command: str) -> str:
    """What a command prints on stdout; it may find something to mend, and must end well otherwise."""
    assert command.startswith(PROMPT), command
    with redirect_stdout(StringIO()) as out, pytest.raises(SystemExit) as end:
        main(split(command.removeprefix(PROMPT)))
    assert end.value.code in (0, 1)
    return out.getvalue()
