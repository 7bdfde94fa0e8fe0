"""Nodes keep their id, or go by an alias of either version."""

from indicatorkit.compare.versions.pairing import pairing
from indicatorkit.framework import Framework
from tests.loading import made


def framework(*questions: dict[str, object]) -> Framework:
    those = [{"answer": "light", **each} for each in questions]
    return made(indicator=[{"id": "top", "rule": "worst_of", "subindicator": those}])


def test_an_id_is_the_same_node() -> None:
    found = pairing(framework({"id": "a"}), framework({"id": "b"}, {"id": "a"}))
    assert found.old_of == {"top": "top", "a": "a"}


def test_the_new_one_has_the_old_id_as_alias() -> None:
    found = pairing(framework({"id": "old_name"}), framework({"id": "name", "aliases": ["Old name"]}))
    assert found.old_of["name"] == "old_name" and found.new_of["old_name"] == "name"


def test_the_old_one_had_the_new_id_as_alias() -> None:
    found = pairing(framework({"id": "old", "aliases": ["name"]}), framework({"id": "name"}))
    assert found.old_of["name"] == "old"


def test_an_id_goes_before_an_alias_and_nothing_is_paired_twice() -> None:
    old = framework({"id": "a"}, {"id": "b"})
    new = framework({"id": "a", "aliases": ["b"]}, {"id": "c", "aliases": ["b"]}, {"id": "d", "aliases": ["b"]})
    assert pairing(old, new).old_of == {"top": "top", "a": "a", "c": "b"}


def test_what_a_node_was_goes_with_the_node() -> None:
    def held(id_: str, **more: object) -> Framework:
        top = {"id": "top", "rule": "worst_of", "subindicator": [{"id": id_, "answer": "light", **more}]}
        return made(indicator=[top], result=[{"id": "held", "rule": "worst_of", "uses": ["top", "top@previous"]}])

    found = pairing(held("old"), held("name", aliases=["old"]))
    assert found.old_of["name@previous"] == "old@previous" and found.old_of["top@previous"] == "top@previous"
    assert found.renamed == (("old", "name"),)
