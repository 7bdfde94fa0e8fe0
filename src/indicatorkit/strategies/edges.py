"""Two situations on either side of an edge: they differ in one answer, and the outcome of a node flips."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from hypothesis import strategies as st

from ..engine.case import prepare
from ..engine.situation import situation
from ..folding.signals import said, signal_now
from ..framework import Framework
from ..plan import plan
from .answering import Answers
from .outcomes import Drawing, Drawn, Outcome
from .sought import Sought, is_sought, word

MORE: Final = 3


class Beside(NamedTuple):
    """Two situations that differ in the answer to one question, and in the outcome of a node."""

    before: Answers
    """One situation."""
    after: Answers
    """The other."""
    question: str
    """The id of the question in which they differ."""


def boundary(
    framework: Framework,
    node: str,
    *,
    outcome: Outcome | None = None,
    wave: str | None = None,
    missing: Literal["any", "none"] = "any",
) -> st.SearchStrategy[Beside]:
    """Situations on an edge of a node: one more answer to one question, and its outcome is another.

    Two situations with different outcomes are drawn, each as likely as any other with its outcome. From the one to the
    other, answer by answer, the outcome flips somewhere, and there it is looked up by halving: a count or a sum is then
    right beside an edge. With `outcome` the first situation has that; with `missing="none"` all questions are answered
    in both. A node with one outcome is a `ValueError`. Where a node computes with measured numbers, edges are sought by
    scoring, and drawn from those that were found.
    """
    here = plan(framework, wave)
    if is_sought(here, node):
        return st.sampled_from(_sought(Sought(here, node, complete=missing == "none"), outcome))
    drawing = Drawing(here, node, missing=missing)
    outcomes = drawing.outcomes()
    own = drawing.signals(outcome) if outcome is not None else []
    firsts = [each for each in outcomes if not own or set(own) & set(outcomes[each])]
    if len(outcomes) < 2:
        raise ValueError(f"`{node}` always comes out as {', '.join(outcomes)}")

    def read(data: bytes) -> Beside:
        turn, rest = data[:MORE], data[MORE:]
        first = firsts[turn[0] * len(firsts) >> 8]
        others = [each for each in outcomes if each != first]
        here = drawing.draw(outcomes[first], rest[: drawing.size])
        there = drawing.draw(outcomes[others[turn[1] * len(others) >> 8]], rest[drawing.size :])
        return _between(drawing, here, there, turn[2])

    return drawing.data(times=2, more=MORE).map(read)


def _sought(sought: Sought, outcome: Outcome | None) -> list[Beside]:
    """Both sides of edges, as they were found among numbers."""
    found = [
        Beside(before, after, question)
        for before, after, question, first, _ in sought.beside()
        if outcome in (None, first)
    ]
    if not found:
        raise ValueError(f"no edge of `{sought.carrier.id}` was found")
    return found


def _between(drawing: Drawing, here: Drawn, there: Drawn, turn: int) -> Beside:
    """The first situation with as many answers of the second as leave its outcome, and with one more.

    Whether it flips back and forth on the way does not matter: between one where it has not and one where it has,
    halving finds an answer that flips it.
    """
    differing = [leaf for leaf in here if here[leaf] != there[leaf]]
    differing = differing[turn % len(differing) :] + differing[: turn % len(differing)]

    def with_(number: int) -> Drawn:
        return {**here, **{leaf: there[leaf] for leaf in differing[:number]}}

    wanted = outcome(drawing, here)
    kept, flipped = 0, len(differing)
    while flipped - kept > 1:
        middle = (kept + flipped) // 2
        if outcome(drawing, with_(middle)) == wanted:
            kept = middle
        else:
            flipped = middle
    question = drawing.plan.leaves[differing[kept]].id
    return Beside(drawing.answers(with_(kept)), drawing.answers(with_(flipped)), question)


def outcome(drawing: Drawing, drawn: Drawn) -> str:
    """What comes out of the node, as the engine says."""
    codes, reasons = {}, {}
    for leaf, (signal, _) in drawn.items():
        codes[leaf], reasons[leaf] = said(drawing.plan.leaves[leaf], signal)
    return word(drawing.carrier, signal_now(situation(prepare(drawing.plan), codes, reasons), drawing.place))
