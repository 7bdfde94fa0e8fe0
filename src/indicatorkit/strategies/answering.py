"""Answers to all questions of a framework at once, out of one piece of bytes: how much is answered, and with what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal, TypeAlias

from hypothesis import strategies as st

from ..framework import Framework
from ..plan import plan
from .choices import Choice, Choices, choices

Answers: TypeAlias = dict[str, object]
Missing: TypeAlias = Literal["any", "unanswered", "none"]

DENSEST: Final = 15
FEW: Final = 16


def answers(framework: Framework, *, wave: str | None = None, missing: Missing = "any") -> st.SearchStrategy[Answers]:
    """Answers to the questions of a framework, attributes included, from nothing at all to all of them.

    With `missing="any"` a question may be left out, or answered with an option that means that nothing is known; with
    `"unanswered"` it may be left out; with `"none"` every question has an answer, *does not apply* included. What is
    not asked in the wave (the last one, unless said) is left out. Shrinks to the fewest answers, and these to the best.

    Measured on 75 questions: 1,100 examples a second against 110 when each question is drawn by itself; to shrink a
    case with three known indicators takes 0.9 s against 19 s. On 180 questions a draw is fourteen times faster, and
    shrinking takes 2 s against 72 s.
    """
    reader = Reader(choices(plan(framework, wave)), missing)
    return drawn(reader.size).map(reader.all if missing == "none" else reader.some)


def drawn(size: int) -> st.SearchStrategy[bytes]:
    """So many bytes: one draw, whatever becomes of it."""
    return st.binary(min_size=size, max_size=size)


class Reader:
    """How bytes are read as answers: `size` of them.

    The first says how densely questions are answered, and shrinks towards one in sixteen: that every question is open
    must be the simplest. Then comes one for each question: its high half says whether the question is answered, its low
    half with what; then more for those with many answers. Everything grows with its bytes, so that counting down, which
    is what Hypothesis does, passes from every answer to the next better one, and then to none.
    """

    size: int

    def __init__(self, asked: Sequence[Choices], missing: Missing = "none") -> None:
        self.rows: list[tuple[str, list[object]]] = []
        self.many: list[tuple[int, Sequence[Choice], int]] = []
        self.size = 1 + len(asked)
        for place, each in enumerate(asked):
            told = (*each.answers, *(each.missing if missing == "any" else ()))
            texts = sum(choice.texts for choice in told)
            self.rows.append((each.leaf.id, [text(told, low * texts // FEW) for low in range(FEW)] if texts else []))
            if texts > FEW:
                self.many.append((place, told, texts))
                self.size += _more_bytes(texts)

    def some(self, data: bytes) -> Answers:
        """The answers to some questions."""
        least = max((DENSEST - data[0] * (DENSEST + 1) // 256) * FEW, 1)
        return self._read(data, [byte >= least for byte in data[1 : 1 + len(self.rows)]])

    def all(self, data: bytes) -> Answers:
        """The answers to all questions."""
        return self._read(data, [True] * len(self.rows))

    def _read(self, data: bytes, answered: Sequence[bool]) -> Answers:
        found: Answers = {
            id_: few[byte & FEW - 1]
            for (id_, few), byte, here in zip(self.rows, data[1:], answered, strict=False)
            if here and few
        }
        at = 1 + len(self.rows)
        for place, told, texts in self.many:
            bits = 8 * _more_bytes(texts)
            if answered[place]:
                number = (data[1 + place] & FEW - 1) << bits | int.from_bytes(data[at : at + bits // 8], "big")
                found[self.rows[place][0]] = text(told, number * texts >> bits + 4)
            at += bits // 8
        return found


def text(told: Sequence[Choice], number: int) -> object:
    """One of the answers, counted over all of these choices."""
    for choice in told:
        if number < choice.texts:
            return choice.nth(number)
        number -= choice.texts
    raise IndexError(number)


def _more_bytes(texts: int) -> int:
    """How many bytes more it takes to choose among so many, for four bits there are already."""
    return (max(texts.bit_length() - 4, 0) + 7) // 8
