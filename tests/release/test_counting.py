"""What tests say that they tried is in the file of the run, whichever process they ran in and however they ended."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.release.sizes import RUN, chance, deep, size, thoroughly

pytest_plugins = ["pytester"]

ROOT = Path(__file__).parents[2]
TESTS = """
import pytest
from hypothesis import given, settings, strategies as st
from tests.release.sizes import RUN, size

def test_two_rows(tried):
    tried(4, 30), tried(4, 12), tried(7, 1)

@settings(max_examples=5, database=None)
@given(st.integers())
def test_each_example(tried, number):
    tried(8, 1)

@pytest.mark.parametrize("size", [size(8)])
def test_size(tried, size):
    tried(19, size)

def test_one_that_fails(tried):
    tried(4, 5)
    assert RUN.seed is None

@pytest.fixture
def broken():
    raise RuntimeError

def test_one_that_is_broken(broken): pass
def test_one_that_cannot_be_run(tried): pytest.skip("no network")
def test_one_that_tries_nothing(): pass
"""


@pytest.fixture
def run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Any:
    pytester.makepyfile(test_it=TESTS)
    pytester.makeini("[pytest]")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.delenv("PYTEST_ADDOPTS", raising=False)

    def begin(*args: str) -> dict[str, Any]:
        pytester.runpytest_subprocess("-p", "tests.release.counting", "--tried", "tried.json", *args)
        found: dict[str, Any] = json.loads(pytester.path.joinpath("tried.json").read_text("utf-8"))
        found["tests"] = {name.partition("::test_")[2]: each for name, each in found["tests"].items()}
        return found

    return begin


@pytest.mark.parametrize("processes", ["-n0", "-n2"])
def test_each_test_has_what_it_tried_and_how_it_ended(run: Any, processes: str) -> None:
    found = run(processes)
    assert {name: (each["tried"], each["outcome"]) for name, each in found["tests"].items()} == {
        "two_rows": ({"4": 42, "7": 1}, "passed"),
        "each_example": ({"8": 5}, "passed"),
        "size[30]": ({"19": 30}, "passed"),
        "one_that_fails": ({"4": 5}, "failed"),
        "one_that_is_broken": ({}, "failed"),
        "one_that_cannot_be_run": ({}, "skipped"),
        "one_that_tries_nothing": ({}, "passed"),
    }
    assert found["tests"]["one_that_cannot_be_run"]["told"] == ["no network"]
    assert found["seed"] == 0


@pytest.mark.parametrize("processes", ["-n0", "-n1"])
def test_a_slice_tries_more_with_another_seed(run: Any, processes: str) -> None:
    found = run(processes, "--thorough", "3", "--hypothesis-seed", "7")
    assert found["tests"]["size[90]"]["tried"] == {"19": 90}
    assert (found["seed"], found["thorough"]) == (7, 3)


def test_sizes_and_chances_follow_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(RUN, "thorough", 3)
    assert (size(5), thoroughly(5)) == (150, 15)
    assert (thoroughly(12) // deep(), deep()) == (12, 3)
    monkeypatch.setattr(RUN, "thorough", 20)
    assert (thoroughly(12) // deep(), deep()) == (48, 5)
    monkeypatch.setattr(RUN, "seed", None)
    plain = [chance("a").random() for _ in range(2)]
    monkeypatch.setattr(RUN, "seed", 7)
    assert plain[0] == plain[1]
    assert chance("a").random() == chance("a").random() != plain[0]
    assert chance("b").random() != chance("a").random()
    monkeypatch.setattr(RUN, "seed", 0)
    assert chance("a").random() == plain[0]
