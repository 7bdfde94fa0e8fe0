"""A plan as the engine holds it: where the result of each node stands."""

import pytest

from indicatorkit.plan import plan
from tests.loading import made


def test_where_the_result_of_a_node_stands() -> None:
    ready = plan(
        made(
            theme=[{"id": "heading", "rule": "none", "indicator": [{"id": "a", "answer": "light"}]}],
            result=[{"id": "top", "rule": "worst_of", "uses": ["a"]}],
        )
    )
    top = ready.step("top")
    assert top is not None and top.id == "top" and top.own_answer is None
    assert ready.at(0).id == "a"
    assert ready.step("a") is None  # a question is answered as it is
    assert ready.step("heading") is None
    assert ready.leaf("top") is None
    with pytest.raises(KeyError):
        ready.carrier("heading")
