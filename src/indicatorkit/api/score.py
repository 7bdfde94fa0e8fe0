"""The verbs that most programs need and no other room: score, score_case, compile, explain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..engine.table import score as score_table
from ..framework import Framework
from ..limits import Limits, holding
from ..naming import Names
from .answers import Entities, read_answers
from .case import Case, Compiled, compiled
from .explanation import Explanation
from .scores import Scores


def score(
    framework: Framework,
    answers: Any,
    *,
    entities: Entities = None,
    waves: Names | None = None,
    entity: str = "",
    wave: str = "",
    perspective: str = "",
    others: Iterable[Framework] = (),
    limits: Limits | None = None,
) -> Scores:
    """The scores of all rows of the answers.

    `answers` is all that `read_answers` takes, or what it gave; the other arguments are those of `read_answers`.
    Nothing is dropped silently: see `scores.ledger` and `scores.issues`. Answers that cannot be used at all raise a
    `DataError`.

    >>> import indicatorkit as ik
    >>> nad = ik.load("nad")
    >>> scores = ik.score(nad, [{"entity": "Alkmaar", "flexwoningen": "ja", "optoppen": "nee"}])
    >>> scores.reason("alternatieve_woonplekken", entity="Alkmaar")
    'missing_inputs'
    """
    with holding(limits):
        read = read_answers(
            framework,
            answers,
            entities=entities,
            waves=waves,
            entity=entity,
            wave=wave,
            perspective=perspective,
            others=others,
        )
        return Scores(score_table(framework, read.record))


def score_case(framework: Framework, answers: Mapping[str, Any], *, wave: str | None = None) -> Case:
    """The scores of one case from a dict of answers; the fast path of a web application.

    A key is the id of a question or attribute, or another of its names; a value is an option, a level or a number in
    any spelling, or nothing. What is not there is `not_supplied`. What cannot be read, or belongs to no question, is
    listed in `issues` and never raises. `wave` is that of the case, else the last one that the framework lists; one
    that it does not list is a `DataError` with a guess, as are answers that are no dict.

    >>> import indicatorkit as ik
    >>> one = ik.score_case(ik.load("nad"), {"flexwoningen": "ja"})
    >>> one.level("alternatieve_woonplekken"), one.reason("alternatieve_woonplekken")
    (None, 'missing_inputs')
    """
    return compiled(framework, wave).score_case(answers)


def compile(  # noqa: A001  # the name users expect
    framework: Framework, *, wave: str | None = None, limits: Limits | None = None
) -> Compiled:
    """The framework made ready for one wave; `.score_case(answers)` then costs microseconds.

    Without a wave it is the last one that the framework lists; one that it does not list is a `DataError` with a guess.

    `limits` say how large a rule may be while it is worked out; what is ready is kept with the framework.
    """
    with holding(limits):
        return compiled(framework, wave)


def explain(
    scores: Scores | Case,
    node: str,
    *,
    entity: str | None = None,
    wave: str | None = None,
    perspective: str | None = None,
) -> Explanation:
    """Why a node came out as it did: the tree below it, the cause of a grey, and what it can still become.

    What is not said must be the only one; of several waves the last is taken. An unknown node, entity or wave is a
    `DataError` with a guess.
    """
    if isinstance(scores, Case):
        return scores.explain(node)
    return scores.explain(node, entity=entity, wave=wave, perspective=perspective)
