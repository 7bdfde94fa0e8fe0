"""Verdicts in words: what is promised, what must always hold, what are facts, and each refutation with its case."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, Final

from ..explain.labels import labels_of, name, quoted, written
from ..folding.saying import Raw
from ..framework import Framework
from ..issues import Issue, Where
from ..light import dataclass
from ..toml.writing import table
from ..words import Lang, count, listed, say
from ..words.grid import Line, grid
from ..words.wrapping import fill
from .properties import CLAIMS
from .verdicts import Grade, Stated, Verdict

MOST_NAMES: Final = 4
MOST_ANSWERS: Final = 12
GRADES: Final[tuple[Grade, ...]] = ("promised", "required", "fact")


@dataclass(frozen=True, slots=True)
class Telling:
    """Says verdicts in one language, in lines of at most so many characters where that is possible.

    `where` gives the place of a verdict in the file; `failing` are examples that do not come out. With `everything`
    each refuted fact is told with its case too, and of each fact that is unknown why it is.
    """

    framework: Framework
    verdicts: Sequence[Verdict]
    where: Callable[[Verdict], Where]
    lang: Lang
    width: int
    everything: bool = False
    failing: Sequence[Issue] = ()

    def text(self) -> str:
        """All of it."""
        told = [each for each in self._shown() if each.fails or (self.everything and each.status == "refuted")]
        unknown = [each for each in self._unknown() if self.everything or each.grade != "fact"]
        parts = [
            self._head(),
            *map(self._table, GRADES),
            *map(self.details, (*told, *unknown)),
            *self._failing(),
            self._end(),
        ]
        return "\n\n".join("\n".join(lines) for part in parts if (lines := list(part)))

    def _shown(self) -> Iterator[Verdict]:
        """All but facts about a rule by itself where the same is known of all answers below it: that is what counts."""
        whole = {(each.claim, each.node) for each in self.verdicts if each.scope == "answers"}
        for each in self.verdicts:
            if each.grade != "fact" or each.scope == "answers" or (each.claim, each.node) not in whole:
                yield each

    def _unknown(self) -> list[Verdict]:
        return [each for each in self._shown() if each.status == "unknown"]

    def _say(self, key: str, /, **params: object) -> str:
        return say(f"verify.{key}", self.lang, **params)

    def _filled(self, text: str, *, first: str = "", rest: str = "") -> str:
        return fill(text, self.width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)

    # ------------------------------------------------------------------------------------------------------ the tables

    def _head(self) -> Iterator[str]:
        framework = self.framework
        nodes = count(
            "verify.nodes",
            self.lang,
            len({each.node for each in self.verdicts if framework[each.node].rule is not None}),
        )
        yield self._filled(self._say("title", framework=framework.name(self.lang)))
        status = say(f"status.{framework.status}", self.lang)
        size = self._say("size", nodes=nodes, situations=self._say("situations"))
        yield self._filled(" · ".join((f"{framework.id} {framework.version}".strip(), status, size)))

    def _table(self, grade: Grade) -> Iterator[str]:
        """A line for each property: of how many nodes it is proved, refuted, unknown, excepted."""
        lines = []
        for claim, found in self._of(grade).items():
            accepted = sum(each.status == "refuted" and each.accepted is not None for each in found)
            refuted = sum(each.status == "refuted" for each in found) - accepted
            numbers = [sum(each.status == "proved" for each in found), refuted, accepted]
            unknown = sum(each.status == "unknown" for each in found)
            cells = [str(each or "") for each in (*numbers, unknown)]
            bad = any(each.fails for each in found)
            mark = "✗" if bad else "?" if unknown else "✓" if grade != "fact" else "·"
            lines.append(Line(f"{mark} {self._say(f'claim.{claim}.name')} [{claim}]", cells))
        if lines:
            yield self._filled(self._say(grade))
            shown = [place for place in range(4) if any(line.cells[place] for line in lines)]
            heads = [self._say(("proved", "refuted", "accepted", "unknown")[place]) for place in shown]
            kept = [Line(line.name, [line.cells[place] for place in shown]) for line in lines]
            yield from grid([self._say("claim_head"), *heads], kept, self.width)
            if grade == "promised":
                yield from self._silent()

    def _silent(self) -> Iterator[str]:
        """The nodes of which a promise about all says nothing: nobody should think that it was proved there too."""
        computed = dict.fromkeys(each.node for each in self.verdicts if self.framework[each.node].rule is not None)
        for promise in self.framework.promises:
            about = {each.node for each in self.verdicts if each.claim == promise.holds and each.grade == "promised"}
            silent = [node for node in computed if node not in about]
            if silent and about and not promise.nodes and not promise.by:
                yield self._filled(self._say("silent", claim=promise.holds, nodes=self._names(silent, quoted)))

    def _of(self, grade: Grade) -> Mapping[str, list[Verdict]]:
        """The verdicts of one grade, by property."""
        shown = [each for each in self._shown() if each.grade == grade]
        found = {claim: [each for each in shown if each.claim == claim] for claim in CLAIMS}
        return {claim: verdicts for claim, verdicts in found.items() if verdicts}

    # ------------------------------------------------------------------------------------------------------ one by one

    def details(self, verdict: Verdict) -> Iterator[str]:
        """One verdict: what it says, where it stands, and the case, ready to be an example."""
        yield from self._sentence(verdict)
        if verdict.accepted is not None:
            key = "is_stale" if verdict.stale else "is_accepted"
            yield self._filled(self._say(key, because=verdict.accepted), first="  ", rest="  ")
        if verdict.because:
            yield self._filled(self._say("because", because=verdict.because(self.lang)), first="  ", rest="  ")
        place = self.where(verdict)
        if place.line is not None:
            yield f"  {self._say('place', where=place.text(self.lang))}"
        if verdict.witness is not None and verdict.status == "refuted":
            yield from self._case(verdict)

    def sentence(self, verdict: Verdict) -> str:
        """What was found, in one sentence."""
        return self._say("finding", node=quoted(self.framework, verdict.node, self.lang), says=self._says(verdict))

    def _says(self, verdict: Verdict) -> str:
        match verdict.status:
            case "unknown":
                return f"{self._say(f'claim.{verdict.claim}.name')}: {self._say(f'why.{verdict.why}')}"
            case "proved":
                return self._say(f"claim.{verdict.claim}.holds")
            case "refuted":
                return self._say(f"claim.{verdict.claim}.fails", about=self._names(verdict.about))

    def _sentence(self, verdict: Verdict) -> Iterator[str]:
        how = [verdict.claim, self._say(f"by_{verdict.scope}")]
        how += [self._say("in_wave", wave=verdict.wave)] if verdict.wave and len(self.framework.waves) > 1 else []
        mark = {"proved": "✓", "refuted": "✗", "unknown": "?"}[verdict.status]
        mark = "✗" if verdict.stale else "·" if not verdict.fails and verdict.status == "refuted" else mark
        yield self._filled(f"{mark} {self.sentence(verdict)} [{', '.join(how)}]", rest="  ")

    def _names(self, about: Sequence[str], named: Callable[[Framework, str, Lang], str] = name) -> str:
        shown = [named(self.framework, each, self.lang) for each in about[:MOST_NAMES]]
        more = len(about) - MOST_NAMES
        return listed([*shown, *([self._say("more", number=more)] if more > 0 else [])], self.lang)

    def _case(self, verdict: Verdict) -> Iterator[str]:
        assert verdict.witness is not None
        before, after = verdict.witness.before, verdict.witness.after
        if after is not None:
            for item in verdict.witness.changed:
                one, other = (self._word(item, each.inputs.get(item, "missing")) for each in (before, after))
                yield f"    {self._say('change', item=item, before=one, after=other)}"
        same = [item for item in before.inputs if item not in verdict.witness.changed]
        yield from self._given(verdict, before, same)
        for item, was, now in verdict.witness.path:
            one, other = self._word(item, was), self._word(item, now)
            yield f"    {self._say('on_the_way', item=item, before=one, after=other)}"
        outcome = self._outcome(verdict.node, before)
        if after is not None:
            outcome = f"{outcome} → {self._outcome(verdict.node, after)}"
        yield f"    {self._say('outcome')}: {outcome}"
        if before.is_real and (after is None or after.is_real):
            yield self._filled(self._say("example"), first="  ", rest="  ")
            yield from (f"    {line}".rstrip() for line in "\n\n".join(self.examples(verdict)).splitlines())
        else:
            yield self._filled(self._say("not_real"), first="  ", rest="  ")

    def _given(self, verdict: Verdict, stated: Stated, items: Sequence[str]) -> Iterator[str]:
        """What the others say; what is simply not answered is left out."""
        said = {item: stated.inputs[item] for item in items if stated.inputs[item] != "missing"}
        head = self._say("answers" if verdict.scope == "answers" else "inputs")
        if not said:
            yield f"    {head}: {self._say('nothing')}"
            return
        yield f"    {head}:"
        for item, word in list(said.items())[:MOST_ANSWERS]:
            yield f"      {item}: {self._word(item, word)}"
        if len(said) > MOST_ANSWERS:
            yield f"      {self._say('more', number=len(said) - MOST_ANSWERS)}"

    def _word(self, item: str, word: str) -> str:
        """What an input says, as people call it."""
        plain = word.partition(":")[0]
        if plain in ("not_applicable", "missing", "grey"):
            return self._say(plain)
        (label,) = labels_of(self.framework, item, [word], self.lang)
        number = _number(word) if label == word else None
        return label if number is None else written(number, self.lang)

    def _outcome(self, node: str, stated: Stated) -> str:
        grey = stated.expect.get("grey") if isinstance(stated.expect, Mapping) else None
        return f"{self._say('grey')} ({grey})" if grey else self._word(node, stated.outcome)

    # -------------------------------------------------------------------------------------------------------- examples

    def examples(self, verdict: Verdict) -> Iterator[str]:
        """The case as `[[example]]` tables of a framework file."""
        assert verdict.witness is not None
        before, after = verdict.witness.before, verdict.witness.after
        for when, stated in (("before", before), *((("after", after),) if after is not None else ())):
            yield table("[[example]]", self._example(verdict, stated, when if after is not None else ""))

    def _example(self, verdict: Verdict, stated: Stated, when: str) -> Mapping[str, Any]:
        names: dict[str, str] = {}
        for lang in ("nl", "en"):
            here: Lang = "nl" if lang == "nl" else "en"
            says = say(f"verify.claim.{verdict.claim}.name", here)
            key = "verify.example_name_when" if when else "verify.example_name"
            said_when = say(f"verify.{when}", here) if when else ""
            names[lang] = say(key, here, node=name(self.framework, verdict.node, here), says=says, when=said_when)
        answers: Mapping[str, Raw] = stated.answers
        wave = verdict.wave if len(self.framework.waves) > 1 else None
        return {
            **names,
            "wave": wave or None,
            "entity": stated.entity or None,
            "answers": answers,
            "expect": {verdict.node: stated.expect},
        }

    def _failing(self) -> Iterator[Iterator[str]]:
        """The examples that do not come out, each with its place."""
        yield from (iter([each.render(self.lang)]) for each in self.failing)

    def _end(self) -> Iterator[str]:
        bad = sum(each.fails for each in self.verdicts) + len(self.failing)
        unknown = self._unknown()
        if unknown:
            told = self.everything or all(each.grade != "fact" for each in unknown)
            how = "" if told else f" {self._say('unknown_facts')}"
            yield count("verify.unknowns", self.lang, len(unknown)) + how
        yield count("verify.to_mend", self.lang, bad) if bad else self._say("fine")


def _number(word: str) -> Fraction | None:
    try:
        return Fraction(word)
    except (ValueError, ZeroDivisionError):
        return None
