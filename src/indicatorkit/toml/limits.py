"""How large and how deep a file may be: looked at before anything is parsed, in time that grows with its length.

Parsers can be made to run out of stack, memory or patience by a few kilobytes: 100,000 brackets, a key of 100,000
parts, a number of a million digits. So the text is looked at first, as bytes, with strings and comments taken out.
(tree-sitter, which finds positions later, needs nine seconds for eight megabytes of quotes; this, a fraction of one.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from ..light import dataclass
from ..limits import allowed, over
from .source import Source


@dataclass(frozen=True, slots=True)
class TooMuch:
    """The first limit that a file exceeds: the code of the issue, what it says, and where in the bytes."""

    code: str
    params: Mapping[str, object]
    offset: int = 0


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


def too_much(source: Source) -> TooMuch | None:
    """The first limit that the file exceeds."""
    data, most = source.content, allowed()
    if len(data) > most.toml_bytes:
        return TooMuch("too-many-bytes", over("toml_bytes", len(data)))
    bare = _QUOTED.sub(b"s", data)
    nodes = 4 * bare.count(b"=") + sum(2 * bare.count(each) for each in (b",", b".", b"[", b"{"))
    if nodes > most.toml_nodes:
        return TooMuch("too-many-nodes", over("toml_nodes", nodes))
    if _deeper(bare, most.toml_depth):
        return TooMuch("too-deep", over("toml_depth", most.toml_depth + 1), _where_deep(data, most.toml_depth))
    parts = min(most.toml_key_parts, len(data))  # an expression cannot count without end
    if re.search(_KEY_PARTS % (parts - 1), bare) is not None:
        where = _where(data, rb"(?:[^\n.=]++\.){%d}" % parts)
        return TooMuch("too-many-key-parts", over("toml_key_parts", most.toml_key_parts + 1), where)
    for number in _LONG_NUMBER.finditer(bare):
        if _is_too_long(number[0], bare[number.start() - 1 : number.start()], bare[number.end() : number.end() + 1]):
            where = _where(data, re.escape(number[0][:_MOST_DIGITS]))
            return TooMuch("number-too-long", {"found": _short(number[0])}, where)
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
