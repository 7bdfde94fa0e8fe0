"""What an explanation says is so when it is done, through the door by which an app scores: random frameworks, answers.

What is held in `because` gives the result again, whatever is said to all other questions; each of `changes` leads to
its level; the questions of `sure` end the grey, whatever is said to them. That nothing of it could be left out is tried
in `test_explanations_are_exact.py`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

import pytest

import indicatorkit as ik
from indicatorkit.asking import ChoiceAnswer, LevelAnswer
from indicatorkit.toml.read import from_dict
from tests import draw
from tests.explaining import drawn, plain
from tests.loading import loaded
from tests.oracle import Oracle
from tests.release.counting import Tried
from tests.release.sizes import chance, deep, thoroughly

SHARDS = 4
FRAMEWORKS_A_SHARD = thoroughly(15) // deep()
SITUATIONS = 4 * deep()
TIMES = 3
DONE: Counter[str] = Counter()

Given = dict[str, Any]


@pytest.mark.parametrize("shard", range(SHARDS))
def test_what_is_said_is_so_when_it_is_done(shard: int, tried: Tried) -> None:
    for number in range(FRAMEWORKS_A_SHARD):
        rng = chance(f"play back {shard}.{number}")
        play = Play(rng, drawn(rng) if rng.random() < 0.4 else plain(rng))
        for _ in range(SITUATIONS):
            facts, given, wave = play.situation()
            case = ik.score_case(play.framework, {**facts, **given}, wave=wave)
            for node in play.nodes(case):
                for wrong in play.back(case.explain(node), node, facts, given, wave):
                    pytest.fail(f"{wrong}\n{given} {facts} {wave}\n{draw.to_toml(play.doc)}")
                tried(7, 1)


class Play:
    """One framework, with which what was explained is tried."""

    def __init__(self, rng: Random, doc: draw.Doc) -> None:
        self.rng, self.doc = rng, doc
        self.framework, self.oracle = loaded(from_dict(doc)), Oracle(doc)
        self.questions = [each.id for each in self.framework.questions]

    def situation(self) -> tuple[Given, Given, str | None]:
        drawn = draw.situation(self.rng, self.doc, self.oracle)
        return said(drawn.attributes), said(drawn.answers), drawn.wave

    def nodes(self, case: ik.Case) -> list[str]:
        """Two of those that are computed, and that have a level or are grey: numbers without bands have no outcomes."""
        found = [each.id for each in self.framework if each.rule is not None and each.id in case]
        found = [each for each in found if case.number(each) is None or case.level(each) is not None]
        return self.rng.sample(found, min(2, len(found)))

    def back(self, told: ik.Explanation, node: str, facts: Given, given: Given, wave: str | None) -> Iterator[str]:
        """What is not so."""

        def outcome(answers: Given) -> str:
            DONE["scored"] += 1
            return outcome_of(ik.score_case(self.framework, {**facts, **answers}, wave=wave), node)

        now = outcome(given)
        for _ in range(TIMES):
            otherwise = self.held(told.because, given)
            if outcome(otherwise) != now:
                yield f"{node} is {now} because of {told.because}, but {outcome(otherwise)} with {otherwise}"
        for level, change in told.changes.items():
            changed = {id_: self.in_data(id_, word) for id_, word in change.answers.items()}
            if change.mark != "bound" and None not in changed.values():
                DONE["changes"] += 1
                if outcome({**given, **changed}) != level:
                    yield f"{change} does not make {node} {level}"
        if told.is_grey and told.sure.best is not None:
            DONE["sure"] += 1
            answered = {**given, **self.answers_to(told.sure.best.smallest())}
            if outcome(answered) == "grey":
                yield f"{node} is grey, though {told.sure.best} is answered in {answered}"

    def held(self, reason: Any, given: Mapping[str, Any]) -> Given:
        """What counts as it is, what has to be answered somehow, and anything for all others.

        What is missing now stays missing for its reason, for rules may read it; what is answered may not be supplied.
        """
        _, others, _ = self.situation()
        kept = {*reason.values, *reason.missing}
        kept |= {id_ for id_ in self.questions if self.is_gap(id_, given) and self.is_gap(id_, others)}
        return {
            **{id_: each for id_, each in others.items() if id_ not in kept and not self.is_gap(id_, others)},
            **self.answers_to(reason.answered),
            **{id_: given[id_] for id_ in kept if id_ in given},
        }

    def is_gap(self, id_: str, answers: Mapping[str, Any]) -> bool:
        """Whether it is missing, by a word of the data or an option of its own."""
        said, answer = str(answers.get(id_, "missing:")), self.framework[id_].answer
        return said.startswith("missing:") or (answer is not None and said in answer.reasons)

    def answers_to(self, questions: Any) -> Given:
        """Some answer to each of these."""
        return {id_: self.answer(id_) for id_ in questions}

    def answer(self, id_: str) -> Any:
        while True:
            found = draw.answer(self.rng, self.doc, self.oracle.nodes[id_].spec, 0)
            if found is not None and not isinstance(found, tuple):
                return found

    def in_data(self, id_: str, word: str) -> str | None:
        """How data say this; nothing of a number, of which the word is a range, and of several options at once."""
        answer = self.framework[id_].answer
        if not isinstance(answer, ChoiceAnswer | LevelAnswer):
            return None
        return next((each.id for each in answer.options if each.not_applicable and word == "not_applicable"), word)


def said(answers: Mapping[str, object]) -> Given:
    return {id_: f"missing:{each[1]}" if isinstance(each, tuple) else each for id_, each in answers.items()}


def outcome_of(case: ik.Case, node: str) -> str:
    """The level, else the number, else that it does not apply or is grey."""
    number, reason = case.number(node), case.reason(node)
    if reason is not None:
        return reason if reason == "not_applicable" else "grey"
    return str(case.level(node) or number)


def test_much_was_played_back() -> None:
    """Run alone it has nothing to count."""
    if not DONE:
        pytest.skip("run together with the trials")
    assert min(DONE["changes"], DONE["sure"]) > 50, DONE
