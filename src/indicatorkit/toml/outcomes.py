"""What comes out of each node: a level (of which scale), a number, or both; found in the order of computing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from ..issues import Path
from ..items import Gives
from ..measures import Measure
from ..rules.table import SameAs
from ..values import Scale
from .applying import Applying
from .findings import Findings, header_of
from .inputs import Inputs
from .mentions import of_thens, rules_of
from .named import Named
from .says import Says, Value, answered
from .tree import AnyAnswer, Entry, RuleHere


class Outcomes:
    """What every node says, filled in one by one; a node of which that is not known is absent."""

    inputs: Inputs
    named: Named
    findings: Findings

    def __init__(
        self,
        inputs: Inputs,
        named: Named,
        attributes: Mapping[str, tuple[AnyAnswer, Path]],
        waves: Sequence[str] = (),
    ) -> None:
        self.inputs, self.named, self.findings = inputs, named, named.findings
        self.says: dict[str, Says] = {id_: answered(id_, *each, named.orders) for id_, each in attributes.items()}
        self.applying: Applying = Applying(waves)
        for id_, said in self.says.items():
            self.applying.asked(id_, may_not_apply=said.may_not_apply)
        answers = [entry.answer for entry in inputs.nodes.values() if entry.answer is not None]
        self._shared: dict[int, tuple[AnyAnswer, Says]] = {}  # with the answer itself, for only that keeps its number
        self.all_missing: tuple[str, ...] = tuple(
            dict.fromkeys(reason for answer in answers for reason in answer.reasons)
        )

    def find(self, entry: Entry) -> None:
        """Finds what this node gives; what it reads has been found before."""
        if entry.earlier is not None:
            self._of_now(entry, entry.earlier.of)
            return
        if entry.answer is not None:
            said = self._answered(entry, entry.answer)
            entry.gives, entry.scale = said.gives, said.scale.id if said.scale is not None else None
            entry.may_not_apply = self.applying.asked(entry.id, may_not_apply=said.may_not_apply, entry=entry)
            self.says[entry.id] = replace(said, id=entry.id, path=entry.path, may_not_apply=entry.may_not_apply)
            return
        if entry.rule is None or not entry.is_sound:
            return
        found = self._computed(entry, entry.rule)
        for wave, here in entry.later:
            if found is not None and (other := self._computed(entry, here)) != found and other is not None:
                self.findings.error("rollup-from-differs", (*entry.path, "rollup_from", wave), node=entry.id)
                found = None
        if found is None:
            entry.spoil()
            return
        entry.gives, scale = found
        entry.scale = scale.id if scale is not None else None
        rules = rules_of(entry)
        entry.may_not_apply = self.applying.computed(entry, rules)
        values = self._values(entry, scale)
        measured = any(self._is_measured(entry, here) for here in rules)
        gaps = self.all_missing
        self.says[entry.id] = Says(
            entry.id, entry.path, entry.gives, scale, values, gaps, entry.may_not_apply, measured, self._bare(entry)
        )

    def _answered(self, entry: Entry, answer: AnyAnswer) -> Says:
        """What a question with this answer can say; found once for all that share it, under the name of the first."""
        if id(answer) not in self._shared:
            self._shared[id(answer)] = answer, answered(entry.id, answer, entry.path, self.named.orders)
        return self._shared[id(answer)][1]

    def _of_now(self, entry: Entry, now: str) -> None:
        """In an earlier wave a node says what it says now."""
        if now not in self.says:
            entry.spoil()
            return
        same = self.inputs.nodes[now]
        self.applying.as_now(entry.id, now)
        entry.gives, entry.scale, entry.may_not_apply = same.gives, same.scale, same.may_not_apply
        self.says[entry.id] = replace(self.says[now], id=entry.id)

    def _values(self, entry: Entry, scale: Scale | None) -> tuple[Value, ...]:
        """The values of a computed node: levels, or the options that it hands on."""
        if scale is not None:
            return tuple(Value(level, level, scale.points is not None) for level in scale.levels)
        if entry.gives != "option":
            return ()
        handed = (id_ for here in rules_of(entry) for id_ in handing_on(entry, here))
        return tuple(dict.fromkeys(value for id_ in handed if id_ in self.says for value in self.says[id_].values))

    def _bare(self, entry: Entry) -> dict[str, str]:
        """The options of a banded number that it hands on: bands or a map of its own would give them a level."""
        bare: dict[str, str] = {}
        for here in rules_of(entry):
            if entry.gives == "both" and here.rule.bands is None:
                handed = (self.says[id_] for id_ in handing_on(entry, here) if id_ in self.says)
                bare |= {number: number for said in handed for number in said.bare.values()}
        return bare

    # ------------------------------------------------------------------------------------------------- computed

    def inputs_of(self, entry: Entry, here: RuleHere | None = None) -> list[Says] | None:
        """What the inputs of a node say, without columns; nothing when that of some input is not known."""
        ids = [feed.id for feed in (entry.feeds if here is None else entry.fed(here)) if not feed.column]
        return [self.says[id_] for id_ in ids] if all(id_ in self.says for id_ in ids) else None

    def _computed(self, entry: Entry, here: RuleHere) -> tuple[Gives, Scale | None] | None:
        rule = here.rule
        inputs = self.inputs_of(entry, here)
        if inputs is None:
            return None
        if rule.bands is not None and rule.bands.scale is not None:
            if not self._makes_number(here, inputs):
                self.findings.error("needs-a-number", here.place("bands"), at="key", found="bands", rule=rule.rule)
                return None
            return "both", self.named.orders.get(rule.bands.scale)
        if rule.thens():
            return self._of_rows(entry, here, inputs)
        if rule.gives == "number":
            return "number", None
        if rule.gives == "either" and rule.map is None and rule.scale is None:
            return self._of_inputs(here, inputs)
        scale = self._scale(entry, here, inputs)
        return ("level", scale) if scale is not None else None

    def _makes_number(self, here: RuleHere, inputs: list[Says]) -> bool:
        if here.rule.gives == "number":
            return True
        if thens := here.rule.thens():
            return all(isinstance(then, Fraction | SameAs) or then in ("grey", "not_applicable") for then in thens)
        return all(each.has_number or here.rule.points is not None for each in inputs)

    def _of_inputs(self, here: RuleHere, inputs: list[Says]) -> tuple[Gives, Scale | None] | None:
        """What is handed on as it is: all inputs must say the same kind of thing."""
        if not inputs:
            return None
        first = inputs[0]
        for other in inputs[1:]:
            if other.gives != first.gives or other.scale != first.scale:
                self.findings.error(
                    "inputs-differ", here.place("rule"), one=first.id, other=other.id, also=header_of(other.path)
                )
                return None
        if first.gives == "both" and (key := here.rule.leaves_level_behind()) is not None:
            self._leaves_level_behind(here, key, first)
            return "number", None
        return first.gives, first.scale

    def _leaves_level_behind(self, here: RuleHere, key: str, said: Says) -> None:
        """A level was made of a number; who makes another number of that hands on no level, unless it has bands."""
        if here.rule.of is None:
            self.findings.warning("level-left-behind", here.place(key), at="key", found=said.id, key=key)

    def _scale(self, entry: Entry, here: RuleHere, inputs: list[Says]) -> Scale | None:
        """The scale of a level: stated, else of `map`, else of the inputs, else the one with the levels named."""
        rule = here.rule
        named = [(word, here.place("map", *keys)) for word, keys in _map_words(rule.map)]
        outcomes = [(word, here.place(*keys)) for word, keys in here.rule.levels_at()]
        if rule.scale is not None:
            stated = self.named.orders.get(rule.scale)
            return stated if stated is not None and self.named.all_on([*named, *outcomes], stated) else None
        if named:
            return self.named.scale_of([*named, *outcomes], here.place("map"))
        scales = list(
            {each.scale.id: each.scale for each in inputs if each.scale is not None and each.has_level}.values()
        )
        if len(scales) == 1 and all(word in scales[0].levels for word, _ in outcomes):
            return scales[0]
        if outcomes:
            if len(scales) == 1 and (lost := [each for each in outcomes if each[0] not in scales[0].levels]):
                fitting = [
                    each for each in self.named.orders.values() if all(word in each.levels for word, _ in outcomes)
                ]
                if len(fitting) != 1:
                    self.named.all_on(lost, scales[0])
                    return None
            return self.named.scale_of(outcomes, here.place("rule"))
        if not scales:
            self._report_no_level(entry, here, inputs)
        elif len(scales) > 1:
            one, other = (next(each for each in inputs if each.scale == scale) for scale in scales[:2])
            self.findings.error(
                "two-scales",
                here.place("rule"),
                node=entry.id,
                one=one.id,
                other=other.id,
                first=scales[0].id,
                second=scales[1].id,
                also=(*header_of(one.path), *header_of(other.path)),
            )
        return None

    def _report_no_level(self, entry: Entry, here: RuleHere, inputs: list[Says]) -> None:
        if inputs:
            bare = inputs[0]
            also = header_of(bare.path)
            self.findings.error(
                "input-without-level", here.place("rule"), node=entry.id, found=bare.id, rule=here.rule.rule, also=also
            )

    def _of_rows(self, entry: Entry, here: RuleHere, inputs: list[Says]) -> tuple[Gives, Scale | None] | None:
        """Levels or numbers, not both; what a row hands on must be of the same kind."""
        rule = here.rule
        numbers = [keys for then, keys in rule.thens_at() if isinstance(then, Fraction)]
        handed = [each.item for each in rule.thens() if isinstance(each, SameAs)]
        if numbers and rule.outcomes():
            self.findings.error("levels-and-numbers", here.place(*numbers[0]), node=entry.id)
            return None
        if any(item not in self.says for item in handed):
            return None
        if numbers:
            return ("number", None) if self._hands_on(entry, here, None) else None
        scale: Scale | None = None
        if rule.outcomes():
            scale = self._scale(entry, here, inputs)
            if scale is None:
                return None
        elif rule.scale is not None:
            scale = self.named.orders.get(rule.scale)
        said = [self.says[item] for item in dict.fromkeys(handed)]
        if scale is None:
            return self._of_inputs(here, said) if said else ("option", None)
        return ("level", scale) if self._hands_on(entry, here, scale) else None

    def _hands_on(self, entry: Entry, here: RuleHere, scale: Scale | None) -> bool:
        """Whether what rows hand on is what the other rows give: a level of this scale, or a number."""
        before = self.findings.errors
        for item, path in of_thens(here):
            said = self.says[item]
            if said.is_mute or (scale is not None and here.rule.map is not None):
                continue
            if not (said.has_number if scale is None else said.has_level):
                self.findings.error("levels-and-numbers", path, node=entry.id)
            elif scale is not None and said.scale is not None and said.scale != scale:
                self.findings.error(
                    "other-scale",
                    path,
                    node=entry.id,
                    found=item,
                    scale=scale.id,
                    theirs=said.scale.id,
                    also=header_of(said.path),
                )
        return self.findings.errors == before

    def _is_measured(self, entry: Entry, here: RuleHere) -> bool:
        """Whether its number is computed from measured ones, or one of them handed on."""
        rule = here.rule
        if isinstance(rule, Measure):
            read = [self.says[feed.id] for feed in entry.fed(here) if not feed.column and feed.id in self.says]
            return rule.is_inexact or any(
                each.measured and not (each.has_level and (rule.of == "level" or rule.points is not None))
                for each in read
            )
        handed = (self.says.get(id_) for id_ in handing_on(entry, here))
        return entry.gives in ("number", "both") and any(each is not None and each.measured for each in handed)


def handing_on(entry: Entry, here: RuleHere) -> tuple[str, ...]:
    """The inputs whose outcome may be that of the node as it is."""
    if here.rule.reads != "letter":
        return ()
    fed = (feed.id for feed in entry.fed(here) if not feed.column and here.rule.hands_on(feed.id))
    return tuple(dict.fromkeys((*fed, *here.rule.then_inputs())))


def _map_words(table: Mapping[str, Any] | None) -> Iterable[tuple[str, tuple[str, ...]]]:
    """The levels that `map` gives, each with the keys that lead to it."""
    for key, value in (table or {}).items():
        if isinstance(value, Mapping):
            yield from ((word, (key, inner)) for inner, word in value.items())
        else:
            yield value, (key,)
