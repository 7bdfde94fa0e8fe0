"""The guard of texts in CSV: an apostrophe before what a spreadsheet would take for a formula.

OWASP, *CSV Injection*: a text that begins with one of `= + - @`, a tab, a line end or a null is run by a spreadsheet
that opens the file. So do the wide forms of those signs in some languages.
"""

from __future__ import annotations

import re
from typing import Final

GUARD: Final = "'"
_RISKY: Final = re.compile("'*[=+\\-@\\t\\r\\n\\0\uff1d\uff0b\uff0d\uff20]")  # the last four are the wide forms


def guarded(text: str) -> str:
    """The text with one apostrophe before it if it is risky, with or without apostrophes of its own.

    >>> guarded("=1+1"), guarded("'=1+1"), guarded("'s-Hertogenbosch")
    ("'=1+1", "''=1+1", "'s-Hertogenbosch")
    """
    return GUARD + text if _RISKY.match(text) else text


def unguarded(text: str) -> str:
    """The text as it was before it was guarded.

    >>> unguarded(guarded("'=1+1")), unguarded("'s-Hertogenbosch")
    ("'=1+1", "'s-Hertogenbosch")
    """
    return text[1:] if text[:1] == GUARD and _RISKY.match(text) else text
