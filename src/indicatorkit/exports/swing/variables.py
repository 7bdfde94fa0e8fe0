"""The variables of Swing that nodes become: the values of each, its type, and what its numbers are called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Final, Literal, TypeAlias

from ...asking import NumberAnswer
from ...engine.table import Table
from ...explain.labels import label
from ...files.swing.coding import NOT_APPLICABLE, SPECIAL, UNKNOWN, position_of
from ...frames.worded import Said, Worded
from ...items import Item
from ...light import dataclass
from ...values import LeafReason, Letter
from ...words import Lang
from ..outcomes import Outcome, outcomes

Kind: TypeAlias = Literal["Label", "Numeric", "Text"]
Face: TypeAlias = Literal["own", "number", "level", "why"]
LEAF_KINDS: Final = frozenset(each.value for each in LeafReason)


@dataclass(frozen=True, slots=True)
class Variable:
    """One column of data: its code, the node that it tells of, its values by row, and what these are called.

    `face` is what it says beside the column that has the code of the node: the `number`, the `level`, or `why`.
    """

    code: str
    node: str
    kind: Kind
    values: Sequence[int | Decimal | Fraction | float | str | None]
    labels: Sequence[tuple[int, str]] = ()
    face: Face = "own"


def variables(table: Table, item: Item, code: str, lang: Lang) -> list[Variable]:
    """What a node becomes: its level (1 is the worst) with labels, or its number; both where it has both.

    A question that is answered with a number is that number, so that the file can be read again; where it has bands its
    level stands beside it. What is grey or does not apply has a special value.
    """
    found = outcomes(table, item.id)
    if isinstance(item.answer, NumberAnswer):
        answered = _answered(table, item, code, found)
        if item.scale_id is None:
            return [answered]
        return [answered, replace(_level(table, item, f"{code}_level", found, lang), face="level")]
    labelled = item.scale_id is not None or any(each is not None and each.level is not None for each in found)
    numbers = [None if each is None else each.number for each in found]
    made = []
    if labelled:
        made.append(_level(table, item, code, found, lang))
    if any(each is not None for each in numbers) or not labelled:
        number = Variable(code, item.id, "Numeric", _specials(found, numbers))
        made.append(replace(number, code=f"{code}_number", face="number") if made else number)
    return made


def _level(table: Table, item: Item, code: str, found: Sequence[Outcome | None], lang: Lang) -> Variable:
    letters = _letters(table, item)
    levels = [_position(letters, each) for each in found]
    return Variable(code, item.id, "Label", _specials(found, levels), _labels(table, item, letters, lang))


def _answered(table: Table, item: Item, code: str, found: Sequence[Outcome | None]) -> Variable:
    """The number as it was answered; an option in its place, such as "more than we count", is not known to Swing."""
    read = Worded(table.framework, table.answers)
    said: Sequence[Said] = read.column(item.id) if item.id in read.items else [None] * len(found)
    numbers = [each if isinstance(each, (int, Decimal)) else UNKNOWN for each in said]
    return Variable(code, item.id, "Numeric", _specials(found, numbers))


def _letters(table: Table, item: Item) -> tuple[Letter, ...]:
    """The values that a node can have in any wave, in their order."""
    seen = [letter for _, carrier in table.carriers(item.id) for letter in carrier.values]
    return tuple(dict.fromkeys(replace(each, read=None) for each in seen))


def _position(letters: Sequence[Letter], outcome: Outcome | None) -> int | None:
    if outcome is None or outcome.letter is None or outcome.level is None:
        return None
    scaled = outcome.letter.level is not None
    return int(
        position_of(
            letters, replace(outcome.letter, read=None, number=None if scaled else outcome.letter.number), scaled=scaled
        )
    )


def _specials(
    found: Sequence[Outcome | None], values: Sequence[int | Decimal | Fraction | float | None]
) -> list[int | Decimal | Fraction | float | str | None]:
    """The values, with a special one where there is none; no value at all where the node is not there in that wave."""
    return [
        None if outcome is None else value if outcome.letter is not None and value is not None else special(outcome)
        for outcome, value in zip(found, values, strict=True)
    ]


def special(outcome: Outcome) -> int:
    """The special value of what is grey or does not apply; a computed node that is grey is unknown."""
    if not outcome.applies:
        return NOT_APPLICABLE
    kind = outcome.kind if outcome.kind in LEAF_KINDS else None
    return SPECIAL[kind] if kind is not None else UNKNOWN


def _labels(table: Table, item: Item, letters: Sequence[Letter], lang: Lang) -> list[tuple[int, str]]:
    """What each number is called: the levels of the scale, or the options."""
    scale = table.framework.scales.get(item.scale_id or "")
    if scale is not None:
        return [(place, level.name(lang)) for place, level in enumerate(scale.levels, start=1)]
    return [
        (int(position_of(letters, each, scaled=False)), label(table.framework, item.id, each, lang))
        for each in letters
        if each.number is None
    ]
