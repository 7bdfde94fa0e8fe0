"""How long explanations take: against scoring the same cases, which is what they start from."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sized
from functools import partial
from typing import Any

from benchmarks.measuring import Call, Race

SEED = 20261122
REGIONS = 45
OPEN_SHARE = 0.25
THEMES, INDICATORS, QUESTIONS = 5, 5, 8  # 200 questions


def measurements() -> Iterator[Race]:
    """What is measured, each with its yardstick."""
    import indicatorkit as ik

    nad = ik.load("nad")
    rows = list(regions(nad))
    scores = ik.score(nad, rows)
    greys = len(ik.why_grey(scores))

    def forget(framework: Any) -> None:
        from indicatorkit.folding.network import network
        from indicatorkit.plan import plan

        network(plan(framework)).forget()

    def all_greys() -> object:
        forget(nad)
        return ik.why_grey(scores, lang="nl")

    score_all: dict[str, Call] = {f"scoring NAD × {REGIONS}": lambda: ik.score(nad, rows)}
    yield Race(f"all {greys} greys of NAD × {REGIONS} with Dutch text", {"explained": all_greys, **score_all})

    def call_list() -> object:
        forget(nad)
        return ik.collect_next(scores)

    yield Race(f"the call list of NAD × {REGIONS}", {"listed": call_list, **score_all})

    asked = {item: word for item, word in rows[0].items() if item != "entity"}
    one = ik.score_case(nad, asked)
    node = next(item.id for item in nad.indicators if one.explain(item.id).is_grey)

    def sentence() -> object:
        forget(nad)
        return ik.score_case(nad, asked).explain(node).sentence("nl")

    score_one = "scoring the case"
    runners: dict[str, Call] = {"explained": sentence, score_one: lambda: ik.score_case(nad, asked)}
    yield Race(f"score a case and say why `{node}` is grey", runners)

    large = large_framework()
    answers = {item: word for item, word in next(regions(large)).items() if item != "entity"}
    case = ik.score_case(large, answers)
    number = THEMES * INDICATORS * QUESTIONS
    for notion, what in (
        ("because", "a minimal reason"),
        ("sure", "the sure sets"),
        ("changes", "the cheapest changes"),
    ):

        def explained(notion: str = notion) -> object:
            forget(large)
            return getattr(ik.score_case(large, answers).explain("whole"), notion)

        runners = {"explained": explained, score_one: lambda: ik.score_case(large, answers)}
        yield Race(f"{what}, {number} questions ({case.reason('whole') or case.level('whole')})", runners)

    yield from measured()


def measured() -> Iterator[Race]:
    """Frameworks that compute with numbers: a country of which little is known, many with a gap, and one page."""
    from pathlib import Path

    import indicatorkit as ik
    from indicatorkit.folding.network import network
    from indicatorkit.plan import plan

    examples = Path(__file__).parents[2] / "examples"

    def all_greys(framework: Any, rows: list[dict[str, str]]) -> Callable[[], Sized]:
        scores = ik.score(framework, rows)

        def told() -> Sized:
            network(plan(framework)).forget()
            return ik.why_grey(scores, lang="nl")

        return told

    goals = ik.load(examples / "sdg_dashboards_2019.toml")
    for share in (0.2, 0.0):
        known = [countries(goals, 1, share)[0] | {"oecd": "no", "landlocked": "no"}]
        call = all_greys(goals, known)
        what = f"all {len(call())} greys of the SDG dashboards, {share:.0%} of the answers known, with Dutch text"
        yield Race(what, {"explained": call, "scoring that country": partial(ik.score, goals, known)})

    hdi = ik.load(examples / "hdi.toml")
    gaps = countries(hdi, 100, 0.7)
    call = all_greys(hdi, gaps)
    what = f"all {len(call())} greys of the HDI × 100 with Dutch text"
    yield Race(what, {"explained": call, "scoring HDI × 100": partial(ik.score, hdi, gaps)})
    (whole,) = countries(hdi, 1, 1.0)

    def one_page() -> object:
        network(plan(hdi)).forget()
        return ik.score_case(hdi, whole).explain("hdi").text("nl")

    runners: dict[str, Call] = {"explained": one_page, "scoring the case": partial(ik.score_case, hdi, whole)}
    yield Race("a page about one HDI", runners)


def countries(framework: Any, number: int, known: float) -> list[dict[str, str]]:
    """Countries with a part of the numbers, each somewhere between its goalposts, or where it may be."""
    draw = random.Random(SEED)
    found = []
    for country in range(number):
        row = {"entity": f"country {country}"}
        for item in framework.questions:
            if item.answer.kind == "number" and draw.random() < known:
                low, high = ends(item)
                row[item.id] = f"{low + draw.random() * (high - low):.2f}"
        found.append(row)
    return found


def ends(item: Any) -> tuple[float, float]:
    """Between what a number may lie: its goalposts, within what is accepted."""
    accepted, marks = item.answer.accepted, [float(each) for each in item.marks.values()] or [0.0, 100.0]
    low, high = min(marks), max(marks)
    return (
        max(low, float(accepted.low)) if accepted.low is not None else low,
        min(high, float(accepted.high)) if accepted.high is not None else high,
    )


def regions(framework: Any) -> Iterator[dict[str, str]]:
    """Regions with random answers, a part of the questions open."""
    from indicatorkit.plan import leaves

    draw = random.Random(SEED)
    for number in range(REGIONS):
        yield {
            "entity": f"region {number}",
            **{leaf.id: draw.choice(leaf.values).word for leaf in leaves(framework) if draw.random() > OPEN_SHARE},
        }


def large_framework(
    strict: str = "worst_of", *, themes: int = THEMES, indicators: int = INDICATORS, questions: int = QUESTIONS
) -> Any:
    """200 questions, unless said, under four policies, read from TOML as any other; `strict` is the rule of one."""
    from pathlib import Path
    from tempfile import TemporaryDirectory

    import indicatorkit as ik

    draw = random.Random(SEED)
    rollups = ("strict", "some", "decided", "mean")
    lines = [HEAD.replace("worst_of", strict, 1)]
    for theme in range(themes):
        rollup = "strict" if theme == 0 else "some"
        lines.append(f'[[theme]]\nid = "t{theme}"\nnl = "Thema {theme}"\nrollup = "{rollup}"\n')
        for indicator in range(indicators):
            lines.append(
                f'[[theme.indicator]]\nid = "t{theme}i{indicator}"\nnl = "I"\nrollup = "{draw.choice(rollups)}"\n'
            )
            lines += [
                f'[[theme.indicator.subindicator]]\nid = "t{theme}i{indicator}q{question}"\nnl = "Vraag"\n'
                for question in range(questions)
            ]
    with TemporaryDirectory() as folder:
        file = Path(folder) / "large.toml"
        file.write_text("\n".join(lines), "utf-8")
        return ik.load(file)


HEAD = """format = 1
[framework]
id = "large"
nl = "Groot"
[[scale.status.worst_to_best]]
id = "red"
points = 1
[[scale.status.worst_to_best]]
id = "yellow"
points = 2
[[scale.status.worst_to_best]]
id = "green"
points = 3
[answer.status]
kind = "level"
scale = "status"
[default.subindicator]
answer = "status"
[rollup.strict]
rule = "worst_of"
missing = "grey"
[rollup.some]
rule = "worst_of"
missing = "leave_out"
known_share_at_least = 0.5
[rollup.decided]
rule = "median_of"
missing = "grey_unless_decided"
[rollup.mean]
rule = "mean"
of = "level"
missing = "leave_out"
known_share_at_least = 0.5
bands = "halves"
[bands.halves]
scale = "status"
rows = [{ level = "green", at_least = 2.5 }, { level = "yellow", at_least = 1.5 }, { level = "red" }]
[[result]]
id = "whole"
nl = "Alles"
rule = "worst_of"
missing = "grey"
uses = "themes"
"""
