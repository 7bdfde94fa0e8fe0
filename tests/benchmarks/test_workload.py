"""The workload that is measured: the same in every run, as big as it says, and told the same twice."""

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

import indicatorkit as ik
from benchmarks import answers, plainly
from benchmarks.product import levels
from benchmarks.rules import MISSING, AtLeast, HalfKnown, Mean, Table, WorstOf
from benchmarks.workload import Workload, deep, workload
from indicatorkit.engine.columns import score
from indicatorkit.plan import plan

ROWS = 400


def test_it_is_sixty_subindicators_nineteen_indicators_four_themes_and_a_whole() -> None:
    made = workload()
    framework = made.framework()
    assert len(made.leaves) == len(framework.questions) == 60
    assert len(framework.indicators) == 19
    assert len(framework.themes) == 4
    assert Counter(type(node.rule) for node in made.nodes) == {WorstOf: 8, AtLeast: 5, Mean: 4, Table: 3, HalfKnown: 4}
    assert made.nodes[-1].id == "overall"


def test_it_is_as_wide_and_as_deep_as_asked() -> None:
    assert [len(workload(parts).leaves) for parts in (1, 10, 100)] == [60, 600, 6000]
    assert [len(deep(levels).nodes) for levels in (3, 60)] == [60, 1200]
    assert {len(deep(levels).leaves) for levels in (3, 60)} == {60}


@pytest.mark.parametrize("made", [workload(), workload(3), deep(4)], ids=["as it is", "wider", "deeper"])
def test_the_file_says_what_the_nodes_say(made: Workload) -> None:
    ready = plan(made.framework())
    codes = answers.codes(answers.drawn(len(made.leaves), ROWS))
    rows = [dict(zip(made.leaves, column, strict=True)) for column in codes.T.tolist()]
    told = np.array([list(plainly.scored(made, row).values()) for row in rows]).T
    assert np.array_equal(levels(made, ready, score(ready, codes, reasons=False)), told)
    assert set(np.unique(told)) == {0, 1, 2, 3, 4}


def test_it_is_the_same_in_every_run() -> None:
    assert workload().toml == workload().toml
    assert [type(node.rule).__name__ for node in workload().nodes[:4]] == ["AtLeast", "WorstOf", "Table", "WorstOf"]
    assert answers.drawn(3, 8).tolist() == answers.drawn(60, 8)[:3].tolist()


def test_leaves_have_five_letters_and_a_tenth_of_the_answers_is_no_level() -> None:
    made = workload()
    assert {(len(leaf.values), leaf.missing) for leaf in plan(made.framework()).leaves} == {(3, MISSING)}
    shares = np.bincount(answers.codes(answers.drawn(60, 20_000)).reshape(-1)) / (60 * 20_000)
    assert shares == pytest.approx([0.07, 0.16, 0.68, 0.05, 0.05], abs=0.01)


def test_answers_say_the_same_in_every_shape(tmp_path: Path) -> None:
    made = workload()
    framework = made.framework()
    said = answers.drawn(60, ROWS)
    ready = plan(framework)
    codes, reasons = answers.codes(said), answers.reasons(said, ready)
    kinds = [kind for kind, _ in ready.reasons]
    assert set(np.unique(reasons)) == {0, kinds.index("dont_know"), kinds.index("not_supplied")}
    forms = [
        answers.wide(made.leaves, said),
        answers.arrow(made.leaves, said),
        answers.long(made.leaves, said),
        answers.write(made.leaves, said, tmp_path / "answers.csv"),
        answers.write(made.leaves, said, tmp_path / "answers.parquet"),
        [{"entity": f"e{row}", **answers.case(made.leaves, said, row)} for row in range(ROWS)],
    ]
    for form in forms:
        read = ik.read_answers(framework, form).record
        for place, leaf in enumerate(made.leaves):
            assert bytes(read.columns[leaf].codes) == codes[place].tobytes()
            assert bytes(read.columns[leaf].reasons) == reasons[place].tobytes()
