"""A disk that is full at any byte, whoever writes: Python, pyarrow, or the shell that takes what is printed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import indicatorkit as ik
from tests.faults.verbs import PER_FILE, VERBS, here, placed, told, tree
from tests.full_disk import full_after
from tests.release.counting import Tried

WRITERS = [verb for verb in VERBS if not verb.startswith(("check", "score"))]
OURS = {**os.environ, "PYTHONPATH": str(Path(ik.__file__).parents[1])}
PRINTED = (
    "score nad answers.csv --format csv",
    "schema",
    "check nad",
    "why-grey nad answers.csv",
)


@pytest.mark.no_cover
@pytest.mark.parametrize("verb", WRITERS)
def test_a_disk_that_is_full_at_any_byte_leaves_the_old_files(
    verb: str, begun: Path, tmp_path: Path, tried: Tried
) -> None:
    with here(begun, tmp_path / "once") as folder:
        before = tree(folder)
        told(placed(VERBS[verb], folder))
        after = tree(folder)
    sizes = [len(data) for name, data in after.items() if data is not None and data != before.get(name)]
    numbers = sorted({part for size in sizes for part in (0, 1, size // 3, size // 2, size - 1)})
    for number in numbers:
        with here(begun, tmp_path / f"{number}") as folder:
            command = placed(VERBS[verb], folder)
            with full_after(number):
                code, said = told(command)
            assert code == 2, (verb, number, said)
            assert "cannot be written" in said and "Traceback" not in said, (verb, number, said)
            found = tree(folder)
            if verb in PER_FILE:
                assert all(found[name] in (before.get(name), after.get(name)) for name in found)
            else:
                assert found == before, (verb, number)
    tried(11, len(numbers))


@pytest.mark.no_cover
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("command", PRINTED)
def test_what_is_printed_to_a_full_disk_ends_in_words(command: str, tmp_path: Path, tried: Tried) -> None:
    (tmp_path / "answers.csv").write_text("regio;flexwoningen\nEde;Ja\n", "utf-8")
    words = [sys.executable, "-m", "indicatorkit", *command.split(), "--lang", "en"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            words, stdout=full, stderr=subprocess.PIPE, cwd=tmp_path, env=OURS, timeout=300, check=False
        )
    said = done.stderr.decode()
    assert (done.returncode, "the disk is full" in said, "Traceback" in said) == (2, True, False), said
    tried(11, 1)
