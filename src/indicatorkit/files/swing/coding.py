"""What numbers and signs of Swing mean: special values, signs for nothing, and positions of levels.

Source: *Missing values*, provinciesincijfers/JiveDocumentation; not official, and consistent with what sites show.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final

from ...asking import LevelAnswer, NumberAnswer, letters as letters_of
from ...frames.figures import Misread, number_in
from ...frames.names import Items
from ...frames.said import is_nothing, text_of
from ...values import LeafReason, Letter

UNKNOWN: Final = -99999
NOT_APPLICABLE: Final = -99998
CONFIDENTIAL: Final = -99997
EMPTY: Final = -99996

SPECIAL: Final[Mapping[str, int]] = {
    LeafReason.CONFIDENTIAL: CONFIDENTIAL,
    LeafReason.NOT_ASKED: EMPTY,
    LeafReason.UNKNOWN: UNKNOWN,
    LeafReason.NOT_SUPPLIED: UNKNOWN,
    LeafReason.UNREADABLE: UNKNOWN,
}
"""The special value of each reason why an answer is missing. Three of them are one to Swing."""

SIGNS: Final[Mapping[str, int]] = {"?": UNKNOWN, "x": CONFIDENTIAL, "X": CONFIDENTIAL, "-": EMPTY}
WORDS: Final[Mapping[int, str]] = {
    UNKNOWN: f"missing:{LeafReason.UNKNOWN}",
    CONFIDENTIAL: f"missing:{LeafReason.CONFIDENTIAL}",
    EMPTY: f"missing:{LeafReason.NOT_ASKED}",
}


def meaning(items: Items, name: str, raw: object) -> object:
    """What a cell of Swing says, in words that the reader of answers takes; what means nothing special stays as it is.

    `?`, `x`, `-` and the special values are reasons, each its own; the position of a level (1 is the worst) or of an
    option is its id. An empty cell is an empty cell.
    """
    text = raw.strip() if isinstance(raw, str) else raw
    if isinstance(text, str) and text in SIGNS:
        return WORDS[SIGNS[text]]
    number = number_in(text)
    if isinstance(number, Misread):
        return raw
    if number in WORDS:
        return WORDS[int(number)]
    return _answer(items, name, number, raw)


def named(raw: object) -> str:
    """What an area or a period is called; empty where nothing stands there."""
    return "" if is_nothing(raw) else text_of(raw)


def _answer(items: Items, name: str, number: Fraction, raw: object) -> object:
    """The id behind a number, for a question that is answered with an id."""
    found = items.find(name)
    asked = items.framework.items.get(found.id) or items.framework.attributes.get(found.id)
    answer = asked.answer if asked is not None else None
    if answer is None:
        return raw
    if number == NOT_APPLICABLE:
        return next((option.id for option in answer.options if option.not_applicable), raw)
    if isinstance(answer, NumberAnswer):
        return raw
    letters = letters_of(answer, items.framework.orders)
    scaled = isinstance(answer, LevelAnswer) or any(each.level is not None for each in letters)
    # a third is a decimal in a file, and still the points of its option
    same = (each.word for each in letters if float(position_of(letters, each, scaled=scaled)) == float(number))
    return next(same, raw)


def position_of(letters: Sequence[Letter], letter: Letter, *, scaled: bool) -> Fraction:
    """The number that stands for a value: the position of its level from 1, its number, or its place from 1."""
    if scaled and letter.level is not None:
        return Fraction(letter.level + 1)
    return letter.number if letter.number is not None else Fraction(letters.index(letter) + 1)
