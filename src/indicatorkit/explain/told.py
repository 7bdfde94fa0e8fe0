"""What stands beside the codes of a row: what cells said, notes, sources and places, by question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from ..answers import Answers
from ..engine.situation import Situation
from ..framework import Framework
from .phrases import UNTOLD, Told


def told(framework: Framework, answers: Answers, row: int, *, quoting: bool = True) -> dict[str, Told]:
    """What the cells of a row said that codes do not tell, with notes, sources and places.

    Without `quoting` nothing that people wrote.
    """
    found: dict[str, Told] = {}
    for note in answers.notes.of(row) if quoting else ():
        found[note.item] = Told(note=note.text, source=note.source, flag=note.flag)
    for item, column in answers.columns.items():
        if quoting:
            where, said = answers.where(row, item), column.said.get(row, "")
            if where is not None:
                noted = found.get(item)
                beside = Told(text=said, place=where)
                found[item] = beside if noted is None else replace(noted, text=said, place=where)
            elif answers.roster is not None and item in framework.attributes and column.codes[row] != column.missing:
                found[item] = Told(text=said, source=f"{answers.roster.id} {answers.roster.version}".strip())
    return found


def with_numbers(told: Mapping[str, Told], situation: Situation) -> dict[str, Told]:
    """The same with the exact number of everything that has one, answered or computed."""
    found = dict(told)
    facts = {leaf.id: leaf.position for leaf in situation.plan.leaves if leaf.id in situation.plan.framework.attributes}
    for item, place in {**facts, **situation.plan.results}.items():
        number = situation.number(situation.plan.at(place))
        if number is not None:
            found[item] = replace(found.get(item, UNTOLD), number=number, raw=_raw(situation, item))
    return found


def _raw(situation: Situation, item: str) -> Fraction | None:
    """The answer that a question's own rescale made its number of; nothing where it has none."""
    step = situation.plan.step(item)
    own = step.own_answer if step is not None and step.rule.rescale is not None else None
    return situation.number(own) if own is not None else None
