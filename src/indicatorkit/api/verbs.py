"""The verbs: score, explain, policies, diff, graph, schema, frameworks. Each a few lines over the rooms below."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal

from ..compare.policies import under_policies
from ..engine.table import Table, score as score_table
from ..framework import Framework
from ..graph import to_networkx
from ..toml.schema import roster_schema, schema as schema_of
from ..words import Lang
from .answers import Entities, read_answers, same_questions
from .case import Case, Compiled, compiled
from .differences import Difference, difference
from .explanation import Explanation
from .load import load
from .policies import Policies
from .scores import Scores
from .shipped import shipped

if TYPE_CHECKING:
    import networkx as nx


def score(
    framework: Framework,
    answers: Any,
    *,
    entities: Entities = None,
    waves: Iterable[str] | None = None,
    entity: str = "",
    wave: str = "",
    perspective: str = "",
    others: Iterable[Framework] = (),
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

    >>> import indicatorkit as ik
    >>> one = ik.score_case(ik.load("nad"), {"flexwoningen": "ja"})
    >>> one.level("alternatieve_woonplekken"), one.reason("alternatieve_woonplekken")
    (None, 'missing_inputs')
    """
    return compiled(framework, wave).score_case(answers)


def compile(framework: Framework, *, wave: str | None = None) -> Compiled:  # noqa: A001  # the name users expect
    """The framework made ready for one wave; `.score_case(answers)` then costs microseconds."""
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


def policies(framework: Framework, answers: Any, *, entities: Entities = None) -> Policies:
    """The same answers under other missing policies, beside what the framework itself says: which greys would flip.

    `answers` is all that `score` takes, or the `Scores` of answers to the same questions, which are not read again.
    A roll-up that does not take a policy keeps its own: see `unchanged`.

    >>> import indicatorkit as ik
    >>> found = ik.policies(ik.load("nad"), [{"entity": "Alkmaar", "flexwoningen": "ja", "optoppen": "nee"}])
    >>> found.counts("as_written").known, found.counts("leave_out").known
    (0, 1)
    """
    if isinstance(answers, Scores):
        return Policies(under_policies(_scored(framework, answers)))
    return Policies(under_policies(score(framework, answers, entities=entities).table))


def _scored(framework: Framework, scores: Scores) -> Table:
    """The table of a framework for answers that were read for it, or for another one with the same questions."""
    if scores.framework is framework:
        return scores.table
    return score_table(framework, same_questions(framework, scores.framework, scores.answers))


def diff(
    old: Framework,
    new: Framework,
    *,
    answers: Any = None,
    wave: str | None = None,
    entities: Entities = None,
    others: Iterable[Framework] = (),
) -> Difference:
    """What changes between two versions of a framework: in how many situations, exactly, and the smallest of them.

    Nodes and questions go by their ids, or by aliases where these changed. `wave` is the one to compare, else the last.
    `answers` is all that `score` takes: each version reads and scores them, with these `entities`; those of them for
    which something changes are `entities` of the result. `others` are frameworks whose items may stand there too.

    >>> import indicatorkit as ik
    >>> nad = ik.load("nad")
    >>> ik.diff(nad, nad).is_same
    True
    """
    beside, scores = tuple(others), None
    if answers is not None:
        before, after = (score(each, answers, entities=entities, others=beside) for each in (old, new))
        scores = before, after
    return difference(old, new, wave=wave, scores=scores)


def graph(framework: Framework) -> nx.DiGraph[str]:
    """Who feeds whom, as a networkx graph: ids, with kind and labels as attributes; arrows run from input to result."""
    return to_networkx(framework)


def schema(of: Literal["framework", "roster"] = "framework", *, lang: Lang | None = None) -> dict[str, Any]:
    """The JSON Schema of framework files, or of roster files, for editors.

    It describes each key in that language; unless said, in that of the environment (`LANG`).
    """
    return roster_schema(lang) if of == "roster" else schema_of(lang)


def frameworks() -> dict[str, Framework]:
    """The frameworks that come with the library, by id."""
    return {id_: load(path) for id_, path in shipped().items()}
