"""Where a node stands on the page of an entity: in the section of an indicator or a result, or in none."""

from __future__ import annotations

from typing import Final

from ...reading import Reading

HEADED: Final = ("theme", "group")
"""What has a heading of its own, besides indicators and results."""


def asked_below(reading: Reading, node: str) -> tuple[str, ...]:
    """The questions that a node reads, and those that stand under it though it does not, in this wave."""
    framework = reading.framework
    read = reading.questions(node) if reading.has(framework[node]) else ()
    return tuple(
        each.id
        for each in framework.questions
        if reading.has(each) and (each.id in read or node in above(reading, each.id))
    )


def read_elsewhere(reading: Reading, node: str) -> tuple[str, ...]:
    """What a node reads that has a section or a chapter of its own, in order, through whatever has none."""
    found: dict[str, None] = {}
    seen, waiting = {node}, [node]
    while waiting:
        inputs = [each.id for each in reading.framework[waiting.pop(0)].all_inputs]
        for each in inputs:
            if each in seen or each not in reading.framework.items:
                continue
            seen.add(each)
            section = section_of(reading, each)
            if section in (None, node) and reading.framework[each].kind not in HEADED:
                waiting.append(each)
            else:
                found[section or each] = None
    return tuple(found)


def section_of(reading: Reading, node: str) -> str | None:
    """The indicator, or the result, in whose section a node stands; nothing where it is of none."""
    line = (node, *above(reading, node))
    return next((each for each in line if reading.framework[each].kind in ("indicator", "result")), None)


def above(reading: Reading, item: str) -> list[str]:
    """What a node stands under, the nearest first."""
    found: list[str] = []
    parent = reading.framework[item].parent
    while parent is not None:
        found.append(parent)
        parent = reading.framework[parent].parent
    return found
