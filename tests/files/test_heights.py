"""Heights of rows are reckoned from what stands in them."""

from __future__ import annotations

from indicatorkit.files.heights import height, lines


def test_a_row_is_as_high_as_its_longest_text() -> None:
    assert lines("", 10, 10) == 1
    assert lines("een\n\ntwee", 10, 10) == 3
    assert lines("woord " * 10, 10, 10) > lines("woord " * 10, 20, 10) > lines("woord " * 10, 20, 8)
    assert (
        height([("een", 10, 10), ("een\ntwee", 10, 10)]) == height([("een\ntwee", 10, 10)]) > height([("een", 10, 10)])
    )
    assert height([("x\n" * 1000, 10, 10)]) == 400
