"""Two steps walked at once: for what their inputs can say together, what both end in, and the cheapest way there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, Protocol, TypeAlias

from ...alphabets import Carrier
from ...diagram import TooLarge
from ...diagram.build import Layer
from ...plan import AS_ANSWERED, NODE_REASONS, Source, Step
from .together import Given, Pair, Said

Way: TypeAlias = tuple[int, Any]
"""What it costs, and the answers: nothing, one of them, or two ways taken together."""
Table: TypeAlias = Mapping[Pair, Way]
FREE: Final[Way] = (0, None)
MOST_STATES: Final = 50_000


class Walker(Protocol):
    """One of the two: what it reads of a place (nothing where it does not look there), and where that leads."""

    def letter(self, place: str, said: Said) -> Any:
        """What it reads of what a place says."""

    def after(self, place: str, state: Any, letter: Any) -> Any:
        """The state after one more input."""

    def end(self, state: Any, own: Said | None) -> Said:
        """What comes out; `own` is what the question itself says, before its gate."""


class Diagrammed:
    """A step, walked along its diagram."""

    def __init__(self, step: Step) -> None:
        self.step = step
        self._read: dict[str, tuple[Layer, Source]] = {
            place_of(step, source): (layer, source)
            for layer, source in zip(step.diagram.layers, step.sources, strict=True)
        }

    def letter(self, place: str, said: Said) -> int | None:
        """The letter of its diagram."""
        found = self._read.get(place)
        return None if found is None else found[1].letter(*said)

    def after(self, place: str, state: int, letter: int | None) -> int:
        """The state in the next layer."""
        return state if letter is None else self._read[place][0][state][letter]

    def end(self, state: int, own: Said | None) -> Said:
        """The code and the reason of a terminal; a question behind its gate hands its own reason on."""
        reason = self.step.reasons[state]
        if reason == AS_ANSWERED:
            assert own is not None
            reason = own[1]
        return self.step.codes[state], reason


class AsAnswered:
    """A question without a gate: it says what is answered."""

    def letter(self, place: str, said: Said) -> Said | None:
        """What is answered."""
        return said if place[0] == "=" else None

    def after(self, place: str, state: Any, letter: Said | None) -> Any:
        """What is answered, once that has been read."""
        return state if letter is None else letter

    def end(self, state: Any, own: Said | None) -> Said:
        """The same."""
        assert own is not None
        return own


def place_of(step: Step, source: Source) -> str:
    """What a step reads: `=` and the id of the question whose gate it is, else the id of a node or attribute."""
    return f"={source.carrier.id}" if source.carrier.id == step.id else source.carrier.id


def ends(one: Walker, two: Walker, places: Sequence[str], menu: Callable[[str], Table]) -> dict[tuple[Any, Any], Way]:
    """The states in which both end, each with the cheapest way to get there; too many on the way are `TooLarge`."""
    states: dict[tuple[Any, Any], Way] = {(0, 0): FREE}
    for place in places:
        letters: dict[tuple[Any, Any], Way] = {}
        for (left, right), way in menu(place).items():
            keep(letters, (one.letter(place, left), two.letter(place, right)), way)
        after: dict[tuple[Any, Any], Way] = {}
        for (state, other), before in states.items():
            for (left, right), way in letters.items():
                there = one.after(place, state, left), two.after(place, other, right)
                if there not in after or before[0] + way[0] < after[there][0]:
                    after[there] = _together(before, way)
            if len(after) > MOST_STATES:
                raise TooLarge(len(after))
        states = after
    return states


def keep(table: dict[Any, Way], key: Any, way: Way) -> None:
    """Note a way, unless there is one that is as cheap."""
    if key not in table or way[0] < table[key][0]:
        table[key] = way


def along(given: Sequence[Given], way: Way) -> Way:
    """A way with some answers besides."""
    for each in given:
        way = _together((each.cost, each if each.cost else None), way)
    return way


def _together(one: Way, other: Way) -> Way:
    if other[1] is None:
        return one
    return other if one[1] is None else (one[0] + other[0], (one, other))


def answers_in(way: Way) -> tuple[Given, ...]:
    """The answers of a way, each once; those that say nothing left out."""
    found: dict[str, Given] = {}
    left = [way]
    while left:
        what = left.pop()[1]
        if isinstance(what, Given):
            found[what.leaf] = what
        elif what is not None:
            left += reversed(what)
    return tuple(found.values())


def said_in_words(carrier: Carrier, said: Said) -> tuple[str, ...]:
    """What comes out, as far as an example can tell: the level, the number, else the option, or why there is none.

    Of a measured number without a level no example can say more than that it is known, and none can say that.
    """
    code, reason = said
    if code == carrier.not_applicable:
        return ("not_applicable",)
    if code == carrier.missing:
        return ("grey", carrier.reasons[reason - 1][0] if carrier.reasons else NODE_REASONS[reason - 1].value)
    letter = carrier.values[code]
    level = carrier.scale.levels[letter.level] if carrier.scale is not None and letter.level is not None else ""
    number = "" if letter.number is None else str(letter.number)
    bare = not level and not number and letter.interval is None
    return ("value", level, number, letter.word if bare else "")


def everything(one: Carrier, two: Carrier) -> Table:
    """Whatever both can say alike: every value, every reason to be missing, and that it does not apply."""
    theirs = {said_in_words(two, each): each for each in _saids(two)}
    same = one.values == two.values
    found = [
        (each, each if same and each[0] < len(one.values) else theirs.get(said_in_words(one, each)))
        for each in _saids(one)
    ]
    return {(mine, other): FREE for mine, other in found if other is not None}


def _saids(carrier: Carrier) -> Iterator[Said]:
    yield from ((code, 0) for code in range(len(carrier.values) + carrier.may_not_apply))
    if carrier.may_be_missing:
        yield from ((carrier.missing, 1 + reason) for reason in range(max(1, len(carrier.reasons))))
