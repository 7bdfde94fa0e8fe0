"""The second opinion and the prover agree; where one of them is wrong, the other says so."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import settings

from indicatorkit.framework import Framework
from indicatorkit.testing import opinions
from indicatorkit.testing.breaking import is_not_neutral
from indicatorkit.testing.claims import Claims, Fails
from indicatorkit.testing.opinions import OPINIONS, Broken, opinion, second
from indicatorkit.testing.scored import scored
from indicatorkit.verify.proving import verify
from tests.loading import made
from tests.sizes import green_from, size
from tests.strategies.small import drawn_frameworks


def lights(rule: dict[str, Any], answer: str = "light") -> Framework:
    """One node over three lights."""
    return made(
        step=[{"id": each, "answer": answer} for each in "abc"], result=[{"id": "top", "uses": list("abc"), **rule}]
    )


AWRY = {
    "rule": "table",
    "rows": [{"when": {"all": "green"}, "then": "red"}, {"when": {"any": "red"}, "then": "green"}],
    "otherwise": "yellow",
}
LEFT_OUT = {"rule": "worst_of", "missing": "leave_out"}
TWO_KNOWN = {"rule": "best_of", "missing": "leave_out", "known_at_least": 2}
SAYS_GREY = {"rule": "table", "rows": [{"when": {"all": "green"}, "then": "grey"}], "otherwise": "red"}
ANY_GREY = {
    "rule": "table",
    "rows": [{"when": {"any": "green"}, "then": "grey"}],
    "otherwise": "red",
    "missing": "leave_out",
}
NA_IS_BEST = {"rule": "worst_of", "not_applicable": {"counts_as": "green", "because": "so"}}
NA_COUNTS = {"rule": "at_least", "tiers": [{"then": "green", "where": "red", "share": "1/2"}], "otherwise": "red"}
BROKEN = {
    "monotone": lights(AWRY),
    "never_regrey": lights(ANY_GREY),
    "never_revised": lights(LEFT_OUT),
    "no_idle_grey": lights({"rule": "worst_of"}),
    "grey_by_gaps_alone": lights(SAYS_GREY),
    "grey_if_any_missing": lights(TWO_KNOWN),
    "known_when_answered": lights(SAYS_GREY),
    "not_applicable_neutral": lights(NA_COUNTS, "maybe"),
}
WHOLE = {
    "monotone": lights({"rule": "worst_of"}),
    "never_regrey": lights(TWO_KNOWN),
    "never_revised": lights({"rule": "worst_of", "missing": "grey_unless_decided"}),
    "no_idle_grey": lights({"rule": "worst_of", "missing": "grey_unless_decided"}),
    "grey_by_gaps_alone": lights({"rule": "worst_of"}, "maybe"),
    "grey_if_any_missing": lights({"rule": "worst_of"}, "maybe"),
    "known_when_answered": lights(NA_IS_BEST, "maybe"),
    "not_applicable_neutral": lights({"rule": "worst_of"}, "maybe"),
}


def found(framework: Framework, claim: str, by: tuple[str, ...] = ()) -> Broken | None:
    meant = opinion(claim, by)
    assert meant is not None
    return second(framework, meant, ["top"])


def test_every_opinion_is_tried_here() -> None:
    assert BROKEN.keys() == WHOLE.keys() == OPINIONS.keys()


@pytest.mark.parametrize("claim", list(BROKEN))
def test_chance_finds_what_breaks_a_claim(claim: str) -> None:
    broken = found(BROKEN[claim], claim)
    assert broken is not None
    assert broken.node == "top"


@pytest.mark.parametrize("claim", list(WHOLE))
def test_chance_finds_nothing_where_it_holds(claim: str) -> None:
    assert found(WHOLE[claim], claim) is None


def test_a_veto_is_of_those_who_have_it() -> None:
    assert found(lights({"rule": "worst_of"}), "veto", ("a",)) is None
    broken = found(lights({"rule": "best_of"}), "veto", ("a",))
    assert broken is not None
    assert broken.cases[0].level("a") == "red"


def test_what_it_finds_is_as_simple_as_can_be() -> None:
    broken = found(lights(TWO_KNOWN), "grey_if_any_missing")
    assert broken is not None
    assert sorted(broken.cases[0].answers.values()) == ["green", "green"]  # type: ignore[type-var]  # words


def test_what_is_not_there_to_draw_says_nothing() -> None:
    facts = made(
        step=[{"id": "a", "answer": "fact"}], result=[{"id": "top", "rule": "count", "where": "yes", "uses": ["a"]}]
    )
    assert found(facts, "monotone") is None
    assert opinion("total") is None


@pytest.mark.no_cover
def test_prover_and_chance_agree_on_random_frameworks(monkeypatch: pytest.MonkeyPatch) -> None:
    """All claims, all nodes: nothing proved is refuted by chance, and every case that refutes does so by definition."""
    monkeypatch.setattr(opinions, "_QUIET", settings(opinions._QUIET, max_examples=25))
    agreed: Counter[str] = Counter()
    for framework in drawn_frameworks(20, "second opinions"):
        claims = Claims(framework, facts=True)
        for verdict in claims:
            if verdict.claim in OPINIONS and verdict.scope == "answers":
                assert not claims._is_no_case(verdict), (framework, verdict)
                if verdict.status == "proved":
                    claims.check(verdict)
                agreed[f"{verdict.claim} {verdict.status}"] += 1
    assert {f"{claim} {status}" for claim in OPINIONS for status in ("proved", "refuted")} <= agreed.keys() | {
        "known_when_answered refuted"
    }


# ------------------------------------------------------------------------------------------ when one of them is wrong


def claims_with(framework: Framework, claim: str, **changed: Any) -> tuple[Claims, Any]:
    """The claims on a framework, of which the verdict on one was tampered with."""
    from dataclasses import replace

    from indicatorkit.api.verdicts import Verdicts

    told = tuple(
        replace(each, grade="required", **changed) if (each.claim, each.scope) == (claim, "answers") else each
        for each in verify(framework, claims=[claim])
    )
    claims = Claims(framework, lang="en")
    claims._kept.append(Verdicts(framework, told))
    return claims, next(each for each in told if each.scope == "answers")


def test_what_is_proved_and_fails_is_a_bug_of_ours() -> None:
    claims, verdict = claims_with(BROKEN["never_revised"], "never_revised", status="proved", witness=None)
    with pytest.raises(Fails, match=r"(?s)this is a bug of indicatorkit: `never_revised` is proved.*\[\[example\]\]"):
        claims.check(verdict)


def test_a_case_that_does_not_refute_is_a_bug_of_ours() -> None:
    _, refuted = claims_with(BROKEN["never_revised"], "never_revised")
    claims, verdict = claims_with(WHOLE["never_revised"], "never_revised", status="refuted", witness=refuted.witness)
    with pytest.raises(Fails, match="this is a bug of indicatorkit: this case is said to refute"):
        claims.check(verdict)


def test_what_could_not_be_proved_fails_when_chance_finds_a_case() -> None:
    claims, verdict = claims_with(
        BROKEN["never_revised"], "never_revised", status="unknown", why="too_many", witness=None
    )
    with pytest.raises(Fails, match="it could not be proved, and with these answers it goes wrong"):
        claims.check(verdict)


def test_the_best_answer_is_any_number_of_the_best_level() -> None:
    """Not only the plainest of these."""
    upside_down = {"scale": "light", "rows": [{"level": "red", "at_least": 4}, {"level": "green"}]}
    framework = made(
        answer={"size": size(bands=green_from(5, 2), options=[{"id": "nvt", "not_applicable": True}])},
        step=[
            *({"id": each, "answer": "size"} for each in "ab"),
            {"id": "top", "rule": "mean", "uses": ["a", "b"], "of": "number", "bands": upside_down},
        ],
    )
    for number in (5, 9):
        cases = tuple(scored(framework, {"a": each, "b": 0}) for each in (number + 3, "nvt"))
        assert is_not_neutral("top", cases)
    assert not is_not_neutral("top", tuple(scored(framework, {"a": each, "b": 8}) for each in (3, "nvt")))
