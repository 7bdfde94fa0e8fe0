"""Every difference between two versions is exactly that: counts, shares and smallest situations against brute force.

Versions are a drawn framework and the same with a random change, trees and graphs, and pairs that share nothing but
the ids of their questions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from fractions import Fraction
from random import Random

import pytest

import indicatorkit as ik
from indicatorkit.compare.cells import Cell
from indicatorkit.compare.versions import ground
from indicatorkit.compare.versions.comparing import Comparison
from indicatorkit.compare.versions.differing import NodeDifference, Verdict
from indicatorkit.compare.versions.versions import versions
from indicatorkit.folding import forest
from tests import draw, oracle
from tests.explaining import plain
from tests.versions import Both, Doc, Outcome, TooMany, Version, changed, count, differ, kind, loaded

SHARDS = 6
PAIRS_A_SHARD = 22
BOUNDS_A_SHARD = 8
STORED_A_SHARD = 8
DONE: Counter[str] = Counter()


@pytest.mark.parametrize("shard", range(SHARDS))
def test_differences_are_those_of_brute_force(shard: int) -> None:
    for what, both in pairs(shard, PAIRS_A_SHARD):
        held(Comparison(versions(both.old.framework, both.new.framework)), both)
        DONE[what] += 1
        DONE["pairs"] += 1


@pytest.mark.parametrize("shard", range(SHARDS))
def test_they_are_so_too_where_each_version_has_places_of_its_own(shard: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ground, "MOST_STATES", 1)
    for _, both in pairs(shard, BOUNDS_A_SHARD):
        held(Comparison(versions(both.old.framework, both.new.framework)), both)
        DONE["apart"] += 1


@pytest.mark.parametrize("shard", range(SHARDS))
def test_beyond_the_budget_bounds_are_true_as_bounds(shard: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """What has a situation happens, nothing else than what is said can happen, and no number is given."""
    monkeypatch.setattr(forest, "MOST_NODES", 0)
    for _, both in pairs(shard, BOUNDS_A_SHARD):
        for each in Comparison(versions(both.old.framework, both.new.framework)).nodes:
            if each.item in both.nodes:
                held_bound(each, {pair for pair in count(both.found[each.item]) if pair[0] != pair[1]})


@pytest.mark.parametrize("shard", range(SHARDS))
def test_stored_answers_change_as_both_scores_say(shard: int) -> None:
    for number in range(STORED_A_SHARD):
        rng = Random(f"stored {shard}.{number}")
        doc = draw.framework(rng)
        other, renamed, _ = changed(rng, doc)
        old, new = loaded(doc), loaded(other)
        if old is None or new is None:
            continue
        rows = list(answered(rng, doc))
        before, after = ik.score(old, rows), ik.score(new, rows)
        meant = {
            (row.entity, renamed.get(item.id, item.id))
            for item in before.nodes
            if renamed.get(item.id, item.id) in {each.id for each in after.nodes}
            for row in after.rows
            if differ(
                told(before, row.entity, item.id), told(after, row.entity, renamed.get(item.id, item.id)), renamed
            )
        }
        assert {(each.row.entity, each.item) for each in ik.diff(old, new, answers=rows).flipped} == meant
        DONE["stored"] += len(meant)


def answered(rng: Random, doc: Doc) -> Iterator[Doc]:
    """Some rows of answers, in any wave."""
    judge = oracle.Oracle(doc)
    for place in range(8):
        case = draw.situation(rng, doc, judge)
        said = {**case.answers, **case.attributes}
        row = {id: f"missing:{each[1]}" if isinstance(each, tuple) else each for id, each in said.items()}
        yield {
            "entity": str(place),
            **({"wave": case.wave or draw.WAVES[-1]} if "waves" in doc["framework"] else {}),
            **row,
        }


def told(scores: ik.Scores, entity: str, item: str) -> Outcome:
    """What came out for a node: level, number, and what it is in place of these; nothing where it has no result."""
    case = scores.case(entity=entity)
    reason = case.reason(item)
    grey = reason if reason in (None, "not_applicable") else "grey"
    return case.level(item), case.number(item), grey


def held_bound(found: NodeDifference, meant: set[tuple[Outcome, Outcome]]) -> None:
    said = {(outcome(each.before), outcome(each.after)): each for each in found.transitions}
    assert meant <= set(said)
    assert {pair for pair, each in said.items() if each.witness is not None} <= meant
    assert (found.verdict is Verdict.SAME) == (not said)
    assert found.verdict is not Verdict.CHANGED or meant
    if not found.is_exact:
        assert found.total is None and {each.number for each in found.transitions} == {None}
        DONE[f"bound {found.verdict}"] += 1


def held(comparison: Comparison, both: Both) -> None:
    found = {each.item: each for each in comparison.nodes}
    assert {id for id, each in found.items() if each.verdict not in (Verdict.ADDED, Verdict.REMOVED)} == set(both.nodes)
    for id in both.nodes:
        assert found[id].former == both.was(id)
        held_node(found[id], both, id)
    if all(both.is_counted(id) for id in both.nodes):
        share = Fraction(both.changing, both.size)
        assert comparison.whole.share == share
        DONE["whole changed" if share else "whole same"] += 1


def held_node(found: NodeDifference, both: Both, id: str) -> None:
    meant = {pair: number for pair, number in count(both.found[id]).items() if pair[0] != pair[1]}
    said = {(outcome(each.before), outcome(each.after)): each for each in found.transitions}
    assert set(said) == set(meant)
    assert found.verdict is (Verdict.CHANGED if meant else Verdict.SAME)
    DONE[found.verdict] += 1
    for pair, each in said.items():
        assert each.witness is not None
        assert len(each.witness.answers) == min(
            fewest for those, (_, fewest) in both.found[id].items() if plainly(those) == pair
        )
        DONE["witnesses"] += 1
    if not both.is_counted(id):
        DONE["not counted"] += bool(meant)
        return
    for pair, each in said.items():
        assert each.number is not None and found.total == both.total(id)
        assert Fraction(each.number, found.total) == Fraction(meant[pair], both.size)
    plain = {pair: plainly(pair) for pair in both.found[id]}
    other = sum(n for pair, (n, _) in both.found[id].items() if pair[0] != pair[1] and plain[pair][0] == plain[pair][1])
    if found.total is not None:
        assert found.other_reason is not None
        assert Fraction(found.other_reason, found.total) == Fraction(other, both.size)
        DONE["other reasons"] += bool(other)
    else:
        assert not other


def plainly(pair: tuple[Outcome, Outcome]) -> tuple[Outcome, Outcome]:
    (a, b, c), (d, e, f) = pair
    return (a, b, kind(c)), (d, e, kind(f))


def outcome(cell: Cell) -> Outcome:
    states = {"known": None, "grey": "grey", "not_applicable": "not applicable"}
    return cell.level, cell.number, states[cell.state]


def test_the_differences_met_enough(tell: Callable[[str], None]) -> None:
    """Counts what the law above has met; run alone it has nothing to count."""
    if not DONE:
        pytest.skip("run together with the law")
    tell(f"differences against brute force: {dict(DONE)}, 0 wrong")
    assert min(DONE[each] for each in ("changed", "same", "witnesses", "whole changed", "stored")) >= 50
    assert (
        min(
            DONE[each]
            for each in ("unrelated", "not counted", "other reasons", "node_renamed", "apart", "bound changed")
        )
        >= 5
    )


def pairs(shard: int, many: int) -> Iterator[tuple[str, Both]]:
    """Versions with few enough situations to try all of them."""
    number = made = 0
    while made < many:
        number += 1
        rng = Random(f"{shard}.{number}")
        doc = draw.framework(rng) if rng.random() < 0.4 else plain(rng)
        if rng.random() < 0.3:
            other, doc, renamed, what = plain(rng), plain(rng), {}, "unrelated"
            answers = {each["id"]: each["answer"] for each in doc["step"] if "answer" in each}
            for each in other["step"] if rng.random() < 0.8 else ():
                if each["id"] in answers:
                    each["answer"] = answers[each["id"]]
        else:
            other, renamed, what = changed(rng, doc)
        old, new = loaded(doc), loaded(other)
        if old is None or new is None:
            continue
        try:
            both = Both(Version(old), Version(new), renamed)
        except TooMany:
            continue
        made += 1
        yield what, both
