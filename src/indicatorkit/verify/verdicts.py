"""A verdict: one property of one node, proved, refuted with a case, or unknown; and what an author promised of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any, Literal, TypeAlias

from ..engine.case import prepare
from ..engine.situation import Situation, situation
from ..folding.moved import Still
from ..folding.saying import Raw, answers_for
from ..folding.signals import Signal, is_grey, said, signal_now
from ..folding.smallest import SMALLEST, choice, picked
from ..issues import Path
from ..light import dataclass
from ..seeking.scenes import Numbers, Said
from ..values import Text
from .proofs import Case, Status
from .replaying import came
from .views import Scope, View

Grade: TypeAlias = Literal["required", "promised", "fact"]


@dataclass(frozen=True, slots=True)
class Stated:
    """One situation in the words of the framework: what each input says, what is answered, and what comes out.

    `answers`, `entity` and `expect` are as an example has them; where no answers lead to what the inputs say there are
    none, and `is_real` is false.
    """

    inputs: Mapping[str, str]
    answers: Mapping[str, Raw]
    entity: Mapping[str, Raw]
    outcome: str
    expect: Any = None
    is_real: bool = True


@dataclass(frozen=True, slots=True)
class Witness:
    """A case that refutes, replayed; where it is about a change, before and after.

    `path` are the nodes between the answers and the node that change too, each with what it was and what it becomes.
    """

    before: Stated
    """The situation, or that before the change."""
    after: Stated | None = None
    """The situation after it; nothing where one situation says it all."""
    path: tuple[tuple[str, str, str], ...] = ()

    @property
    def changed(self) -> tuple[str, ...]:
        """The inputs or questions that say something else after."""
        if self.after is None:
            return ()
        ids = {**self.before.inputs, **self.after.inputs}
        return tuple(each for each in ids if self.before.inputs.get(each) != self.after.inputs.get(each))


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is known of a claim about a node: the name of a property, such as `monotone`.

    `scope` is *rule*: the node over everything that its inputs can say; or *answers*: over all answers below it, which
    is what counts for people. `grade` says whether it is required of every framework, promised in this one, or a fact
    about the policy that was chosen. `about` are inputs, rows or levels that it is about; `why` the reason that it is
    unknown; `wave` the wave in which it was refuted. `accepted` is the author's reason for an exception; an exception
    that is not needed any more is `stale`. `promise` is which promise it is, from 0.
    """

    claim: str
    """The name of the property, such as `monotone`."""
    node: str
    """The id of the node."""
    scope: Scope
    """`rule` or `answers`."""
    status: Status
    """`proved`, `refuted` or `unknown`."""
    grade: Grade
    """`required`, `promised` or `fact`."""
    wave: str = ""
    about: tuple[str, ...] = ()
    why: str = ""
    witness: Witness | None = None
    """The case that refutes it, replayed; nothing where it is proved or unknown."""
    accepted: str | None = None
    stale: bool = False
    promise: int | None = None
    because: Text = Text()
    """Why the author promised it."""
    path: Path = ()
    """Where it stands in the document."""

    @property
    def fails(self) -> bool:
        """Whether this is something to mend: refuted though it must hold, or an exception that is not needed."""
        return self.stale or (self.status == "refuted" and self.grade != "fact" and self.accepted is None)

    def promised(self, promise: int, because: Text, path: Path, accepted: str | None) -> Verdict:
        """The same as a promise of the author, perhaps with an accepted exception."""
        stale = accepted is not None and self.status == "proved"
        return replace(
            self, grade="promised", promise=promise, because=because, path=path, accepted=accepted, stale=stale
        )


def witness(view: View, case: Case) -> Witness:
    """The case in words."""
    before = _stated(view, case.before, case.outcomes[0], case.numbers[0])
    if case.after is None:
        return Witness(before)
    after = _stated(view, case.after, case.outcomes[-1], case.numbers[1])
    return Witness(before, after, tuple(_path(view, case)))


def _path(view: View, case: Case) -> Iterator[tuple[str, str, str]]:
    """What changes on the way from the answers to the node."""
    if view.scope == "rule":
        return
    assert case.after is not None
    one, other = _situation(view, case.before, case.numbers[0]), _situation(view, case.after, case.numbers[1])
    for place in view.below:
        if not view.world.is_leaf(place) and view.is_result(place):
            was, now = (
                _word(view, place, signal_now(here, place), _number(view, here, place)) for here in (one, other)
            )
            if was != now:
                yield view.at(place).id, was, now


