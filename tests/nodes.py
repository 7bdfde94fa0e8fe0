"""Nodes as a rule sees them, made by hand: a few inputs with a few letters, and what a machine says of a case."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from indicatorkit.gaps import machine
from indicatorkit.kinds import KINDS
from indicatorkit.rules import CountsAs, Rule
from indicatorkit.values import MISSING, NOT_APPLICABLE, Input, Letter, Node, Outcome, Role, Scale, Value

PROGRESS = Scale("progress", ("no", "partly", "done"))
VALUES = tuple(Letter(word, level=place, number=Fraction(place)) for place, word in enumerate(PROGRESS.levels))
BANDS: dict[str, Any] = {
    "scale": "progress",
    "rows": [{"level": "done", "at_least": 4}, {"level": "partly", "at_least": 2}, {"level": "no"}],
}
RULE = frozenset({Role.RULE})


def rule(kind: str, **fields: Any) -> Rule:
    """A roll-up as an author writes it."""
    return KINDS[kind].model_validate({"rule": kind, **fields})


def letters(of: Rule | None, values: Sequence[Letter] = VALUES) -> tuple[Letter, ...]:
    """The values as this rule reads them, then "does not apply" and "missing"."""
    reading: Mapping[str, Callable[[Letter], Any]] = {
        "level": lambda letter: letter.level,
        "number": lambda letter: letter.number,
        "letter": lambda letter: Value(letter.level, letter.number),
    }
    read = reading[of.reads] if of is not None else lambda _: None
    return (*(replace(each, read=read(each)) for each in values), NOT_APPLICABLE, MISSING)


def stand_in(of: Rule) -> Callable[[Input, CountsAs], Letter]:
    """What stands for something missing, found among the letters of the input."""
    return lambda child, given: next(each for each in letters(of) if given.counts_as in (each.word, each.number))


def feeding(of: Rule, *ids: str, **more: Any) -> tuple[Input, ...]:
    """Inputs of the rule, with all letters."""
    most = VALUES[-1].number if of.reads == "number" else None
    return tuple(Input(place, id_, letters(of), scale=PROGRESS, most=most, **more) for place, id_ in enumerate(ids))


def guarding(*ids: str, after: int, **more: Any) -> tuple[Input, ...]:
    """Inputs that only a condition of a limit names."""
    roles = frozenset({Role.LIMIT})
    return tuple(
        Input(after + place, id_, letters(None), scale=PROGRESS, roles=roles, **more) for place, id_ in enumerate(ids)
    )


def said(of: Rule, inputs: Sequence[Input], case: str) -> Outcome:
    """What comes out of the rule with its policies, for one word per input: `"done missing not_applicable"`."""
    node = Node("node", tuple(inputs), PROGRESS)
    whole = machine(of, node, stand_in(of))
    state = whole.start()
    for child, word in zip(inputs, case.split(), strict=True):
        letter = next(each for each in child.letters if each.word == word)
        state = whole.step(state, child, letter)
    return whole.finish(state)
