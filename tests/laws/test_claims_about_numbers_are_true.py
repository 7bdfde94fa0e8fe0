"""No claim about a node that computes with measured numbers can be refuted: small frameworks, many numbers tried.

Numbers lie on edges and on both sides of them, and all over what is declared; `tests/measured.py` draws them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from random import Random

import pytest

import indicatorkit as ik
from indicatorkit.api.case import Case
from indicatorkit.engine.case import prepare
from indicatorkit.explain.phrases import Phrases
from indicatorkit.explain.text import clause, in_full
from indicatorkit.plan import plan
from indicatorkit.toml.read import from_dict
from indicatorkit.words import LANGUAGES
from tests.draw import to_toml
from tests.measured import filled, framework
from tests.refuting import Trial, objections

SHARDS, FRAMEWORKS_A_SHARD, SITUATIONS = 2, 14, 3
EACH = 3
OFTEN = ("Is", "Known", "Lacking", "Becomes", "Because", "WouldBecome", "Provisional", "Settled", "Enough",
         "Composed", "Compared", "Beside", "Crosses")  # fmt: skip

MET: Counter[str] = Counter()


@pytest.mark.parametrize("shard", range(SHARDS))
def test_no_claim_about_measured_numbers_can_be_refuted(shard: int) -> None:
    for number in range(FRAMEWORKS_A_SHARD):
        rng = Random(f"measured {shard}.{number}")
        doc = framework(rng)
        reading = from_dict(doc)
        if reading.framework is None:
            continue  # inputs that no rule may read together
        prepared = prepare(plan(reading.framework, None))
        words = [Phrases(reading.framework, lang, {}) for lang in LANGUAGES]
        for here in (filled(rng, prepared) for _ in range(SITUATIONS)):
            trial = Trial(here, rng)
            for node in ("uitslag", rng.choice(list(prepared.plan.results))):
                for claim in ik.explain(Case(here, {}), node).claims:
                    MET[type(claim).__name__] += 1
                    assert all(clause(claim, each) and in_full(claim, each) for each in words)
                    found = objections(claim, trial)
                    said = "\n".join(
                        f"{leaf.id} = {here.number(leaf) or here.reason(leaf)}" for leaf in here.plan.leaves
                    )
                    assert not found, f"{claim}\n{found}\n{to_toml(doc)}\n{said}"


def test_claims_about_numbers_were_tried_often(tell: Callable[[str], None]) -> None:
    """Counts what was tried above; run alone it has nothing to count."""
    if not MET:
        pytest.skip("run together with the trials")
    tell(f"{MET.total()} claims about measured numbers, of {len(MET)} kinds: none refuted")
    assert not {kind for kind in OFTEN if MET[kind] < EACH}
