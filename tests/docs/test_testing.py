"""`docs/testing.md` tells the truth: its files are tested, its Python is run, and what it shows is what is printed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.pages import DOCS, fences
from tests.docs.running import Shown, printed

PAGE = (DOCS / "testing.md").read_text(encoding="utf-8")
PROMPT = "$ pytest "


def run(page: str, folder: Path) -> list[Shown]:
    """Every block in order, in a folder with the files that the page shows."""
    names: dict[str, object] = {"__name__": "page"}
    found: list[Shown] = []
    blocks = fences(page)
    before = Path.cwd()
    os.chdir(folder)
    try:
        for block, after in zip(blocks, (*blocks[1:], None), strict=True):
            if block.name:
                Path(block.name).write_text(block.text, encoding="utf-8")
            elif block.kind == "python":
                shown = after.text if after is not None and after.kind == "text" else ""
                found.append(Shown(block.line, shown, printed(block.text, names)))
            elif block.kind == "console":
                command, _, shown = block.text.partition("\n")
                found.append(Shown(block.line, shown, typed(command)))
    finally:
        os.chdir(before)
    return found


def typed(command: str) -> str:
    """What pytest prints, without how long it took, where files lie, and the lines of others before our own test."""
    assert command.startswith(PROMPT), command
    arguments = command.removeprefix(PROMPT).split()
    # on a build server pytest and Hypothesis say more
    here = {key: each for key, each in os.environ.items() if key not in ("CI", "BUILD_NUMBER", "PYTEST_ADDOPTS")}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**here, "INDICATORKIT_LANG": "en", "COLUMNS": "80"},
    )
    assert done.returncode in (0, 1), done.stdout + done.stderr
    text = re.sub(r" in \d+\.\d+s", "", done.stdout).replace(f"{Path.cwd()}{os.sep}", "")
    text = re.sub(r"^    def holds\(.*?^(_ )+\n", "", text, flags=re.DOTALL | re.MULTILINE)
    text = re.sub(
        r"^E +Explanation:\n(^E {12,}.*\n)*", "", text, flags=re.MULTILINE
    )  # Hypothesis gives one now and then
    return re.sub(r"^self = .*\n", "", text, flags=re.MULTILINE)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Shown]:
    return {each.line: each for each in run(PAGE, tmp_path_factory.mktemp("testing"))}


@pytest.mark.parametrize(
    "line", [each.line for each in fences(PAGE) if each.kind in ("python", "console") and not each.name]
)
def test_a_block_prints_what_stands_below_it(line: int, shown: dict[int, Shown]) -> None:
    assert shown[line].printed == shown[line].shown