def _number(view: View, here: Situation, place: int) -> Fraction | None:
    """The exact number of a place, where that is measured."""
    carrier = view.at(place)
    letter = here.letter(carrier)
    return here.number(carrier) if letter is not None and letter.interval is not None else None


def _stated(view: View, given: Said, end: Signal, numbers: Numbers) -> Stated:
    inputs = {
        view.at(place).id: _word(view, place, signal, numbers.get(place) or view.scene.plainest(place, signal))
        for place, signal in given.items()
    }
    answers = given if view.scope == "answers" else _realised(view, given, end, numbers)
    root = view.root.position
    if answers is None:
        number = came(view, given, numbers).number if view.computes else None
        return Stated(inputs, {}, {}, _word(view, root, end, number), is_real=False)
    here = _situation(view, answers, numbers)
    stated = ((view.at(place), signal) for place, signal in sorted(answers.items()))
    framework = view.plan.framework
    raw = answers_for(framework, stated, numbers)
    asked = {id_: each for id_, each in raw.items() if not framework.is_fact(id_)}
    facts = {id_: each for id_, each in raw.items() if framework.is_fact(id_)}
    return Stated(
        inputs, asked, facts, _word(view, root, end, _number(view, here, root)), _expected(here, view.root.id)
    )


def _word(view: View, place: int, signal: Signal, number: Fraction | None = None) -> str:
    """What a place says, as an author calls it; of a measured one without a level its number."""
    carrier = view.at(place)
    if is_grey(carrier, signal):
        if place >= len(view.plan.leaves):
            return "grey"
        reason = carrier.reasons[said(carrier, signal)[1] - 1][0] if carrier.reasons else ""
        return f"missing:{reason}" if reason and reason != "not_supplied" else "missing"
    if signal == carrier.not_applicable:
        return "not_applicable"
    letter = carrier.values[signal]
    is_asked = place < len(view.plan.leaves) or view.plan.steps[place - len(view.plan.leaves)].item.answer is not None
    if letter.interval is not None and number is not None and (letter.level is None or is_asked):
        return str(number)
    if carrier.scale is None or letter.level is None or place < len(view.plan.leaves):
        return letter.word
    return carrier.scale.levels[letter.level]


def _expected(here: Situation, node: str) -> Any:
    """What comes out of a node, as an example expects it."""
    carrier = here.plan.carrier(node)
    letter = here.letter(carrier)
    if letter is None:
        return "not_applicable" if not here.applies(carrier) else {"grey": here.reason(carrier)}
    number = here.number(carrier)
    if letter.level is None or carrier.scale is None:
        return letter.word if number is None else number
    level = carrier.scale.levels[letter.level]
    return level if number is None else {"number": number, "level": level}


def _situation(view: View, given: Said, numbers: Numbers) -> Situation:
    """The situation of answers, whatever is looked at."""
    codes, reasons, answered = {}, {}, {}
    for place, signal in given.items():
        codes[place], reasons[place] = said(view.at(place), signal)
        number = numbers[place] if place in numbers else view.scene.plainest(place, signal)
        if number is not None:
            answered[place] = float(number)
    return situation(prepare(view.plan), codes, reasons, answered)


def _realised(view: View, given: Said, end: Signal, numbers: Numbers) -> dict[int, Signal] | None:
    """Answers that make each input say this, if the smallest ones for each go together; else nothing."""
    found: dict[int, Signal] = {}
    for place, signal in given.items():
        if view.world.is_leaf(place):
            small: dict[int, tuple[Signal, ...]] = {place: (signal,)}
        else:
            tree = view.world.tree(place)
            menus = {each: {s: choice(view.at(each), each, s) for s in view.world.range(each)} for each in tree.varying}
            table = Still(tree, menus, SMALLEST).tables[place]
            if signal not in table:
                return None
            small = picked(table[signal])
        if any(found.get(each, says[0]) != says[0] for each, says in small.items()):
            return None
        found |= {each: says[0] for each, says in small.items()}
    here = _situation(view, found, numbers)
    inputs_say_it = all(signal_now(here, place) == signal for place, signal in given.items())
    return found if inputs_say_it and signal_now(here, view.root.position) == end else None
