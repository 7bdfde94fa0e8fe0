"""The place where the parser stopped, and what stands around it."""

from __future__ import annotations

import re
from ast import literal_eval
from collections.abc import Mapping
from dataclasses import field
from typing import Final

from ..light import dataclass
from ..written import shortened

AROUND: Final = 200  # how much of a line is looked at: enough for people, little enough for hostile files
TOKENS: Final = (
    r'"""(?:[^"\\]|\\[\s\S]|"(?!""))*+(?P<a>"{3,5})?|\'\'\'(?:[^\']|\'(?!\'\'))*+(?P<b>\'{3,5})?'
    r'|"(?:[^"\\\n]|\\.)*+(?P<c>")?|\'[^\'\n]*+(?P<d>\')?|#[^\n]*+|[\[\]{}]'
)
_TOKENS: Final = re.compile(TOKENS)
_WRITTEN: Final = re.compile(r"""'(?:[^'\\]|\\.)*+'|"(?:[^"\\]|\\.)*+\"""")


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake of form between two places in the text, perhaps with a second one; `own_line`: the next is sound."""

    code: str
    start: int
    end: int
    params: Mapping[str, str] = field(default_factory=dict)
    also: int | None = None
    own_line: bool = False


@dataclass(frozen=True, slots=True)
class Stop:
    """Where the parser stopped reading, and what it said."""

    text: str
    offset: int
    message: str

    @property
    def line_start(self) -> int:
        """Where the line begins."""
        return self.text.rfind("\n", 0, self.offset) + 1

    @property
    def line(self) -> str:
        """The whole line."""
        end = self.text.find("\n", self.offset)
        return self.text[self.line_start : len(self.text) if end < 0 else end]

    @property
    def before(self) -> str:
        """What stands before it on the line."""
        return self.text[max(self.line_start, self.offset - AROUND) : self.offset]

    @property
    def rest(self) -> str:
        """The rest of the line."""
        return self.text[self.offset : self.offset + AROUND].partition("\n")[0]

    @property
    def keys(self) -> tuple[str, ...]:
        """The parts of the key that the message names, as Python writes them."""
        return tuple(literal_eval(each) for each in _WRITTEN.findall(self.message))

    def at(
        self, code: str, offset: int | None = None, /, *, width: int = 1, also: int | None = None, **params: str
    ) -> Mistake:
        """A mistake at a place (here, unless said); a line of which all brackets are closed can be skipped."""
        start = self.offset if offset is None else offset
        bare = _TOKENS.sub(lambda found: found[0] if found[0] in "[]{}" else "", self.line)
        closed = all(bare.count(one) == bare.count(other) for one, other in ("[]", "{}"))
        skippable = closed and not bare.lstrip().startswith("[") and self.open_bracket() is None
        said = {key: each if key == "known" else shortened(each) for key, each in params.items()}
        return Mistake(code, start, start + max(width, 1), said, also, own_line=skippable)

    def open_bracket(self) -> int | None:
        """Where the innermost bracket stands that is still open at the start of this line."""
        stack: list[int] = []
        for found in _TOKENS.finditer(self.text, 0, self.line_start):
            if found[0] in ("[", "{"):
                stack.append(found.start())
            elif found[0] in ("]", "}") and stack:
                stack.pop()
        return stack[-1] if stack else None

    def opens_something_else(self) -> bool:
        """Whether the line begins a table or a key of its own, so that what was open should have been closed."""
        start = self.line[: 2 * AROUND]
        return re.match(r"\s*+(?:\[\[?[\w.]++\]\]?\s*+(?:#.*+)?$|[\w.-]++\s*+=)", start) is not None

    def last_word(self) -> int:
        """Where the last thing before this place ends that is neither space nor comment."""
        end = 0
        for found in re.finditer(_TOKENS.pattern + r"|[^\s\"'#\[\]{}]++", self.text[: self.offset]):
            if not found[0].startswith("#"):
                end = found.end()
        return end

    def unclosed_text(self) -> tuple[int, int] | None:
        """Where the first text begins that is never closed, and with how many quotes."""
        for found in _TOKENS.finditer(self.text):
            if found[0][0] in "\"'" and not any(found.groups()):
                return found.start(), 3 if found[0][:3] in ('"""', "'''") else 1
        return None
