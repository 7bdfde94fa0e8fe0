"""The rooms that are tried: what they name is there."""

import os
import subprocess
import sys

from tests.mutation.mutant import ROOMS, ROOT, SOURCES


def test_every_pattern_finds_code() -> None:
    assert [glob for room in ROOMS.values() for glob in room["code"] if not any(SOURCES.glob(glob))] == []


def test_every_test_that_judges_is_there() -> None:
    """Pytest names what it does not find, and ends with an error."""
    judging = dict.fromkeys(each for room in ROOMS.values() for each in room["tests"])
    called = [sys.executable, "-m", "pytest", "--collect-only", "-qq", "-n0", "-p", "no:cacheprovider", *judging]
    alone = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST_")}
    found = subprocess.run(called, cwd=ROOT, env=alone, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stderr
