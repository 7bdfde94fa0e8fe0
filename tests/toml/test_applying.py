"""A column needs a cell for what does not apply only where in some wave nothing is left to apply."""

import pytest

from indicatorkit.toml.read import from_dict
from tests.loading import document

NEW, OLD = {"wave": {"from": "2"}}, {"wave": {"before": "2"}}


def found(waves: list[str], *gates: dict[str, object] | None, also: bool = False) -> list[str]:
    """What is wrong with a table over the worst of some questions behind gates, or over what stands beside it."""
    behind = [{"applies_if": gate} if gate is not None else {} for gate in gates]
    questions = [{"id": f"q{at}", "answer": "light", **gate} for at, gate in enumerate(behind)]
    beside = {"also": [{"id": "z", "rule": "worst_of"}], "applies_if": NEW} if also else {}
    worst = {"id": "x", "rule": "worst_of", "subindicator": questions, **beside}
    row = {"when": {"z" if also else "x": "green"}, "then": "green"}
    table = {"id": "t", "rule": "table", "scale": "light", "rows": [row], "otherwise": "red"}
    doc = document(framework={"waves": waves} if waves else {}, indicator=[worst], result=[table])
    return [each.code for each in from_dict(doc).issues if each.severity == "error"]


@pytest.mark.parametrize("gates", [(NEW, OLD), (NEW, None), (None,), ({"wave": {"from": "1"}},), ([NEW, NEW], OLD)])
def test_one_question_applies_in_every_wave(gates: tuple[dict[str, object] | None, ...]) -> None:
    assert found(["1", "2"], *gates) == []


@pytest.mark.parametrize(
    ("waves", "gates"),
    [
        (["1", "2"], (NEW,)),
        (["1", "2"], (NEW, NEW)),
        (["1", "2", "3"], (OLD, {"wave": "2"})),
        (["1", "2"], ([NEW, {"q1": "green"}], OLD)),
        ([], (NEW, OLD)),  # without a list of waves nobody knows which ones there are
    ],
)
def test_in_some_wave_nothing_may_be_left(waves: list[str], gates: tuple[dict[str, object], ...]) -> None:
    expected = ["no-cell-for-not-applicable"]
    assert found(waves, *gates) == expected


def test_what_stands_beside_a_node_is_behind_the_gate_of_that_node() -> None:
    assert found(["1", "2"], None, also=True) == ["no-cell-for-not-applicable"]


def test_a_gate_that_cannot_be_read_is_reported_and_may_be_closed() -> None:
    assert found(["1", "2"], {"wave": {"form": "2"}}) == ["unknown-key", "no-cell-for-not-applicable"]
    assert found(["1", "2"], {"wave": {"form": "2"}}, None) == ["unknown-key"]


def test_what_does_not_apply_counts_as_something_so_the_count_always_applies() -> None:
    """The ways out that the help names: a cell with the word beside others, and a count to which everything applies."""
    question = {"id": "q", "answer": "maybe"}

    def wrong(cell: object, **count: object) -> list[str]:
        counted = {"id": "x", "rule": "count", "where": "red", "subindicator": [question], **count}
        table = {"id": "t", "rule": "table", "scale": "light", "otherwise": "red"}
        table["rows"] = [{"when": {"x": cell}, "then": "green"}]
        read = from_dict(document(indicator=[counted], result=[table]))
        return [each.code for each in read.issues if each.severity == "error"]

    assert wrong(0) == ["no-cell-for-not-applicable"]
    assert wrong([0, "not_applicable"]) == []
    assert wrong(0, not_applicable={"counts_as": "green", "because": "only red counts"}) == []
