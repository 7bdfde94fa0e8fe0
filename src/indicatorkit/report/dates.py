"""Waves and dates as people read them: a month or a day in words, anything else as it is written."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from ..words import Lang, say

MONTH: Final = re.compile(r"(\d{4})-(\d{2})")
MOMENT: Final = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ][\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?")


def in_words(when: str, lang: Lang) -> str:
    """A wave or a date in words where it reads as a month or a day; of a moment its day; anything else as it is.

    >>> in_words("2024-12", "nl"), in_words("2024-12-01", "nl"), in_words("najaar", "nl")
    ('december 2024', '1 december 2024', 'najaar')
    """
    text = when.strip()
    if (found := MONTH.fullmatch(text)) and 1 <= int(found[2]) <= 12:
        return say("report.when.month", lang, month=_month(int(found[2]), lang), year=int(found[1]))
    if found := MOMENT.fullmatch(text):
        try:
            day = date.fromisoformat(found[1])
        except ValueError:
            return when
        return say("report.when.day", lang, day=day.day, month=_month(day.month, lang), year=day.year)
    return when


def _month(number: int, lang: Lang) -> str:
    return say(f"report.when.months.{number}", lang)
