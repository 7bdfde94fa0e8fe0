"""Processes, begun anew or split off, score as the one that began them."""

from __future__ import annotations

import multiprocessing
import warnings
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

import pytest

import indicatorkit as ik
from tests.release.counting import Tried
from tests.release.sizes import size
from tests.threads.scoring import FRAMEWORKS, alone, differing

PROCESSES = 2

pytestmark = pytest.mark.no_cover


@pytest.fixture
def quiet() -> Iterator[None]:
    """Newer Pythons warn of splitting a process that has threads, as tests have; none of them holds a lock of ours."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        yield


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("way", multiprocessing.get_all_start_methods())
def test_processes_score_as_one_does(way: str, tried: Tried) -> None:
    context, many = multiprocessing.get_context(way), size(15) // 10
    with ProcessPoolExecutor(PROCESSES, mp_context=context) as processes:
        begun = [
            processes.submit(differing, ik.compile(ik.load(framework)), framework, seed, many, alone(framework))
            for seed in range(PROCESSES)
            for framework in FRAMEWORKS
        ]
        assert [each.result() for each in begun] == [0] * len(begun)
    tried(15, len(begun) * many)
