"""The document as an object: it can be copied, pickled, and shared by threads and processes."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor

import indicatorkit as ik

CASE = {"flexwoningen": "ja", "optoppen": "weet niet"}


def test_a_framework_that_was_used_is_pickled_without_what_it_prepared() -> None:
    nad = ik.load("nad")
    fresh = len(pickle.dumps(nad))
    before = ik.score_case(nad, CASE).as_dict()
    kept = pickle.dumps(nad)
    assert len(kept) == fresh
    again = pickle.loads(kept)
    assert again == nad and again.document == nad.document
    assert ik.score_case(again, CASE).as_dict() == before


def test_a_copy_that_says_something_else_prepares_for_itself() -> None:
    nad = ik.load("nad")
    ik.score_case(nad, CASE)
    items = {**nad.items, "flexwoningen": nad["flexwoningen"].model_copy(update={"weight": 2})}
    other = nad.model_copy(update={"items": items})
    assert other._prepared == {} and other.document is None
    assert nad.model_copy().document == nad.document
    assert ik.score_case(other, CASE).framework is other


def test_threads_share_one_framework() -> None:
    ready = ik.compile(ik.load("nad"))
    alone = ready.score_case(CASE).as_dict()
    with ThreadPoolExecutor(8) as pool:
        assert all(found == alone for found in pool.map(lambda _: ready.score_case(CASE).as_dict(), range(200)))
