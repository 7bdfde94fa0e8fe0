"""The carriers of answers: the letters and the reasons of every question and attribute, the same for all waves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from ..alphabets import Carrier
from ..asking import Answer, is_measured, is_refusing, letters
from ..framework import Framework
from ..items import Attribute, Item
from ..values import LeafReason, Letter, NodeReason
from .edges import edges_of

LEAF_REASONS: Final = tuple(LeafReason)


def leaves(framework: Framework) -> tuple[Carrier, ...]:
    """The carriers of answers: every question, then every attribute; the same for all waves."""
    prepared = framework._prepared  # noqa: SLF001  # the document's own cache, never part of its value
    if "leaves" not in prepared:
        prepared["leaves"] = tuple(_leaves(framework))
    found: tuple[Carrier, ...] = prepared["leaves"]
    return found


def leaves_beside(framework: Framework, known: Mapping[str, Carrier]) -> tuple[Carrier, ...]:
    """The same, with each of these for a question of which it is known to be the carrier."""
    prepared = framework._prepared  # noqa: SLF001  # as above
    if "leaves" not in prepared:
        prepared["leaves"] = tuple(_leaves(framework, known))
    return leaves(framework)


def _leaves(framework: Framework, known: Mapping[str, Carrier] | None = None) -> Iterator[Carrier]:
    edges = edges_of(framework)
    asked: list[Item | Attribute] = [*framework.questions, *framework.attributes.values()]
    orders = framework.orders
    alike: dict[int, tuple[Letter, ...]] = {}  # of a hundred questions most are answered in one of a few ways
    own: dict[int, tuple[tuple[str, str], ...]] = {}
    for position, each in enumerate(asked):
        answer = each.answer
        assert answer is not None
        if known is not None and each.id in known:
            yield known[each.id]
            continue
        values = alike.get(id(answer))
        if values is None:
            cuts = edges.answered(each.id) if is_measured(answer) else ()
            values = letters(answer, orders, cuts)
            if not is_measured(answer):
                alike[id(answer)] = values
        reasons = own.get(id(answer)) or own.setdefault(id(answer), _own_reasons(framework, answer))
        scale = orders.get(each.scale_id or "")
        yield Carrier(each.id, position, values, scale, answer.may_not_apply, may_be_missing=True, reasons=reasons)


# ------------------------------------------------------------------------------------------------------------- reasons


def reasons_of(framework: Framework) -> tuple[tuple[str, str], ...]:
    """What the codes of reasons of answers mean: a word, perhaps an option's id, and the kind of nothing it is."""
    options = framework.missing_options()
    return (
        ("", ""),
        *((each.value, each.value) for each in LEAF_REASONS),
        *((word, kind.value) for word, kind in options),
    )


def gated_reasons(framework: Framework, answer: Answer) -> tuple[tuple[str, str], ...]:
    """The reasons of a question behind its gate: those of its answer, and that nobody knows whether it applies.

    And that its rescale does not take the number that was answered, where that may be.
    """
    own = [NodeReason.APPLICABILITY_UNKNOWN.value]
    if is_refusing(answer):
        own.insert(0, NodeReason.CANNOT_COMPUTE.value)
    return (*_own_reasons(framework, answer), *((each, each) for each in own))


def _own_reasons(framework: Framework, answer: Answer) -> tuple[tuple[str, str], ...]:
    """By their codes; in the place of an option that only other questions have stands its kind, for it never occurs."""
    own = {(word, kind.value) for word, kind in answer.reasons.items()}
    return tuple(each if each in own else (each[1], each[1]) for each in reasons_of(framework)[1:])
