"""Hypothesis knows how to draw a framework, whichever is imported first, and nobody waits for that."""

import subprocess
import sys

import pytest

HYPOTHESIS_FIRST = """
from hypothesis import strategies as st
from indicatorkit.known_to_hypothesis import register
register()
import sys
assert "pydantic" not in sys.modules
import indicatorkit as ik
print(st.from_type(ik.Framework).example().id)
"""
LIBRARY_FIRST = """
import indicatorkit as ik
ik.Framework
import hypothesis
from hypothesis import strategies as st
from indicatorkit.known_to_hypothesis import register
register()
print(st.from_type(ik.Framework).example().id)
"""
ROOM_FIRST = """
import hypothesis
from indicatorkit.framework import Framework
from hypothesis import strategies as st
print(st.from_type(Framework).example().id)
"""
WITHOUT = """
import sys
import indicatorkit as ik
ik.Framework
from indicatorkit.known_to_hypothesis import register
register()
print("hypothesis" in sys.modules)
"""
LACKING = """
import sys
sys.modules["hypothesis"] = None
import importlib.util
import indicatorkit.{module}
"""


def said(program: str) -> str:
    """What a fresh interpreter prints."""
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", program], capture_output=True, text=True, check=False)
    return done.stdout.strip() or done.stderr.strip().splitlines()[-1]


@pytest.mark.parametrize(
    "program", [HYPOTHESIS_FIRST, LIBRARY_FIRST, ROOM_FIRST], ids=["hypothesis", "library", "room"]
)
def test_a_framework_is_drawn_whichever_comes_first(program: str) -> None:
    assert said(program) == "drawn"


def test_without_hypothesis_nothing_is_loaded() -> None:
    assert said(WITHOUT) == "False"


@pytest.mark.parametrize("module", ["strategies", "testing"])
def test_what_is_lacking_is_named_with_how_to_get_it(module: str) -> None:
    told = said(LACKING.format(module=module))
    assert told.startswith("ModuleNotFoundError: ")
    assert 'needs hypothesis: pip install "indicatorkit[test]"' in told
