"""What the fields of a rule say, each a sentence: by the name of the field, never by the kind of the rule."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any, Final

from ....cells import Cell
from ....onward import Limit, Rounding
from ....rules import Rule
from .saying import Saying

COMMON: Final = frozenset(Rule.model_fields)
"""What every rule has is told in its own way: see `limits`, `rounding`, and `policy`."""


def own(say: Saying, node: str, rule: Rule) -> Iterator[str]:
    """The fields that only this kind of rule has, as far as they do not stand in rows.

    One that the author left out is told where the catalogue has words for what holds then.
    """
    in_rows = bool(rule.outcomes_written())
    for key, field in type(rule).model_fields.items():
        value, name = getattr(rule, key), field.alias or key
        if key in COMMON or isinstance(value, tuple) or (in_rows and key in ("otherwise", "hit")):
            continue
        if key not in rule.model_fields_set:
            if say.has(f"unsaid.{name}"):
                yield say.say(f"unsaid.{name}")
        elif say.has(f"field.{name}.{value}"):
            yield say.say(f"field.{name}.{value}")
        else:
            yield _told(say, name, _value(say, node, rule, key, value), value)


def _told(say: Saying, name: str, value: str, raw: object) -> str:
    """What a field says; the words for it ask for a share where it is one."""
    share = say.share(raw) if isinstance(raw, Fraction) else value
    if say.has(f"field.{name}"):
        return say.say(f"field.{name}", value=value, share=share)
    return say.say("field_other", what=name, value=value)


def _value(say: Saying, node: str, rule: Rule, key: str, value: Any) -> str:
    """A value in words: a cell, a number, a node, a level, or what it is."""
    if isinstance(value, Fraction | int):
        return say.number(value)
    if key in rule.input_keys:
        return say.quoted(say.name(value))
    return say.cell(node, value) if isinstance(value, Cell) else say.value(node, value)


def common(say: Saying, node: str, rule: Rule) -> Iterator[str]:
    """What is read of each input, and what happens to the number or level that comes out."""
    if rule.of is not None:
        known = say.has(f"of.{rule.of}")
        yield say.say(f"of.{rule.of}") if known else say.say("of_other", name=say.quoted(rule.of))
    yield from (limit(say, node, each) for each in rule.limits)
    if rule.round is not None:
        yield rounding(say, rule.round)
    unit = say.framework[node].unit
    if unit and rule.gives != "level":
        yield say.say("unit", unit=say.framework.unit(unit, say.lang))


def limit(say: Saying, node: str, limit: Limit) -> str:
    """A bound on what comes out, and when it holds."""
    key, bound = limit.bound
    told = say.say(f"limit.{key}", value=say.value(node, bound))
    if limit.when is not None:
        told = say.say("limit.when", condition=say.condition(node, limit.when), limit=told)
    if limit.unless is not None:
        told = say.say("limit.unless", condition=say.condition(node, limit.unless), limit=told)
    return say.sentence(told)


def rounding(say: Saying, rounding: Rounding) -> str:
    """How a number is rounded."""
    return say.count(f"round.{rounding.toward}", rounding.decimals)
