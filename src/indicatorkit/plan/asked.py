"""Which questions are asked in a wave: those that apply in it, and that something reads which applies in it."""

from __future__ import annotations

from ..conditions import NO, YES, in_wave
from ..framework import Framework
from ..graph import needs
from ..items import Item
from .inputs import input_ids, named
from .waves import settled


def asked_in(framework: Framework, wave: str) -> tuple[Item, ...]:
    """The questions of a wave, in the order of the document.

    A node matters when it applies in that wave, and people see it on the board or a node that matters reads it. Left
    out are the questions that do not matter. One that no node reads in any wave is asked for its own sake, unless what
    it stands under does not apply.
    """
    applies = {item.id for item in framework if in_wave(item.condition or YES, wave, framework.waves) != NO}
    read = {each for sources in needs(framework).values() for each in sources}
    matters = {item.id for item in framework.board if item.id in applies}
    todo = [*matters]
    while todo:
        found = set(_reads(framework, todo.pop(), wave)) & applies - matters
        matters |= found
        todo += found
    return tuple(
        item
        for item in framework.questions
        if item.id in matters or (item.id not in read and all(each in applies for each in _line(framework, item)))
    )


def _reads(framework: Framework, node: str, wave: str) -> tuple[str, ...]:
    """What a node reads in a wave, in any role; not the column of a table that is not in force."""
    item = framework[node]
    found = settled(item, None, wave, framework.waves)
    if found is None:
        return ()
    unread = {edge.id for edge in found.item.inputs if edge.column} - {*named(found.rule), *found.rule.then_inputs()}
    read = (each for each in input_ids(found) if each not in unread or each in found.gating())
    return tuple(_asked_then(framework, each) for each in read)


def _asked_then(framework: Framework, id_: str) -> str:
    """The question of which an answer in an earlier wave is read: a later wave reads the answer of this one."""
    found = framework.attributes.get(id_)
    return found.earlier.of if found is not None and found.earlier is not None else id_


def _line(framework: Framework, item: Item) -> tuple[str, ...]:
    """The node itself and all that it stands under."""
    return (item.id, *(_line(framework, framework[item.parent]) if item.parent is not None else ()))
