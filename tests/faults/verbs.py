"""Everything that reads or writes files, as a user types it, and a folder in which it is typed."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from shutil import copytree

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import indicatorkit as ik
from indicatorkit.cli import main
from tests.monitor import MONITOR

ROWS = [{"entity": f"E{row}", "wave": "2025", "reach": row * 5, "waiting": row / 2} for row in range(12)]
THEME = ":root { --ik-accent: #123456; }\n"
ROSTER = """format = 1
[roster]
id = "list"
nl = "Lijst"
[[entity]]
id = "e0"
name = "E0"
"""
EXAMPLES = 'format = 1\n[framework]\nid = "monitor"\n'
FEW = """format = 1
[framework]
id = "few"
nl = "Weinig"
[scale.light]
worst_to_best = [ { id = "red" }, { id = "green" } ]
[answer.light]
kind = "level"
scale = "light"
[[indicator]]
id = "plan"
answer = "light"
[[indicator]]
id = "money"
answer = "light"
[[result]]
id = "both"
rule = "worst_of"
uses = ["plan", "money"]
missing = "grey"
"""
"""A framework with so few changes to try that files are what counts."""
SETUP = "--geolevel gemeente " + " ".join(f"--code E{row}={row + 1}" for row in range(12))
MARKS = "--mark worst=lowest --mark best=highest --date 2025-07-01"
VERBS = {
    "export to Excel": "export monitor.toml answers.csv -o out.xlsx --force",
    "export to CSV": "export monitor.toml answers.csv -o out.csv --force",
    "export to CSV for Excel": "export monitor.toml answers.csv -o out.csv --format csv-nl --force",
    "export to JSON": "export monitor.toml answers.csv -o out.json --force",
    "export to Parquet": "export monitor.toml answers.csv -o out.parquet --force",
    "export to Swing": f"export monitor.toml answers.csv -o out.csv --format swing {SETUP} --force",
    "stream to CSV": "score monitor.toml answers.csv -o out.csv --force",
    "stream to Arrow": "score monitor.toml answers.parquet -o out.arrow --force",
    "one questionnaire": "questionnaire monitor.toml --entity E0 -o out.xlsx --force",
    "questionnaires": "questionnaire monitor.toml --entity E0 --entity E1 -o fresh/folder --force",
    "questionnaires again": "questionnaire monitor.toml --entity E0 --previous answers.csv -o there --force",
    "report": "report monitor.toml one.csv -o fresh/folder --theme theme.css --forms",
    "report again": "report monitor.toml one.csv -o there --force",
    "draw": "draw rose monitor.toml one.csv --entity E0 --theme theme.css -o out.svg --force",
    "new": "new out.toml --name Schone --entity gemeente --levels laag,hoog --themes Lucht --missing grey --force",
    "calibrate": f"calibrate monitor.toml answers.csv {MARKS} -o out.toml --force",
    "mutate": "mutate few.toml --write-examples",
    "check": "check monitor.toml",
    "check a roster": "check roster.toml",
    "score a workbook": "score monitor.toml answers.xlsx --roster roster.toml",
    "score JSON": "score monitor.toml answers.json",
    "score Parquet": "score monitor.toml answers.parquet",
    "score a folder": "score monitor.toml data",
}
PER_FILE = {"questionnaires", "questionnaires again"}
"""Written one by one, each by itself: those that were written before the failure are there, and whole."""


def begin(folder: Path) -> None:
    """A folder with everything that is read, and something old wherever something is written."""
    (folder / "monitor.toml").write_text(MONITOR, "utf-8")
    (folder / "few.toml").write_text(FEW, "utf-8")
    (folder / "few.examples.toml").write_text(EXAMPLES.replace("monitor", "few"), "utf-8")
    (folder / "monitor.examples.toml").write_text(EXAMPLES, "utf-8")
    (folder / "theme.css").write_text(THEME, "utf-8")
    (folder / "roster.toml").write_text(ROSTER, "utf-8")
    lines = [",".join(ROWS[0]), *(",".join(map(str, each.values())) for each in ROWS)]
    (folder / "answers.csv").write_text("\n".join(lines) + "\n", "utf-8")
    (folder / "one.csv").write_text("\n".join(lines[:2]) + "\n", "utf-8")
    (folder / "data").mkdir()
    (folder / "data" / "one.csv").write_text("\n".join(lines[:2]) + "\n", "utf-8")
    framework = ik.load(folder / "monitor.toml")
    answers = ik.read_answers(framework, ROWS)
    ik.write(answers, folder / "answers.xlsx")
    ik.write(answers, folder / "answers.json")
    pq.write_table(pa.Table.from_pylist(ROWS), folder / "answers.parquet")
    (folder / "there").mkdir()
    for name in ("index.html", "national.html", "E0-2025.xlsx"):
        (folder / "there" / name).write_bytes(b"old")
    for suffix in ("xlsx", "csv", "json", "parquet", "arrow", "svg", "toml", "receipt.json"):
        (folder / f"out.{suffix}").write_bytes(b"old")


def told(command: str) -> tuple[int, str]:
    """The code with which a command ends, and what it says is wrong: on stderr, where it is not asked to say so."""
    with redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()) as err, pytest.raises(SystemExit) as end:
        main([*command.split(" "), "--lang", "en"])
    code = end.value.code
    assert isinstance(code, int)
    return code, err.getvalue() if not command.startswith("check") else out.getvalue() + err.getvalue()


def tree(folder: Path) -> dict[str, bytes | None]:
    """All that is there, and what stands in it."""
    return {str(each.relative_to(folder)): None if each.is_dir() else each.read_bytes() for each in folder.rglob("*")}


@contextmanager
def here(begun: Path, folder: Path) -> Iterator[Path]:
    """A copy of the folder, to work in."""
    copytree(begun, folder)
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield folder
    finally:
        os.chdir(before)


def placed(command: str, folder: Path) -> str:
    """The command with its files by their whole paths, as the disk sees them."""
    words = command.split(" ")
    names = {each.name for each in folder.iterdir()} | {"fresh"}
    return " ".join(str(folder / each) if each.split("/")[0] in names and "=" not in each else each for each in words)


def open_files() -> int:
    """How many files are open; what nobody holds any more is closed first, also where Python is not in a hurry."""
    gc.collect()
    return len(list(Path("/proc/self/fd").iterdir())) if Path("/proc/self/fd").is_dir() else 0
