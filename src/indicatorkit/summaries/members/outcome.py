"""The one answer of a question that an outcome of its members is, or why it is not exactly one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from ...asking import NumberAnswer
from ...frames.codebook import Codebook
from ...items import Item
from ...light import dataclass
from ...values import Letter
from .spread import Said


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """Why an outcome is not one answer."""

    code: str
    words: Mapping[str, str]


def one_answer(book: Codebook, item: Item, letter: Letter, scale: str | None, said: Sequence[Said]) -> str | NoAnswer:
    """The one answer that an outcome is; of several with its level, the only one that some member gave."""
    if isinstance(item.answer, NumberAnswer):
        return _number(book, letter)
    if letter.level is None or scale != item.scale_id:
        words = () if letter.word == str(letter.number) else [each.word for each in book.letters]
        return letter.word if letter.word in words else _no_answer(letter.word)
    options = [each.word for each in book.letters if each.level == letter.level]
    given = [each for each in options if any(each == other.word for other in said)]
    for found in (given, options):
        if len(found) == 1:
            return found[0]
    if not options:
        return _no_answer(letter.word)
    return NoAnswer("members-same-level", {"level": letter.word, "options": ", ".join(f"`{each}`" for each in options)})


def _number(book: Codebook, letter: Letter) -> str | NoAnswer:
    assert letter.number is not None, "members said numbers, and nothing else"
    text = _written(letter.number)
    return _no_answer(str(letter.number)) if book.read(text).why else text


def _written(number: Fraction) -> str:
    return str(number.numerator) if number.denominator == 1 else repr(float(number))


def _no_answer(outcome: str) -> NoAnswer:
    return NoAnswer("members-no-answer", {"outcome": outcome})
