"""How many of how many: the count, of what, and a share that never says nobody or everybody where that is untrue."""

import pytest

from indicatorkit.report.shares import share


@pytest.mark.parametrize(
    ("number", "total", "said"),
    [
        (12, 43, "12 van 43 (28\u00a0%)"),
        (1, 8, "1 van 8 (13\u00a0%)"),
        (0, 43, "0 van 43 (0\u00a0%)"),
        (43, 43, "43 van 43 (100\u00a0%)"),
        (1, 400, "1 van 400 (<1\u00a0%)"),
        (399, 400, "399 van 400 (>99\u00a0%)"),
        (0, 0, "0 van 0"),
        (9904, 13209, "9904 van 13.209 (75\u00a0%)"),
    ],
)
def test_a_share_never_stands_without_its_count(number: int, total: int, said: str) -> None:
    assert share(number, total, "nl") == said
