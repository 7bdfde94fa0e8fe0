"""Counts as people read them: how many of how many, and which share that is."""

from __future__ import annotations

from fractions import Fraction
from math import floor
from typing import Final

from ..words import Lang, say

HALF = Fraction(1, 2)
APART: Final = 10_000
"""Four figures are read at a glance."""


def share(number: int, total: int, lang: Lang) -> str:
    """How many of how many, with the share in whole percents where there is one.

    Who is somebody is never 0 %, and who is not everybody never 100 %.

    >>> share(12, 43, "en"), share(1, 400, "en"), share(0, 0, "en")
    ('12 of 43 (28%)', '1 of 400 (<1%)', '0 of 0')
    """
    words = {"number": amount(number, lang), "total": amount(total, lang)}
    if not total:
        return say("report.share.none", lang, **words)
    return say("report.share.of", lang, **words, percent=_percent(Fraction(number, total)))


def amount(number: int, lang: Lang) -> str:
    """A count, from ten thousand on with its thousands apart.

    >>> amount(13209, "nl"), amount(13209, "en"), amount(9904, "nl")
    ('13.209', '13,209', '9904')
    """
    if number < APART:
        return str(number)
    return f"{number:,}".replace(",", ".") if lang == "nl" else f"{number:,}"


def _percent(found: Fraction) -> str:
    """Whole percents, a half upwards."""
    whole = floor(found * 100 + HALF)
    if whole == 0 and found:
        return "<1"
    if whole == 100 and found != 1:
        return ">99"
    return str(whole)
