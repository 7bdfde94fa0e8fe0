"""What is found once for all rows that are alike is what each says alone: random frameworks, rows with doubles.

Alone means alone: the row is looked into by itself, with nothing remembered of another. The call list is held against
one that goes cell by cell.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

import indicatorkit as ik
from indicatorkit.api import calls
from indicatorkit.api.why_grey import COLUMNS, records_of
from indicatorkit.explain import reaching
from indicatorkit.explain.families import Family
from indicatorkit.explain.inquiry import Inquiry
from indicatorkit.explain.remedies import Remedies, remedies
from indicatorkit.folding.network import network
from tests import draw, draw_numbers
from tests.drawn import frameworks

SHARDS = 4
FRAMEWORKS_A_SHARD = 8
SITUATIONS, ROWS = 5, 14
MOST = 3
MET: Counter[str] = Counter()


@pytest.mark.parametrize("drawer", [draw, draw_numbers], ids=["levels", "numbers"])
@pytest.mark.parametrize("shard", range(SHARDS))
def test_greys_are_those_of_every_row_alone(shard: int, drawer: Any) -> None:
    for scores in drawn(shard, drawer):
        nodes = tuple(item.id for item in scores.nodes)
        for lang in (None, "nl"):
            found = ik.why_grey(scores, lang=lang)
            meant = [
                (key.entity, key.wave, key.perspective, *record.values())
                for place, key in enumerate(scores.rows)
                for record in alone(scores, place, nodes, lang)
            ]
            said = found.astype(object).where(found.notna(), None).to_numpy().tolist()
            assert [tuple(each) for each in said] == meant
            assert list(found) == list(COLUMNS)
            MET["cells"] += len(meant)
        MET["unread"] += sum(issue.code == "unreadable" for issue in scores.issues)


@pytest.mark.parametrize("drawer", [draw, draw_numbers], ids=["levels", "numbers"])
@pytest.mark.parametrize("few", [0, ROWS])
@pytest.mark.parametrize("shard", range(SHARDS))
def test_the_call_list_is_that_of_all_cells(shard: int, few: int, drawer: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calls, "FEW_ROWS", few)
    if not few:  # and every choice looked at for each of its questions, as one that stands for many sets is
        monkeypatch.setattr(reaching, "MOST_SETS", 0)
    for scores in drawn(shard, drawer):
        for nodes in (None, tuple(item.id for item in scores.nodes)):
            found = ik.collect_next(scores, most=MOST, nodes=nodes)
            places = scores.places()
            board = nodes if nodes is not None else tuple(item.id for item in scores.framework.board)
            assert [scores.rows[place].entity for place in places] == list(found.entities)
            greys = list(cells([Inquiry(scores.table.situation(place)) for place in places], board))
            assert list(found.found.greys) == [(case, node) for case, node, _ in greys]
            assert [(group.questions, list(group.ends)) for group in found.plan] == list(
                greedy(scores.framework, greys, MOST)
            )
            for single in found.singles:
                assert single.surely == sum(reaches(each.sure, {single.question}) for *_, each in greys)
                assert single.possibly == sum(reaches(each.can, {single.question}) for *_, each in greys)
            MET["steps"] += len(found.plan)


def test_enough_was_compared() -> None:
    """Run alone it has nothing to count."""
    if not MET:
        pytest.skip("run together with the comparison")
    assert MET["cells"] > 2_000
    assert MET["steps"] > 100


def drawn(shard: int, drawer: Any) -> Iterator[ik.Scores]:
    """Scores of random frameworks, with rows that say the same, and rows that differ only in what cannot be read."""
    rng = random.Random(f"{drawer.__name__}.{shard}.alike")
    for doc, framework, meant in frameworks(rng, drawer, FRAMEWORKS_A_SHARD):
        situations = [said(drawer.situation(rng, doc, meant)) for _ in range(SITUATIONS)]
        rows = [{**rng.choice(situations), "entity": f"Regio {row}"} for row in range(ROWS)]
        for row in rng.sample(rows, 4):
            row[rng.choice(framework.questions).id] = f"?? {rng.randint(1, 2)}"
        yield ik.score(framework, rows)


def said(case: draw.Situation) -> dict[str, Any]:
    """A situation as a row of a wide table."""
    answers = {**case.answers, **case.attributes}
    words = {id_: f"missing:{each[1]}" if isinstance(each, tuple) else each for id_, each in answers.items()}
    return {"wave": case.wave, **words}


def alone(scores: ik.Scores, place: int, nodes: tuple[str, ...], lang: Any) -> list[dict[str, Any]]:
    """What there is to say of one row when nothing is remembered."""
    network(scores.table.situation(place).plan).forget()
    found = list(records_of(scores, place, nodes, lang))
    network(scores.table.situation(place).plan).forget()
    return found


# ---------------------------------------------------------------------------------------------------- cell by cell


def cells(cases: list[Inquiry], nodes: Iterable[str]) -> Iterator[tuple[int, str, Remedies]]:
    """Every grey cell, and what ends it."""
    wanted = tuple(nodes)
    for index, case in enumerate(cases):
        for node in wanted:
            place = case.plan.results.get(node)
            if place is not None and case.is_grey(place):
                yield index, node, remedies(case, place)


def reaches(family: Family, asked: Iterable[str]) -> bool:
    """Whether these questions hold one of the sets."""
    return any(all(len({*asked} & {*of}) >= number for number, of in each.parts) for each in family.choices)


def greedy(
    framework: ik.Framework, greys: list[tuple[int, str, Remedies]], most: int
) -> Iterator[tuple[tuple[str, ...], list[tuple[int, str]]]]:
    """Each time the completion of one of the first four sets of a cell that ends most cells for its effort."""
    chosen: list[str] = []
    left = dict(enumerate(greys))
    while len(chosen) < most:
        found = []
        for _, _, each in left.values():
            for choice in each.sure.choices[:4]:
                group: list[str] = []
                for number, of in choice.parts:
                    rest = [item for item in of if item not in chosen]
                    group += rest[: max(0, number - (len(of) - len(rest)))]
                if 0 < len(group) <= most - len(chosen):
                    found.append(tuple(group))
        best: Any = None
        for candidate in dict.fromkeys(found):
            ended = [at for at, (_, _, each) in left.items() if reaches(each.sure, {*chosen, *candidate})]
            effort = float(sum(framework[item].effort for item in candidate)) or 0.5
            if best is None or (len(ended) / effort, len(ended)) > best[:2]:
                best = (len(ended) / effort, len(ended), candidate, ended)
        if best is None:
            return
        chosen += best[2]
        yield best[2], [left.pop(at)[:2] for at in best[3]]
