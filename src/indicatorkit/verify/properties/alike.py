"""Whether inputs may change places without any difference."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations, pairwise

from ...diagram.pairs import Pair
from ...folding.moved import merged
from ...folding.signals import Signal
from ...folding.smallest import SMALLEST, Chosen, Leaf, choice
from ...light import dataclass
from ...measures import Measure
from ...plan import Step
from ...seeking.scenes import Tried
from ...seeking.trying import Trying
from ..cases import true_case
from ..proofs import PROVED, Proof, shown, unknown
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
        if view.step.formula is not None and not _is_same_formula(view.step):
            return _tried(view, words)
        for first in range(len(stage.inputs) - 1):
            found = [each for each in _exchanged(view, first, words) if view.sort(each[0][0]) != view.sort(each[0][1])]
            if found:
                about = (view.at(stage.inputs[first]).id, view.at(stage.inputs[first + 1]).id)
                case = true_case(view, found)
                return Proof("refuted", case, about) if case is not None else unknown(view)
        return PROVED


def _is_same_formula(step: Step) -> bool:
    """Whether the formula reads every input alike and asks for none of them by name."""
    formula = step.formula
    assert formula is not None
    if not isinstance(formula.rule, Measure) or formula.rule.input_keys:
        return False
    read = [(each.input.weight, each.input.most, each.reads, each.raws, each.way) for each in formula.terms]
    return all(one == other for one, other in pairwise(read))


def _tried(view: View, words: list[Mapping[object, Signal]]) -> Proof:
    """Numbers that exchange their places, tried; that nothing is found proves nothing."""
    (stage,) = view.tree.stages
    trying = Trying(view.scene)
    for said, numbers, came in trying.along():
        first = trying.rng.randrange(len(stage.inputs) - 1)
        one, other = stage.inputs[first], stage.inputs[first + 1]
        left, right = (_word_of(words[first + at], said[place]) for at, place in enumerate((one, other)))
        then = {**said, one: words[first][right], other: words[first + 1][left]}
        exchanged = {one: numbers.get(other), other: numbers.get(one)}
        there = {place: number for place, number in {**numbers, **exchanged}.items() if number is not None}
        found = trying.exactly(then, there)
        if found.came.number != came.number or view.sort(found.came.signal) != view.sort(came.signal):
            return Proof("refuted", shown((Tried(said, numbers, came), found)), (view.at(one).id, view.at(other).id))
    return unknown(view)


def _word_of(words: Mapping[object, Signal], said: Signal) -> object:
    return next(word for word, each in words.items() if each == said)


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
    yield from (((a, b), value) for (p, q), value in states.items() if p != q for a in stage.at(p) for b in stage.at(q))
