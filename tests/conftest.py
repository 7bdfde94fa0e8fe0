"""What holds for every test: figures are told at the end of the run, laws come first, and coverage ignores them."""

import gc
import os
import sys
from collections import Counter
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.release import counting
from tests.release.counting import FIGURE

LAWS = Path(__file__).parent / "laws"
UNWATCHED = (LAWS, *(Path(__file__).parent / each for each in ("fuzz", "mutation", "stable")))
"""Where tests say that things are true, very often, not that lines are run."""

TO_CHILDREN = ("COVERAGE_PROCESS_CONFIG", "COVERAGE_PROCESS_START")
"""By what coverage reaches the processes that a test starts."""

settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")  # how long an example took says more of who else uses the machine than of what is tried
gc.set_threshold(50_000, 20, 20)  # laws make much and keep little: to look for circles took a tenth of the time
os.environ.pop("COLUMNS", None)  # texts are as wide as in a pipe, whatever the width of who runs the tests


def pytest_addoption(pluginmanager: pytest.PytestPluginManager) -> None:
    pluginmanager.register(counting)


@pytest.fixture
def tell(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Say something that a reader of the run wants to see, whether or not the test passes."""
    return lambda line: request.node.user_properties.append((FIGURE, line))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Laws say that things are true, not that lines are run: watched by coverage they would last for hours.

    In a process of pytest-xdist they come first, with all that coverage does not watch, and then files with many tests:
    a process takes file after file, and the longest must not be the last.
    """
    for item in items:
        if any(map(item.path.is_relative_to, UNWATCHED)):
            item.add_marker("no_cover")
    if hasattr(config, "workerinput"):
        tests = Counter(item.path for item in items)
        items.sort(key=lambda item: (item.get_closest_marker("no_cover") is None, -tests[item.path]))


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Hardly anything of what is collected is thrown away; to look for it takes a fifth of the time of collecting."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """What a test without coverage starts is not watched either."""
    if item.get_closest_marker("no_cover") is None:
        return (yield)
    said = {name: os.environ.pop(name) for name in TO_CHILDREN if name in os.environ}
    try:
        return (yield)
    finally:
        os.environ.update(said)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None, object, object]:
    """Nor what is made for it."""
    if item.get_closest_marker("no_cover") is None:
        return (yield)
    with unwatched():
        return (yield)


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """In a process of pytest-xdist, itself a subprocess, others still watch where pytest-cov has paused."""
    if item.get_closest_marker("no_cover") is None:
        return (yield)
    with unwatched():
        return (yield)


@contextmanager
def unwatched() -> Iterator[None]:
    """Nobody looks which lines are run; never around what pytest-cov pauses, which begins anew with another watcher."""
    watching = sys.gettrace()
    sys.settrace(None)
    try:
        yield
    finally:
        sys.settrace(watching)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The figures of all tests, in whichever process they ran."""
    reports = [each for found in terminalreporter.stats.values() for each in found]
    told = [
        line
        for each in reports
        if getattr(each, "when", "") == "call"
        for name, line in each.user_properties
        if name == FIGURE
    ]
    if told:
        terminalreporter.section("figures")
        for line in told:
            terminalreporter.line(line)
