"""Figures that a test measures or counts, told at the end of the run instead of being lost in captured output."""

import os
from collections.abc import Callable

import pytest

FIGURE = "figure"

os.environ.pop("COLUMNS", None)  # texts are as wide as in a pipe, whatever the width of who runs the tests


@pytest.fixture
def tell(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Say something that a reader of the run wants to see, whether or not the test passes."""
    return lambda line: request.node.user_properties.append((FIGURE, line))


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
