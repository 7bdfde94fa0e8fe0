"""Answers to questions that do not apply: nothing is made of them, and that is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from ..alphabets import Carrier
from ..issues import Issue, Where
from ..plan import Plan
from .situation import Situation
from .table import Table

MOST_PLACES: Final = 5
NOWHERE: Final = Where()


def unused(table: Table) -> Iterator[Issue]:
    """For each question that was answered where it does not apply: how often, and where the first of these stand."""
    found: dict[str, list[int]] = {}
    for chunk in table.chunks:
        for item, outcome, answer in _gated(chunk.plan):
            codes = chunk.codes[outcome.position], chunk.codes[answer.position]
            here = _both(*codes, outcome.not_applicable, len(answer.values))
            found.setdefault(item, []).extend(chunk.rows[index] for index in here)
    for item, rows in found.items():
        if rows:
            yield _issue(table, item, sorted(rows))


def unused_in(situation: Situation) -> Iterator[Issue]:
    """The same of one case, which knows of no places."""
    for item, outcome, answer in _gated(situation.plan):
        if not situation.applies(outcome) and situation.letter(answer) is not None:
            yield _finding(item, 1)


def _gated(plan: Plan) -> Iterator[tuple[str, Carrier, Carrier]]:
    """The questions that may not apply: what comes of each, and what was answered."""
    for step in plan.steps:
        if step.own_answer is not None and step.gate is not None:
            yield step.id, step.carrier, step.own_answer


def _both(outcome: Sequence[int], answer: Sequence[int], none: int, values: int) -> Sequence[int]:
    """The places where the outcome has this code, and the answer one of so many values."""
    if isinstance(outcome, list | bytes):
        return [place for place, code in enumerate(outcome) if code == none and answer[place] < values]
    arrays: Any = outcome, answer
    found: Sequence[int] = ((arrays[0] == none) & (arrays[1] < values)).nonzero()[0].tolist()
    return found


def _issue(table: Table, item: str, rows: Sequence[int]) -> Issue:
    places = [table.answers.where(row, item) for row in rows[:MOST_PLACES]]
    known = [each for each in places if each is not None]
    return _finding(item, len(rows), *known)


def _finding(item: str, number: int, where: Where = NOWHERE, *also: Where) -> Issue:
    return Issue("warning", "answer-not-applicable", where, {"item": item, "number": number}, also)
