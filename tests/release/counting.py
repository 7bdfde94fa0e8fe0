"""The fixture `tried`, by which a test says how much it tried for a row of RELIABILITY.md, and the file of a run."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Generator
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

from .moment import commit, now
from .sizes import RUN

TRIED, FIGURE, COUNTING = "tried", "figure", "counting of what is tried"
SEED = "hypothesis_seed"

Tried = Callable[[int, int], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("reliability", "figures of RELIABILITY.md")
    group.addoption("--tried", type=Path, metavar="FILE", help="write what each test tried to this file")
    group.addoption("--thorough", type=int, default=1, metavar="N", help="try so many times as much")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Sizes and seed are known before a test is imported: sizes stand in decorators and parameters.

    A figure has a seed with which it can be made again: nought where none is given, so that what is tried in a run of
    the checks is the same until somebody changes something; slices are for what nobody has tried before.
    """
    if config.getoption("--tried") and config.getoption(SEED) is None:
        setattr(config.option, SEED, "0")
    seed = config.getoption(SEED)
    RUN.thorough = config.getoption("--thorough")
    RUN.seed = int(seed) if str(seed).isdigit() else None
    config.pluginmanager.register(Counting(config), COUNTING)


def pytest_report_header() -> str | None:
    return None if RUN.seed is None else f"reliability: seed {RUN.seed}, thorough {RUN.thorough}"


@pytest.fixture(scope="session")
def tried(pytestconfig: pytest.Config) -> Tried:
    """Add to what the running test has tried for a row: `tried(4, 200)`.

    Of the session, so that it may be called for every example of Hypothesis; it counts for the test that calls.
    """
    counting: Counting = pytestconfig.pluginmanager.get_plugin(COUNTING)
    return counting.tried


class Counting:
    """Counts for the test that is running; the process that hears of all tests writes the file."""

    def __init__(self, config: pytest.Config) -> None:
        self.now: Counter[int] = Counter()
        self.file: Path | None = None if hasattr(config, "workerinput") else config.getoption("--tried")
        self.found: dict[str, dict[str, Any]] = {}
        self.began, self.since = now(), monotonic()

    def tried(self, row: int, number: int) -> None:
        """Adds to what the running test has tried for a row."""
        self.now[row] += number

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, call: pytest.CallInfo[None]) -> Generator[None, Any, Any]:
        report = yield
        if call.when == "teardown":
            report.user_properties += [(TRIED, (row, number)) for row, number in self.now.items()]
            self.now.clear()
        return report

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """A test is what the worst of its three parts is; one that was left out has tried nothing, and tells why."""
        one = self.found.setdefault(report.nodeid, {"tried": {}, "outcome": "passed", "told": []})
        if report.outcome != "passed" and one["outcome"] != "failed":
            one["outcome"] = report.outcome
        if report.skipped and isinstance(report.longrepr, tuple):
            one["told"].append(str(report.longrepr[-1]).removeprefix("Skipped: "))
        for name, value in report.user_properties if report.when == "teardown" else ():
            if name == TRIED:
                one["tried"][str(value[0])] = value[1]
            if name == FIGURE:
                one["told"].append(value)

    def pytest_sessionfinish(self) -> None:
        if self.file is not None:
            run = {"seed": RUN.seed, "thorough": RUN.thorough, "began": self.began, "commit": commit()}
            said = {**run, "seconds": round(monotonic() - self.since), "tests": self.found}
            self.file.write_text(json.dumps(said, indent=1, sort_keys=True), "utf-8")
