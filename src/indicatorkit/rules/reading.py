"""What a rule reads of a letter: a level on its own scale, a number, or a value to hand on."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from ..onward import Rescale
from ..passing import accepted
from ..values import MEASURED, Interval, Letter, Measured, Scale, Value
from .base import Rule


def read(
    rule: Rule, item: str, letter: Letter, scale: Scale | None, node_scale: Scale | None, rescale: Rescale | None = None
) -> int | Fraction | Measured | Value | None:
    """What the rule gets of one value letter of an input on `scale`; nothing where it reads the letter itself, or none.

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
    rereads = rule.points is not None or rule.of is not None
    found = number_of(rule, item, letter, scale, rescale) if rereads else letter.number
    number = found if isinstance(found, Fraction) else None
    # points take the place of what was measured; the number of a cell that is only one number does not
    interval = letter.interval if number is None or letter.interval == Interval(number, number) else None
    if rule.leaves_level_behind() is not None and _is_made_of_a_number(letter):
        level = None
        if number is None and interval is None:
            return None
    bare = level is None and number is None and interval is None
    return Value(level, number, interval, letter.word if bare else None, letter.number_open and number is None)


def _is_made_of_a_number(letter: Letter) -> bool:
    """Whether it has a level that bands made of a number."""
    return letter.level is not None and (letter.number is not None or letter.interval is not None or letter.number_open)


def level_of(rule: Rule, item: str, letter: Letter, scale: Scale | None, node_scale: Scale | None) -> int | None:
    """The level on the node's own scale: through `map`, or as it is where `map` does not name it."""
    named = _for_input(rule.map, item) if rule.map is not None else None
    word = _look_up(named, letter, scale) if named is not None else None
    if word is None or node_scale is None:
        return letter.level if scale == node_scale else None
    return node_scale.levels.index(word)


def number_of(
    rule: Rule, item: str, letter: Letter, scale: Scale | None, rescale: Rescale | None
) -> Fraction | Measured | None:
    """The number: of a choice or level from the rule's points; else through a rescale, as it is, or from the level.

    Of a measured number it is only said that there is one, and so where a rescale gives what no fraction can say.
    """
    is_number = letter.is_answered_number and letter.level is None
    named = _for_input(rule.points, item) if rule.points is not None and not is_number else None
    points: Fraction | None = _look_up(named, letter, scale) if named is not None else None
    if points is not None:
        return points
    by_level = rule.of == "level" and letter.level is not None
    if letter.number_open and not by_level:
        return None
    if letter.interval is not None and not by_level and (rescale is not None or letter.number is None):
        return MEASURED
    if rescale is not None and letter.raw is not None:
        found = accepted(rescale, letter.raw)
        is_refused = found is None and rescale.outside == "grey"
        return MEASURED if rescale.log and not is_refused else found
    from_level = scale.points[letter.level] if scale and scale.points and letter.level is not None else None
    if by_level:
        return from_level
    return letter.number if letter.number is not None else from_level


def _for_input(table: Mapping[str, Any], item: str) -> Mapping[str, Any] | None:
    """The part of the table for this input, where it is a table per input; nothing for an input that it leaves out."""
    own = table.get(item)
    if isinstance(own, Mapping):
        return own
    return None if table and all(isinstance(each, Mapping) for each in table.values()) else table


def _look_up(table: Mapping[str, Any], letter: Letter, scale: Scale | None) -> Any:
    """The entry under the letter's own word, else under its level's, else `otherwise`."""
    words = [letter.word]
    if letter.level is not None and scale is not None:
        words.append(scale.levels[letter.level])
    return next((table[word] for word in (*words, "otherwise") if word in table), None)
