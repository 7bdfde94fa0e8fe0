"""What is drawn for a claim: one situation, or two that differ in the one way that the claim is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from hypothesis import strategies as st

from ..framework import Framework
from ..plan import plan
from ..strategies import answer_more, answers, one_worse
from ..strategies.choices import choices

Drawing: TypeAlias = st.SearchStrategy[Sequence[Mapping[str, object]]]


def any_case(framework: Framework, wave: str) -> Drawing:
    """From nothing answered to all of it."""
    return answers(framework, wave=wave).map(lambda case: (case,))


def all_answered(framework: Framework, wave: str) -> Drawing:
    """Everything answered."""
    return answers(framework, wave=wave, missing="none").map(lambda case: (case,))


def few_open(framework: Framework, wave: str) -> Drawing:
    """Nearly everything answered: what is still open can be tried out."""
    ids = [each.leaf.id for each in choices(plan(framework, wave)) if each.answers]

    def without(drawn: tuple[Mapping[str, object], bytes]) -> Any:
        case, left_out = drawn
        opened = {ids[each * len(ids) >> 8] for each in left_out}
        return ({question: said for question, said in case.items() if question not in opened},)

    return st.tuples(answers(framework, wave=wave, missing="none"), st.binary(min_size=1, max_size=3)).map(without)


def one_gets_worse(framework: Framework, wave: str) -> Drawing:
    """One answer, and a worse one."""
    return one_worse(framework, wave=wave).map(lambda pair: (pair.before, pair.after))


def more_answered(framework: Framework, wave: str) -> Drawing:
    """Some answers, and more."""
    return answer_more(framework, wave=wave)


def other_values(framework: Framework, wave: str) -> Drawing:
    """The same questions answered, with other values; what is open or does not apply stays so."""
    stays = {each.leaf.id: each for each in choices(plan(framework, wave))}

    def other(drawn: tuple[Mapping[str, object], Mapping[str, object]]) -> Any:
        case, values = drawn

        def is_value(question: str, said: object) -> bool:
            leaf = stays[question].leaf
            return any(
                each.signal < leaf.not_applicable and said in map(each.nth, range(each.texts))
                for each in stays[question].answers
            )

        mixed = {
            question: values[question] if is_value(question, said) and is_value(question, values[question]) else said
            for question, said in case.items()
        }
        return case, mixed

    return st.tuples(answers(framework, wave=wave), answers(framework, wave=wave, missing="none")).map(other)


def one_is_left_out(framework: Framework, wave: str) -> Drawing:
    """A question with its best or its worst answer, and the same question not applicable."""
    moves = []
    for each in choices(plan(framework, wave)):
        levels = [choice for choice in each.answers if choice.level is not None]
        outside = each.by_signal.get(each.leaf.not_applicable)
        if levels and outside is not None:
            moves += [(each.leaf.id, choice.nth(0), outside.nth(0)) for choice in (levels[0], levels[-1])]
    if not moves:
        raise ValueError("nothing may be not applicable")

    def pair(drawn: tuple[Mapping[str, object], tuple[str, object, object]]) -> Any:
        case, (question, said, outside) = drawn
        return {**case, question: said}, {**case, question: outside}

    return st.tuples(answers(framework, wave=wave), st.sampled_from(moves)).map(pair)
