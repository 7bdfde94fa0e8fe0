"""Codes of indicators in Swing: at most fifty of `a-z`, `0-9` and `_`, each once.

Source: Swing Studio help, *Indicators* (ABF Research): the code cannot be changed afterwards.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from ...errors import DataError
from ...issues import Issue, Where

LONGEST: Final = 50
_ALLOWED: Final = re.compile(r"[a-z0-9_]+")


def check(codes: Sequence[str]) -> list[Issue]:
    """What is doubtful about these codes: one that begins with a digit. All that Swing refuses is a `DataError`."""
    wrong = [
        *(
            Issue("error", "swing-code-too-long", Where(), {"code": each, "most": LONGEST, "length": len(each)})
            for each in codes
            if len(each) > LONGEST
        ),
        *(
            Issue("error", "swing-code-letters", Where(), {"code": each})
            for each in codes
            if not _ALLOWED.fullmatch(each)
        ),
        *(
            Issue("error", "swing-code-clash", Where(), {"code": each})
            for each, times in Counter(codes).items()
            if times > 1
        ),
    ]
    if wrong:
        raise DataError(wrong)
    return [Issue("warning", "swing-code-digit", Where(), {"code": code}) for code in codes if code[0].isdigit()]
