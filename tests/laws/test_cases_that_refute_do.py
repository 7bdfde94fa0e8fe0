"""A case that is said to refute a claim does so, scored at the public door and judged by what the claim means.

What it means is that of the second opinions of `indicatorkit.testing`, which know nothing of the prover.
"""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from indicatorkit.testing.claims import Claims, Excepted, Fails
from indicatorkit.verify.verdicts import Verdict
from tests import draw, draw_numbers
from tests.drawn import frameworks

SHARDS = 4
OF_EACH = 5


@pytest.mark.parametrize("drawer", [draw, draw_numbers], ids=["letters", "numbers"])
@pytest.mark.parametrize("shard", range(SHARDS))
def test_a_case_that_refutes_a_claim_does(drawer: Any, shard: int) -> None:
    refuted = 0
    for doc, framework, _ in frameworks(Random(f"cases {shard}"), drawer, OF_EACH):
        claims = Claims(framework, facts=True, lang="en")
        said = [told(claims, each) for each in claims if each.status == "refuted"]
        assert not [each for each in said if "this is a bug" in each], draw.to_toml(doc)
        refuted += len(said)
    assert refuted >= 5


def told(claims: Claims, verdict: Verdict) -> str:
    """What a test of the claim says."""
    try:
        claims.check(verdict)
    except (Fails, Excepted) as found:
        return str(found)
    return ""
