"""What is claimed of a framework, proved first and then tried: everything here that knows of verdicts."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import field, replace
from typing import TypeAlias

from ..api.verdicts import Verdicts, verify
from ..framework import Framework
from ..light import dataclass
from ..toml.writing import table
from ..verify.properties import PROPERTIES
from ..verify.verdicts import Verdict
from ..words import Lang, default_lang, say
from .opinions import Broken, Opinion, opinion, second
from .scored import scored

Accepted: TypeAlias = Mapping[tuple[str, str], str]
"""For a node and a property why it need not hold."""


class Fails(AssertionError):
    """A claim that does not hold; its text says all that a reader needs."""


class Unknown(Exception):
    """A claim of which nothing is proved, and that no situation was found to break."""


class Excepted(Exception):
    """A claim that does not hold, and need not."""


@dataclass(frozen=True, slots=True)
class Claims:
    """The verdicts on a framework that are tests: what must hold of every framework, what is promised, what is asked.

    `facts` makes every other verdict a test too.
    """

    framework: Framework
    require: Collection[str] = ()
    accept: Accepted = field(default_factory=dict)
    facts: bool = False
    lang: Lang = field(default_factory=default_lang)
    _kept: list[Verdicts] = field(default_factory=list, repr=False)
    _tried: dict[str, Broken | None] = field(default_factory=dict, repr=False)

    def __iter__(self) -> Iterator[Verdict]:
        """The verdicts, in the order of the framework."""
        return (each for each in self.verdicts if self.facts or each.grade != "fact")

    @property
    def verdicts(self) -> Verdicts:
        """All that was proved or refuted, found once."""
        if not self._kept:
            asked = {each.name for each in PROPERTIES if each.required} | set(self.require)
            asked |= {each.holds for each in self.framework.promises}
            found = verify(self.framework, claims=None if self.facts else asked)
            self._kept.append(Verdicts(self.framework, tuple(map(self._as_required, found))))
        return self._kept[0]

    def _as_required(self, verdict: Verdict) -> Verdict:
        """The verdict with what a suite asks and accepts beyond the file."""
        why = self.accept.get((verdict.node, verdict.claim))
        if verdict.grade == "fact" and verdict.claim in self.require and verdict.scope in _scopes(verdict.claim)[-1:]:
            verdict = replace(verdict, grade="required")
        if why is None or verdict.grade == "fact":
            return verdict
        return replace(verdict, accepted=why, stale=verdict.status == "proved")

    def strange(self) -> list[tuple[str, str]]:
        """What is accepted of a node or a property that is not looked at."""
        known = {(each.node, each.claim) for each in self}
        return [each for each in self.accept if each not in known]

    # ------------------------------------------------------------------------------------------------- one at a time

    def check(self, verdict: Verdict) -> None:
        """Nothing where a claim holds; what is wrong with it is raised.

        The proof comes first. Then situations are drawn for the same claim: where these say that a proved claim fails,
        the library is wrong.
        """
        if verdict.status == "refuted" and self._is_no_case(verdict):
            raise Fails("\n".join((self._say("no_case", verdict), self.verdicts.explain(verdict, self.lang))))
        if verdict.fails:
            raise Fails(self.verdicts.explain(verdict, self.lang))
        broken = self._broken(verdict)
        if broken is not None and verdict.status == "proved":
            raise Fails("\n".join((self._say("disagree", verdict), self._told(broken))))
        if broken is not None and verdict.grade != "fact" and verdict.accepted is None:
            raise Fails("\n".join((self._say("found", verdict), self._told(broken))))
        if verdict.status == "unknown":
            raise Unknown(self.verdicts.explain(verdict, self.lang))
        if verdict.accepted is not None:
            raise Excepted(verdict.accepted)

    def _is_no_case(self, verdict: Verdict) -> bool:
        """Whether the case that is said to refute a claim does not, by what the claim means."""
        claim, case = self._opinion(verdict), verdict.witness
        if claim is None or not claim.sure or case is None:
            return False
        told = [each for each in (case.before, case.after) if each is not None]
        found = [scored(self.framework, {**each.answers, **each.entity}, verdict.wave or None) for each in told]
        return not claim.breaks(verdict.node, tuple(found))

    def _opinion(self, verdict: Verdict) -> Opinion | None:
        """What the claim means for situations; nothing for one about a rule by itself."""
        return opinion(verdict.claim, self._by(verdict)) if verdict.scope == "answers" else None

    def _by(self, verdict: Verdict) -> tuple[str, ...]:
        """The nodes whose veto is promised."""
        return self.framework.promises[verdict.promise].by if verdict.promise is not None else ()

    def _broken(self, verdict: Verdict) -> Broken | None:
        """What chance finds: of all nodes of which the claim is proved at once, and of an unknown one by itself."""
        claim = self._opinion(verdict)
        if claim is None or verdict.status == "refuted":
            return None
        if verdict.status == "unknown" or self._by(verdict):
            return second(self.framework, claim, [verdict.node])
        if verdict.claim not in self._tried:
            proved = [e.node for e in self.verdicts if self._opinion(e) is claim and e.status == "proved"]
            self._tried[verdict.claim] = second(self.framework, claim, proved)
        broken = self._tried[verdict.claim]
        return broken if broken is not None and broken.node == verdict.node else None

    def _say(self, key: str, verdict: Verdict) -> str:
        where = self.verdicts.where(verdict).text(self.lang)
        return say(f"testing.{key}", self.lang, claim=verdict.claim, node=verdict.node, where=where)

    def _told(self, broken: Broken) -> str:
        """The situations as examples of a framework file."""
        return "\n\n".join(
            table(
                "[[example]]",
                {
                    "en": f"{each.outcome(broken.node)}",
                    "wave": each.wave or None,
                    "answers": {id_: said for id_, said in each.answers.items() if id_ in self.framework.items} or None,
                    "entity": {id_: said for id_, said in each.answers.items() if id_ not in self.framework.items}
                    or None,
                    "expect": {broken.node: each.outcome(broken.node)},
                },
            )
            for each in broken.cases
        )


def _scopes(claim: str) -> tuple[str, ...]:
    return next((each.scopes for each in PROPERTIES if each.name == claim), ("answers",))
