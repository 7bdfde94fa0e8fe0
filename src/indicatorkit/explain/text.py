"""Claims in words: each a clause from the catalogue, some together a sentence or a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from functools import singledispatch
from typing import Final

from ..values import Interval, Letter, NodeReason
from ..words import capitalised, listed, say
from .claims import (
    AskFirst,
    AskingDoesNotHelp,
    Because,
    Becomes,
    CanBeEnough,
    Claim,
    Counted,
    Decides,
    DoesNotApply,
    Empty,
    Enough,
    GateFirst,
    GreyButDecided,
    Is,
    Known,
    Lacking,
    Necessary,
    NotNeeded,
    Provisional,
    Settled,
    StaysGrey,
    Unanswered,
    WouldBecome,
)
from .numbers_in_words import beside, compared, composed, crosses, limited
from .phrases import MOST_LABELS, Phrases
from .why import Why

MOST_LISTED: Final = 4


def sentence(claims: Sequence[Claim], words: Phrases) -> str:
    """Some claims about one node as one sentence, short: where there are many it says how many."""
    return words.say("sentence", clauses="; ".join(each for each in (clause(each, words) for each in claims) if each))


def page(claims: Sequence[Claim], words: Phrases) -> list[str]:
    """Some claims, a sentence each, in full: where there are many it says which."""
    clauses = [found for found in (in_full(each, words) for each in claims) if found]
    return [words.say("sentence", clauses=capitalised(each)) for each in clauses]


def rule_in_words(node: Why, words: Phrases) -> str:
    """The rule and the missing policy in force; empty for a question."""
    if not node.rule:
        return ""
    rule = node.rule_text(words.lang).rstrip(".") or say(f"rule.{node.rule}", words.lang)
    if not node.policy:
        return words.say("rule", rule=rule)
    policy, because = say(f"policy.{node.policy}", words.lang), node.because(words.lang).rstrip(".")
    if because:
        policy = words.say("policy_because", policy=policy, because=because)
    return words.say("policy", rule=rule, policy=policy)


@singledispatch
def clause(claim: Claim, words: Phrases) -> str:
    """A claim in words, as short as it can be: a template for each kind of claim, none for a kind of rule."""
    raise NotImplementedError(type(claim))


def in_full(claim: Claim, words: Phrases) -> str:
    """A claim in words, with the names of what it counts."""
    match claim:
        case Enough():
            return words.say("enough", sets=words.family(claim.family))
        case CanBeEnough(_, family, sure):
            return _can_be_enough(words.family(family), sure.best.size if sure.best else None, words)
        case _:
            return clause(claim, words)


# ------------------------------------------------------------------------------------------------- what it is, and why


@clause.register
def _(claim: Is, words: Phrases) -> str:
    what = words.say("is", name=words.name(claim.node), label=words.is_now(claim.node, claim.outcome))
    return f"{what}; {words.say('assumed')}" if claim.assumed else what


@clause.register
def _(claim: DoesNotApply, words: Phrases) -> str:
    what = words.say("not_applicable", name=words.name(claim.node))
    said = [*claim.values, *claim.facts]
    if not said or claim.node in dict(said):
        return what
    return words.say("not_applicable_because", what=what, answers=words.answers(said))


@clause.register
def _(claim: Unanswered, words: Phrases) -> str:
    reason, where = words.reason(claim.question), words.cell(claim.question)
    if where:
        reason = words.say("in_cell", reason=reason, cell=where)
    return words.say("unanswered", name=words.name(claim.node), reason=reason)


@clause.register
def _(claim: Empty, words: Phrases) -> str:
    return words.count("empty", len(claim.questions), name=words.name(claim.node))


@clause.register
def _(claim: Lacking, words: Phrases) -> str:
    return words.say("grey", name=words.name(claim.node), cause=cause(claim, words))


def cause(claim: Lacking, words: Phrases) -> str:
    """Why a node is grey, without saying that it is."""
    names = words.with_reasons(claim.inputs)
    match NodeReason(claim.reason):
        case NodeReason.MISSING_INPUTS:
            return _missing(claim, names, words)
        case NodeReason.TOO_LITTLE_KNOWN if not claim.known:
            return words.count("nothing_known", claim.applying, names=names)
        case NodeReason.TOO_LITTLE_KNOWN:
            return words.count("too_little_known", claim.known, total=claim.applying, names=names)
        case NodeReason.APPLICABILITY_UNKNOWN:
            return words.count("applicability_unknown", len(claim.inputs), names=names)
        case NodeReason.SAYS_SO:
            return words.say("says_so", text=claim.text(words.lang)) if claim.text else words.say("says_so_silently")
        case NodeReason.UNDECIDED if any(each.kind is None for each in claim.inputs):
            return words.count("undecided_nodes", len(claim.inputs), names=names)  # answers below may leave less open
        case NodeReason.NO_ROW if not claim.inputs:
            return words.say("no_row_fits")
        case reason:
            return words.say(reason.value, names=names)


def _missing(claim: Lacking, names: str, words: Phrases) -> str:
    """What is missing among so many inputs: answers, parts that are grey, or the number of a part with a level."""
    number = len(claim.inputs)
    if claim.number_open:
        return words.count("number_open", number, names=names)
    answers = all(each.kind is not None for each in claim.inputs)
    if 1 < number == claim.applying:
        every, what = "both" if number == 2 else "all", "answers" if answers else "nodes"
        return words.say(f"{every}_{what}_missing", number=number, names=names)
    if claim.applying == 1:
        return words.say("only_answer_missing" if answers else "only_node_missing", names=names)
    return words.count("missing_answers" if answers else "missing_nodes", number, total=claim.applying, names=names)


@clause.register
def _(claim: Known, words: Phrases) -> str:
    if any(_is_number(letter) for _, letter in claim.inputs):
        said = [words.known(item, letter) for item, letter in claim.inputs]
        return words.say("known" if claim.others else "inputs", list=words.shown(said, MOST_LABELS))
    labels = Counter(words.label(item, letter) for item, letter in claim.inputs)
    told = [words.say("times", number=number, label=words.quoted(each)) for each, number in labels.most_common()]
    return words.say("known" if claim.others else "inputs", list=words.shown(told, MOST_LABELS))


def _is_number(letter: Letter) -> bool:
    """Whether it is measured, or a number without a level: such inputs are told one by one."""
    return letter.interval is not None or (letter.level is None and letter.number is not None)


@clause.register
def _(claim: Because, words: Phrases) -> str:
    reason = claim.reason
    parts = [words.say("because_values", answers=words.answers(claim.values))] if claim.values else []
    if reason.answered:
        parts.append(words.count("because_answered", len(reason.answered), names=words.names(reason.answered)))
    if reason.missing:
        parts.append(words.count("because_missing", len(reason.missing), names=words.names(reason.missing)))
    found = "; ".join(parts) or words.say("because_nothing")
    return words.say("because_facts", because=found, facts=words.answers(claim.facts)) if claim.facts else found


# ---------------------------------------------------------------------------------------------- what it can become


@clause.register
def _(claim: Becomes, words: Phrases) -> str:
    item = words.framework.items[claim.node]
    scale = words.framework.orders.get(item.scale_id or "")
    levels = [each.level for each in claim.values if each.level is not None]
    only_levels = len(levels) == len(claim.values) and not (claim.may_not_apply or claim.may_be_grey)
    if scale is not None and scale.ordered and only_levels and max(levels) < scale.best:
        key = "at_best_at_last" if claim.at_last else "at_best"
        return words.say(key, label=words.value(claim.node, claim.values[-1]))
    labels = [*dict.fromkeys(words.value(claim.node, each) for each in _joined(_within(claim)))]
    if len(labels) > MOST_LABELS:
        labels = [*labels[: MOST_LABELS - 1], words.count("more", len(labels) - MOST_LABELS + 1)]
    if claim.may_not_apply:
        labels.append(words.say("not_applicable_later"))
    key = "may_become_bound" if claim.bound else "may_become"
    return words.say(key, labels=listed(labels, words.lang, joiner="or"))


def _within(claim: Becomes) -> list[Letter]:
    """Its values, those of numbers no wider than between what its number lies."""
    if claim.span is None:
        return list(claim.values)
    low, high = (each if isinstance(each, Fraction) else None for each in claim.span)
    return [
        each if each.interval is None else replace(each, interval=_cut(each.interval, low, high))
        for each in claim.values
    ]


def _cut(cell: Interval, low: Fraction | None, high: Fraction | None) -> Interval:
    """What of a cell lies between these two."""
    if low is not None and (cell.low is None or cell.low < low):
        cell = replace(cell, low=low, low_closed=True)
    if high is not None and (cell.high is None or cell.high > high):
        cell = replace(cell, high=high, high_closed=True)
    return cell


def _joined(values: Sequence[Letter]) -> list[Letter]:
    """The same, where cells of numbers without a level that lie side by side are one."""
    found: list[Letter] = []
    for each in values:
        before = found[-1].interval if found and found[-1].level is None else None
        here = each.interval if each.level is None else None
        if before is not None and here is not None and before.high is not None and before.high == here.low:
            whole = replace(before, high=here.high, high_closed=here.high_closed)
            found[-1] = replace(found[-1], interval=whole)
        else:
            found.append(each)
    return found


@clause.register
def _(claim: GreyButDecided, words: Phrases) -> str:
    return words.say("decided_at_last" if claim.at_last else "decided", label=words.value(claim.node, claim.outcome))


@clause.register
def _(claim: StaysGrey, words: Phrases) -> str:
    return words.say("stays_grey_undecided" if claim.reason_may_change else "stays_grey")


@clause.register
def _(claim: Provisional, words: Phrases) -> str:
    labels = words.values(claim.node, claim.others)
    key = "provisional_bound" if claim.bound else "provisional" if claim.may_stay else "provisional_surely"
    return words.say(key, labels=labels, names=words.names(claim.through, joiner="or"))


@clause.register
def _(claim: Settled, words: Phrases) -> str:
    return words.count("settled", len(claim.open), names=words.names(claim.open))


@clause.register
def _(claim: Counted, words: Phrases) -> str:
    ways = [words.count("way", number, label=words.value(claim.node, letter)) for letter, number in claim.ways]
    key = "counted_answers" if len(claim.questions) == 1 else "counted_combinations"
    names = words.names(claim.questions)
    return words.say(key, total=claim.total, ways=listed(ways, words.lang), names=names)


@clause.register
def _(claim: WouldBecome, words: Phrases) -> str:
    outcome, number = words.value(claim.node, claim.outcome), len(claim.answers)
    if number > MOST_LISTED:
        return words.count("would_become_many", number, label=outcome)
    changed = [
        words.say("changed", name=words.name(item), label=words.answered(item, letter))
        for item, letter in claim.answers
    ]
    changes = listed(changed, words.lang)
    through = [each for each in claim.path if each != claim.node and not words.framework[each].is_asked]
    if through:
        return words.say("would_become_through", changes=changes, label=outcome, names=words.names(through))
    return words.say("would_become", changes=changes, label=outcome)


# ------------------------------------------------------------------------------------------------------ what to ask


@clause.register
def _(claim: Enough, words: Phrases) -> str:
    best = claim.family.best
    assert best is not None
    if claim.all_open:
        return words.say("both_needed") if best.size == 2 else words.say("all_needed", number=best.size)
    if best.size > MOST_LISTED:
        return words.say("many_needed", number=best.size)
    return words.say("enough", sets=words.family(claim.family, most=1))


@clause.register
def _(claim: CanBeEnough, words: Phrases) -> str:
    best, sure = claim.family.best, claim.sure.best
    assert best is not None
    return _can_be_enough(words.count("answers", best.size), sure.size if sure else None, words)


def _can_be_enough(can: str, sure: int | None, words: Phrases) -> str:
    if sure is None:
        return words.say("can_be_enough", sets=can)
    return words.say("can_be_enough_sure", sets=can, sure=words.count("answers", sure))


@clause.register
def _(claim: AskingDoesNotHelp, words: Phrases) -> str:
    return words.count("not_to_be_asked", len(claim.withheld), names=words.with_reasons(claim.withheld))


@clause.register
def _(claim: Decides, words: Phrases) -> str:
    questions = words.say("one_of_them") if claim.all_open else words.names(claim.questions, joiner="or")
    if claim.outcome is None:
        return words.say("decides_alone", names=questions)
    answers = words.answered_any(claim.questions[0], claim.answers)
    return words.say("decides", names=questions, answers=answers, label=words.value(claim.node, claim.outcome))


@clause.register
def _(claim: Necessary, words: Phrases) -> str:
    return words.say("necessary", names=words.names(claim.questions, joiner="or"))


@clause.register
def _(claim: NotNeeded, words: Phrases) -> str:
    return words.say("not_needed", names=words.names(claim.questions))


@clause.register
def _(claim: AskFirst, words: Phrases) -> str:
    found = claim.next
    return words.say(
        "ask_first_by_effort" if found.by_effort else "ask_first",
        name=words.name(found.question),
        average=words.number(found.average),
        most=words.number(claim.otherwise),
    )


@clause.register
def _(claim: GateFirst, words: Phrases) -> str:
    names = words.names(claim.questions)
    return words.count("gate_first", len(claim.questions), gated=words.name(claim.gated), names=names)


# ------------------------------------------------------------------------------------------------------- numbers

for _each in (composed, compared, limited, beside, crosses):
    clause.register(_each)
