"""What changed from one wave to the next, held against scoring everything again and trying every set of answers.

Rows are drawn for a framework in two of its waves, and for two versions of it. What the rules did is what the new
version makes of the old rows when it reads them itself; what accounts for the rest is the first of the smallest sets of
answers that give the new outcome, found by scoring all of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from random import Random
from typing import Any, TypeAlias

import pytest

import indicatorkit as ik
from indicatorkit.asking import is_measured
from indicatorkit.compare.cells import Cell
from indicatorkit.compare.waves.change import Change
from indicatorkit.folding import forest
from indicatorkit.framework import Framework
from tests import draw, oracle
from tests.explaining import plain
from tests.versions import Doc, another_policy, changed, loaded, option_more_or_less

SHARDS = 4
PAIRS_A_SHARD = 50
BOUNDS_A_SHARD = 10
ROWS = 3
DONE: Counter[str] = Counter()
Outcome: TypeAlias = tuple[str | None, Fraction | None, str | None]


@dataclass(frozen=True)
class Drawn:
    """Two frameworks, a wave of each, and rows of both; `renamed` is what is called otherwise now."""

    old: Framework
    new: Framework
    waves: tuple[str, str]
    before: list[Doc]
    after: list[Doc]
    renamed: Mapping[str, str]

    def now(self, id: str) -> str:
        return self.renamed.get(id, id)

    def was(self, id: str) -> str:
        known = {*self.old.items, *self.old.attributes}
        return next((old for old, new in self.renamed.items() if new == id and old in known), id)

    def as_before(self, row: Doc) -> Doc:
        """A row in the words of the old version."""
        words = {new: old for old, new in self.renamed.items()}
        return {
            self.was(id): [words.get(one, one) for one in each] if isinstance(each, list) else words.get(each, each)
            for id, each in row.items()
        }


@pytest.mark.parametrize("shard", range(SHARDS))
def test_what_changed_is_what_scoring_again_says(shard: int) -> None:
    for drawn in pairs(shard, PAIRS_A_SHARD):
        held(drawn, exact=True)


@pytest.mark.parametrize("shard", range(SHARDS))
def test_beyond_the_budget_a_set_is_enough_but_perhaps_not_the_smallest(
    shard: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forest, "MOST_NODES", 0)
    for drawn in pairs(shard, BOUNDS_A_SHARD):
        held(drawn, exact=False)


def test_all_of_it_was_met(tell: Any) -> None:
    if DONE["rows"] < SHARDS * PAIRS_A_SHARD:
        pytest.skip("the other laws did not run")
    tell("waves: " + ", ".join(f"{what} {number}" for what, number in sorted(DONE.items())))
    kinds = ("up", "down", "other", "became_known", "became_grey", "break", "still_grey", "same")
    assert min(DONE[each] for each in kinds) >= 50
    assert min(DONE[each] for each in ("became_applicable", "became_not_applicable")) >= 20
    assert min(DONE[each] for each in ("answers", "rules", "policy", "rules_and_answers", "not_comparable")) >= 10
    assert DONE["sets of several"] >= 50 and DONE["bound"] >= 20


# ------------------------------------------------------------------------------------------------------------- drawing


def pairs(shard: int, number: int) -> Iterator[Drawn]:
    for each in range(number):
        rng = Random(f"waves {shard}.{each}")
        doc = plain(rng) if rng.random() < 0.4 else draw.framework(rng)
        for answer in doc["answer"].values():  # rows are drawn between bounds
            if answer["kind"] == "number":
                answer.setdefault("at_most", 4)
        other, renamed = another(rng, doc)
        old, new = loaded(doc), loaded(other)
        if old is None or new is None:
            continue
        if other is doc:
            new = old
        waves = rng.choice(draw.WAVES), rng.choice(draw.WAVES)
        if "waves" not in doc["framework"]:
            waves = "eerst", "later"
        before, after = list(rows(rng, doc, waves[0])), list(rows(rng, other, waves[1]))
        if rng.random() < 0.7:  # most answers stay what they are
            after = [{**two, **kept(rng, one, new, renamed)} for one, two in zip(before, after, strict=True)]
        yield Drawn(old, new, waves, before, after, renamed)


def another(rng: Random, doc: Doc) -> tuple[Doc, dict[str, str]]:
    """The same, or with a change: often one by which an answer cannot be read any more, or of a policy."""
    chance = rng.random()
    if chance < 0.35:
        return doc, {}
    if chance < 0.7:
        return changed(rng, doc)[:2]
    found = deepcopy(doc)
    (option_more_or_less if chance < 0.85 else another_policy)(rng, found)
    return found, {}


def rows(rng: Random, doc: Doc, wave: str) -> Iterator[Doc]:
    judge = oracle.Oracle(doc)
    for place in range(ROWS):
        case = draw.situation(rng, doc, judge)
        said = {**case.answers, **case.attributes}
        row = {id: f"missing:{each[1]}" if isinstance(each, tuple) else each for id, each in said.items()}
        yield {"entity": str(place), "wave": wave, **row}


def kept(rng: Random, row: Doc, new: Framework, renamed: Mapping[str, str]) -> Doc:
    """Some answers of before that the new version reads too."""
    said = {renamed.get(id, id): each for id, each in answers_of(row).items() if rng.random() < 0.7}
    found = {id: each for id, each in said.items() if id in (*new.items, *new.attributes)}
    return {id: each for id, each in found.items() if not ik.score_case(new, {id: each}).issues}


def answers_of(row: Doc) -> Doc:
    return {id: each for id, each in row.items() if id not in ("entity", "wave")}


# ------------------------------------------------------------------------------------------------------------- holding


def held(drawn: Drawn, *, exact: bool) -> None:
    old, new = ik.score(drawn.old, drawn.before), ik.score(drawn.new, drawn.after)
    found = ik.compare(old, new, before=drawn.waves[0], after=drawn.waves[1])
    assert [row[0] for row in found.rows] == [str(place) for place in range(ROWS)]
    for place, (before, after) in enumerate(zip(drawn.before, drawn.after, strict=True)):
        changes = {each.node: each for each in found.changes if each.entity == str(place)}
        assert set(changes) == {id for id in new.table.chunks[0].plan.results if in_both(drawn, old, id)}
        DONE["rows"] += 1
        moved = {each.question for each in found.answers if each.entity == str(place)}
        hold_row(drawn, changes, moved, answers_of(before), answers_of(after), exact=exact)


def in_both(drawn: Drawn, old: ik.Scores, id: str) -> bool:
    return drawn.was(id) in old.table.chunks[0].plan.results


def hold_row(
    drawn: Drawn, changes: Mapping[str, Change], moved: set[str], before: Doc, after: Doc, *, exact: bool
) -> None:
    was = ik.score_case(drawn.old, before, wave=wave(drawn.old, drawn.waves[0]))
    now = ik.score_case(drawn.new, after, wave=wave(drawn.new, drawn.waves[1]))
    assert not was.issues and not now.issues
    carried, unread = read_by(drawn.new, {drawn.now(id): each for id, each in before.items()}, drawn.old, drawn.was)
    returned, unread_back = read_by(drawn.old, drawn.as_before(after), drawn.new, drawn.now)
    if drawn.old is drawn.new:
        assert not unread and not unread_back
    through = ik.score_case(drawn.new, carried, wave=wave(drawn.new, drawn.waves[1]))
    back = ik.score_case(drawn.old, returned, wave=wave(drawn.old, drawn.waves[0]))
    sets = Sets(drawn.new, wave(drawn.new, drawn.waves[1]), carried, after)
    hold_answers(drawn, moved - unread, set(sets.differing) - unread, before, after)
    for item, change in changes.items():
        DONE[change.kind] += 1
        DONE[change.cause or "no cause"] += 1
        below = below_of(now, item)
        assert told(change.before) == outcome(was, drawn.was(item), before)
        assert told(change.after) == outcome(now, item, after)
        assert set(change.unread) == unread & below
        assert (change.by_answers is None) == bool(unread_back & below_of(was, drawn.was(item)))
        if change.by_answers is not None:
            assert told(change.by_answers) == outcome(back, drawn.was(item), returned)
        if change.unread:
            assert change.by_rules is None and change.kind == "break" and change.cause == "not_comparable"
            continue
        assert change.by_rules is not None and told(change.by_rules) == outcome(through, item, carried)
        hold_steps(drawn, change)
        hold_set(change, sets, item, exact=exact)


def hold_answers(drawn: Drawn, moved: set[str], differing: set[str], before: Doc, after: Doc) -> None:
    """What a rule reads differently has moved, and what has moved was answered otherwise."""
    known = {*drawn.old.items, *drawn.old.attributes}
    new = {each for each in differing if drawn.was(each) not in known}
    assert differing - moved <= {each for each in new if str(after.get(each, "missing:")).startswith("missing:")}
    words = drawn.as_before(after)
    assert all(before.get(drawn.was(each)) != words.get(drawn.was(each)) for each in moved)


def hold_steps(drawn: Drawn, change: Change) -> None:
    """A break is where the rules make another outcome of the same answers; else what became of it is due to answers."""
    assert change.by_rules is not None
    before = told(change.before)
    before = (drawn.renamed.get(before[0] or "", before[0]), *before[1:])
    through, after = told(change.by_rules), told(change.after)
    broken = without_reason(before) != without_reason(through)
    assert (change.kind == "break") == broken
    assert (change.within in ("same", "still_grey")) == (without_reason(through) == without_reason(after))
    if not broken:
        assert change.kind == change.within
    if change.kind in ("up", "down"):
        scale = drawn.new.orders[drawn.new[change.node].scale_id or ""]
        steps = [scale.levels.index(each) for each in (before[0] or "", after[0] or "")]
        assert scale.ordered and (steps[0] < steps[1]) == (change.kind == "up")
    by_rules, by_answers = before != through, through != after
    causes = {
        (False, False): {None},
        (False, True): {"answers"},
        (True, False): {"rules", "policy"},
        (True, True): {"rules_and_answers"},
    }
    assert change.cause in causes[by_rules, by_answers]


def hold_set(change: Change, sets: Sets, item: str, *, exact: bool) -> None:
    """The first of the smallest sets; none where the answers changed nothing."""
    if change.within in ("same", "still_grey"):
        assert change.answers == ()
        return
    if not sets.differing_below(item):  # a number that no rule reads
        assert change.answers == (item,)
        return
    meant = sets.first_smallest(item, without_reason(told(change.after)))
    if change.mark == "minimum":
        assert change.answers == meant
    else:
        assert not exact and len(change.answers) >= len(meant)
        assert sets.gives(item, change.answers) == without_reason(told(change.after))
        DONE["bound"] += 1
    DONE["sets of several"] += len(meant) > 1


class Sets:
    """Every set of new answers among the old ones, scored."""

    def __init__(self, framework: Framework, wave: str | None, before: Doc, after: Doc) -> None:
        self.framework, self.wave, self.before, self.after = framework, wave, before, after
        first, last = (ik.score_case(framework, each, wave=wave).situation for each in (before, after))
        self.plan = first.plan
        self.differing = [
            leaf.id
            for leaf in self.plan.leaves
            if (first.codes[leaf.position], first.reasons[leaf.position])
            != (last.codes[leaf.position], last.reasons[leaf.position])
        ]
        self.known: dict[tuple[str, ...], tuple[ik.api.Case, Doc]] = {}

    def differing_below(self, item: str) -> list[str]:
        below = below_of_plan(self.plan, item)
        return [each for each in self.differing if each in below]

    def first_smallest(self, item: str, goal: Outcome) -> tuple[str, ...]:
        differing = self.differing_below(item)
        for size in range(1, len(differing) + 1):
            for some in combinations(differing, size):
                if self.gives(item, some) == goal:
                    return some
        raise AssertionError("the new answers do not give the new outcome")

    def gives(self, item: str, some: tuple[str, ...]) -> Outcome:
        if some not in self.known:
            said = {id: each for id, each in self.before.items() if id not in some}
            said |= {id: self.after[id] for id in some if id in self.after}
            self.known[some] = ik.score_case(self.framework, said, wave=self.wave), said
        case, said = self.known[some]
        return without_reason(outcome(case, item, said))


def read_by(framework: Framework, said: Doc, source: Framework, called: Any) -> tuple[Doc, set[str]]:
    """What a version reads of the answers that were given to another, and the questions of which it cannot."""
    found, unread = {}, set()
    for leaf in (*framework.questions, *framework.attributes.values()):
        if called(leaf.id) not in {*(each.id for each in source.questions), *source.attributes}:
            found[leaf.id] = "missing:not_asked"
        elif leaf.id in said:
            if ik.score_case(framework, {leaf.id: said[leaf.id]}).issues:
                unread.add(leaf.id)
                found[leaf.id] = "missing:not_asked"
            else:
                found[leaf.id] = said[leaf.id]
    return found, unread


def wave(framework: Framework, said: str) -> str | None:
    return said if framework.waves else None


def below_of(case: ik.api.Case, item: str) -> set[str]:
    return below_of_plan(case.situation.plan, item)


def below_of_plan(plan: Any, item: str) -> set[str]:
    found, waiting = set(), [plan.results[item]]
    while waiting:
        here = waiting.pop()
        if here < len(plan.leaves):
            found.add(plan.leaves[here].id)
        else:
            waiting += [each.carrier.position for each in plan.steps[here - len(plan.leaves)].sources]
    return found


def outcome(case: ik.api.Case, item: str, said: Doc) -> Outcome:
    """What came out; of a measured number the number that was answered, which a case does not keep."""
    asked = case.framework[item]
    if case.reason(item) is None and asked.answer is not None and is_measured(asked.answer):
        scale = case.framework.orders.get(asked.scale_id or "")
        level = case.level(item)
        named = any(option.id == said[item] for option in asked.answer.options)
        if not named:
            return level if scale is not None and level in scale.levels else None, Fraction(str(said[item])), None
    return case.level(item), case.number(item), case.reason(item)


def told(cell: Cell) -> Outcome:
    return cell.level, cell.number, cell.reason


def without_reason(found: Outcome) -> Outcome:
    """A grey is a grey."""
    reason = found[2]
    return (*found[:2], reason if reason in (None, "not_applicable") else "grey")
