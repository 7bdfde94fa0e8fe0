"""How measurements are taken and told: ratios of the same round, goals, and whether they are met."""

from importlib import import_module
from pathlib import Path

import pytest

from benchmarks.__main__ import TOPICS
from benchmarks.measuring import Figure, Goal, Race, Taken, Times, repeated, run
from benchmarks.telling import COLUMNS, HEADER, in_short, in_time, lines, results, rows
from benchmarks.topics import scaling

TAKEN = {
    "ours": [Taken(2.0, 1.0), Taken(8.0, 1.1), Taken(3.0, 0.9)],
    "theirs": [Taken(4.0, 4.0), Taken(4.0, 4.0), Taken(4.0, 4.0)],
}


def times(*goals: Goal, is_parallel: bool = False) -> Times:
    return Times(Race("it", {}, goals, each=10, is_parallel=is_parallel), TAKEN)


def test_everybody_runs_once_to_warm_up_and_then_in_turns() -> None:
    said: list[str] = []
    race = Race("", {"a": lambda: said.append("a"), "b": lambda: said.append("b")}, rounds=2)
    found = run(race, 5)
    assert "".join(said) == "ab" + "ab" * 2
    assert [len(each) for each in found.taken.values()] == [2, 2]


def test_a_call_can_be_repeated() -> None:
    said: list[int] = []
    repeated(lambda: said.append(1), 3)()
    assert said == [1, 1, 1]


def test_a_ratio_is_of_one_round_and_of_the_processor_unless_something_is_parallel() -> None:
    assert times().ratios("ours", "theirs") == [0.25, 0.275, 0.225]
    assert times(is_parallel=True).ratios("ours", "theirs") == [0.5, 2.0, 0.75]
    assert times().seconds("theirs") == [0.4, 0.4, 0.4]


def test_the_median_decides_whether_a_goal_is_met() -> None:
    told = [(each.goal, each.met) for at_most in (0.3, 0.2) for each in results(times(Goal("ours", "theirs", at_most)))]
    assert told == [("at most 1/3.3", "yes"), ("at most 1/5.0", "no")]


def test_without_a_goal_the_first_is_held_against_everybody() -> None:
    (told,) = results(times())
    assert (told.beside, told.goal, told.met) == ("theirs", "", "")


def test_it_is_told_in_lines_and_in_rows_of_a_table() -> None:
    found = times(Goal("ours", "theirs", 1.5), is_parallel=True)
    assert list(rows(found)) == ["| it | theirs | 0.75 | 0.50 to 2.00 | 1/4.0 | at most 1.50 | yes |"]
    assert HEADER.count("|") == 2 * (len(COLUMNS) + 1)
    *_, last = lines(found)
    assert last.split() == "ratio to theirs 0.75 0.50 0.50 to 2.00 (1/4.0 of all processors) at most 1.50: yes".split()


def test_a_figure_is_told_in_its_unit() -> None:
    assert list(rows(Figure("more", [3.0, 1.0, 2.0], "MB", 16))) == [
        "| more |  | 2.00 MB | 1.00 MB to 3.00 MB |  | at most 16.00 MB | yes |"
    ]
    assert [in_time(each) for each in (2.0, 0.25, 3e-6, 4e-8)] == ["2.0 s", "250.0 ms", "3.0 µs", "40 ns"]
    assert [in_short(each) for each in (1.5, 0.5, 0.2)] == ["1.50", "0.50", "1/5.0"]


def test_twice_the_work_in_twice_the_time_is_an_exponent_of_one() -> None:
    found = scaling.exponent("x", [{10: 1.0, 100: 10.0, 1000: 100.0}, {10: 1.0, 1000: 10_000.0}], 1.1)
    assert found.values == pytest.approx([1.0, 2.0])


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_says_what_it_measures(topic: str) -> None:
    module = import_module(f"benchmarks.topics.{TOPICS[topic]}")
    assert callable(module.measurements)
    assert module.__doc__


def test_every_module_of_topics_can_be_asked_for() -> None:
    modules = {file.stem for file in Path(scaling.__file__).parent.glob("*.py")}
    assert modules - {"__init__"} == set(TOPICS.values())
