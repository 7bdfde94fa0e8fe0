"""A framework under another missing policy: the same document with that policy in each roll-up that takes it.

What the reader of files would refuse is not made here either: a roll-up that does not take a policy keeps its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Any, Final

from ..framework import Framework
from ..items import Item
from ..light import dataclass
from ..rules import CountsAs, Rule


class Policy(StrEnum):
    """What the same answers are scored under, in the words of the format.

    `leave_out` keeps the author's own minimum of what must be known; `leave_out_one_known` does without it.
    """

    AS_WRITTEN = "as_written"
    GREY = "grey"
    LEAVE_OUT = "leave_out"
    LEAVE_OUT_ONE_KNOWN = "leave_out_one_known"
    GREY_UNLESS_DECIDED = "grey_unless_decided"


POLICIES: Final = tuple(Policy)
OTHERS: Final = POLICIES[1:]
NO_MINIMUM: Final = dict.fromkeys(
    ("known_at_least", "known_share_at_least", "known_weight_at_least", "missing_at_most")
)


class Why(StrEnum):
    """Why a roll-up keeps its own policy."""

    NO_POLICY = "no_policy"
    """Its kind reads what is missing, so it has no policy."""
    READS_GAPS = "reads_gaps"
    """Its rows, or its `where`, say themselves what a gap means."""
    COUNTS_AS = "counts_as"
    """The author wrote what something missing counts as."""
    NAMES_COLUMNS = "names_columns"
    """Its rows name inputs, and what a row names cannot be left out."""
    REFUSED = "refused"
    """Its kind does not go with this policy."""
    TOO_LARGE = "too_large"
    """With this policy it cannot be computed: its diagram would be too large."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A roll-up that keeps its own policy; `since` is the wave from which it holds, nothing for the first one."""

    node: str
    since: str | None
    policy: Policy
    why: Why


def variant(framework: Framework, policy: Policy, spared: frozenset[str] = frozenset()) -> Framework:
    """The framework under a policy, with nothing prepared yet; made once and kept with the framework.

    Nodes that are `spared` stay as they are. So do all questions: answers read for one are answers for the other.
    """
    if policy is Policy.AS_WRITTEN:
        return framework
    prepared = framework._prepared  # noqa: SLF001  # the document's own cache, never part of its value
    key = ("variant", policy, spared)
    if key not in prepared:
        items = {
            id_: item if id_ in spared else _item(framework, item, policy) for id_, item in framework.items.items()
        }
        prepared[key] = framework.model_copy(update={"items": items, "digest": ""})  # no file says this
    made: Framework = prepared[key]
    return made


def kept(framework: Framework) -> tuple[Kept, ...]:
    """The roll-ups that keep their own policy, in the order of the framework, with the reason."""
    words = _gap_words(framework)
    return tuple(
        Kept(item.id, since, policy, why)
        for item in framework
        for since, rule in rollups(item)
        for policy in OTHERS
        if (why := _refusal(rule, item, policy, words)) is not None
    )


def rollups(item: Item) -> Iterator[tuple[str | None, Rule]]:
    """Every roll-up of a node, with the wave from which it holds."""
    if item.rule is not None:
        yield None, item.rule
    yield from item.rules_from


def _item(framework: Framework, item: Item, policy: Policy) -> Item:
    if item.rule is None:
        return item
    words = _gap_words(framework)
    first, *later = ((since, _under(rule, item, policy, words)) for since, rule in rollups(item))
    return item.model_copy(update={"rule": first[1], "rules_from": tuple(later)})


def _gap_words(framework: Framework) -> frozenset[str]:
    return frozenset(option for option, _ in framework.missing_options())


def _under(rule: Rule, item: Item, policy: Policy, words: frozenset[str]) -> Rule:
    """The roll-up with this policy, or the roll-up itself where it keeps its own."""
    if _refusal(rule, item, policy, words) is not None:
        return rule
    update: dict[str, Any] = {"missing": _word(rule, policy)}
    if policy is Policy.LEAVE_OUT_ONE_KNOWN:
        update |= NO_MINIMUM
    return rule.model_copy(update=update)


def _word(rule: Rule, policy: Policy) -> str:
    """What `missing` becomes; of a total that is raised in proportion, leaving out is just that."""
    match policy:
        case Policy.LEAVE_OUT | Policy.LEAVE_OUT_ONE_KNOWN:
            return "prorate" if rule.missing == "prorate" else "leave_out"
        case _:
            return policy.value


def _refusal(rule: Rule, item: Item, policy: Policy, words: frozenset[str]) -> Why | None:
    """Why the roll-up keeps its own policy; nothing when it does not."""
    if not rule.policies:
        return Why.NO_POLICY
    if any(rule.asks(edge.id) and rule.reads_gap(edge.id, words) for edge in item.all_inputs):
        return Why.READS_GAPS
    if isinstance(rule.missing, CountsAs):
        return Why.COUNTS_AS
    word = _word(rule, policy)
    if word not in rule.policies:
        return Why.REFUSED
    if word == "leave_out" and any(True for _ in rule.columns()):
        return Why.NAMES_COLUMNS
    return None
