"""Tables as text of a framework file: a header, a key a line, everything below on one line, as TOML 1.0 wants it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")
_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}


def table(header: str, entries: Mapping[str, Any]) -> str:
    """A table with its keys in order, their signs of equality under one another; what is `None` is left out.

    >>> print(table("[[example]]", {"nl": "Alles", "answers": {"plan": "ja"}, "expect": {"thema": "op_koers"}}))
    [[example]]
    nl      = "Alles"
    answers = { plan = "ja" }
    expect  = { thema = "op_koers" }
    """
    said = {_key(key): value(each) for key, each in entries.items() if each is not None}
    width = max(map(len, said), default=0)
    return "\n".join([header, *(f"{key:<{width}} = {each}" for key, each in said.items())])


def value(said: object) -> str:
    """A value on one line. A fraction that no decimal says is written as text, as the format has it: `"1/3"`."""
    match said:
        case bool():
            return "true" if said else "false"
        case Mapping():
            return _between("{ ", [f"{_key(key)} = {value(each)}" for key, each in said.items()], " }", empty="{}")
        case str():
            return _text(said)
        case Fraction():
            return _fraction(said)
        case Decimal():
            written = f"{said:f}"
            return written if "." in written else f"{written}.0"
        case int():
            return str(said)
        case Iterable():
            return _between("[", [value(each) for each in said], "]", empty="[]")
        case _:
            raise TypeError(f"no value of a framework file: {said!r}")


def _between(left: str, parts: list[str], right: str, *, empty: str) -> str:
    return f"{left}{', '.join(parts)}{right}" if parts else empty


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _text(name)


def _fraction(number: Fraction) -> str:
    if number.denominator == 1:
        return str(number.numerator)
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    return f"{exact:f}" if Fraction(exact) == number else f'"{number}"'


def _text(said: str) -> str:
    return '"' + "".join(_ESCAPES.get(each) or _letter(each) for each in said) + '"'


def _letter(each: str) -> str:
    return f"\\u{ord(each):04x}" if ord(each) < 32 or ord(each) == 127 else each
