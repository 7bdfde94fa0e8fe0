"""What stands in for what is missing or does not apply, where the author says that it counts as something."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Final

from ..rules import CountsAs, Rule
from ..rules.reading import read
from ..values import Input, Letter, Node, Role, Scale, Value
from .steps import Source

READ: Final = (Role.RULE, Role.THEN)


def stand_in(rule: Rule, node: Node, sources: tuple[Source, ...]) -> Callable[[Input, CountsAs], Letter]:
    """How a letter that is missing, or does not apply, is replaced by what the author says that it counts as."""
    by_id = {source.input.id: source for source in sources}
    speaking = [source for source in sources if not source.input.roles.isdisjoint(READ) and _speaks(source)]

    def counted_as(child: Input, given: CountsAs) -> Letter:
        what = given.counts_as
        if rule.reads == "number" and isinstance(what, Fraction):
            return Letter(str(what), number=what, read=what)
        own = by_id[child.id]
        source = own if _speaks(own) or not speaking else speaking[0]  # who never says a word counts as others say it
        if rule.reads == "number" and _is_level_of(source, what):
            return _level(rule, node, source, what)  # the level itself, and not a number that came with it once
        for position, members in enumerate(source.alphabet.classes):
            for letter in members:
                is_it = letter.word == what or _is_level(letter, what, source.carrier.scale) or letter.number == what
                if letter.is_known and is_it:
                    return _as_level(source.alphabet.letters[position], what, node.scale)
        if isinstance(what, Fraction):
            return Letter(str(what), number=what, read=Value(number=what))
        return _level(rule, node, source, what)

    return counted_as


def _level(rule: Rule, node: Node, source: Source, what: str) -> Letter:
    """A level by itself: the node's own as it is, another as the rule reads it."""
    if rule.reads != "number" and node.scale is not None and what in node.scale.levels:
        level = node.scale.levels.index(what)
        handed_on = Value(level) if rule.hands_on(source.input.id) else None
        return Letter(what, level=level, read=level if rule.reads == "level" else handed_on)
    scale = source.carrier.scale
    assert scale is not None, "a word that nobody says is refused when the file is read"
    letter = Letter(what, level=scale.levels.index(what))
    return replace(letter, read=read(rule, source.input.id, letter, scale, node.scale))


def _speaks(source: Source) -> bool:
    """Whether the input ever has a value at all."""
    return any(letter.is_known for letter in source.carrier.values)


def _is_level_of(source: Source, word: object) -> bool:
    return source.carrier.scale is not None and word in source.carrier.scale.levels


def _as_level(letter: Letter, what: object, scale: Scale | None) -> Letter:
    """The letter; where it stands for a level that is handed on, without the number of whoever had that level."""
    if isinstance(letter.read, Value) and isinstance(what, str) and scale is not None and what in scale.levels:
        return replace(letter, read=Value(scale.levels.index(what)))
    return letter


def _is_level(letter: Letter, word: object, scale: Scale | None) -> bool:
    return letter.level is not None and scale is not None and scale.levels[letter.level] == word
