"""Whether this library is the one that a file asks for: by its format, and by `requires-indicatorkit`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from ..version import FORMAT, __version__
from .findings import Findings

REQUIRES: Final = ("framework", "requires-indicatorkit")
_BOUND: Final = re.compile(r"\s*(>=|<=|==|!=|~=|<|>)\s*(\d+(?:\.\d+){0,3})(\.\*)?\s*")


def format_is_known(doc: Mapping[str, Any], findings: Findings) -> bool:
    """Whether a file says that it is of our format: of another one the same words mean other things."""
    if "format" not in doc:
        findings.error("format-missing", ())
        return False
    known: bool = doc["format"] == FORMAT and not isinstance(doc["format"], bool)
    if not known:
        findings.error("format-unknown", ("format",), found=doc["format"], ours=FORMAT, mine=__version__)
    return known


def version_fits(doc: Mapping[str, Any], findings: Findings) -> bool:
    """Whether a framework may be read by this version; bounds that cannot be read are a finding and keep nobody out."""
    table = doc.get(REQUIRES[0])
    wanted = table.get(REQUIRES[1]) if isinstance(table, Mapping) else None
    if not isinstance(wanted, str):
        return True  # absent, or no text: its model says so
    verdict = satisfies(__version__, wanted)
    if verdict is None:
        findings.error("not-a-version", REQUIRES, found=wanted)
    elif not verdict:
        findings.error("needs-another-version", REQUIRES, found=wanted, mine=__version__)
    return verdict is not False


def satisfies(mine: str, wanted: str) -> bool | None:
    """Whether the version satisfies every bound, `">=0.4, <2"`; nothing when a bound cannot be read.

    Bounds are those of Python packages (PEP 440), of numbers only: what comes before a release counts as that release,
    so that files can be tried with it. Our own versions are numbers, so no more is needed, and no library for it.
    """
    verdicts: list[bool] = []
    for bound in wanted.split(","):
        found = _BOUND.fullmatch(bound)
        if found is None:
            return None
        sign, said, any_after = found[1], _numbers(found[2]), found[3] is not None
        if (any_after and sign not in {"==", "!="}) or (sign == "~=" and len(said) == 1):
            return None
        verdicts.append(_holds(_numbers(mine), sign, said, any_after=any_after))
    return all(verdicts)


def _numbers(version: str) -> list[int]:
    """The numbers of the release: `1.2` of `1.2rc1`."""
    begin = re.match(r"[\d.]*", version)
    assert begin is not None
    return [int(part) for part in begin[0].split(".") if part]


def _holds(mine: list[int], sign: str, said: list[int], *, any_after: bool) -> bool:
    width = len(said) if any_after else max(len(mine), len(said))
    left, right = _as_wide(mine, width), _as_wide(said, width)
    if sign == "~=":  # the last number may grow
        return left >= right and mine[: len(said) - 1] == said[:-1]
    return {
        ">=": left >= right,
        "<=": left <= right,
        "==": left == right,
        "!=": left != right,
        "<": left < right,
        ">": left > right,
    }[sign]


def _as_wide(numbers: list[int], width: int) -> list[int]:
    return [*numbers, *[0] * width][:width]
