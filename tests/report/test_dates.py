"""Waves and dates in words."""

from __future__ import annotations

import pytest

from indicatorkit.report.dates import in_words


@pytest.mark.parametrize(
    ("written", "nl", "en"),
    [
        ("2024-12", "december 2024", "December 2024"),
        ("2024-12-01", "1 december 2024", "1 December 2024"),
        ("2024-03-09T14:05:00+01:00", "9 maart 2024", "9 March 2024"),
    ],
)
def test_a_month_and_a_day_are_said_in_words(written: str, nl: str, en: str) -> None:
    assert (in_words(written, "nl"), in_words(written, "en")) == (nl, en)


@pytest.mark.parametrize("written", ["", "2024", "najaar", "2024-13", "2024-02-30", "2024-1", "2024-12-01 en later"])
def test_anything_else_stays_as_it_is_written(written: str) -> None:
    assert in_words(written, "nl") == written
