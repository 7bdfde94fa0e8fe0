"""Frameworks drawn at random are valid, small, and cover what there is to cover."""

from collections import Counter
from random import Random

import pytest

import indicatorkit as ik
from indicatorkit.framework import Framework
from indicatorkit.kinds import KINDS
from indicatorkit.plan import plan
from indicatorkit.strategies import documents, frameworks
from indicatorkit.strategies.drafting import UNDRAWN, Draft, Luck
from indicatorkit.toml.read import from_dict, read
from indicatorkit.verify.findings import findings
from tests.draw import to_toml
from tests.strategies.small import examples, simplest


def drawn(number: int) -> list[Framework]:
    rng = Random("drafts")
    found = []
    for _ in range(number):
        reading = from_dict(Draft(Luck(rng.randbytes(240))).doc)
        assert not reading.issues, "\n".join(map(str, reading.issues))
        assert reading.framework is not None
        found.append(reading.framework)
    return found


@pytest.mark.no_cover
def test_every_rule_appears_under_every_policy_it_takes() -> None:
    met: Counter[tuple[str, str]] = Counter()
    gated = waves = attributes = shared = 0
    for framework in drawn(1_000):
        gated += any(item.condition is not None for item in framework)
        waves += bool(framework.waves)
        attributes += bool(framework.attributes)
        used = Counter(edge.id for item in framework for edge in item.inputs)
        shared += max(used.values(), default=0) > 1
        for item in framework:
            if item.rule is not None:
                policy = item.rule.missing
                met[item.rule.rule, policy if isinstance(policy, str) else "counts_as"] += 1
    wanted = {(rule, policy) for rule, kind in KINDS.items() if rule not in UNDRAWN for policy in kind.policies}
    assert wanted <= met.keys()
    assert min(gated, waves, attributes, shared) > 100


def test_they_are_small_enough_to_compile_at_once() -> None:
    for framework in drawn(100):
        assert len(plan(framework).leaves) <= 25
        list(findings(framework))


def test_they_have_no_errors_of_form_in_a_file_either() -> None:
    for doc in examples(documents(), 30):
        reading = read(to_toml(doc).encode())
        assert reading.framework is not None, "\n".join(map(str, reading.issues))


def test_the_simplest_is_one_question() -> None:
    (item,) = simplest(frameworks())
    assert item.kind == "indicator"
    assert item.is_asked


def test_a_rule_that_is_looked_for_is_found_and_is_simple() -> None:
    framework = simplest(frameworks(), lambda each: any(i.rule is not None and i.rule.rule == "mean" for i in each))
    (mean,) = (item for item in framework if item.rule is not None and item.rule.rule == "mean")
    assert len(list(framework)) <= 6  # of some twenty; two would do, and how near it comes depends on the seed
    assert ik.score_case(framework, {}).reason(mean.id) is not None


def test_the_same_are_drawn_in_every_run() -> None:
    assert examples(documents(), 20) == examples(documents(), 20)
