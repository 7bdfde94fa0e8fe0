"""A small set of examples that notices every mutant that nobody noticed who wrote examples by hand."""

from __future__ import annotations

from ...expected import Example
from .covering import cover
from .killing import Judge
from .scoring import Score
from .telling import name_of


def examples(score: Score) -> tuple[Example, ...]:
    """The smallest cases of the mutants that no example written by hand notices, fewer than there are mutants.

    Which of them are enough is found greedily. Those that are in the file beside the framework now have no say.
    """
    wanted = [each for each in score.tried if each.mutant is not None]
    cases: dict[str, Example] = {}
    for each in wanted:
        assert each.case is not None, "what is live differs in some case"
        example = each.case.example.model_copy(update={"name": name_of(score.framework, each.edit)})
        cases.setdefault(repr((example.wave, example.entity, example.answers, example.expect)), example)
    judge = Judge(score.ground, tuple(cases.values()))
    kills: dict[int, set[int]] = {index: set() for index in range(len(judge.examples))}
    for number, each in enumerate(wanted):
        assert each.mutant is not None
        for index in judge.killers(each.mutant):
            kills[index].add(number)
    chosen = cover({index: frozenset(found) for index, found in kills.items()})
    return tuple(judge.examples[index] for index in chosen)
