"""Trying to refute what explanations claim, by asking the engine: other answers in, other outcomes out.

For each kind of claim `objections` gives what speaks against it: nothing, when it is true. Only the engine is asked,
nothing of `indicatorkit.explain` but the claims themselves. Where not all answers can be tried, some are drawn.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from itertools import product
from math import isclose, prod
from random import Random
from typing import Any

from indicatorkit.alphabets import Carrier
from indicatorkit.answers import NOT_SUPPLIED
from indicatorkit.asking import NumberAnswer
from indicatorkit.conditions import items
from indicatorkit.engine.case import Prepared, prepare, run
from indicatorkit.engine.measuring import Numbers
from indicatorkit.engine.situation import Situation
from indicatorkit.explain import claims as made
from indicatorkit.plan import plan
from indicatorkit.plan.waves import rule_in
from indicatorkit.values import Letter, NodeReason
from tests.measured import is_whole, numbers_in

MOST_TRIED, DRAWN, DRAWN_NUMBERS = 300, 12, 40
NEVER = ("confidential", "not_asked")
Answer = int | Fraction  # the code of an answer, or of a measured one the number
Words = Mapping[str, Answer]  # new answers, by question


class Code(int):
    """The code of an outcome that knows its number, where that is measured."""

    number: Fraction | None = None


@dataclass(frozen=True)
class Trial:
    """A situation, and the engine to try others."""

    here: Situation
    rng: Random
    known: dict[tuple[Any, ...], Situation] = field(default_factory=dict, repr=False)

    # -------------------------------------------------------------------------------------------- what is there

    @cached_property
    def leaves(self) -> Mapping[str, Carrier]:
        return {leaf.id: leaf for leaf in self.here.plan.leaves}

    def leaf(self, item: str) -> Carrier:
        return self.leaves[item]

    def below(self, node: str) -> list[str]:
        """The questions that reach a node, in the order of the plan; what was answered then is given."""
        plan, facts = self.here.plan, self.here.plan.framework.attributes
        reached, waiting = {plan.results[node]}, [plan.results[node]]
        while waiting:
            place = waiting.pop()
            if place >= len(plan.leaves):
                for source in plan.steps[place - len(plan.leaves)].sources:
                    if source.carrier.position not in reached:
                        reached.add(source.carrier.position)
                        waiting.append(source.carrier.position)
        return [leaf.id for leaf in plan.leaves if leaf.position in reached and leaf.id not in facts]

    def open(self, node: str) -> list[str]:
        return [each for each in self.below(node) if self.here.is_missing(self.leaf(each))]

    def answers(self, item: str) -> list[Answer]:
        """The codes of everything that a question can be answered with, of a measured one many numbers."""
        leaf = self.leaf(item)
        found = [each for code in range(len(leaf.values) + leaf.may_not_apply) for each in self.meant(item, code)]
        return found or [leaf.missing]

    def meant(self, item: str, code: int) -> list[Answer]:
        """A code, or numbers in its cell."""
        whole = is_whole(self.here.plan.framework, item)
        return list(numbers_in(self.rng, self.leaf(item), code, whole=whole)) or [code]

    def of_letter(self, item: str, letter: Letter) -> list[Answer]:
        """The answers that a claim means by a letter."""
        if letter.interval is not None and letter not in self.leaf(item).values:
            assert letter.raw is not None
            return [letter.raw]
        return self.meant(item, self.code(item, letter))

    def may_be_asked(self, item: str) -> bool:
        reason = self.here.leaf_reason(self.leaf(item))
        return self.here.plan.framework[item].askable and not (reason is not None and reason[1] in NEVER)

    def code(self, item: str, letter: Letter) -> int:
        return code_of(self.leaf(item), letter)

    # ------------------------------------------------------------------------------------------ what would be

    def say(self, node: str, changed: Words) -> Code:
        """The code of a node when some questions are answered otherwise; `missing` takes an answer away."""
        return self.said(self.then(changed), node)

    def said(self, there: Situation, node: str) -> Code:
        found = Code(there.codes[there.plan.results[node]])
        found.number = there.number(self.carrier(node))
        return found

    def without_limits(self, node: str) -> Situation:
        """The same answers, where the rule of one node has no limits."""
        framework = self.here.plan.framework
        rule = rule_in(framework[node], self.here.plan.wave, framework.waves)
        assert rule is not None
        free = framework[node].model_copy(update={"rule": rule.model_copy(update={"limits": ()}), "rules_from": ()})
        other = framework.model_copy(update={"items": {**framework.items, node: free}})
        there = prepare(plan(other, self.here.plan.wave))
        codes: list[int] = []
        numbers: dict[int, float] = {}
        for leaf, now in zip(there.plan.leaves, self.here.plan.leaves, strict=True):
            code, number = self.here.codes[now.position], self.here.number(now)
            is_measured = number is not None and now.values[code].interval is not None
            codes.append(code_holding(leaf, number) if is_measured and number is not None else code)
            if is_measured and number is not None:
                numbers[leaf.position] = float(number)
            elif code >= now.not_applicable:
                codes[-1] = code - now.not_applicable + leaf.not_applicable
        reasons = list(self.here.reasons[: len(codes)])
        answered = Numbers.of_codes(there.measured, codes, numbers)
        reasons += run(there, codes, reasons, answered)
        return Situation(there.plan, codes, reasons, answered)

    def then(self, changed: Words) -> Situation:
        plan = self.here.plan
        codes, reasons = list(self.here.codes[: len(plan.leaves)]), list(self.here.reasons[: len(plan.leaves)])
        near = self.here.numbers.near if self.here.numbers is not None else [None] * len(codes)
        numbers = {place: each.value for place, each in enumerate(near[: len(codes)]) if each is not None}
        for item, code in changed.items():
            leaf = self.leaf(item)
            numbers.pop(leaf.position, None)
            if isinstance(code, Fraction):
                numbers[leaf.position] = float(code)
                codes[leaf.position], reasons[leaf.position] = code_holding(leaf, code), 0
            elif code != leaf.missing or not self.here.is_missing(leaf):
                codes[leaf.position], reasons[leaf.position] = code, NOT_SUPPLIED if code == leaf.missing else 0
        key = (*codes, *reasons, *numbers.items())
        if key not in self.known:
            answered = Numbers.of_codes(self.prepared.measured, codes, numbers)
            reasons += run(self.prepared, codes, reasons, answered)
            self.known[key] = Situation(plan, codes, reasons, answered)
        return self.known[key]

    def tried(self, choices: Mapping[str, Collection[Answer]]) -> Iterator[Words]:
        """All ways to choose, or some of them where there are many."""
        if self.can_try_all(choices):
            yield from (dict(zip(choices, each, strict=True)) for each in product(*choices.values()))
        else:
            for _ in range(DRAWN_NUMBERS if _have_numbers(choices) else DRAWN):
                yield {item: self.rng.choice(list(codes)) for item, codes in choices.items()}

    def can_try_all(self, choices: Mapping[str, Collection[Answer]]) -> bool:
        return not _have_numbers(choices) and prod(map(len, choices.values())) <= MOST_TRIED

    def all_answered(self, node: str) -> dict[str, list[Answer]]:
        return {item: self.answers(item) for item in self.open(node)}

    def answered_or_not(self, questions: Collection[str]) -> dict[str, list[Answer]]:
        return {item: [*self.answers(item), self.leaf(item).missing] for item in questions}

    @cached_property
    def prepared(self) -> Prepared:
        return prepare(self.here.plan)

    # ----------------------------------------------------------------------------------------------- outcomes

    def carrier(self, node: str) -> Carrier:
        return self.here.plan.carrier(node)

    def now(self, node: str) -> Code:
        return self.said(self.here, node)

    def is_grey(self, node: str, code: int) -> bool:
        return code == self.carrier(node).missing

    def sort(self, node: str, code: int) -> object:
        """Outcomes of one sort are the same to people: one level, one number, or one word.

        Of a plain `int` that is the code of a measured number only its cell is known.
        """
        carrier = self.carrier(node)
        if code >= len(carrier.values):
            return int(code)
        letter = carrier.values[code]
        if letter.level is not None:
            return "level", letter.level
        if letter.interval is not None and isinstance(code, Code):
            return "number", code.number
        return ("number", letter.number) if letter.number is not None else letter.word

    def of(self, node: str, letter: Letter) -> object:
        return self.sort(node, code_of(self.carrier(node), letter))


def _have_numbers(choices: Mapping[str, Collection[Answer]]) -> bool:
    return any(isinstance(each, Fraction) for codes in choices.values() for each in codes)


def code_holding(leaf: Carrier, number: Fraction) -> int:
    """The cell of a number; of one that is not accepted the nearest."""
    cells = [(code, each.interval) for code, each in enumerate(leaf.values) if each.interval is not None]
    first, last = cells[0], cells[-1]
    beyond = first if first[1].low is not None and number <= first[1].low else last
    return next((code for code, cell in cells if cell.holds(number)), beyond[0])


def code_of(carrier: Carrier, letter: Letter) -> int:
    if letter.is_missing:
        return carrier.missing
    return carrier.values.index(letter) if letter.applies else carrier.not_applicable


Objections = Iterator[str]
REFUTERS: dict[type, Callable[[Any, Trial], Objections]] = {}


def refutes(kind: type) -> Callable[[Callable[[Any, Trial], Objections]], Callable[[Any, Trial], Objections]]:
    def register(refuter: Callable[[Any, Trial], Objections]) -> Callable[[Any, Trial], Objections]:
        REFUTERS[kind] = refuter
        return refuter

    return register


def objections(claim: made.Claim, trial: Trial) -> list[str]:
    """What speaks against a claim."""
    return [each for each in REFUTERS[type(claim)](claim, trial) if each]


def unless(holds: object, objection: str) -> Objections:
    if not holds:
        yield objection


# ------------------------------------------------------------------------------------------------- What it is


@refutes(made.Is)
def _(claim: made.Is, trial: Trial) -> Objections:
    yield from unless(trial.here.letter(trial.carrier(claim.node)) == claim.outcome, "it is something else")


@refutes(made.DoesNotApply)
def _(claim: made.DoesNotApply, trial: Trial) -> Objections:
    yield from unless(trial.now(claim.node) == trial.carrier(claim.node).not_applicable, "it applies")
    yield from suffices(claim.node, claim.because, trial)
    for item, letter in claim.facts:
        yield from unless(trial.here.letter(trial.leaf(item)) == letter, f"{item} is no such fact")


@refutes(made.Unanswered)
def _(claim: made.Unanswered, trial: Trial) -> Objections:
    reason = trial.here.leaf_reason(trial.carrier(claim.node))
    yield from unless(reason == (claim.question.reason, claim.question.kind), f"{reason}")


@refutes(made.Empty)
def _(claim: made.Empty, trial: Trial) -> Objections:
    yield from unless(trial.is_grey(claim.node, trial.now(claim.node)), "not grey")
    yield from unless(set(claim.questions) == set(trial.below(claim.node)), "not all questions")
    reasons = {trial.here.leaf_reason(trial.leaf(each)) for each in claim.questions}
    yield from unless(reasons == {("not_supplied", "not_supplied")}, "something was said")


@refutes(made.Lacking)
def _(claim: made.Lacking, trial: Trial) -> Objections:
    here, carrier = trial.here, trial.carrier(claim.node)
    yield from unless(here.reason(carrier) == claim.reason, "another reason")
    for each in claim.inputs:
        found = here.plan.carrier(each.id) if each.id in here.plan.results else trial.leaf(each.id)
        leaf = here.plan.leaf(each.id)
        missing = here.is_missing(found) or (leaf is not None and here.is_missing(leaf))
        yield from unless(missing or claim.number_open, f"{each.id} is not missing")
        if each.kind is not None:
            reason = here.leaf_reason(found)
            yield from unless(reason == (each.reason, each.kind), f"{each.id} is missing for {reason}")
    step = here.plan.step(claim.node)
    if step is None or here.plan.leaf(claim.node) is not None:
        return  # a question is not computed from anything
    fed = [source.carrier for source in step.sources if source.input.feeds_rule()]
    yield from unless(claim.known == sum(here.letter(each) is not None for each in fed), "other numbers known")
    applying = max(sum(map(here.applies, fed)), len(claim.inputs))
    yield from unless(claim.applying == applying, "other numbers apply")


@refutes(made.Known)
def _(claim: made.Known, trial: Trial) -> Objections:
    step = trial.here.plan.step(claim.node)
    assert step is not None
    fed = {source.carrier.id: source.carrier for source in step.sources if source.input.feeds_rule()}
    known = {item: letter for item, each in fed.items() if (letter := trial.here.letter(each)) is not None}
    yield from unless(dict(claim.inputs) == known, f"known are {known}")


# -------------------------------------------------------------------------------------------- What it can become


@refutes(made.Becomes)
def _(claim: made.Becomes, trial: Trial) -> Objections:
    said = {trial.of(claim.node, each) for each in claim.values}
    said |= {trial.carrier(claim.node).not_applicable} if claim.may_not_apply else set()
    said |= {trial.carrier(claim.node).missing} if claim.may_be_grey else set()
    yield from reaches(claim.node, said, trial, all_of_it=not claim.bound)
    yield from whatever_is_answered(claim, said, trial)


@refutes(made.GreyButDecided)
def _(claim: made.GreyButDecided, trial: Trial) -> Objections:
    yield from unless(trial.is_grey(claim.node, trial.now(claim.node)), "not grey")
    said = {trial.of(claim.node, claim.outcome)}
    yield from reaches(claim.node, said, trial)
    yield from whatever_is_answered(claim, said, trial)


@refutes(made.StaysGrey)
def _(claim: made.StaysGrey, trial: Trial) -> Objections:
    yield from reaches(claim.node, {trial.carrier(claim.node).missing}, trial)
    undecided = trial.here.node_reason(trial.carrier(claim.node)) == NodeReason.UNDECIDED
    yield from unless(claim.reason_may_change == undecided, "whether its reason may change is said of another reason")


@refutes(made.Provisional)
def _(claim: made.Provisional, trial: Trial) -> Objections:
    now = trial.sort(claim.node, int(trial.now(claim.node)))
    said = {trial.of(claim.node, each) for each in claim.others}
    yield from unless(now not in said, "one of the others is what it is")
    choices = trial.all_answered(claim.node)
    met = {trial.sort(claim.node, int(trial.say(claim.node, each))) for each in trial.tried(choices)}
    grey = trial.carrier(claim.node).missing
    yield from unless(met <= said | {now, grey}, f"it can be {met}")
    yield from unless(claim.may_stay or now not in met, "it may stay what it is")
    if trial.can_try_all(choices) and not claim.bound:
        yield from unless(said <= met, f"it can only be {met}")
    others = [each for each in trial.open(claim.node) if each not in claim.through]
    for changed in trial.tried(trial.answered_or_not(others)):
        same = trial.sort(claim.node, trial.say(claim.node, changed)) == trial.sort(claim.node, trial.now(claim.node))
        yield from unless(same, f"it changes through {changed}")


@refutes(made.Settled)
def _(claim: made.Settled, trial: Trial) -> Objections:
    yield from unless(set(claim.open) == set(trial.open(claim.node)), "not all that is open")
    now = trial.sort(claim.node, trial.now(claim.node))
    for each in trial.tried(trial.all_answered(claim.node)):
        yield from unless(trial.sort(claim.node, trial.say(claim.node, each)) == now, f"it changes with {each}")


def reaches(node: str, said: set[object], trial: Trial, *, all_of_it: bool = True) -> Objections:
    """All completions lead to what is said, and to all of it."""
    choices = trial.all_answered(node)
    met = {trial.sort(node, int(trial.say(node, each))) for each in trial.tried(choices)}
    yield from unless(met <= said, f"it can be {met}, not only {said}")
    if trial.can_try_all(choices) and all_of_it:
        yield from unless(said <= met, f"it can only be {met}, not {said}")


def whatever_is_answered(claim: made.Becomes | made.GreyButDecided, said: set[object], trial: Trial) -> Objections:
    """Nothing else comes out on the way, while only some is answered, unless the claim is of when all is."""
    if claim.at_last:
        return
    choices = trial.answered_or_not(trial.open(claim.node))
    met = {trial.sort(claim.node, int(trial.say(claim.node, each))) for each in trial.tried(choices)}
    met -= {trial.sort(claim.node, trial.carrier(claim.node).missing)}
    yield from unless(met <= said, f"on the way it can be {met}, not only {said}")


@refutes(made.Counted)
def _(claim: made.Counted, trial: Trial) -> Objections:
    rest = {item: [trial.answers(item)[0]] for item in trial.open(claim.node) if item not in claim.questions}
    choices = {item: trial.answers(item) for item in claim.questions}
    if any(trial.here.plan.framework[item].answer.kind not in ("level", "choice") for item in claim.questions):  # type: ignore[union-attr]
        return  # several options stand behind one code
    if not trial.can_try_all(choices) or any(trial.leaf(item).may_not_apply for item in claim.questions):
        return
    fixed = {item: codes[0] for item, codes in rest.items()}
    met = Counter(trial.sort(claim.node, trial.say(claim.node, {**fixed, **each})) for each in trial.tried(choices))
    said = Counter({trial.of(claim.node, letter): number for letter, number in claim.ways})
    yield from unless(met == said, f"counted {met}")


# ------------------------------------------------------------------------------------------------- What to ask


@refutes(made.Enough)
def _(claim: made.Enough, trial: Trial) -> Objections:
    for choice in claim.family.choices[:3]:
        chosen = drawn_from(choice, trial.rng)
        yield from unless(surely(claim.node, chosen, trial), f"{chosen} is not enough")
        if choice.mark != "bound":
            for each in chosen:
                rest = [other for other in chosen if other != each]
                if trial.can_try_all({item: trial.answers(item) for item in rest}):
                    yield from unless(not surely(claim.node, rest, trial), f"{each} can be left out of {chosen}")
    best = claim.family.best
    yield from unless(not claim.all_open or best is None or best.smallest() == set(trial.open(claim.node)), "not all")


@refutes(made.CanBeEnough)
def _(claim: made.CanBeEnough, trial: Trial) -> Objections:
    for choice in claim.family.choices[:3]:
        chosen = drawn_from(choice, trial.rng)
        if trial.can_try_all({item: trial.answers(item) for item in chosen}) and choice.mark != "bound":
            yield from unless(perhaps(claim.node, chosen, trial), f"{chosen} can never be enough")
            for each in chosen:
                rest = [other for other in chosen if other != each]
                yield from unless(not perhaps(claim.node, rest, trial), f"{each} can be left out of {chosen}")
    for choice in claim.sure.choices[:1]:
        yield from unless(surely(claim.node, drawn_from(choice, trial.rng), trial), "the sure set is not")


@refutes(made.AskingDoesNotHelp)
def _(claim: made.AskingDoesNotHelp, trial: Trial) -> Objections:
    askable = [each for each in trial.open(claim.node) if trial.may_be_asked(each)]
    for changed in trial.tried(trial.answered_or_not(askable)):
        yield from unless(trial.is_grey(claim.node, trial.say(claim.node, changed)), f"{changed} ends it")
    for each in claim.withheld:
        yield from unless(not trial.may_be_asked(each.id), f"{each.id} may be asked")
    choices = trial.all_answered(claim.node)
    if trial.can_try_all(choices):
        ended = any(not trial.is_grey(claim.node, trial.say(claim.node, each)) for each in trial.tried(choices))
        yield from unless(ended, "no answer at all would end it")


@refutes(made.Decides)
def _(claim: made.Decides, trial: Trial) -> Objections:
    opened = trial.open(claim.node)
    yield from unless(not claim.all_open or set(claim.questions) == set(opened), "not all that is open")
    for question in claim.questions:
        named = [number for each in claim.answers for number in trial.of_letter(question, each)]
        for code in named if claim.outcome else trial.answers(question):
            choices = {**trial.all_answered(claim.node), question: [code]}
            met = {trial.sort(claim.node, trial.say(claim.node, each)) for each in trial.tried(choices)}
            yield from unless(len(met) == 1, f"after {question} = {code} it can be {met}")
            if claim.outcome is not None:
                yield from unless(met == {trial.of(claim.node, claim.outcome)}, f"it becomes {met}")


@refutes(made.Necessary)
def _(claim: made.Necessary, trial: Trial) -> Objections:
    for question in claim.questions:
        others = [each for each in trial.open(claim.node) if each != question]
        for changed in trial.tried(trial.answered_or_not(others)):
            yield from unless(trial.is_grey(claim.node, trial.say(claim.node, changed)), f"{changed} ends it")


@refutes(made.NotNeeded)
def _(claim: made.NotNeeded, trial: Trial) -> Objections:
    for question in claim.questions:
        others = [each for each in trial.open(claim.node) if each != question]
        for changed in list(trial.tried(trial.answered_or_not(others)))[:60]:
            if trial.is_grey(claim.node, trial.say(claim.node, changed)):
                for code in trial.answers(question):
                    still = trial.is_grey(claim.node, trial.say(claim.node, {**changed, question: code}))
                    yield from unless(still, f"{question} ends it, beside {changed}")


@refutes(made.GateFirst)
def _(claim: made.GateFirst, trial: Trial) -> Objections:
    carrier = trial.carrier(claim.gated)
    yield from unless(trial.here.reason(carrier) == "applicability_unknown", "it is known whether it applies")
    step = trial.here.plan.step(claim.gated)
    assert step is not None and step.gate is not None
    for each in claim.questions:
        yield from unless(each in items(step.gate), f"{each} does not stand in the condition")
        yield from unless(trial.here.is_missing(trial.carrier(each)), f"{each} is not open")


@refutes(made.AskFirst)
def _(claim: made.AskFirst, trial: Trial) -> Objections:
    """Asking that question and going on with the plan takes what is said, each answer counting the same."""
    import indicatorkit as ik
    from indicatorkit.api.case import Case

    yield from unless(claim.next.average < claim.otherwise <= claim.next.most, "it saves nothing")

    goals = set()

    def cost(here: Situation) -> Fraction:
        said = ik.explain(Case(here, {}), claim.node)
        found = said.next_question
        if found is None or (claim.next.ends == "grey" and not said.is_grey):
            return Fraction(0)
        goals.add(found.ends)
        at = Trial(here, trial.rng)
        answers = at.answers(found.question)
        rest = sum((cost(at.then({found.question: code})) for code in answers), Fraction(0))
        return here.plan.framework[found.question].effort + rest / len(answers)

    if trial.can_try_all(trial.all_answered(claim.node)):
        found = cost(trial.here)
        yield from unless(found == claim.next.average or goals != {claim.next.ends}, f"it takes {found}")


def surely(node: str, chosen: Collection[str], trial: Trial) -> bool:
    choices = {item: trial.answers(item) for item in chosen}
    return all(not trial.is_grey(node, trial.say(node, each)) for each in trial.tried(choices))


def perhaps(node: str, chosen: Collection[str], trial: Trial) -> bool:
    choices = {item: trial.answers(item) for item in chosen}
    return any(not trial.is_grey(node, trial.say(node, each)) for each in trial.tried(choices))


def drawn_from(choice: Any, rng: Random) -> list[str]:
    return [item for number, members in choice.parts for item in rng.sample(list(members), number)]


# ------------------------------------------------------------------------------------ Why it is, and what it would be


@refutes(made.Because)
def _(claim: made.Because, trial: Trial) -> Objections:
    yield from suffices(claim.node, claim.reason, trial)
    for item, letter in claim.values:
        leaf = trial.leaf(item)
        yield from unless(trial.here.codes[leaf.position] == code_of(leaf, letter), f"{item} says something else")


def suffices(node: str, reason: Any, trial: Trial) -> Objections:
    """With these answers, any answer to those, and those missing, it is what it is, whatever the rest says."""
    now = trial.sort(node, trial.now(node))
    choices: dict[str, list[Answer]] = {}
    for item in trial.below(node):
        if item in reason.answered:
            choices[item] = trial.answers(item)
        elif item not in (*reason.values, *reason.missing):
            choices[item] = [*trial.answers(item), trial.leaf(item).missing]
    for changed in trial.tried(choices):
        yield from unless(trial.sort(node, trial.say(node, changed)) == now, f"it is not, with {changed}")


@refutes(made.WouldBecome)
def _(claim: made.WouldBecome, trial: Trial) -> Objections:
    changed = {item: trial.rng.choice(trial.of_letter(item, letter)) for item, letter in claim.answers}
    then = trial.then(changed)
    place = trial.here.plan.results[claim.node]
    yield from unless(trial.sort(claim.node, then.codes[place]) == trial.of(claim.node, claim.outcome), "it does not")
    yield from unless(all(map(trial.may_be_asked, changed)), "some of it is not to be asked")
    for node in claim.path:
        there = trial.here.plan.results[node]
        yield from unless(then.codes[there] != trial.here.codes[there], f"{node} does not change")
    yield from unless(claim.path[-1:] == (claim.node,), "the path does not end at the node")
    effort = sum((trial.here.plan.framework[item].effort for item in changed), Fraction(0))
    yield from unless(effort == claim.cost, f"it costs {effort}")
    if claim.mark == "minimum":
        for item in changed:  # nothing less does it
            fewer = {each: code for each, code in changed.items() if each != item}
            same = trial.sort(claim.node, int(trial.say(claim.node, fewer))) == trial.of(claim.node, claim.outcome)
            free = trial.here.plan.framework[item].effort == 0
            yield from unless(not same or free, f"{item} need not change")


# ---------------------------------------------------------------------------------------------------------- Numbers


@refutes(made.Composed)
def _(claim: made.Composed, trial: Trial) -> Objections:
    brings = [each.brings for each in claim.made.parts if each.brings is not None]
    step = trial.here.plan.step(claim.node)
    assert step is not None and step.formula is not None
    total = claim.made.number
    match claim.made.how:
        case "added":
            yield from unless(sum(brings, Fraction(0)) == total, f"the parts add up to {sum(brings, Fraction(0))}")
        case "multiplied":
            yield from unless(isclose(prod(map(float, brings)), total, rel_tol=1e-9, abs_tol=1e-12), "not the factors")
        case "divided":
            yield from unless(brings[0] / brings[-1] == total, "it is not what is divided by the other")
        case "chosen":
            yield from unless(brings == [total], "it is not that one")
        case "read":
            yield from unless(brings == [each.number for each in claim.made.parts], "these are not what was read")
    rule = step.rule
    if rule.rescale is None and rule.round is None and not rule.limits:
        yield from unless(total == trial.here.number(step.carrier), "it is another number")
    for each in claim.made.parts:
        source = next(source for source in step.sources if source.carrier.id == each.item)
        known = trial.here.number(source.carrier)
        yield from unless(
            each.stands_in or source.rescale is not None or known == each.number, f"{each.item} is {known}"
        )


@refutes(made.Compared)
def _(claim: made.Compared, trial: Trial) -> Objections:
    carrier = trial.carrier(claim.node)
    number, letter = trial.here.number(carrier), trial.here.letter(carrier)
    assert number is not None and letter is not None
    yield from unless(number == claim.band.number and claim.band.interval.holds(number), f"the number is {number}")
    final = claim.outcome if claim.limited is None else claim.limited
    yield from unless(letter.level == final.level, f"it is {letter}")
    yield from unless(banded(trial, claim.node, number) == claim.outcome.word, "its bands say something else")


@refutes(made.Limited)
def _(claim: made.Limited, trial: Trial) -> Objections:
    """The same node without its limits, on the same answers, is what it is said to be; with them it is another."""
    carrier = trial.carrier(claim.node)
    free = trial.without_limits(claim.node)
    place = free.plan.carrier(claim.node)
    letter, now = free.letter(place), trial.here.letter(carrier)
    levels = claim.before.level, claim.after.level  # of a number that is limited none: it may be limited once more
    yield from unless(letter is not None and levels[0] in (None, letter.level), f"without limits it is {letter}")
    yield from unless(now is not None and levels[1] in (None, now.level), f"it is {now}")
    yield from unless(claim.before.number in (None, free.number(place)), f"without limits it is {free.number(place)}")
    yield from unless(claim.after.number in (None, trial.here.number(carrier)), "it has another number")
    yield from unless(claim.before != claim.after, "the limits change nothing")


@refutes(made.Beside)
def _(claim: made.Beside, trial: Trial) -> Objections:
    number = trial.here.number(trial.carrier(claim.node))
    assert number is not None
    sign, tiny = (1 if claim.distance.up else -1), Fraction(1, 10**9)
    edge = number + sign * claim.distance.by
    there, past, short = (banded(trial, claim.node, each) for each in (edge, edge + sign * tiny, edge - sign * tiny))
    yield from unless(past == claim.outcome.word, f"past the edge it is {past}")
    yield from unless((there == claim.outcome.word) == claim.distance.reached, f"on the edge it is {there}")
    yield from unless(claim.distance.by < tiny or short != claim.outcome.word, "it is that before the edge already")


def banded(trial: Trial, node: str, number: Fraction) -> str | None:
    """The level that the bands of a node give a number."""
    item = trial.here.plan.framework[node]
    step = trial.here.plan.step(node)
    bands = item.answer.bands if item.answer is not None else step.rule.bands if step is not None else None
    assert bands is not None
    return bands.of(number).level


@refutes(made.Crosses)
def _(claim: made.Crosses, trial: Trial) -> Objections:
    now = trial.sort(claim.node, int(trial.now(claim.node)))
    for way in claim.ways:
        leaf = trial.leaf(way.question)
        yield from unless(trial.here.number(leaf) == way.now, f"{way.question} is not {way.now}")
        there, before = (trial.say(claim.node, {way.question: each}) for each in (way.number, way.before))
        yield from unless(trial.sort(claim.node, int(there)) == trial.of(claim.node, claim.outcome), f"{way} does not")
        yield from unless(trial.sort(claim.node, int(before)) == now, f"{way} does it before that")
        answer = trial.here.plan.framework[way.question].answer
        accepted = answer.accepted if isinstance(answer, NumberAnswer) else None
        yield from unless(
            accepted is not None and accepted.holds(way.number) == way.declared, f"{way} is accepted, or not"
        )
