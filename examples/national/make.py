"""Made-up answers of every region in every wave, to see a whole report: nobody gave any of them.

python examples/national/make.py

A region leans to doing more or less than others, and so do a theme, an indicator and a question; most do a little more
in every wave. What is missing comes in blocks: somebody has not answered yet. The same seed gives the same bytes.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from notes import NOTES, WRITERS

import indicatorkit as ik

HERE = Path(__file__).parent
FRAMEWORKS = "nad", "beschermd_thuis"
SEED = "verzonnen"
FLAG = "made_up"
KEYS = "entity", "wave", "by", "flag"
BESIDE = "entity", "wave", "item", "note", "by", "date", "source", "flag"
LEAN = {
    "basisvoorwaarden": 0.55,
    "transformatie_opvang": -0.1,
    "preventie": -0.3,
    "wonen_eerst": 0.2,
    "kernambitie_wonen_eerst": 0.9,
    "ethos_telling": -0.5,
    "urgentie": -0.35,
    "alternatieve_woonplekken": 0.3,
    "regiovisie_thema": 0.8,
    "toegang": 0.4,
}
"""How far a theme or an indicator is, against the middle of what can be answered; the directions are published."""
OPEN = {"preventie": 0.42, "transformatie_opvang": 0.34, "bovenregionale_monitoring": 0.4}
"""The share of an indicator that is not answered at first, where it is not this one."""
USUALLY_OPEN = 0.24
UNREADABLE = "Ja, deels"


@dataclass(frozen=True)
class Region:
    """What is drawn of a region as a whole."""

    name: str
    lean: float
    first: int
    last: int


def drawn(*about: object) -> float:
    """A number from 0 to 1 that belongs to these words, in every run and on every machine."""
    return Random("/".join(map(str, (SEED, *about)))).random()  # noqa: S311  # no secret


@cache
def bell(*about: object) -> float:
    """A number around 0 that belongs to these words, rarely beyond 2 or below -2."""
    return sum(drawn(*about, each) for each in range(6)) * 1.4 - 4.2


def regions(framework: ik.Framework) -> Iterator[Region]:
    """Those of the roster: one that began later, and two that supplied nothing in the last wave."""
    names = [each.name for each in ik.load_roster("mo_regios").entries]
    shuffled = sorted(names, key=lambda name: drawn(framework.id, "order", name))
    waves = len(framework.waves)
    for name in names:
        first = 2 if name == shuffled[0] else 0
        last = waves - 1 if name in shuffled[1:3] else waves
        yield Region(name, bell(framework.id, name), first, last)


# ---------------------------------------------------------------------------------------------------- what is answered


class Answering:
    """What the regions answer to the questions of one framework."""

    def __init__(self, framework: ik.Framework) -> None:
        self.framework = framework
        self.ready = {wave: ik.compile(framework, wave=wave) for wave in framework.waves}

    @cache  # noqa: B019  # lives as long as the run
    def above(self, question: str) -> tuple[str, ...]:
        """The question, and what it stands under."""
        found = [question]
        while (parent := self.framework[found[-1]].parent) is not None:
            found.append(parent)
        return tuple(found)

    def given(self, region: Region, at: int) -> dict[str, str]:
        """The answers of a region in one wave; what does not apply, as it turns out, is left out."""
        if not region.first <= at < region.last:
            return {}
        drafted = {each.id: self.answer(region, each, at) for each in self.framework.questions}
        case = self.ready[self.framework.waves[at]].score_case({each: said for each, said in drafted.items() if said})
        return {each: said for each, said in drafted.items() if self.asked(case, each)}

    def asked(self, case: ik.Case, question: str) -> bool:
        """Whether it was asked: it applies, or says itself that it does not."""
        node = case.as_dict().get(question)
        return node is not None and (node["reason"] != "not_applicable" or self.may_not_apply(question))

    def may_not_apply(self, question: str) -> bool:
        """Whether people can answer that it does not apply."""
        return any(each.not_applicable for each in self.framework[question].answer.options)

    def answer(self, region: Region, question: ik.Item, at: int) -> str:
        """What one region answers to one question; empty where it does not."""
        here = self.framework.id, region.name, question.id
        options = question.answer.options
        unknown = [each for each in options if each.missing]
        if self.is_open(region, question, at) or drawn(*here, at, "open") < 0.012:
            return ""
        if unknown and drawn(*here, "unknown") < max(0.012, 0.03 - 0.01 * at):
            return unknown[0].name("nl")
        apart = [each for each in options if each.not_applicable]
        if apart and drawn(self.framework.id, region.name, "alone") < 0.12:
            return apart[0].name("nl")
        return self.said(question, self.progress(region, question, at), here)

    def is_open(self, region: Region, question: ik.Item, at: int) -> bool:
        """Whether nobody answered what this question belongs to: with every wave more do."""
        above = self.above(question.id)
        part = above[1] if len(above) > 2 else above[0]
        share = next((OPEN[each] for each in above if each in OPEN), USUALLY_OPEN)
        share -= 0.04 * at + 0.05 * region.lean
        return 0.85 * drawn(region.name, part, "open") + 0.15 * drawn(region.name, part, at, "open") < share

    def progress(self, region: Region, question: ik.Item, at: int) -> float:
        """How far a region is with what is asked, around 0."""
        above = self.above(question.id)
        start = sum(LEAN.get(each, 0.0) for each in above) + 0.25 * bell("question", question.id) - 0.45
        own = 0.55 * region.lean + sum(0.7 * bell(region.name, each) for each in above[1:])
        own += 0.2 * bell(region.name, question.id) + 0.1 * bell(region.name, question.id, at)
        return start + own + 0.18 * at

    def said(self, question: ik.Item, progress: float, here: tuple[str, ...]) -> str:
        """The answer that says how far it is."""
        match question.answer.kind:
            case "number":
                return str(int(20 + 160 * drawn(*here, "number") + 12 * progress))
            case "several":
                parts = [each for each in question.answer.options if each.points]
                chosen = [each.name("nl") for each in parts if drawn(*here, each.id) < 0.62 + 0.3 * progress]
                return "; ".join(chosen) or next(each.name("nl") for each in question.answer.options if each.alone)
            case _:
                steps = self.steps(question.id)
                cuts = [2.4 * (each / len(steps) - 0.5) for each in range(1, len(steps))]
                return steps[sum(progress > cut for cut in cuts)]

    @cache  # noqa: B019  # lives as long as the run
    def steps(self, node: str) -> list[str]:
        """What can be answered, from worst to best: levels, or options by the level that they stand for."""
        question, scales = self.framework[node], self.framework.scales
        if question.answer.kind == "level":
            return [each.name("nl") for each in scales[question.answer.scale].levels]
        order = {each.id: place for scale in scales.values() for place, each in enumerate(scale.levels)}
        options = [each for each in question.answer.options if each.is_value]
        ranked = sorted(options, key=lambda each: order.get(each.level or "", -options.index(each)))
        return [each.name("nl") for each in ranked]


# ---------------------------------------------------------------------------------------------------- what is written


def written(framework: ik.Framework, folder: Path) -> None:
    """Two tables: the answers, a row for each region and wave, and what people wrote beside them."""
    answering, rows, beside = Answering(framework), [], []
    questions = [each.id for each in framework.questions]
    for region in regions(framework):
        for at, wave in enumerate(framework.waves):
            given = answering.given(region, at)
            by = WRITERS[int(drawn(region.name, at > 1) * len(WRITERS))] if given else ""
            rows.append([region.name, wave, by, FLAG, *(given.get(each, "") for each in questions)])
            beside += [[region.name, wave, *each, FLAG] for each in remarks(answering, region, at, given, by)]
    spoil(rows)
    table(folder / "answers.csv", [*KEYS, *questions], rows)
    table(folder / "notes.csv", list(BESIDE), beside)


def remarks(
    answering: Answering, region: Region, at: int, given: dict[str, str], by: str
) -> Iterator[tuple[str, str, str, str, str]]:
    """What somebody wrote beside some answers: the item, the text, by whom, when, from which source."""
    wave = answering.framework.waves[at]
    for question, said in given.items():
        if drawn(region.name, question, at, "remark") > 0.025:
            continue
        item = answering.framework[question]
        steps = answering.steps(question) if item.answer.kind in ("choice", "level") else []
        kind = "open" if not said else "unknown" if said not in steps else ("low", "high")[said == steps[-1]]
        text, source = NOTES[kind][int(drawn(region.name, question, at, "text") * len(NOTES[kind]))]
        day = 3 + int(25 * drawn(region.name, at, "day"))
        yield question, text, by, f"{wave}-{day:02}", source


def spoil(rows: list[list[str]]) -> None:
    """Two answers of the last wave that nobody can read."""
    filled = [row for row in rows[len(rows) // 2 :] if row[1] == rows[-1][1] and row[6]]
    for row, column in zip(filled[4::9], (6, 9), strict=False):
        row[column] = UNREADABLE


def table(path: Path, head: list[str], rows: list[list[str]]) -> None:
    """A table as Dutch Excel writes it."""
    path.parent.mkdir(exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";", lineterminator="\n").writerows([head, *rows])


def main(folder: Path = HERE) -> None:
    """All of them."""
    for each in FRAMEWORKS:
        written(ik.load(each), folder / each)


if __name__ == "__main__":
    main()
