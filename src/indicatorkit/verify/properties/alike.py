"""Whether inputs may change places without any difference."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, pairwise

from ...diagram.pairs import Pair
from ...folding.moved import merged
from ...folding.signals import Signal
from ...folding.smallest import SMALLEST, Chosen, Leaf, choice
from ..cases import true_case
from ..proofs import NOT_REPLAYED, PROVED, Proof
from ..views import Scope, View


@dataclass(frozen=True, slots=True)
class Symmetric:
    """Any two inputs may change places: only what is said counts, not where."""

    name: str = "symmetric"
    scopes: tuple[Scope, ...] = ("rule",)
    required: tuple[Scope, ...] = ()
    always: bool = True

    def prove(self, view: View) -> Proof | None:
        """Neighbours changing places make every order; nothing to ask where inputs can say different things."""
        (stage,) = view.tree.stages
        words = [_words(view, place) for place in stage.inputs]
        if len(stage.inputs) < 2 or any(set(one) != set(other) for one, other in pairwise(words)):
            return None
        for first in range(len(stage.inputs) - 1):
            found = [each for each in _exchanged(view, first, words) if view.sort(each[0][0]) != view.sort(each[0][1])]
            if found:
                about = (view.at(stage.inputs[first]).id, view.at(stage.inputs[first + 1]).id)
                case = true_case(view, found)
                return Proof("refuted", case, about) if case is not None else NOT_REPLAYED
        return PROVED


def _words(view: View, place: int) -> Mapping[object, Signal]:
    """What a place can say, by what it means: the level or the number, or why there is none."""
    carrier = view.at(place)
    found: dict[object, Signal] = {}
    for each in sorted(view.signals(place)):
        if each < len(carrier.values):
            letter = carrier.values[each]
            plain = letter.word if letter.number is None else letter.number
            found[carrier.scale.id if carrier.scale else None, letter.level, plain] = each
        else:
            reason = carrier.reasons[each - carrier.missing][0] if each >= carrier.missing and carrier.reasons else None
            found["missing" if each >= carrier.missing else "not_applicable", reason] = each
    return found


def _first(view: View, place: int, said: Signal, then: Signal) -> Chosen:
    """That a place says this, and then that; only the first counts, since the other one says it before."""
    return choice(view.at(place), place, said)[0], Leaf((place, said, then))


def _exchanged(view: View, first: int, words: list[Mapping[object, Signal]]) -> Iterator[tuple[Pair, Chosen]]:
    """What comes out before and after an input and the next one change places, with what they say."""
    (stage,) = view.tree.stages
    one, other = stage.inputs[first], stage.inputs[first + 1]
    layers, read = stage.moves.layers, view.still.read[stage.place]
    here, there = layers[first], layers[first + 1]
    states: dict[Pair, Chosen] = {}
    for left, right in combinations(words[first], 2):
        said, then = (words[first][left], words[first + 1][right]), (words[first][right], words[first + 1][left])
        letters = [stage.letters[first][said[0]], stage.letters[first + 1][said[1]]]
        after = [stage.letters[first][then[0]], stage.letters[first + 1][then[1]]]
        how = SMALLEST.mul(_first(view, one, said[0], then[0]), _first(view, other, said[1], then[1]))
        ends = (
            ((there[here[s][letters[0]]][letters[1]], there[here[s][after[0]]][after[1]]), SMALLEST.mul(value, how))
            for s, value in view.still.states[stage.place][first].items()
        )
        states = merged([*states.items(), *(each for each in ends if each[0][0] != each[0][1])], SMALLEST)
    for index in range(first + 2, len(layers)):
        layer = layers[index]
        states = merged(
            (
                ((layer[p][letter], layer[q][letter]), SMALLEST.mul(value, more))
                for (p, q), value in states.items()
                for letter, more in read[index].items()
            ),
            SMALLEST,
        )
    yield from (((stage.signals[p], stage.signals[q]), value) for (p, q), value in states.items())
