"""Extracts that were broken are read or refused in words, at places that there are, in little time and room."""

from __future__ import annotations

import pytest

from tests.release.counting import Tried
from tests.release.sizes import RUN, size, thoroughly

from .trying import read_out, tried as in_a_process

SECONDS = 600
"""After which it is given up, however busy the machine."""


@pytest.mark.parametrize("framework", ["nad", "beschermd_thuis"])
def test_an_extract_however_broken(framework: str, tried: Tried) -> None:
    found = in_a_process(f"extracts-{framework}", size(1) // 2, RUN.seed or 0, most=thoroughly(SECONDS))
    assert not found["failed"], read_out(found["failed"])
    tried(1, found["tried"])
    assert found["came"]["refused"] > found["came"]["read"] > 0
