"""Thirty-two threads at once score, explain, compile, read and write as one does after another."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from time import sleep
from typing import TypeVar

import pytest

import indicatorkit as ik
from indicatorkit.limits import allowed
from tests.release.counting import Tried
from tests.release.sizes import size
from tests.threads.beginning import HURRIED, THREADS
from tests.threads.scoring import CASES, FRAMEWORKS, alone, chosen, differing, explained

ROUNDS = 2
BEGINNINGS = 2
EXPLAINED = 3
ROOT = Path(__file__).parents[2]
T = TypeVar("T")

pytestmark = pytest.mark.no_cover


@pytest.fixture(autouse=True)
def hurried() -> Iterator[None]:
    """Threads take turns far more often than they do by themselves."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(HURRIED)
    try:
        yield
    finally:
        sys.setswitchinterval(before)


def at_once(work: Callable[[int], T], threads: int = THREADS) -> list[T]:
    """What comes of the work of each thread; they begin together."""
    started = Barrier(threads)

    def begun(seed: int) -> T:
        started.wait()
        return work(seed)

    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(begun, range(threads)))


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_cases_are_scored_as_by_one_thread(framework: str, tried: Tried) -> None:
    many, ready, wanted = size(15) // len(FRAMEWORKS) + 1, ik.compile(ik.load(framework)), alone(framework)
    assert at_once(lambda seed: differing(ready, framework, seed, many, wanted)) == [0] * THREADS
    tried(15, THREADS * many)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_a_framework_that_nobody_made_ready_is_made_ready_once_for_all(framework: str, tried: Tried) -> None:
    wanted = alone(framework)
    for _ in range(ROUNDS):
        fresh = ik.load(framework)
        found = at_once(lambda seed, of=fresh: differing(ik.compile(of), framework, seed, 3, wanted))  # type: ignore[misc]
        assert found == [0] * THREADS
    tried(15, ROUNDS * THREADS * 3)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_explanations_are_those_of_one_thread(framework: str, tried: Tried) -> None:
    ready = ik.compile(ik.load(framework))
    wanted = {place: explained(ready, framework, place) for place in range(EXPLAINED)}
    fresh = ik.compile(ik.load(framework))
    for place, said in enumerate(at_once(lambda seed: explained(fresh, framework, seed % EXPLAINED))):
        assert said == wanted[place % EXPLAINED]
    tried(15, THREADS)


def test_rows_are_scored_as_by_one_thread(tried: Tried) -> None:
    framework = ik.load("nad")
    rows = [
        [{"entity": f"E{place}", "flexwoningen": "ja", "optoppen": ("nee", "ja")[place % 2]}] * 1 for place in range(8)
    ]
    wanted = [ik.score(ik.load("nad"), each).as_dict()["rows"] for each in rows]
    for seed, found in enumerate(at_once(lambda seed: ik.score(framework, rows[seed % 8]).as_dict()["rows"])):
        assert found == wanted[seed % 8]
    tried(15, THREADS)


def test_files_are_written_as_by_one_thread_and_new_files_stay_open_to_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To ask which bits new files get is to set them for a moment: of two that do, one keeps what the other set."""
    umask = os.umask

    def slowly(bits: int) -> int:
        found = umask(bits)
        sleep(1e-3)  # that moment, made longer
        return found

    monkeypatch.setattr(os, "umask", slowly)
    scores = ik.score(ik.load("nad"), [{"entity": "Ede", "flexwoningen": "ja"}])
    ik.write(scores, tmp_path / "one.json")
    mode, wanted = (tmp_path / "one.json").stat().st_mode, (tmp_path / "one.json").read_bytes()
    for number in range(ROUNDS):
        at_once(lambda seed, of=number: ik.write(scores, tmp_path / f"{of}-{seed}.json"))  # type: ignore[misc]
    found = list(tmp_path.iterdir())
    assert len(found) == 1 + ROUNDS * THREADS
    assert {(each.stat().st_mode, each.read_bytes()) for each in found} == {(mode, wanted)}
    (tmp_path / "after").touch()
    assert (tmp_path / "after").stat().st_mode == mode


def test_of_many_who_write_one_file_each_writes_it_whole(tmp_path: Path) -> None:
    framework = ik.load("nad")
    some = [ik.score(framework, [{"entity": f"E{number}", "flexwoningen": "ja"}]) for number in range(4)]
    whole = {ik.write(each, tmp_path / f"{place}.json").files[0].read_bytes() for place, each in enumerate(some)}
    at_once(lambda seed: ik.write(some[seed % 4], tmp_path / "all.json", force=True))
    assert (tmp_path / "all.json").read_bytes() in whole
    assert len(list(tmp_path.iterdir())) == 5


def test_limits_are_those_of_the_thread() -> None:
    def held(seed: int) -> bool:
        with ik.Limits(rows=seed + 1).held():
            rows = [{"entity": f"E{number}", "flexwoningen": "ja"} for number in range(seed + 2)]
            with pytest.raises(ik.DataError):
                ik.score(framework, rows)
            return len(ik.score(framework, rows[1:]).rows) == seed + 1 == allowed().rows

    framework = ik.load("nad")
    assert all(at_once(held))
    assert allowed() == ik.Limits()


@pytest.mark.parametrize("time", range(BEGINNINGS))
def test_all_may_begin_at_once_in_a_process_where_nothing_was_imported(time: int, tried: Tried) -> None:
    paths = os.pathsep.join([str(Path(ik.__file__).parents[1]), str(ROOT)])
    words = [sys.executable, "-m", "tests.threads.beginning"]
    environ = {**os.environ, "PYTHONPATH": paths}
    done = subprocess.run(words, cwd=ROOT, env=environ, capture_output=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr.decode()[-4000:]
    assert json.loads(done.stdout) == [THREADS, 1]
    tried(15, 2 * THREADS)


def test_the_cases_are_many_and_differ() -> None:
    for framework in FRAMEWORKS:
        assert len({str(each) for each in alone(framework)}) > CASES // 2
    assert chosen(1, 50) != chosen(2, 50)
