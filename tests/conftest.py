"""Figures that a test measures or counts, told at the end of the run instead of being lost in captured output."""

from collections.abc import Callable

import pytest

FIGURES = pytest.StashKey[list[str]]()


@pytest.fixture
def tell(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Say something that a reader of the run wants to see, whether or not the test passes."""
    return request.config.stash.setdefault(FIGURES, []).append


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    told = config.stash.get(FIGURES, [])
    if told:
        terminalreporter.section("figures")
        for line in told:
            terminalreporter.line(line)
