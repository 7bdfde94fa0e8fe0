"""What others make of the workload: the same, or nobody should time it."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from benchmarks import answers
from benchmarks.peers import Differs, Peer, cases, hold, in_duckdb, in_pandas, in_polars, told
from benchmarks.topics import in_files
from benchmarks.workload import Workload, deep, workload

MADE = {"as it is": workload(), "wider": workload(2), "deeper": deep(3)}


def drawn(made: Workload, rows: int) -> Any:
    return answers.codes(answers.drawn(len(made.leaves), rows))


@pytest.mark.parametrize("name", MADE)
@pytest.mark.parametrize(
    "load",
    [in_polars.when_then, in_polars.gathers, in_duckdb.sql, in_duckdb.look_ups, in_pandas.wide, in_pandas.by_column],
)
def test_other_libraries_say_the_same_of_every_node(load: Callable[..., Peer], name: str) -> None:
    made = MADE[name]
    codes = drawn(made, 400)
    peer = load(made, codes)
    found = peer.levels(peer.run())
    assert found.shape == (len(made.nodes), 400)
    hold("", made, found, told(made, codes))


def test_a_long_frame_says_the_same() -> None:
    made = workload()
    codes = drawn(made, 40)
    peer = in_pandas.long(made, codes)
    hold("", made, peer.levels(peer.run()), told(made, codes))


def test_what_differs_in_one_cell_is_refused_and_named() -> None:
    made = workload()
    plain = told(made, drawn(made, 10))
    wrong = plain.copy()
    wrong[3, 7] ^= 1
    hold("somebody", made, plain, plain)
    with pytest.raises(Differs, match=f"somebody says something else of {made.nodes[3].id}$"):
        hold("somebody", made, wrong, plain)


def test_the_loop_looks_up_the_code_of_every_answer() -> None:
    made = workload()
    said = answers.drawn(len(made.leaves), 20)
    look = cases.looking_up(made)
    for row in range(20):
        assert look(answers.case(made.leaves, said, row)) == answers.codes(said)[:, row].tolist()


@pytest.mark.peers
@pytest.mark.parametrize("engine", [cases.zen, cases.cel])
def test_engines_for_one_case_say_the_same(engine: Callable[[Workload], cases.Scoring]) -> None:
    made = workload()
    codes = drawn(made, 300)
    score = engine(made)
    rows = [score(dict(zip(made.leaves, column, strict=True))) for column in codes.T.tolist()]
    hold("", made, np.array([[row[node.id] for node in made.nodes] for row in rows]).T, told(made, codes))


@pytest.mark.peers
def test_the_extra_has_both_engines() -> None:
    assert list(cases.there()) == ["GoRules Zen", "cel in Rust"]


def test_files_of_scores_say_the_same() -> None:
    assert [race.what for race in in_files.measurements(60)] == ["csv, 60 × 60 words", "parquet, 60 × 60 words"]
