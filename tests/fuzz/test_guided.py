"""Files that a fuzzer finds, led by the lines that they reach, are read or refused in words too."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.release.counting import Tried
from tests.release.sizes import RUN, size, thoroughly

from .trying import told_by

SECONDS = 600
"""After which it is given up, however busy the machine."""


@pytest.mark.release
def test_files_that_reach_new_lines(tmp_path: Path, tried: Tried) -> None:
    pytest.importorskip("atheris", reason="needs the extra `release`: python -m pip install '.[release]'")
    command = ["-m", "tests.fuzz.guided", str(size(1)), "--seed", str(RUN.seed or 0), "--folder", str(tmp_path)]
    found = told_by(command, tmp_path, thoroughly(SECONDS))
    assert found["failed"] == []
    tried(1, found["tried"])
    assert found["came"]["refused"] > found["came"]["read"] > 0
