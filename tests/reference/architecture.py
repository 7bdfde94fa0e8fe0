"""The page about the house: its picture, the way of a framework through it, and what each room holds."""

from __future__ import annotations

import inspect
import tomllib
from collections.abc import Iterator
from contextlib import chdir, redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent

from indicatorkit.rules import WorstOf
from tests.docs.pages import fences
from tests.reference.rooms import ROOT, rooms

HERE = Path(__file__).parent


def page() -> str:
    """The whole page."""
    text = (HERE / "architecture.md").read_text("utf-8")
    for name, found in (("printed", printed(text)), ("automaton", automaton()), ("contracts", contracts())):
        text = text.replace(f"{{{name}}}", found)
    return "\n\n".join([f"# {TITLE}", text.rstrip("\n"), *floors()]) + "\n"


TITLE = "How the library is built"


def printed(text: str) -> str:
    """What the example of the page prints."""
    (example,) = [each.text for each in fences(text) if each.kind == "python"]
    with TemporaryDirectory() as folder, chdir(folder), redirect_stdout(StringIO()) as out:
        exec(compile(example, "page", "exec"), {})
    return out.getvalue().rstrip("\n")


def automaton() -> str:
    """The three steps of a rule, as they are written."""
    return "\n\n".join(
        dedent(inspect.getsource(each)) for each in (WorstOf.start, WorstOf.step, WorstOf.finish)
    ).strip()


def contracts() -> str:
    """What the imports must hold to, each as a line."""
    found = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    return "\n".join(f"* {each['name'][0].upper()}{each['name'][1:]}." for each in found)


def floors() -> Iterator[str]:
    """A table for each floor: what its rooms hold."""
    for floor in dict.fromkeys(room.floor for room in rooms()):
        yield f"### {floor}"
        lines = ["| room | what it holds |", "|---|---|"]
        lines += [
            f"| `{room.name}{'/' if room.is_folder else ''}` | {room.says} |" for room in rooms() if room.floor == floor
        ]
        yield "\n".join(lines)
