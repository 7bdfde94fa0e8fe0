"""What fails is noticed: an error of Python, time, room, a process that dies; each told with the file that did it."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

import pytest

from .trying import told_by

PROGRAM = """
import os, sys, time
from pathlib import Path
from tests.fuzz import trying

def came_of(file, *, whole):
    {does}
    return "read"

trying.came_of, trying.PATIENCE, trying.SECONDS = came_of, {patience}, 0.2
trial = trying.Trial(Path(sys.argv[1]))
for number in range(3):
    trial.of(b"file %d" % number)
trial.tell()
"""


def found(folder: Path, does: str, patience: float = 5) -> dict[str, Any]:
    return told_by(["-c", PROGRAM.format(does=does, patience=patience), str(folder)], folder, most=120)


@pytest.mark.parametrize(
    ("does", "said"),
    [
        ("raise KeyError('x')", "KeyError: 'x'"),
        ("assert file.read_bytes() == b''", "AssertionError"),
        ("sum(range(30_000_000))", "it took"),
        ("len(bytearray(b'x') * (400 << 20))", "it took"),
        ("bytearray(b'x') * (4 << 30)", "MemoryError"),
    ],
)
def test_what_fails_is_told_once_with_its_file(does: str, said: str, tmp_path: Path) -> None:
    told = found(tmp_path, does)
    assert (told["tried"], told["came"]) == (3, {"failed": 3})
    assert said in told["failed"][0]["wrong"]
    assert base64.b64decode(told["failed"][0]["file"]) == b"file 0"


def test_what_has_no_end_is_given_up_and_told_with_its_file(tmp_path: Path) -> None:
    told = found(tmp_path, "while True: pass", patience=0.5)
    assert (told["tried"], told["came"]) == (3, {"failed": 3})
    assert "it has no end" in told["failed"][0]["wrong"]
    assert base64.b64decode(told["failed"][0]["file"]) == b"file 0"


def test_a_process_that_died_is_told_with_the_file_that_it_died_of(tmp_path: Path) -> None:
    told = found(tmp_path, "if file.read_bytes() == b'file 1': os.abort()")
    assert "the process died" in told["failed"][0]["wrong"]
    assert base64.b64decode(told["failed"][0]["file"]) == b"file 1"


def test_what_passes_is_told_with_what_it_took(tmp_path: Path) -> None:
    told = found(tmp_path, "pass")
    assert (told["tried"], told["came"], told["failed"]) == (3, {"read": 3}, [])
    assert told["slowest"] < 0.2
    assert told["largest"] < 50
