"""What a rule reads of a letter: a level on its own scale, a number, or a value to hand on."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from ..onward import Rescale
from ..values import Letter, Scale, Value
from .base import Rule


def read(
    rule: Rule, item: str, letter: Letter, scale: Scale | None, node_scale: Scale | None, rescale: Rescale | None = None
) -> int | Fraction | Value | None:
    """What the rule gets of one value letter of an input on `scale`; nothing where it reads the letter itself.

    `rescale` is the one that `of` names, with the input's own marks. Points come from the rule, else from the option,
    else from the scale.
    """
    if not letter.is_known:
        return None
    if rule.reads == "level":
        return level_of(rule, item, letter, scale, node_scale)
    if rule.reads == "number":
        return number_of(rule, item, letter, scale, rescale)
    if not rule.hands_on(item):
        return None
    level = level_of(rule, item, letter, scale, node_scale)
    return Value(level, number_of(rule, item, letter, scale, rescale), letter.interval)


def level_of(rule: Rule, item: str, letter: Letter, scale: Scale | None, node_scale: Scale | None) -> int | None:
    """The level on the node's own scale: through `map` if there is one."""
    if rule.map is None:
        return letter.level
    word = _look_up(_for_input(rule.map, item), letter, scale)
    return None if word is None or node_scale is None else node_scale.levels.index(word)


def number_of(rule: Rule, item: str, letter: Letter, scale: Scale | None, rescale: Rescale | None) -> Fraction | None:
    """The number: from the rule's points, through a rescale of the answer, from the level, or as it is."""
    if rule.points is not None:
        points: Fraction | None = _look_up(_for_input(rule.points, item), letter, scale)
        return points
    if rescale is not None:
        return rescale.of(Fraction(letter.word))
    from_level = scale.points[letter.level] if scale and scale.points and letter.level is not None else None
    if rule.of == "level":
        return from_level
    return letter.number if letter.number is not None else from_level


def _for_input(table: Mapping[str, Any], item: str) -> Mapping[str, Any]:
    """The part of the table for this input, where it is a table per input."""
    own = table.get(item)
    return own if isinstance(own, Mapping) else table


def _look_up(table: Mapping[str, Any], letter: Letter, scale: Scale | None) -> Any:
    """The entry under the letter's own word, else under its level's, else `otherwise`."""
    words = [letter.word]
    if letter.level is not None and scale is not None:
        words.append(scale.levels[letter.level])
    return next((table[word] for word in (*words, "otherwise") if word in table), None)
