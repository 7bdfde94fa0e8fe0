"""The normal form of a word: what is left of it when case, accents, spaces, hyphens and apostrophes do not count."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_APOSTROPHES: Final = re.compile("['`´\u2018\u2019\u201a\u201b\u02bb\u02bc\u02b9\u2032\uff07]")  # noqa: RUF001  # as people type them
_HYPHENS: Final = "\\-\u2010-\u2015\u2212\u2043\ufe58\ufe63\uff0d"
_HYPHEN: Final = re.compile(f"[{_HYPHENS}]")
_APART: Final = re.compile(f"[\\s_{_HYPHENS}]+")


@lru_cache(maxsize=1 << 16)
def normal(text: str) -> str:
    """The form in which two spellings of one word are equal; empty only where nothing is to be seen.

    `Binary-Artifacts` is `binary_artifacts`, `’s-Hertogenbosch` is `'s Hertogenbosch`. What stands between two digits
    keeps them apart, and a minus sign stays: `1-2` is `1 2` but not `12`, `-1` is not `1`. A text of nothing but such
    signs is its own normal form.

    >>> normal("’s-Hertogenbosch") == normal("'s Hertogenbosch")
    True
    >>> normal("1 – 2"), normal("-1"), normal("–")
    ('1-2', '-1', '-')
    """
    folded = text.lower() if text.isascii() else _folded(text)
    if folded.isalnum():
        return folded
    kept = _APART.sub(_kept, _APOSTROPHES.sub("", folded))
    return kept or _HYPHEN.sub("-", "".join(folded.split()))


def trimmed(text: str) -> str:
    """The text without blanks and invisible signs around it, and with one space where several stand.

    >>> trimmed("  In \u00a0ontwikkeling\u200b")
    'In ontwikkeling'
    """
    if not text.isascii():
        text = "".join(each for each in text if unicodedata.category(each) != "Cf")
    return " ".join(text.split())


def as_id(text: str) -> str:
    """What is left of a text in the letters of an id, its words joined by `_`; perhaps nothing.

    >>> as_id("Súdwest-Fryslân: ’s avonds"), as_id("★")
    ('sudwest_fryslan_s_avonds', '')
    """
    return "_".join(re.findall("[a-z0-9]+", "_".join(normal(each) for each in re.split(r"[\W_]+", text))))


def _folded(text: str) -> str:
    """Lower case, without accents and invisible signs; compatible characters are one (`ĳ` is `ij`)."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    kept = (each for each in plain if not unicodedata.combining(each) and unicodedata.category(each) != "Cf")
    return unicodedata.normalize("NFC", "".join(kept))


def _kept(found: re.Match[str]) -> str:
    """What stays of the signs between words: a hyphen between two digits or before a number, else nothing."""
    text, begin, end = found.string, found.start(), found.end()
    if end == len(text) or not text[end].isdigit():
        return ""
    if begin:
        return "-" if text[begin - 1].isdigit() else ""
    return "-" if _HYPHEN.search(found.group()) else ""
