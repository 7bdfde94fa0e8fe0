"""More verbs: policies, diff, graph, schema, frameworks. Each a few lines over the rooms below."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Literal

from ..compare.policies import under_policies
from ..engine.table import Table, score as score_table
from ..framework import Framework
from ..graph import to_networkx
from ..limits import Limits, holding
from ..toml.schema import roster_schema, schema as schema_of
from ..words import Lang
from .answers import Entities, same_questions
from .as_framework import as_framework
from .differences import Difference, difference
from .load import load
from .policies import Policies
from .score import score
from .scores import Scores
from .shipped import shipped

if TYPE_CHECKING:
    import networkx as nx


def policies(
    framework: Framework, answers: Any, *, entities: Entities = None, limits: Limits | None = None
) -> Policies:
    """The same answers under other missing policies, beside what the framework itself says: which greys would flip.

    `answers` is all that `score` takes, or the `Scores` of answers to the same questions, which are not read again.
    A roll-up that does not take a policy keeps its own: see `unchanged`.

    >>> import indicatorkit as ik
    >>> found = ik.policies(ik.load("nad"), [{"entity": "Alkmaar", "flexwoningen": "ja", "optoppen": "nee"}])
    >>> found.counts("as_written").known, found.counts("leave_out").known
    (0, 1)
    """
    with holding(limits):
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
    limits: Limits | None = None,
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
    with holding(limits):
        if answers is not None:
            before, after = (score(each, answers, entities=entities, others=beside) for each in (old, new))
            scores = before, after
        return difference(old, new, wave=wave, scores=scores)


def graph(framework: Framework) -> nx.DiGraph[str]:
    """Who feeds whom, as a networkx graph: ids, with kind and labels as attributes; arrows run from input to result.

    A node has `kind`, `label` (in Dutch, where there is one) and `rule` (empty for what is asked, and for headings); an
    arrow has `role` (what it is read for) and `weight`.

    >>> import indicatorkit as ik
    >>> found = ik.graph(ik.load("nad"))
    >>> found.nodes["vroegsignalering"]["kind"], sorted(found.predecessors("alternatieve_woonplekken"))[0]
    ('indicator', 'flexwoningen')
    """
    return to_networkx(as_framework(framework))


def schema(of: Literal["framework", "roster"] = "framework", *, lang: Lang | None = None) -> dict[str, Any]:
    """The JSON Schema of framework files, or of roster files, for editors.

    It describes each key in that language; unless said, in that of the environment (`LANG`).
    """
    return roster_schema(lang) if of == "roster" else schema_of(lang)


def frameworks() -> dict[str, Framework]:
    """The frameworks that come with the library, by id."""
    return {id_: load(path) for id_, path in shipped().items()}
