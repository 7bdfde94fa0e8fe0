"""Types are complete, and four type checkers agree on what users write: nothing is wrong but what is wrong."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.release.counting import Tried

from .making import ROOT, attempt

pytestmark = pytest.mark.supply

THEIRS = ROOT / "tests" / "typing"
MISTAKES = "mistakes.py"
HERE = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
"""Where each checker finds the Python in which the library is installed."""

CHECKERS: dict[str, tuple[tuple[str, ...], str]] = {
    "mypy": (("mypy", "--strict", "--python-executable", sys.executable), r"^(\w+\.py):(\d+): error"),
    "pyright": (("pyright", "--pythonpath", sys.executable), r"(\w+\.py):(\d+):\d+ - error"),
    "pyrefly": (
        (
            "pyrefly",
            "check",
            "--preset",
            "strict",
            "--python-interpreter-path",
            sys.executable,
            "--output-format=min-text",
        ),
        r"^ERROR (\w+\.py):(\d+)",
    ),
    "ty": (("ty", "check", "--python", sys.executable, "--output-format", "concise"), r"^(\w+\.py):(\d+):\d+: error"),
}
"""How each is called, and how it says in which line what is wrong."""


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """The programs of users, in a folder that is not ours: only what is installed is found."""
    return Path(shutil.copytree(THEIRS, tmp_path / "theirs", ignore=shutil.ignore_patterns("__pycache__")))


@pytest.mark.parametrize("checker", CHECKERS)
def test_what_users_write_is_right_and_mistakes_are_noticed(checker: str, theirs: Path, tried: Tried) -> None:
    command, pattern = CHECKERS[checker]
    files = sorted(each.name for each in theirs.glob("*.py"))
    done = attempt(*command, *files, cwd=theirs, env=HERE)
    found = {(file, int(line)) for file, line in re.findall(pattern, done.stdout + done.stderr, re.MULTILINE)}
    lines = (theirs / MISTAKES).read_text("utf-8").splitlines()
    marked = {(MISTAKES, number) for number, line in enumerate(lines, 1) if "# wrong: " in line}
    assert found == marked, done.stdout + done.stderr
    tried(18, len(files))


def test_every_public_type_is_known(tried: Tried, tell: Callable[[str], None], tmp_path: Path) -> None:
    done = attempt(
        "pyright", "--verifytypes", "indicatorkit", "--ignoreexternal", "--outputjson", cwd=tmp_path, env=HERE
    )
    found = json.loads(done.stdout)["typeCompleteness"]
    counted = found["exportedSymbolCounts"]
    unknown = [each["name"] for each in found["symbols"] if each["isExported"] and not each["isTypeKnown"]]
    assert not unknown
    assert found["completenessScore"] == 1
    tell(f"types: {counted['withKnownType']} public symbols, all of a known type")
    tried(18, counted["withKnownType"])
