"""A release is quick and light enough: what `python -m benchmarks promised` measures, each held to its bar."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from benchmarks.telling import writer
from benchmarks.topics.promised import measurements
from tests.release.counting import Tried

pytestmark = pytest.mark.release


def test_every_measurement_is_within_its_bar(tried: Tried, tell: Callable[[str], None]) -> None:
    above = []
    for each in measurements():
        written, best = writer(each.unit), min(each.values)
        assert each.at_most is not None
        tell(f"{each.what}: {written(best)}, at most {written(each.at_most)}")
        tried(16, 1)
        if best > each.at_most:
            above.append(each.what)
    assert not above
