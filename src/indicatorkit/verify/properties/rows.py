"""Properties of rows that are read from the top: one for every case, no two where they must be unique, none in vain."""

from __future__ import annotations

from collections.abc import Mapping

from ...alphabets import Carrier
from ...diagram import TooLarge
from ...folding.signals import Signal, is_grey
from ...light import dataclass
from ..fact import NEVER_DECIDE, Fact
from ..proofs import TOO_MANY, Case, Proof
from ..replaying import outcome
from ..views import Scope, View


@dataclass(frozen=True, slots=True)
class OfRows:
    """Nothing of the kind that these facts tell is found among the rows of a rule."""

    name: str
    codes: frozenset[str]
    always: bool
    scopes: tuple[Scope, ...] = ("rule",)
    required: tuple[Scope, ...] = ("rule",)

    def prove(self, view: View) -> Proof | None:
        """Read off what `check` finds of the rows; a rule without rows has nothing to ask."""
        rule = view.step.rule
        if not rule.outcomes_written() or ("rows-overlap" in self.codes and not rule.rows_are_unique()):
            return None
        try:
            found = [fact for fact in view.facts_of_rows if fact.code in self.codes]
        except TooLarge:
            return TOO_MANY
        rows = () if self.always else tuple(str(row + 1) for row in range(len(rule.outcomes_written())))
        case = next((_case(view, fact) for fact in found if fact.case), None)
        about = tuple(_row(fact) for fact in found if fact.row is not None)
        return Proof("refuted" if found else "proved", case, about, asked=rows)


def _row(fact: Fact) -> str:
    """The number of a row, and those above it that leave it nothing."""
    assert fact.row is not None
    others = fact.what or (str(fact.other + 1) if fact.other is not None else "")
    return f"{fact.row + 1} < {others}" if others else str(fact.row + 1)


def _case(view: View, fact: Fact) -> Case:
    """The case of a fact, whose words are those of letters, as what each input says."""
    by_id = {view.at(place).id: place for place in view.varying}
    said: Mapping[int, Signal] = {by_id[id_]: _signal(view, by_id[id_], word) for id_, word in fact.case}
    return Case(said, None, (outcome(view, said),))


def _signal(view: View, place: int, word: str) -> Signal:
    return min(each for each in view.signals(place) if word in _words(view.at(place), each))


def _words(carrier: Carrier, signal: Signal) -> tuple[str, ...]:
    if is_grey(carrier, signal):
        reason = carrier.reasons[signal - carrier.missing][0] if carrier.reasons else ""
        return "missing", f"missing:{reason}"
    if signal == carrier.not_applicable:
        return ("not_applicable",)
    letter = carrier.values[signal]
    level = (
        carrier.scale.levels[letter.level] if carrier.scale is not None and letter.level is not None else letter.word
    )
    return level, letter.word


TOTAL = OfRows("total", frozenset({"table-gap"}), always=True)
UNIQUE = OfRows("unique", frozenset({"rows-overlap"}), always=True)
ROWS_DECIDE = OfRows("rows_decide", NEVER_DECIDE, always=False)
