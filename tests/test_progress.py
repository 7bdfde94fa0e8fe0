"""How far work is, told to who listens."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path
from threading import Thread

import indicatorkit as ik
from indicatorkit.progress import progress, watched

ANSWERS = Path(__file__).parents[1] / "frameworks/demo/nad.csv"


def test_nobody_listens_unless_asked() -> None:
    assert list(watched("files", [1, 2])) == [1, 2]


def test_a_listener_hears_the_beginning_and_every_part() -> None:
    heard: list[tuple[str, int, int]] = []
    with progress(lambda *each: heard.append(each)):
        assert list(watched("files", (each for each in "ab"), 2)) == ["a", "b"]
    assert heard == [("files", 0, 2), ("files", 1, 2), ("files", 2, 2)]
    list(watched("files", "ab"))
    assert len(heard) == 3


def test_long_work_says_how_far_it_is() -> None:
    heard: list[tuple[str, int, int]] = []
    nad = ik.load("nad")
    with ik.progress(lambda *each: heard.append(each)):
        scores = ik.score(nad, ANSWERS)
        ik.why_grey(scores)
        ik.verify(nad)
    assert {what for what, _, _ in heard} == {"files", "answers", "greys", "proofs"}
    for what in ("files", "answers", "greys", "proofs"):
        done = [(each, total) for kind, each, total in heard if kind == what]
        assert done[0][0] == 0 and done[-1][0] == done[-1][1]


def test_another_thread_is_not_listened_to() -> None:
    heard: list[str] = []
    with progress(lambda what, _, __: heard.append(what)):
        work = Thread(target=lambda: list(watched("files", "ab")))
        work.start()
        work.join()
    assert heard == []


SLOW = """
import time
import rich.progress  # on a busy machine that alone can take longer than the work
from indicatorkit.cli.progress import bars
from indicatorkit.progress import watched
with bars("nl", wanted={wanted}, patience=0.05):
    for _ in watched("files", range(4)):
        time.sleep(0.1)
print("klaar")
"""


def _on_a_terminal(wanted: bool, term: str = "xterm") -> tuple[str, str]:
    """What a terminal on stderr got, and what stdout did."""
    ours, theirs = pty.openpty()
    env = {**os.environ, "TERM": term, "COLUMNS": "80"}
    ran = subprocess.run(
        [sys.executable, "-c", SLOW.format(wanted=wanted)], stdout=subprocess.PIPE, stderr=theirs, env=env, check=True
    )
    os.close(theirs)
    try:
        told = os.read(ours, 1 << 16).decode()
    except OSError:  # Linux: nothing was written
        told = ""
    os.close(ours)
    return told, ran.stdout.decode()


def test_a_bar_appears_on_a_terminal_and_never_in_the_data() -> None:
    told, data = _on_a_terminal(wanted=True)
    assert "bestanden lezen" in told and "/4" in told
    assert data == "klaar\n"


def test_no_bar_where_it_is_not_wanted_or_cannot_be_redrawn() -> None:
    assert _on_a_terminal(wanted=False) == ("", "klaar\n")
    assert _on_a_terminal(wanted=True, term="dumb") == ("", "klaar\n")


def test_no_bar_in_a_log() -> None:
    ran = subprocess.run([sys.executable, "-c", SLOW.format(wanted=True)], capture_output=True, text=True, check=True)
    assert ran.stderr == ""
