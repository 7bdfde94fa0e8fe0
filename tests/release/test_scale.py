"""A release is quick and light enough: what `python -m benchmarks promised` measures, each held to its bar."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from benchmarks.telling import writer
from benchmarks.topics.promised import PROMISED
from tests.release.counting import Tried

pytestmark = pytest.mark.release


@pytest.mark.parametrize("what", PROMISED)
def test_it_is_within_its_bar(what: str, tried: Tried, tell: Callable[[str], None]) -> None:
    found = PROMISED[what]()
    best, written = min(found.values), writer(found.unit)
    assert found.at_most is not None
    tell(f"{found.what}: {written(best)}, at most {written(found.at_most)}")
    tried(16, 1)
    assert best <= found.at_most
