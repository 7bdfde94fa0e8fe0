"""How large and how deep a file may be: looked at before anything is parsed, in time that grows with its length.

Parsers can be made to run out of stack, memory or patience by a few kilobytes: 100,000 brackets, a key of 100,000
parts, a number of a million digits. So the text is looked at first, as bytes, with strings and comments taken out.
(tree-sitter, which finds positions later, needs nine seconds for eight megabytes of quotes; this, a fraction of one.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ..light import dataclass
from .source import Source


@dataclass(frozen=True, slots=True)
class Limits:
    """What is still read: bytes, brackets within brackets, parts of a key, syntax nodes, and problems reported.

    Syntax nodes are estimated from the signs `= , . [ {`. A framework of a hundred nodes has some 7,000. What a file of
    500,000 costs is seconds, whether it is read or refused with its problems; that grows with their number.
    """

    bytes: int = 8_000_000
    depth: int = 32
    key_parts: int = 32
    nodes: int = 500_000
    issues: int = 100


@dataclass(frozen=True, slots=True)
class TooMuch:
    """The first limit that a file exceeds: the code of the issue, the limit, and where in the bytes."""

    code: str
    most: int
    offset: int
    found: str = ""


_QUOTED: Final = re.compile(
    rb'"""(?:[^"\\]|\\.|"(?!""))*+(?:"{3,5})?|\'\'\'(?:[^\']|\'(?!\'\'))*+(?:\'{3,5})?'
    rb'|"(?:[^"\\\n]|\\.)*+"?|\'[^\'\n]*+\'?|#[^\n]*+',
    re.DOTALL,
)
_MOST_DIGITS: Final = 64
# Each begins with a plain set of bytes, which the search skips to; what stands before is looked at second.
_LONG_NUMBER: Final = re.compile(rb"[0-9](?<!\w.)\w{17,}")
_KEY_PARTS: Final = rb"[\w-](?<![\w.-].)[\w-]*+[ \t]*+\.[ \t]*+(?:[\w-]++[ \t]*+\.[ \t]*+){%d}"
_BRACKETS: Final = b"[]{}"
_NOT_BRACKETS: Final = bytes(set(range(256)) - set(_BRACKETS))


def too_much(source: Source, limits: Limits) -> TooMuch | None:
    """The first limit that the file exceeds."""
    data = source.content
    if len(data) > limits.bytes:
        return TooMuch("too-many-bytes", limits.bytes, 0)
    bare = _QUOTED.sub(b"s", data)
    nodes = 4 * bare.count(b"=") + sum(2 * bare.count(each) for each in (b",", b".", b"[", b"{"))
    if nodes > limits.nodes:
        return TooMuch("too-many-nodes", limits.nodes, 0)
    if _deeper(bare, limits.depth):
        return TooMuch("too-deep", limits.depth, _where_deep(data, limits.depth))
    if re.search(_KEY_PARTS % (limits.key_parts - 1), bare) is not None:
        return TooMuch("too-many-key-parts", limits.key_parts, _where(data, rb"(?:[^\n.=]++\.){%d}" % limits.key_parts))
    for number in _LONG_NUMBER.finditer(bare):
        if _is_too_long(number[0], bare[number.start() - 1 : number.start()], bare[number.end() : number.end() + 1]):
            return TooMuch(
                "number-too-long", _MOST_DIGITS, _where(data, re.escape(number[0][:_MOST_DIGITS])), _short(number[0])
            )
    return None


def _deeper(bare: bytes, depth: int) -> bool:
    """Whether brackets stand more than so deep within each other: innermost pairs are removed, once for each depth."""
    left = bare.translate(None, _NOT_BRACKETS)
    for _ in range(depth):
        shorter = left.replace(b"[]", b"").replace(b"{}", b"")
        if len(shorter) == len(left):
            break
        left = shorter
    return b"[]" in left or b"{}" in left or max(left.count(b"["), left.count(b"{")) > depth


def _is_too_long(number: bytes, before: bytes, after: bytes) -> bool:
    """Whether it is an integer beyond 64 bits, or any number of more than 64 digits; part of a decimal is not."""
    if not re.fullmatch(rb"[0-9_]++|0[xob][0-9a-fA-F_]++", number):
        return False
    if len(number) > _MOST_DIGITS:
        return True
    if before == b"." or after in (b".", b"e", b"E"):
        return False
    try:
        return not -(2**63) <= int(before + number if before == b"-" else number, 0) < 2**63
    except ValueError:
        return False


def _short(number: bytes) -> str:
    text = number.decode("ascii")
    return text if len(text) <= 24 else f"{text[:20]}…"


def _where_deep(data: bytes, depth: int) -> int:
    """Where the first bracket stands that is too deep."""
    open_ = 0
    for offset, bracket in _brackets(data):
        open_ = open_ + 1 if bracket in b"[{" else max(0, open_ - 1)
        if open_ > depth:
            return offset
    return 0


def _brackets(data: bytes) -> Iterator[tuple[int, bytes]]:
    for found in re.finditer(_QUOTED.pattern + rb"|[\[\]{}]", data, re.DOTALL):
        if found[0] in (b"[", b"]", b"{", b"}"):
            yield found.start(), found[0]


def _where(data: bytes, pattern: bytes) -> int:
    found = re.search(pattern, data)
    return found.start() if found else 0
