"""What TOML 1.1 allows and 1.0 does not: some readers take it and others refuse the whole file.

A framework is a file that everybody reads alike, whichever version of whichever reader they have.
"""

from __future__ import annotations

import re
from typing import Final

from .stop import TOKENS, Mistake

_SIGNS: Final = re.compile(TOKENS + r"|\n|,(?=\s*\})|(?<![\d:+-])\d\d:\d\d(?![:\d])")
_STRING: Final = (
    r'(?:"""(?:[^"\\]|\\[^ex]|"(?!""))*+"{3,5}|\'\'\'(?:[^\']|\'(?!\'\'))*+\'{3,5}'
    r'|"(?!"")(?:[^"\\\n]|\\[^ex])*+"|\'(?!\'\')[^\'\n]*+\')'
)
_INSIDE: Final = r"[^{}\"'#:,\\\n]++|,(?!\s*\})|" + _STRING
_BRACES: Final = rf"\{{(?:{_INSIDE}|\{{(?:{_INSIDE}|\{{(?:{_INSIDE})*+\}})*+\}})*+\}}"
_PLAIN: Final = re.compile(rf"(?:[^{{}}\"'#:\\]++|{_STRING}|#[^\n]*+|{_BRACES})*+")
"""Texts that can hold nothing of later, as almost all: to look at their signs one by one took a seventh of reading."""
_ESCAPES: Final = re.compile(r"\\(?:[ex]|(.))", re.DOTALL)


def newer(text: str) -> Mistake | None:
    """The first table in braces that runs over several lines, or ends in a comma; an escape; a time without seconds.

    The text is sound otherwise.
    """
    return None if _PLAIN.fullmatch(text) else first_newer(text)


def first_newer(text: str) -> Mistake | None:
    """The same, by looking at the signs of the text one by one."""
    opened: list[tuple[int, str]] = []
    for found in _SIGNS.finditer(text):
        sign, here = found[0], found.start()
        if sign in ("[", "{"):
            opened.append((here, sign))
        elif sign in ("]", "}"):
            opened = opened[:-1]
        elif sign[0] == '"' and "\\" in sign:
            escape = next((each for each in _ESCAPES.finditer(sign) if each[1] is None), None)
            if escape is not None:
                start = here + escape.start()
                return Mistake("escape-of-later", start, start + 2, {"found": escape[0]})
        elif sign[0].isdigit():
            return Mistake("time-without-seconds", here, found.end(), {"found": sign})
        elif opened and opened[-1][1] == "{" and sign == "\n":
            return Mistake("braces-over-lines", opened[-1][0], opened[-1][0] + 1)
        elif opened and opened[-1][1] == "{" and sign == ",":
            return Mistake("comma-before-brace", here, here + 1)
    return None
