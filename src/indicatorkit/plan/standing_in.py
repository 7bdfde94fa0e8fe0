"""What stands in for what is missing or does not apply, where the author says that it counts as something."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from ..rules import CountsAs, Rule
from ..values import Input, Letter, Node, Scale, Value
from .steps import Source


def stand_in(rule: Rule, node: Node, sources: tuple[Source, ...]) -> Callable[[Input, CountsAs], Letter]:
    """How a letter that is missing, or does not apply, is replaced by what the author says that it counts as."""
    by_id = {source.input.id: source for source in sources}

    def counted_as(child: Input, given: CountsAs) -> Letter:
        what = given.counts_as
        if rule.reads == "number" and isinstance(what, Fraction):
            return Letter(str(what), number=what, read=what)
        source = by_id[child.id]
        for position, members in enumerate(source.alphabet.classes):
            for letter in members:
                is_it = letter.word == what or _is_level(letter, what, child.scale) or letter.number == what
                if letter.is_known and is_it:
                    return _as_level(source.alphabet.letters[position], what, node.scale)
        if isinstance(what, Fraction):
            return Letter(str(what), number=what, read=Value(number=what))
        scale = node.scale if node.scale is not None and what in node.scale.levels else child.scale
        assert scale is not None
        level = scale.levels.index(what)
        points = scale.points[level] if scale.points else None
        handed_on = Value(level) if rule.hands_on(child.id) else None
        reading = {"level": level, "number": points, "letter": handed_on}[rule.reads]
        return Letter(what, level=level, read=reading)

    return counted_as


def _as_level(letter: Letter, what: object, scale: Scale | None) -> Letter:
    """The letter; where it stands for a level that is handed on, without the number of whoever had that level."""
    if isinstance(letter.read, Value) and isinstance(what, str) and scale is not None and what in scale.levels:
        return replace(letter, read=Value(scale.levels.index(what)))
    return letter


def _is_level(letter: Letter, word: object, scale: Scale | None) -> bool:
    return letter.level is not None and scale is not None and scale.levels[letter.level] == word
