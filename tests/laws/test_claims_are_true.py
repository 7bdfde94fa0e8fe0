"""Every sentence is made from a claim, and no claim can be refuted: random frameworks, random answers, every kind.

`tests/refuting.py` tries, with the engine alone: those answers alone reproduce the level, that set surely ends the
grey, that change flips it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from random import Random
from typing import get_args

import pytest

import indicatorkit as ik
from indicatorkit.api.case import Case
from indicatorkit.engine.case import prepare
from indicatorkit.engine.situation import Situation, situation
from indicatorkit.explain.claims import Claim
from indicatorkit.explain.phrases import Phrases
from indicatorkit.explain.text import clause, in_full
from indicatorkit.plan import plan
from indicatorkit.toml.read import from_dict
from indicatorkit.words import LANGUAGES
from tests.draw import to_toml
from tests.explaining import Doc, drawn, filled, nodes, plain
from tests.loading import loaded
from tests.refuting import REFUTERS, Trial, objections

# tried in `test_claims_about_numbers_are_true.py`; limits that matter are rare
OF_NUMBERS = {"Composed", "Compared", "Beside", "Crosses", "Limited"}
SHARDS = 20
FRAMEWORKS_A_SHARD, SITUATIONS = 48, 7
EACH = 500
OFTEN = 30  # claims of one kind that are tried in a shard, at most

MET: Counter[str] = Counter()


def test_every_kind_of_claim_can_be_tried_and_said() -> None:
    assert set(REFUTERS) == set(get_args(Claim))
    assert set(clause.registry) - {object} == set(get_args(Claim))


@pytest.mark.parametrize("shard", range(SHARDS))
def test_no_claim_can_be_refuted(shard: int) -> None:
    tried: Counter[type] = Counter()
    for number in range(FRAMEWORKS_A_SHARD):
        rng = Random(f"claims {shard}.{number}")
        doc = plain(rng) if rng.random() < 0.8 else looking_back(rng, drawn(rng))
        framework = loaded(from_dict(doc))
        prepared = prepare(plan(framework, rng.choice(framework.waves or [None])))
        words = [Phrases(framework, lang, {}) for lang in LANGUAGES]
        for here in (*(filled(rng, prepared) for _ in range(SITUATIONS)), situation(prepared, {}, {})):
            case, trial = Case(here, {}), Trial(here, rng)
            for node in (*nodes(rng, prepared.plan), rng.choice(framework.questions).id):
                for claim in ik.explain(case, node).claims:
                    if tried[type(claim)] < OFTEN:
                        tried[type(claim)] += 1
                        assert all(clause(claim, each) and in_full(claim, each) for each in words)
                        found = objections(claim, trial)
                        assert not found, f"{claim}\n{found}\n{to_toml(doc)}\n{said(here)}"
        if all(tried[kind] >= OFTEN for kind in REFUTERS if kind.__name__ not in OF_NUMBERS):
            break  # no more would be tried
    MET.update({kind.__name__: number for kind, number in tried.items()})


def looking_back(rng: Random, doc: Doc) -> Doc:
    """With results that look at a question or node as it was, beside what it is now."""
    nodes = [item.id for item in loaded(from_dict(doc)) if not item.is_heading]
    for place, item in enumerate(rng.sample(nodes, min(2, len(nodes)))):
        beside: Doc = rng.choice(({"rule": "first_known"}, {"rule": "coverage", "as": "share"}))
        doc.setdefault("result", []).append({"id": f"toen_{place}", **beside, "uses": [item, f"{item}@previous"]})
        gate = {f"{item}@previous": rng.choice(("known", "missing"))}
        then = {"id": f"toen_nog_{place}", "rule": "same_as", "uses": [item], "applies_if": gate}
        doc["result"].append(then)
    return doc


def said(here: Situation) -> str:
    return "\n".join(f"{leaf.id} = {here.letter(leaf) or here.reason(leaf)}" for leaf in here.plan.leaves)


def test_every_kind_of_claim_was_tried_often(tell: Callable[[str], None]) -> None:
    """Counts what was tried above; run alone it has nothing to count."""
    if not MET:
        pytest.skip("run together with the trials")
    tell(f"{MET.total()} claims of {len(MET)} kinds: none refuted")
    for kind, number in sorted(MET.items()):
        tell(f"  {kind:<20} {number:>5}")
    assert not {kind.__name__ for kind in get_args(Claim) if MET[kind.__name__] < EACH} - OF_NUMBERS
