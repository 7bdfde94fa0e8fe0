"""Lines no longer than so many characters, in which a number stays with what it counts: `2 × Ja` is never broken."""

from __future__ import annotations

import re
import textwrap
from typing import Any, Final

_TIMES: Final = re.compile("(?<=[0-9]) × ")
_KEPT: Final = "\u00a0×\u00a0"


def kept(text: str) -> str:
    """The text with spaces that break nowhere between a number, the sign of times and what it counts."""
    return _TIMES.sub(_KEPT, text)


def wrap(text: str, width: int, **how: Any) -> list[str]:
    """The lines of a text; `how` is what `textwrap.wrap` takes.

    >>> wrap("Bekend: 12 × Ja.", 13)
    ['Bekend:', '12 × Ja.']
    """
    return [line.replace(_KEPT, " × ") for line in textwrap.wrap(kept(text), width, **how)]


def fill(text: str, width: int, **how: Any) -> str:
    """The lines of a text under each other."""
    return "\n".join(wrap(text, width, **how))
