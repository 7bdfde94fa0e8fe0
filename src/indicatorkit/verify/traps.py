"""The trap of other rule engines: ways in which a missing answer could become a level without anybody having said so.

A row that reads a gap and gives a level, and one that stands above such a row and is passed by; an input that weighs
nothing, so that nobody misses it; an option that says "don't know" and yet means a level. What an author explains (a
text beside the row) is a decision, and no trap. That `counts_as` wants a `because` is said when the file is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..asking import Answer
from ..cells import ANY
from ..conditions import NO, Among, Condition, NotMissing, after, atoms, holds, items, unguarded
from ..framework import Framework
from ..issues import Path
from ..items import Item
from ..plan import Plan, Step
from ..spelling import normal
from ..toml.findings import Finding
from ..values import Input, Letter

UNKNOWN: Final = frozenset(
    normal(each)
    for each in (
        *("weet niet", "weet ik niet", "onbekend", "niet bekend", "geen antwoord", "geen data", "geen gegevens"),
        *("niet ingevuld", "don't know", "do not know", "unknown", "not known", "no answer", "no data", "missing"),
        *("not answered", "dk", "n/a unknown"),
    )
)


def traps(framework: Framework, plan: Plan) -> Iterator[Finding]:
    """What to warn of, in the order of the framework."""
    for item in framework:
        if item.earlier is not None:
            continue  # it is said of the node itself
        yield from _options(item)
        step = plan.step(item.id)
        if step is not None and item.rule is not None:
            yield from _weights(framework, step)
            yield from _rows(step)
            yield from _passed_by(step)


def _options(item: Item) -> Iterator[Finding]:
    """Options that are called unknown, and count as a value."""
    answer: Answer | None = item.answer
    for option in answer.options if answer is not None else ():
        words = {normal(each) for each in (option.id.replace("_", " "), option.nl, option.en) if each}
        says_something = option.level is not None or option.points is not None
        if says_something and option.is_value and words & UNKNOWN:
            params = {"item": item.id, "option": option.id, "level": option.level or option.points}
            yield Finding(
                "warning", "unknown-counts", item.places.get("answer", item.places.get("", ())), params=params
            )


def _weights(framework: Framework, step: Step) -> Iterator[Finding]:
    """Children that could be judged and weigh nothing: when they are missing, nobody sees it."""
    read = {source.carrier.id for source in step.sources}
    for child in step.item.children:
        if child not in read and framework[child].scale_id is not None:
            params = {"item": step.id, "input": child}
            yield Finding("warning", "weighs-nothing", _place(step.item, "weights"), params=params)


def _rows(step: Step) -> Iterator[Finding]:
    """Rows that give a level because something is missing, and say not why."""
    told: set[int] = set()
    for child in step.node.rule_inputs:
        for letter in child.letters if child.explicit else ():
            if not letter.is_missing:
                continue
            row = _deciding(step, child, letter)
            if row is not None and row not in told and not _explained(step, row):
                told.add(row)
                params = {"item": step.id, "row": row + 1, "input": child.id}
                yield Finding("warning", "missing-becomes-level", (*_place(step.item, "rows"), row), params=params)


def _deciding(step: Step, child: Input, letter: Letter) -> int | None:
    """A row that names this gap and gives a value when it is the only gap; nothing where no row does."""
    child, letter = step.rule.seen(child, letter, step.node.scale)
    asked = step.rule.asked(step.node)
    left = [after(each, child, letter, counted=child.is_counted()) for each in asked]
    named = {row for row, (before, rest) in enumerate(zip(asked, left, strict=True)) if rest not in (before, NO)}
    written = enumerate(step.rule.outcomes_written())
    return next((index for index, then in written if index in named and then not in ("grey", "not_applicable")), None)


def _passed_by(step: Step) -> Iterator[Finding]:
    """Rows above the one that reads a gap: they do not name the column, so while it is missing they never hold."""
    asked = step.rule.asked(step.node)[: len(step.rule.outcomes_written())]
    told: set[int] = set()
    for child in step.node.rule_inputs:
        for letter in child.letters if child.explicit else ():
            if not letter.is_missing:
                continue
            silent = [NotMissing(child.id) in atoms(each) for each in asked]
            for row, each in enumerate(asked):
                below = (
                    other
                    for other in range(row + 1, len(asked))
                    if not silent[other] and _may_hold_together(step, each, asked[other], child, letter)
                )
                decides = next(below, None) if silent[row] and row not in told else None
                if decides is not None:
                    told.add(row)
                    params = {
                        "item": step.id,
                        "row": row + 1,
                        "input": child.id,
                        "other": decides + 1,
                        "cell": f'{child.id if child.id in items(asked[decides]) else "all"} = "{ANY}"',
                    }
                    yield Finding("warning", "gap-passes-row", (*_place(step.item, "rows"), row), params=params)


def _may_hold_together(step: Step, row: Condition, other: Condition, gap: Input, letter: Letter) -> bool:
    """Whether two rows may both hold while this input is missing, if the first one said that it does not matter.

    What looks at all inputs counts them, so the inputs are read one after another; what does not asks each by itself.
    """
    row = unguarded(row)
    if any(isinstance(each, Among) for both in (row, other) for each in atoms(both)):
        return _hold_one_day(step, row, other, gap, letter)
    return all(
        _may_hold(step, other, gap, letter)
        if child.id == gap.id
        else any(_may_hold(step, row, child, each) and _may_hold(step, other, child, each) for each in child.letters)
        for child in step.node.inputs
    )


def _hold_one_day(step: Step, row: Condition, other: Condition, gap: Input, letter: Letter) -> bool:
    """Whether some answers beside this gap make both rows hold."""
    left = {(row, other)}
    for child in step.node.inputs:
        letters = [letter] if child.id == gap.id else child.letters
        left = {
            both
            for pair in left
            for each in letters
            if NO not in (both := (_read(step, pair[0], child, each), _read(step, pair[1], child, each)))
        }
    return any(holds(one) and holds(two) for one, two in left)


def _read(step: Step, row: Condition, child: Input, letter: Letter) -> Condition:
    """What is left of a row after this input."""
    child, letter = step.rule.seen(child, letter, step.node.scale)
    return after(row, child, letter, counted=child.is_counted())


def _may_hold(step: Step, row: Condition, child: Input, letter: Letter) -> bool:
    return _read(step, row, child, letter) != NO


def _explained(step: Step, row: int) -> bool:
    rows = getattr(step.rule, "rows", ())
    return row < len(rows) and bool(rows[row].nl or rows[row].en)


def _place(item: Item, key: str) -> Path:
    return item.places.get(key) or item.places.get("rule") or item.places.get("", ())
