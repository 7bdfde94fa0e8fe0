"""An explanation as plain data: outcomes by the words that data have for them, and a record of each node."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from ..explain.influence import decides
from ..explain.inquiry import Inquiry
from ..explain.labels import name, word
from ..explain.numbers import made_of
from ..explain.phrases import UNTOLD, Phrases, Told
from ..explain.possible import counts, outcomes
from ..explain.why import Why, by_item
from ..folding.signals import letter_of
from ..values import Letter

# ------------------------------------------------------------------------------------------------------------- outcomes


def outcome(inquiry: Inquiry, place: int, letter: Letter) -> str:
    """How data name an outcome: the level, else the number or option; `grey`, `not_applicable`."""
    return "grey" if letter.is_missing else word(letter, inquiry.plan.at(place).scale)


def counted(inquiry: Inquiry, place: int) -> dict[str, int] | None:
    """How many ways to answer what is open lead to each outcome; nothing where a measured number is open."""
    found = inquiry.once(counts, place)
    if found is None:
        return None
    together: dict[str, int] = {}
    for signal in sorted(found):
        said = outcome(inquiry, place, letter_of(inquiry.plan.at(place), signal))
        together[said] = together.get(said, 0) + found[signal]
    return together


def deciding(inquiry: Inquiry, place: int) -> dict[str, dict[str, str]]:
    """The questions of which an answer alone decides the outcome: question, answer, outcome."""
    node = inquiry.plan.at(place)
    return {
        inquiry.leaf(asked).id: {
            letter_of(inquiry.leaf(asked), answer).word: outcome(inquiry, place, letter_of(node, signal))
            for answer, signal in found.items()
        }
        for asked, found in inquiry.once(decides, place).items()
    }


# ---------------------------------------------------------------------------------------------------------------- nodes


def number(why: Why, told: Mapping[str, Told]) -> Fraction | None:
    """The number of a node: of a measured answer as it was given, for its letter only tells where it lies."""
    if why.letter is not None and why.letter.interval is not None:
        return told.get(why.item, UNTOLD).number
    return why.letter.number if why.letter is not None else None


def nodes(why: Why, inquiry: Inquiry, told: Mapping[str, Told]) -> dict[str, dict[str, Any]]:
    """A node and every node below it, once, by its id."""
    return {each.item: _node(each, inquiry, told) for each in by_item(why).values()}


def records(why: Why, phrases: Phrases) -> list[dict[str, Any]]:
    """The same nodes as rows of a table, with what people read."""
    return [_record(each, phrases) for each in by_item(why).values()]


def _node(why: Why, inquiry: Inquiry, told: Mapping[str, Told]) -> dict[str, Any]:
    exact = number(why, told)
    found = inquiry.once(outcomes, inquiry.plan.results.get(why.item, -1)) if why.rule else None
    return {
        "state": why.state,
        "level": _level(why),
        "number": str(exact) if exact is not None else None,
        **_measured(why, inquiry, told),
        "reason": why.reason,
        "leads_with": why.leads_with,
        "rule": why.rule or None,
        "policy": why.policy or None,
        "assumed": why.rests_on_assumption,
        "blamed": list(why.blamed),
        "answers": list(why.answers),
        "possible": [each.word for each in found.values] if found is not None else None,
        "may_not_apply": found.may_not_apply if found is not None else None,
        "exact": found.exact if found is not None else None,
        "decided": found.decided if found is not None else None,
        "inputs": [{"node": each.item, "roles": sorted(roles)} for each, roles in why.inputs],
        **(told[why.item].as_dict() if why.item in told else {}),
    }


def _measured(why: Why, inquiry: Inquiry, told: Mapping[str, Told]) -> dict[str, Any]:
    """The number as it was answered, where another was made of it, and the parts of one that was computed."""
    raw = told.get(why.item, UNTOLD).raw
    made = made_of(inquiry.situation, why.item) if why.rule else None
    found = {"raw": str(raw) if raw is not None else None, "made_of": made.as_dict() if made is not None else None}
    return {key: each for key, each in found.items() if each is not None}


def _record(why: Why, phrases: Phrases) -> dict[str, Any]:
    return {
        "node": why.item,
        "name": name(phrases.framework, why.item, phrases.lang),
        "state": why.state,
        "level": _level(why),
        "label": phrases.label(why.item, why.letter) if why.letter is not None else None,
        "reason": why.reason,
        "answers": ", ".join(why.answers),
    }


def _level(why: Why) -> str | None:
    """The word for what came out; nothing where it is a measured number without bands."""
    letter = why.letter
    return None if letter is None or (letter.level is None and letter.interval is not None) else letter.word
