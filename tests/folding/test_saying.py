"""What is said for a signal is read back as that signal."""

from fractions import Fraction
from random import Random

import pytest

from indicatorkit.folding.saying import answer_for, gaps_of, number_in, written
from indicatorkit.folding.signals import answers_of, signal
from indicatorkit.frames.coding import codebooks
from indicatorkit.plan import leaves
from indicatorkit.toml.read import from_dict
from indicatorkit.values import Interval
from tests import draw
from tests.loading import loaded

FRAMEWORKS = 300


@pytest.mark.no_cover
def test_every_signal_of_every_question_is_said_and_read_back() -> None:
    tried = 0
    for seed in range(FRAMEWORKS):
        framework = loaded(from_dict(draw.framework(Random(seed))))
        own = leaves(framework)
        books = codebooks(framework, {leaf.id: leaf.values for leaf in own})
        for leaf in own:
            for each in (*sorted(answers_of(leaf)), *gaps_of(leaf)):
                raw = answer_for(framework, leaf, each)
                meaning = books[leaf.id].read(raw)
                assert not meaning.why, (seed, leaf.id, each, raw)
                assert signal(leaf, meaning.code, meaning.reason) == each, (seed, leaf.id, each, raw)
                tried += 1
    assert tried > 5_000


def test_the_plainest_number_is_said() -> None:
    assert number_in(Interval()) == 0
    assert number_in(Interval(Fraction(3), None, low_closed=False)) == 4
    assert str(written(number_in(Interval(Fraction(3), Fraction(7, 2), low_closed=False)))) == "3.1"
    between = Interval(Fraction(1, 10), Fraction(1, 5), low_closed=False, high_closed=False)
    assert str(written(number_in(between))) == "0.11"
    assert number_in(Interval(Fraction(1, 2), Fraction(7, 2)), whole=True) == 1


def test_there_is_always_a_number_to_say_however_narrow_the_cell() -> None:
    third, point = Fraction(10, 3), Interval(Fraction(10, 3), Fraction(10, 3))
    assert written(number_in(point)) == third
    assert isinstance(written(number_in(point)), Fraction), "no decimal says it"
    near = Interval(third, third + Fraction(1, 10**12), low_closed=False, high_closed=False)
    assert str(written(number_in(near))) == "3.333333333334"
