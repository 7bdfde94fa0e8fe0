"""What the members of a group said to one question: a cell for each of them, and the spread in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from ...alphabets import Carrier
from ...answers import Reason
from ...explain.labels import labels_of, reason_label, written
from ...framework import Framework
from ...items import Item
from ...light import dataclass
from ...values import LeafReason
from ...words import Lang, say
from ..counting import Counted
from ..groups import Group

MOST_TELLING: Final = {kind.value: place for place, kind in enumerate(LeafReason)}


@dataclass(frozen=True, slots=True)
class Said:
    """What one member said: a word (the level or option), a number, that it does not apply, or why nothing.

    Where numbers are asked an option may stand for a number: then it has both.
    """

    word: str | None = None
    number: Fraction | None = None
    reason: Reason | None = None

    @property
    def applies(self) -> bool:
        """Whether it is anything but "does not apply"."""
        return self.word is not None or self.number is not None or self.reason is not None


DOES_NOT_APPLY: Final = Said()


def said_by(counted: Counted, item: Item, group: Group) -> tuple[Said, ...]:
    """What each member said, as their scores have it: a question behind a gate that is shut does not apply."""
    carrier = counted.plan.carrier(item.id)
    column = counted.table.answers.columns.get(item.id)
    numbers = column.numbers if column is not None else None
    places = [*group.places, *(None for _ in group.absent)]
    cells = counted.cells(group, carrier)
    return tuple(_said(carrier, numbers, place, *cell) for place, cell in zip(places, cells, strict=True))


def _said(carrier: Carrier, numbers: Sequence[float] | None, place: int | None, code: int, reason: int) -> Said:
    if code == carrier.missing:
        word, kind = carrier.reasons[reason - 1]
        return Said(reason=Reason(word, kind if kind in MOST_TELLING else LeafReason.UNKNOWN.value))
    if code == carrier.not_applicable:
        return DOES_NOT_APPLY
    letter = carrier.values[code]
    if numbers is not None and place is not None and letter.is_answered_number:
        return Said(number=Fraction(repr(numbers[place])))
    return Said(word=letter.word, number=letter.number if numbers is not None else None)


def leading(said: Sequence[Said]) -> str:
    """The most telling kind of nothing among them; where nobody lacks an answer, that it is unknown."""
    kinds = [each.reason.kind for each in said if each.reason is not None]
    return min(kinds, key=MOST_TELLING.__getitem__, default=LeafReason.UNKNOWN.value)


def in_words(framework: Framework, item: Item, said: Sequence[Said], lang: Lang) -> str:
    """The spread: `3 × Ja, 1 × Nee, 1 × niet ingevuld`; answers in the order of the question, then gaps."""
    counts = Counter(said)
    order = [option.id for option in item.answer.options] if item.answer is not None else []
    scale = framework.scales.get(item.scale_id or "")
    words = [*order, *(scale.order.levels if scale is not None else ())]

    def rank(each: Said) -> tuple[int, Fraction, int]:
        kind = 0 if each.number is not None else 1 if each.word is not None else 2 if not each.applies else 3
        place = words.index(each.word) if each.word in words else 0
        return kind, each.number or Fraction(0), place if each.reason is None else MOST_TELLING[each.reason.kind]

    return ", ".join(
        say("summary.said", lang, number=counts[each], answer=_label(framework, item, each, lang))
        for each in sorted(counts, key=rank)
    )


def _label(framework: Framework, item: Item, said: Said, lang: Lang) -> str:
    if said.word is not None:
        return labels_of(framework, item.id, [said.word], lang)[0]
    if said.number is not None:
        return written(said.number, lang)
    if said.reason is None:
        return say("summary.head.not_applicable", lang)
    return reason_label(framework, item.id, said.reason.word, lang)
