"""The receipt: which framework, which version of the library and which answers gave these results, under which policy.

It says nothing of when or where it was made: equal input gives an equal receipt.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final

from ..answers import Answers, Roster
from ..frames.worded import Worded
from ..framework import Framework
from ..items import Item
from ..light import dataclass
from ..rules import CountsAs, Rule
from ..version import __version__
from ..waves import wave_rank
from ..words import Lang, count, say

MINIMA: Final = ("known_at_least", "known_share_at_least", "known_weight_at_least", "missing_at_most")


@dataclass(frozen=True, slots=True)
class InForce:
    """The policy of one roll-up: what it does with what is missing, and with what does not apply.

    `missing` is empty for a rule that reads gaps itself. `since` is the wave from which it holds, if not from the
    first. `minimum` is what must be known, `counts_as` what something missing counts as.
    """

    node: str
    rule: str
    missing: str
    not_applicable: str
    since: str = ""
    minimum: tuple[tuple[str, str], ...] = ()
    counts_as: str = ""

    def as_dict(self) -> dict[str, str]:
        """What there is of it as plain data."""
        found = {"node": self.node, "rule": self.rule, "missing": self.missing, "counts_as": self.counts_as}
        found |= {"not_applicable": self.not_applicable, "since": self.since, **dict(self.minimum)}
        return {key: said for key, said in found.items() if said}


@dataclass(frozen=True, slots=True)
class Receipt:
    """Where results come from. `answers` is the digest of the answers (see `answers.digest`); `policies` are in force.

    `framework_digest` is that of the file of the framework; empty for one that was not read from a file. `roster` has
    `id`, `version`, `status` and `digest` of the list of entities, where one was used. `calibration` is what the file
    says of the answers from which its marks were computed, where they were.
    """

    framework: str
    """The id of the framework."""
    version: str
    """Its version."""
    status: str
    """What it is worth: `official`, `reconstruction` or `example`."""
    framework_digest: str
    library: str
    """The version of this library."""
    answers: str
    rows: int
    """How many rows were scored."""
    entities: int
    """How many entities they are of."""
    waves: tuple[str, ...]
    """The waves in them."""
    perspectives: tuple[str, ...]
    """The perspectives in them; of one that has no name, an empty text."""
    policies: tuple[InForce, ...]
    roster: Mapping[str, str] | None = None
    calibration: Mapping[str, str | int] | None = None

    def heading(self) -> dict[str, Any]:
        """How plain data begin: the framework, and the receipt itself."""
        whole = self.as_dict()
        return {"framework": whole["framework"], "receipt": whole}

    def as_dict(self) -> dict[str, Any]:
        """Everything as plain data."""
        return {
            "framework": {
                "id": self.framework,
                "version": self.version,
                "status": self.status,
                "digest": self.framework_digest,
            },
            "roster": None if self.roster is None else dict(self.roster),
            "library": {"name": "indicatorkit", "version": self.library},
            "answers": {
                "digest": self.answers,
                "rows": self.rows,
                "entities": self.entities,
                "waves": list(self.waves),
                "perspectives": list(self.perspectives),
            },
            "policies": [each.as_dict() for each in self.policies],
            **({} if self.calibration is None else {"calibration": dict(self.calibration)}),
        }

    def lines(self, lang: Lang) -> list[tuple[str, str]]:
        """A line for each thing that it says: what it is, and what it says of that."""
        status = say(f"status.{self.status}", lang)
        found = [
            ("framework", f"{self.framework} {self.version} ({status})"),
            ("framework_digest", self.framework_digest or "–"),
            ("calibration", self._calibration(lang)),
            ("roster", self._roster(lang)),
            ("library", f"indicatorkit {self.library}"),
            ("answers", self.answers),
            ("rows", count("receipt.row", lang, self.rows)),
            ("waves", ", ".join(each for each in self.waves if each)),
            ("perspectives", ", ".join(each for each in self.perspectives if each)),
            ("policies", self.policies_in_words(lang)),
        ]
        return [(say(f"receipt.{key}", lang), said) for key, said in found if said]

    def _roster(self, lang: Lang) -> str:
        if self.roster is None:
            return ""
        status = say(f"status.{self.roster['status']}", lang)
        return f"{self.roster['id']} {self.roster['version']} ({status})"

    def _calibration(self, lang: Lang) -> str:
        """When, from how many and from which wave the marks were computed."""
        said = self.calibration
        if said is None:
            return ""
        wave = say("summary.wave", lang, wave=said["wave"]) if "wave" in said else ""
        entities = count("receipt.entity", lang, int(said["entities"])) if "entities" in said else ""
        return ", ".join(filter(None, (str(said["date"]), wave, entities)))

    def policies_in_words(self, lang: Lang) -> str:
        """The missing policies in force, each once, with how many roll-ups have it."""
        times = Counter(each.missing for each in self.policies if each.missing)
        told = [
            count("receipt.policy", lang, number, policy=say(f"policy.{policy}", lang))
            for policy, number in times.most_common()
        ]
        return "; ".join(told)

    def text(self, lang: Lang) -> str:
        """The receipt in lines of text."""
        return "\n".join(say("receipt.line", lang, what=what, said=said) for what, said in self.lines(lang))


def receipt(framework: Framework, answers: Answers) -> Receipt:
    """The receipt of everything that is made of these answers with this framework."""
    rows = answers.rows
    return Receipt(
        framework.id,
        framework.version,
        framework.status,
        framework.digest,
        __version__,
        Worded(framework, answers).digest(),
        len(rows),
        len(set(rows.entities)),
        tuple(sorted(set(rows.waves), key=lambda wave: wave_rank(wave, answers.waves))),
        tuple(sorted(set(rows.perspectives))),
        tuple(each for item in framework for each in _of_node(item)),
        _identity(answers.roster) if answers.roster is not None else None,
        _calibration(framework),
    )


def _calibration(framework: Framework) -> dict[str, str | int] | None:
    """What is on record of the marks; nothing where they were never computed from answers."""
    said = framework.calibration
    if said is None or said.date is None:
        return None
    keys = ("date", "wave", "perspective", "entities", "answers", "version")
    return {key: found for key in keys if (found := getattr(said, key)) is not None}


def _identity(roster: Roster) -> dict[str, str]:
    return {"id": roster.id, "version": roster.version, "status": roster.status, "digest": roster.digest}


def _of_node(item: Item) -> Iterator[InForce]:
    if item.rule is not None:
        yield _in_force(item, item.rule, "")
    for since, rule in item.rules_from:
        yield _in_force(item, rule, since)


def _in_force(item: Item, rule: Rule, since: str) -> InForce:
    found = rule.missing if type(rule).policies else ""
    minima = tuple((key, str(said)) for key in MINIMA if (said := getattr(rule, key)) is not None)
    return InForce(
        item.id,
        rule.rule,
        "counts_as" if isinstance(found, CountsAs) else found,
        "counts_as" if isinstance(rule.not_applicable, CountsAs) else rule.not_applicable,
        since,
        minima,
        _counted(found) if isinstance(found, CountsAs) else "",
    )


def _counted(given: CountsAs) -> str:
    return str(given.counts_as)
