"""What processes that still run have taken is counted."""

from __future__ import annotations

import subprocess
import sys

import pytest

from benchmarks import measuring
from benchmarks.processes import PROC, processors

BUSY = "import time\nwhile time.process_time() < 0.5: pass\nprint(flush=True)\ninput()"


@pytest.mark.skipif(not PROC.exists(), reason="only where the system tells")
def test_a_child_that_still_runs_is_counted() -> None:
    before = processors() - measuring.processors()
    with subprocess.Popen([sys.executable, "-c", BUSY], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.readline()
        running = processors() - measuring.processors()
        child.communicate(b"\n")
    assert running - before == pytest.approx(0.5, abs=0.3)
    assert processors() - measuring.processors() == pytest.approx(before, abs=0.1)
