"""A summary is what counting case by case gives, members are what the oracle makes of them, on random frameworks.

Nothing here goes by columns or codes: rows are scored one by one with `score_case`, and roll-ups of members are those
of `tests/oracle.py`, which shares no code with the library.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Any, TypeAlias

import pytest

import indicatorkit as ik
from indicatorkit.engine import table
from indicatorkit.toml.read import from_dict
from tests import draw, oracle

SHARDS = 4
FRAMEWORKS_A_SHARD = 22
ENTITIES = 6
PERSPECTIVES = ("", "gemeente", "aanbieders")
HOW: tuple[Any, ...] = (
    {"rule": "worst_of"},
    {"rule": "worst_of", "missing": "leave_out"},
    {"rule": "best_of", "missing": "grey_unless_decided"},
    {"rule": "median_of", "missing": "leave_out", "known_share_at_least": "1/2"},
    {"rule": "majority", "missing": "leave_out"},
    {"rule": "unanimous", "missing": "grey_unless_decided"},
)
NUMBERS = ("sum", "mean", "lowest", "highest")
TELLING = oracle.LEAF_REASONS
AWAY = "does_not_apply_at_all"

Drawn: TypeAlias = tuple[dict[str, Any], ik.Framework, list[dict[str, Any]]]
DONE: Counter[str] = Counter()


@pytest.mark.parametrize("by_column", [False, True])
@pytest.mark.parametrize("shard", range(SHARDS))
def test_counts_are_those_of_cases(monkeypatch: pytest.MonkeyPatch, shard: int, by_column: bool) -> None:
    if by_column:
        monkeypatch.setattr(table, "FEW_ROWS", 0)
    for _, framework, rows in drawn(shard):
        scores = ik.score(framework, rows)
        for wave, seen in {(row["wave"], row["perspective"]) for row in rows}:
            here = [row for row in rows if (row["wave"], row["perspective"]) == (wave, seen)]
            members = {f"{place}": "even" if place % 2 == 0 else "odd" for place in range(ENTITIES + 2)}
            whole = ik.summarise(scores, wave=wave, perspective=seen, nodes=[item.id for item in scores.nodes])
            parts = ik.summarise(scores, wave=wave, perspective=seen, into=members, nodes=[i.id for i in whole.nodes])
            agree(framework, wave, whole, "", here)
            for number, group in enumerate(("even", "odd")):
                mine = [row for row in here if int(row["entity"]) % 2 == number]
                absent = ENTITIES // 2 + 1 - len(mine)
                agree(framework, wave, parts, group, [*mine, *({} for _ in range(absent))])


def agree(framework: ik.Framework, wave: str, summary: ik.Summary, group: str, rows: list[dict[str, Any]]) -> None:
    """Every tally is what the cases say one by one."""
    cases = [
        ik.score_case(
            framework, {k: v for k, v in row.items() if k not in ("entity", "wave", "perspective")}, wave=wave
        )
        for row in rows
    ]
    for item in summary.nodes:
        found = summary.tally(item.id, group)
        known = [case for case in cases if case.reason(item.id) is None]
        reasons = Counter(case.reason(item.id) for case in cases)
        away = reasons.pop("not_applicable", 0)
        greys = {reason: number for reason, number in reasons.items() if reason is not None}
        assert (found.total, found.known, found.not_applicable) == (len(rows), len(known), away)
        assert dict(found.greys) == greys
        assert sum(found.values.values()) == (found.known if found.values else 0)
        whys = [case.explain(item.id).why for case in known]
        assert found.assumed == sum(each.rests_on_assumption for each in whys)
        DONE["assumed"] += found.assumed
        if not group and found.values:
            words = Counter(
                case.level(item.id) or row[item.id]
                for row, case in zip(rows, cases, strict=True)
                if case.reason(item.id) is None
            )
            assert {word: number for word, number in found.values.items() if number} == words
        numbers = sorted(n for case in known if (n := case.number(item.id)) is not None)
        if numbers and found.spread is not None and isinstance(found.spread.lowest, Fraction):
            middle = numbers[(len(numbers) - 1) // 2]
            assert (found.spread.lowest, found.spread.middle, found.spread.highest) == (numbers[0], middle, numbers[-1])
            DONE["spreads"] += 1
        DONE["tallies"] += 1


@pytest.mark.parametrize("shard", range(SHARDS))
def test_members_together_say_what_the_oracle_says(shard: int) -> None:
    for number, (doc, framework, rows) in enumerate(drawn(shard)):
        rng = random.Random(f"{shard}.{number}.members")
        wave, seen = rows[0]["wave"], rows[0]["perspective"]
        here = [row for row in rows if (row["wave"], row["perspective"]) == (wave, seen)]
        here = here[: rng.choice((1, 2, 3, ENTITIES))]
        into = {row["entity"]: "all" for row in here}
        summary = ik.summarise(ik.score(framework, rows), wave=wave, perspective=seen, into=into)
        for item in framework.questions:
            spec = doc["answer"][item.answer_name]
            how = chosen(rng, doc, spec)
            if how is None:
                continue
            found = summary.answers(each={item.id: how})
            said = [behind_the_gate(framework, row, item.id) for row in here]
            meant = together(doc, spec, said, how)
            got = what(found, item.id)
            assert got == meant, (spec, said, how)
            DONE["groups"] += 1
            DONE[got[0]] += 1


def behind_the_gate(framework: ik.Framework, row: Mapping[str, Any], item: str) -> Any:
    """What a member answers, where the question applies to them; who cannot know whether it does, does not know."""
    said = {key: value for key, value in row.items() if key not in ("entity", "wave", "perspective")}
    reason = ik.score_case(framework, said, wave=row["wave"] or None).reason(item)
    if reason == "not_applicable":
        return AWAY
    return "missing:unknown" if reason == "applicability_unknown" else row.get(item)


def chosen(rng: random.Random, doc: Mapping[str, Any], spec: Mapping[str, Any]) -> dict[str, Any] | None:
    """A roll-up that fits: of levels in order any, of classes what needs no order, of numbers arithmetic."""
    if spec["kind"] == "number":
        return {"rule": rng.choice(NUMBERS), "missing": "grey"}
    if spec["kind"] == "several":
        return None
    scale = doc["scale"].get(scale_of(doc, spec), {})
    ordered = "worst_to_best" in scale
    if spec["kind"] == "choice" and scale and any(is_plain(each) for each in spec["options"]):
        return None  # an option without a level cannot be rolled up with levels
    how = dict(rng.choice(HOW if ordered else HOW[4:]))
    if how["rule"] in ("majority", "unanimous"):
        how["otherwise"] = rng.choice(ids(doc, spec))
    return how


def scale_of(doc: Mapping[str, Any], spec: Mapping[str, Any]) -> str | None:
    """The scale of a question: it is written, or it is the one that has the levels of its options."""
    levels = {each["level"] for each in spec.get("options", []) if "level" in each}
    for name, scale in doc["scale"].items():
        if name == spec.get("scale") or levels & {
            each["id"] for each in scale.get("worst_to_best", scale.get("classes"))
        }:
            return str(name)
    return None


def is_plain(option: Mapping[str, Any]) -> bool:
    return not {"level", "missing", "not_applicable"} & option.keys()


def ids(doc: Mapping[str, Any], spec: Mapping[str, Any]) -> list[str]:
    """The levels of a question, or its options where these are no levels."""
    scale = doc["scale"].get(scale_of(doc, spec), {})
    levels = scale.get("worst_to_best", scale.get("classes"))
    if levels is not None:
        return [level["id"] for level in levels]
    return [each["id"] for each in spec["options"] if "missing" not in each and "not_applicable" not in each]


def together(
    doc: Mapping[str, Any], spec: Mapping[str, Any], answers: list[Any], how: Mapping[str, Any]
) -> tuple[str, Any]:
    """What the oracle says of them, and the one answer that it is."""
    options = spec.get("options", [])
    gaps = {each["id"]: each["missing"] for each in options if "missing" in each}
    said = list(answers)
    away = next((each["id"] for each in options if "not_applicable" in each), None)
    if spec["kind"] == "number":
        return together_in_numbers(spec, said, how, gaps)
    answer, scales = dict(spec), dict(doc["scale"])
    if scale_of(doc, spec) is None:
        scales = {"opties": {"classes": [{"id": each} for each in ids(doc, spec)]}}
        rest = [each for each in options if "missing" in each or "not_applicable" in each]
        answer = {"kind": "level", "scale": "opties", "options": rest}
    if away is None and AWAY in said:
        answer["options"] = [*answer.get("options", []), {"id": AWAY, "not_applicable": True}]
    outcome = roll(answer, scales, [away if away and each == AWAY else each for each in said], how)
    if outcome.kind == "not_applicable":
        return ("grey", "not_asked") if away is None else ("n.v.t.", None)
    if outcome.kind == "grey":
        return "grey", most_telling(said, gaps)
    level = outcome.level
    if scale_of(doc, spec) is None:
        return "answer", level
    words = ([level] if spec["kind"] == "level" else []) + [
        each["id"] for each in options if each.get("level") == level
    ]
    given = [each for each in words if each in said]
    one = given if len(given) == 1 else words
    return ("answer", one[0]) if len(one) == 1 else ("issue", "unknown")


def together_in_numbers(
    spec: Mapping[str, Any], said: list[Any], how: Mapping[str, Any], gaps: Mapping[str, str]
) -> tuple[str, Any]:
    away = [each["id"] for each in spec.get("options", []) if "not_applicable" in each]
    here = [each for each in said if each not in (AWAY, *away)]
    if not here:
        return ("n.v.t.", None) if away else ("grey", "not_asked")
    if any(each is None or isinstance(each, str) for each in here):
        return "grey", most_telling(here, gaps)
    numbers = [Fraction(str(each)) for each in here]
    found = {
        "sum": sum(numbers, Fraction(0)),
        "mean": sum(numbers, Fraction(0)) / len(numbers),
        "lowest": min(numbers),
        "highest": max(numbers),
    }[how["rule"]]
    fits = oracle.within(found, {key: spec[key] for key in draw.BOUNDS if key in spec})
    whole = found.denominator == 1 or not spec.get("whole")
    return ("answer", float(found)) if fits and whole else ("issue", "unknown")


def roll(
    answer: Mapping[str, Any], scales: Mapping[str, Any], said: list[Any], how: Mapping[str, Any]
) -> oracle.Outcome:
    asked = [{"id": f"lid{place}", "answer": "a"} for place in range(len(said))]
    doc = {
        "format": 1,
        "framework": {"id": "x"},
        "scale": scales,
        "answer": {"a": answer},
        "step": asked,
        "result": [{"id": "uit", "uses": [each["id"] for each in asked], **how}],
    }
    given = {f"lid{place}": as_oracle(each) for place, each in enumerate(said) if each is not None}
    return oracle.score(doc, given)["uit"]


def as_oracle(said: Any) -> Any:
    return ("missing", said.partition(":")[2]) if isinstance(said, str) and said.startswith("missing:") else said


def most_telling(said: list[Any], gaps: Mapping[str, str]) -> str:
    kinds = []
    for each in said:
        if each is None:
            kinds.append("not_supplied")
        elif isinstance(each, str) and each.startswith("missing:"):
            kinds.append(each.partition(":")[2])
        elif each in gaps:
            kinds.append(gaps[each])
    return min(kinds, key=TELLING.index, default="unknown")


def what(found: ik.Answers, item: str) -> tuple[str, Any]:
    """What the answers of the group say, in the words of `together`."""
    column, record = found.record.columns[item], found.record
    reason = record.reason(0, item)
    if reason is not None:
        return ("issue", reason.word) if found.issues else ("grey", reason.word)
    letter = column.letter(0)
    if letter is None:
        return "n.v.t.", None
    return "answer", column.numbers[0] if column.numbers is not None else letter.word


@pytest.mark.parametrize("shard", range(SHARDS))
def test_perspectives_differ_where_their_cases_do(shard: int) -> None:
    for _, framework, rows in drawn(shard):
        scores = ik.score(framework, rows)
        wave = rows[0]["wave"]
        found = ik.perspectives(scores, wave=wave)
        for entity in found.entities:
            here = [row for row in rows if (row["entity"], row["wave"]) == (entity, wave)]
            cases = [scores.case(entity=entity, wave=wave, perspective=row["perspective"]) for row in here]
            for item in found.nodes:
                heard = found.heard(item.id, entity)
                said = [(case.level(item.id), case.number(item.id), case.reason(item.id)) for case in cases]
                speaking = [each for each in said if each[2] in (None, "not_applicable")]
                assert list(heard.voices) == [row["perspective"] for row in here]
                if item.answer is not None and item.answer.kind == "number":
                    continue  # two measured numbers can differ where no rule tells them apart
                values = {each for each in speaking if each[2] is None}
                meant = (
                    "nobody" if not speaking else "one_known" if len(speaking) == 1 else "same"
                    if len(set(speaking)) == 1 else "differ" if len(values) > 1 else "not_for_all"
                )  # fmt: skip
                assert heard.agreement == meant
                DONE[meant] += 1
                if heard.is_split:
                    assert heard.otherwise or heard.open, (item.id, said)


def test_enough_was_counted(tell: Callable[[str], None]) -> None:
    """Counts what the laws above have met; run alone it has nothing to count."""
    if not DONE:
        pytest.skip("run together with the laws")
    tell(f"summaries against cases and the oracle: {dict(DONE)}, 0 different")
    assert DONE["tallies"] > 5_000
    assert min(DONE[each] for each in ("spreads", "answer", "grey", "differ", "same", "not_for_all", "assumed")) > 50
    assert min(DONE[each] for each in ("issue", "n.v.t.")) >= 5


# ------------------------------------------------------------------------------------------------------ what is drawn


def drawn(shard: int) -> Iterator[Drawn]:
    """Frameworks, with rows of some entities in some waves, seen by several; not every entity has every row."""
    for number in range(FRAMEWORKS_A_SHARD):
        rng = random.Random(f"{shard}.{number}")
        doc = draw.framework(rng)
        judge = oracle.Oracle(doc)
        reading = from_dict(doc)
        assert reading.framework is not None, "\n".join(map(str, reading.issues))
        waves = rng.sample(draw.WAVES, 2) if "waves" in doc["framework"] else [""]
        rows = []
        for entity in range(ENTITIES):
            for wave in waves:
                for seen in PERSPECTIVES:
                    if rng.random() < 0.75 or not rows:
                        case = draw.situation(rng, doc, judge)
                        said = {id_: as_cell(each) for id_, each in {**case.answers, **case.attributes}.items()}
                        rows.append({"entity": str(entity), "wave": wave, "perspective": seen, **said})
        yield doc, reading.framework, rows


def as_cell(answer: Any) -> Any:
    return f"missing:{answer[1]}" if isinstance(answer, tuple) else answer
