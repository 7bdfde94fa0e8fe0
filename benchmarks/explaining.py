"""How long explanations take: against scoring the same cases, which is what they start from."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import Any

SEED = 20261122
REGIONS = 45
OPEN_SHARE = 0.25
THEMES, INDICATORS, QUESTIONS = 5, 5, 8  # 200 questions

Measured = tuple[str, Callable[[], object], str, Callable[[], object]]


def measurements() -> Iterator[Measured]:
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

    score_all = f"scoring NAD × {REGIONS}"
    yield f"all {greys} greys of NAD × {REGIONS} with Dutch text", all_greys, score_all, lambda: ik.score(nad, rows)

    def call_list() -> object:
        forget(nad)
        return ik.collect_next(scores)

    yield f"the call list of NAD × {REGIONS}", call_list, score_all, lambda: ik.score(nad, rows)

    asked = {item: word for item, word in rows[0].items() if item != "entity"}
    one = ik.score_case(nad, asked)
    node = next(item.id for item in nad.indicators if one.explain(item.id).is_grey)

    def sentence() -> object:
        forget(nad)
        return ik.score_case(nad, asked).explain(node).sentence("nl")

    score_one = "scoring the case"
    yield f"score a case and say why `{node}` is grey", sentence, score_one, lambda: ik.score_case(nad, asked)

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

        yield (
            f"{what}, {number} questions ({case.reason('whole') or case.level('whole')})",
            explained,
            score_one,
            lambda: ik.score_case(large, answers),
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
