"""Files that a fuzzer finds, led by the lines that they reach, are read or refused in words too."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.release.counting import Tried
from tests.release.sizes import RUN, thoroughly

from .trying import read_out, told_by

FILES, SECONDS = 100_000, 3_000
"""How many it tries, for these cost a third of what a broken NAD costs; and after how long it is given up."""


@pytest.mark.release
def test_files_that_reach_new_lines(tmp_path: Path, tried: Tried) -> None:
    pytest.importorskip("atheris", reason="needs the extra `release`: python -m pip install '.[release]'")
    asked = [str(thoroughly(FILES)), "--seed", str(RUN.seed or 0), "--folder", str(tmp_path)]
    found = told_by(["-m", "tests.fuzz.guided", *asked], tmp_path, thoroughly(SECONDS))
    assert not found["failed"], read_out(found["failed"])
    tried(1, found["tried"])
    assert found["came"]["refused"] > found["came"]["read"] > 0
