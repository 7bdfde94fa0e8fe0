"""The suite by which readers of TOML are tried (https://github.com/toml-lang/toml-test): read, refused, and located.

It is on no registry by itself, but within the source archive of tomlkit, from where it is fetched.
"""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
import tarfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from indicatorkit.toml.parsing import parse
from indicatorkit.toml.positions import positions
from indicatorkit.toml.read import read
from indicatorkit.toml.source import Source
from tests.paths import paths
from tests.release.counting import Tried

pytestmark = pytest.mark.peers

ARCHIVE = "tomlkit==0.15.2"
NEWER = {"braces-over-lines", "comma-before-brace", "escape-of-later", "time-without-seconds"}
"""What is sound in TOML 1.1 and not in 1.0."""


@pytest.fixture(scope="module")
def suite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with all documents, and for each version of TOML the list of those that are about it."""
    folder = tmp_path_factory.mktemp("toml-test")
    fetch = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", "tomlkit", ARCHIVE]
    subprocess.run(fetch, cwd=folder, check=True, timeout=300)
    with tarfile.open(next(folder.glob("*.tar.gz"))) as archive:
        archive.extractall(folder, filter="data")
    return next(folder.glob("*/tests/toml-test/tests"))


def documents(suite: Path, version: str, kind: str) -> list[Path]:
    """The sound or unsound documents of a version."""
    listed = (suite / f"files-toml-{version}").read_text("utf-8").split()
    return [suite / each for each in listed if each.startswith(f"{kind}/") and each.endswith(".toml")]


def said(file: Path) -> tuple[dict[str, Any] | None, set[str]]:
    """The table in a file, or what is wrong with it; whatever is wrong can be told, and has a place."""
    issues = [each for each in read(file.read_bytes()).issues if file.stat().st_size and each.code != "and-more-issues"]
    assert all(each.render(lang) and each.where.line and each.where.column for each in issues for lang in ("nl", "en"))
    try:
        table, mistakes = parse(Source(file.name, file.read_bytes()).text)
    except UnicodeDecodeError:
        return None, {"file-not-utf-8"}
    return (None if mistakes else table), {each.code for each in mistakes}


def test_what_is_sound_is_read_as_the_suite_says(suite: Path, tried: Tried) -> None:
    files = documents(suite, "1.0.0", "valid")
    assert len(files) > 200
    assert [file.name for file in files if tagged(said(file)[0]) != expected(file)] == []
    tried(3, len(files))


def test_what_is_unsound_is_refused(suite: Path, tried: Tried) -> None:
    files = documents(suite, "1.0.0", "invalid")
    assert len(files) > 450
    assert [file.name for file in files if said(file)[0] is not None] == []
    tried(3, len(files))


def test_of_a_newer_toml_it_is_said_that_it_is_newer(suite: Path) -> None:
    refused = [codes for file in documents(suite, "1.1.0", "valid") for table, codes in [said(file)] if table is None]
    assert len(refused) >= 10
    assert all(codes <= NEWER for codes in refused)


def test_everything_that_is_read_has_a_place(suite: Path, tried: Tried) -> None:
    lost, places = [], 0
    for file in documents(suite, "1.0.0", "valid"):
        table = said(file)[0]
        spots = positions(Source(file.name, file.read_bytes()).content).spots
        there = list(paths(table))
        places += len(there)
        lost += [(file.name, path) for path in there if path not in spots]
    assert not lost
    assert places > 1200
    tried(3, places)


# ------------------------------------------------------------------------------------------- values, as the suite says


def expected(file: Path) -> Any:
    """What the suite says of a document: its values by kind, numbers and moments as what they mean."""
    return _meant(json.loads(file.with_suffix(".json").read_text("utf-8")))


def _meant(value: Any) -> Any:
    match value:
        case {"type": str(kind), "value": str(text)} if len(value) == 2:
            return kind, _READ[kind](text)
        case dict():
            return {key: _meant(each) for key, each in value.items()}
        case _:
            return [_meant(each) for each in value]


def _number(text: str) -> str:
    return "nan" if "nan" in text else str(float(Decimal(text)))


_READ: dict[str, Callable[[str], Any]] = {
    "string": str,
    "integer": int,
    "float": _number,
    "bool": lambda text: text == "true",
    "datetime": dt.datetime.fromisoformat,
    "datetime-local": dt.datetime.fromisoformat,
    "date-local": dt.date.fromisoformat,
    "time-local": dt.time.fromisoformat,
}


def tagged(value: Any) -> Any:
    """A value with its kind, as the suite has it."""
    match value:
        case dict():
            return {key: tagged(each) for key, each in value.items()}
        case list():
            return [tagged(each) for each in value]
        case bool():
            return "bool", value
        case int():
            return "integer", value
        case Decimal():
            return "float", _number(str(value))
        case dt.datetime():
            return ("datetime" if value.tzinfo else "datetime-local"), value
        case dt.date():
            return "date-local", value
        case dt.time():
            return "time-local", value
        case _:
            return "string", value
