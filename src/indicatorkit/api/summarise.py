"""The verb `summarise`: which answers are counted, of whom, and how."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from ..answers import Roster
from ..engine.table import score as score_table
from ..errors import DataError
from ..issues import Issue, Where
from ..items import Item
from ..naming import Names, nodes_of
from ..summaries.counting import Counted
from ..summaries.groups import Group, by_member, members, of_attribute, strays
from ..summaries.quantifiers import ENOUGH, quantifiers as quantifiers_of
from ..words import default_lang, listed
from ..written import to_number
from .answers import Answers
from .one_wave import one_wave
from .scores import Scores
from .summary import Summary

MOST_NAMES: Final = 10


def summarise(
    scores: Scores | Answers,
    *,
    wave: str | None = None,
    perspective: str | None = None,
    nodes: Names | None = None,
    into: Mapping[str, str] | Roster | str | None = None,
    quantifiers: Mapping[str, Mapping[str, object]] | None = None,
    known_share_at_least: object = ENOUGH,
) -> Summary:
    """How many entities are at each level, grey (and why), or not applicable: of one wave, the last unless said.

    Of several perspectives say which. `nodes` are those of the board unless said. With `into`, a roster, a mapping from
    member to group, or the id of an attribute, the members of each group are counted apart, and `nodes` are all
    questions unless said.
    `quantifiers` are other bounds for the words in `sentences`, and `known_share_at_least` the share that must have a
    level before anything is said. Nobody is ranked unless you ask for `ranking`.

    >>> import indicatorkit as ik
    >>> rows = [{"entity": each, "kernambitie_wonen_eerst": "vastgesteld"} for each in ("Alkmaar", "Breda", "Delft")]
    >>> summary = ik.summarise(ik.score(ik.load("nad"), rows), nodes=["kernambitie_wonen_eerst"])
    >>> summary.tally("kernambitie_wonen_eerst").values
    {'niet_opgepakt': 0, 'in_ontwikkeling': 0, 'op_koers': 3}
    >>> print(*summary.sentences("nl"))
    In alle regio's staat ‘Kernambitie Wonen Eerst’ op ‘Op koers’ (3 van 3).
    """
    scored = scores if isinstance(scores, Scores) else Scores(score_table(scores.framework, scores.record))
    declared = quantifiers_of(quantifiers)
    places, chosen, seen = one_wave(scored, wave, perspective)
    rows = scored.answers.rows
    entities = {rows.entities[place] for place in places}
    absent = tuple(each for each in scored.entities if each not in entities)
    issues: tuple[Issue, ...] = ()
    groups: tuple[Group, ...] = (Group("", places),)
    if into is not None:
        belonging = members(_grouping(scored, into, places), chosen, scored.answers.waves)
        here = [rows.entities[place] for place in places]
        groups = by_member(here, places, belonging)
        issues = _strays(strays(here, belonging), into)
    counted = Counted(scored.table, chosen, seen, groups, (), absent, grouped=into is not None)
    counted = replace(counted, nodes=_nodes(counted, nodes))
    return Summary(counted, declared, to_number(known_share_at_least), issues)


def _grouping(
    scores: Scores, into: Mapping[str, str] | Roster | str, places: Sequence[int]
) -> Mapping[str, str] | Roster:
    """Who is compared with whom; of an attribute, those that have the same value of it."""
    if not isinstance(into, str):
        return into
    known = scores.framework.attributes
    if into not in known:
        near = scores.framework.near(into, known)
        params = {"found": into, "known": ", ".join(known) or "–", "guess": near}
        raise DataError([Issue("error", "no-such-attribute", Where(), params)])
    return of_attribute(scores.answers, into, places)


def _nodes(counted: Counted, nodes: Names | None) -> tuple[Item, ...]:
    """The nodes that are asked for, of those that have a result in this wave."""
    framework, results = counted.framework, counted.plan.results
    if nodes is None:
        shown = framework.questions if counted.grouped else framework.board
        return tuple(item for item in shown if item.id in results)
    chosen = nodes_of(framework, nodes, results)
    return tuple(item for item in framework if item.id in chosen)


def _strays(found: tuple[str, ...], into: Mapping[str, str] | Roster | str) -> tuple[Issue, ...]:
    if not found:
        return ()
    lang, more = default_lang(), len(found) - MOST_NAMES
    names = listed([*found[:MOST_NAMES], *([f"+{more}"] if more > 0 else [])], lang)
    if isinstance(into, str):
        return (Issue("warning", "without-attribute", Where(), {"names": names, "attribute": into}),)
    return (Issue("warning", "member-of-nothing", Where(), {"names": names}),)
