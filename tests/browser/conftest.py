"""What tests in a browser share: the browser, the reports, and a way to open their pages."""

from collections.abc import Generator

import pytest

from tests.browser.driving import Visitor, Visitors, chromium
from tests.browser.reports import Report, reporter


@pytest.fixture(scope="package")
def visit() -> Generator[Visitor, None, None]:
    """Opens a page: `visit(file, width, **settings)`. One browser; pages are kept open by their settings."""
    with chromium() as browser:
        yield Visitors(browser).visit


@pytest.fixture(scope="package")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The folder of a report: `report("nad", "nl")`."""
    return reporter(tmp_path_factory.mktemp("reports"))
