"""What is said for a signal is read back as that signal."""

from fractions import Fraction
from random import Random

from indicatorkit.asking import NumberAnswer
from indicatorkit.folding.saying import _number_in, answer_for, gaps_of
from indicatorkit.folding.signals import answers_of, signal
from indicatorkit.frames.coding import codebooks
from indicatorkit.plan import leaves
from indicatorkit.toml.read import from_dict
from indicatorkit.values import Interval
from tests import draw
from tests.loading import loaded

FRAMEWORKS = 300


def test_every_signal_of_every_question_is_said_and_read_back() -> None:
    tried = 0
    for seed in range(FRAMEWORKS):
        framework = loaded(from_dict(draw.framework(Random(seed))))
        own = leaves(framework)
        books = codebooks(framework, {leaf.id: leaf.values for leaf in own})
        for leaf in own:
            for each in (*sorted(answers_of(leaf)), *gaps_of(framework, leaf)):
                raw = answer_for(framework, leaf, each)
                meaning = books[leaf.id].read(raw)
                assert not meaning.why, (seed, leaf.id, each, raw)
                assert signal(leaf, meaning.code, meaning.reason) == each, (seed, leaf.id, each, raw)
                tried += 1
    assert tried > 5_000


def test_the_plainest_number_is_said() -> None:
    any_number = NumberAnswer(kind="number")
    assert _number_in(Interval(), any_number) == 0
    assert _number_in(Interval(Fraction(3), None, low_closed=False), any_number) == 4
    assert str(_number_in(Interval(Fraction(3), Fraction(7, 2), low_closed=False), any_number)) == "3.1"
    assert (
        str(_number_in(Interval(Fraction(1, 10), Fraction(1, 5), low_closed=False, high_closed=False), any_number))
        == "0.11"
    )
