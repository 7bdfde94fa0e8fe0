"""What an explanation says beside what the brute force finds, notion by notion.

`NOTIONS` has for each notion when there is anything to say about a node, and the pairs that must be equal. What is
marked as a bound is held to what a bound promises; `MARKS` counts the marks that were met.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

from tests.brute import Brute
from tests.notions import GREY, Sets, ends_grey, has_one_end, hitting, surely_ends_grey

Pairs: TypeAlias = Iterator[tuple[object, object]]  # what is said, and what is meant
EXACT = ("exact", "minimum", "minimal")
MARKS: Counter[tuple[str, str]] = Counter()  # by notion and mark


# ------------------------------------------------------------------------------------ When there is anything to say


def always(brute: Brute) -> bool:
    return True


def something_is_open(brute: Brute) -> bool:
    return bool(brute.missing)


def something_can_be_asked(brute: Brute) -> bool:
    return bool(brute.askable)


def is_grey(brute: Brute) -> bool:
    return brute.is_now == GREY


def is_grey_and_something_can_be_asked(brute: Brute) -> bool:
    return is_grey(brute) and something_can_be_asked(brute)


# ------------------------------------------------------------------------------- What is said, and what is meant


def possible(said: Any, brute: Brute) -> Pairs:
    yield said.possible, brute.possible()


def outcomes(said: Any, brute: Brute) -> Pairs:
    found = said.outcomes
    values = {brute.carrier.values.index(letter) for letter in found.values}
    values |= {brute.carrier.not_applicable} if found.may_not_apply else set()
    values |= {brute.carrier.missing} if found.may_be_grey else set()
    MARKS["outcomes", "exact" if found.exact else "bound"] += 1
    yield (values if found.exact else values & brute.outcomes()), brute.outcomes()


def counts(said: Any, brute: Brute) -> Pairs:
    yield said.counts, brute.counts()


def settled(said: Any, brute: Brute) -> Pairs:
    yield said.settled, brute.settled()


def provisional(said: Any, brute: Brute) -> Pairs:
    yield said.provisional, brute.provisional()


def grey_but_decided(said: Any, brute: Brute) -> Pairs:
    yield said.grey_but_decided, brute.grey_but_decided()


def can(said: Any, brute: Brute) -> Pairs:
    if said.can.mark == "bound":
        MARKS["can", "bound"] += 1
        yield least(said.can) <= cheapest(brute, brute.can()), True
    else:
        yield from family("can", said.can, brute.can(), brute, lambda ids: ends_grey(brute.reached[ids]))


def sure(said: Any, brute: Brute) -> Pairs:
    yield from family("sure", said.sure, brute.sure(), brute, lambda ids: surely_ends_grey(brute.reached[ids]))


def settle(said: Any, brute: Brute) -> Pairs:
    yield from family("settle", said.settle, brute.settle(), brute, lambda ids: has_one_end(brute.reached[ids]))


def blockers(said: Any, brute: Brute) -> Pairs:
    yield from family("blockers", said.blockers, brute.blockers(), brute, brute.blocks)


def duality(said: Any, brute: Brute) -> Pairs:
    """What blocks has something in common with everything that can end the grey, and no more than that."""
    if is_dual(brute) and said.can.mark == said.blockers.mark == "exact":
        yield frozenset(said.blockers.sets()), hitting(frozenset(said.can.sets()))


def is_dual(brute: Brute) -> bool:
    return is_grey(brute) and brute.askable == brute.missing


def necessary(said: Any, brute: Brute) -> Pairs:
    yield tuple(said.necessary), brute.necessary()


def irrelevant(said: Any, brute: Brute) -> Pairs:
    yield frozenset(said.irrelevant), brute.irrelevant()
    yield len(said.irrelevant), len(brute.irrelevant())


def responsibility(said: Any, brute: Brute) -> Pairs:
    yield dict(said.responsibility), brute.responsibility()


def decides(said: Any, brute: Brute) -> Pairs:
    yield {id: dict(answers) for id, answers in said.decides.items()}, brute.decides()


def because(said: Any, brute: Brute) -> Pairs:
    reason = said.because
    held = (reason.values, reason.answered, reason.missing)
    MARKS["because", reason.mark] += 1
    yield len(set().union(*held)), sum(map(len, held))  # nothing is held in two ways
    yield set(reason.missing) - set(brute.missing), set()
    yield {*reason.values, *reason.answered} - (set(brute.questions) - set(brute.missing)), set()
    yield brute.suffices(*held), True
    if reason.mark in EXACT:
        yield brute.too_tight(*held), []


def changes(said: Any, brute: Brute) -> Pairs:
    meant = brute.changes()
    yield set(said.changes), set(meant)
    for level, change in said.changes.items():
        MARKS["changes", change.mark] += 1
        yield change.to, level
        if change.mark == "bound":
            yield change.cost <= meant[level], True
            continue
        yield [id for id in change.answers if not brute.may_be_asked(id)], []
        yield brute.with_(change.answers), level
        yield change.cost, brute.cost(change.answers)
        if change.mark == "minimum":
            yield change.cost, meant[level]


def next_question(said: Any, brute: Brute) -> Pairs:
    best, found = brute.next_question(), said.next_question
    yield found is None, best is None
    if best is not None:
        yield found.average, best.average
        yield found.question in best.questions, True
        yield found.worst in best.worst, True


def may_be_planned(brute: Brute) -> bool:
    return something_can_be_asked(brute) and not brute.ends_plan(brute.now)


# --------------------------------------------------------------------------------------------------------- Families


def family(notion: str, said: Any, meant: Sets, brute: Brute, does_it: Callable[[Any], bool]) -> Pairs:
    """All the smallest sets and no others; where there are more than are shown, some of them, the cheapest first."""
    sets = list(said.sets())
    MARKS[notion, said.mark] += 1
    yield len(sets), len(set(sets))  # no set twice
    yield said.exists, bool(said.choices)
    yield [each.smallest() for each in said.choices], [next(iter(each.sets())) for each in said.choices]
    match said.mark:
        case "exact":
            yield frozenset(sets), meant
        case "truncated":
            yield frozenset(sets) - meant, frozenset()
            yield said.exists, bool(meant)
        case _:
            yield [ids for ids in sets if not does_it(ids)], []
            return
    if notion == "blockers":  # nobody says what it costs to leave something open
        return
    costs = [choice.cost for choice in said.choices]
    yield costs, sorted(costs)
    for choice in said.choices:
        yield {brute.cost(ids) for ids in choice.sets()}, {choice.cost}
        if choice.mark == "minimum":
            yield choice.cost, cheapest(brute, meant)
    if said.choices:
        yield said.choices[0].mark, "minimum"


def cheapest(brute: Brute, sets: Sets) -> Any:
    return min((brute.cost(ids) for ids in sets), default=float("inf"))


def least(said: Any) -> Any:
    return min((choice.cost for choice in said.choices), default=float("inf"))


Compared: TypeAlias = tuple[Callable[[Brute], bool], Callable[[Any, Brute], Pairs]]

NOTIONS: dict[str, Compared] = {
    "possible": (something_is_open, possible),
    "outcomes": (something_is_open, outcomes),
    "counts": (something_is_open, counts),
    "settled": (something_is_open, settled),
    "provisional": (something_is_open, provisional),
    "grey_but_decided": (is_grey, grey_but_decided),
    "can": (is_grey_and_something_can_be_asked, can),
    "sure": (is_grey_and_something_can_be_asked, sure),
    "settle": (is_grey_and_something_can_be_asked, settle),
    "blockers": (is_grey, blockers),
    "duality": (is_dual, duality),
    "necessary": (is_grey, necessary),
    "irrelevant": (something_is_open, irrelevant),
    "responsibility": (is_grey, responsibility),
    "decides": (something_can_be_asked, decides),
    "because": (always, because),
    "changes": (lambda brute: brute.carrier.scale is not None, changes),
    "next_question": (may_be_planned, next_question),
}
