"""What an analyst writes in a notebook: answers in, results, explanations and reports out."""

from __future__ import annotations

from pathlib import Path
from typing import assert_type

import pandas as pd

import indicatorkit as ik

framework = ik.load("nad")
assert_type(framework, ik.Framework)
assert_type(framework["vroegsignalering"], ik.Item)
assert_type([item.id for item in framework], list[str])
assert_type(framework["vroegsignalering"].name("nl"), str)

answers = pd.DataFrame({"regio": ["Alkmaar"], "flexwoningen": ["ja"]})
scores = ik.score(framework, answers, wave="2024-12")
assert_type(scores, ik.Scores)
ik.score(framework, Path("antwoorden.csv"), limits=ik.Limits(rows=1_000))
ik.score(framework, [{"regio": "Alkmaar", "flexwoningen": "ja"}], entities=["Alkmaar"])

explanation = ik.explain(scores, "vroegsignalering", entity="Alkmaar")
assert_type(explanation, ik.Explanation)
assert_type(explanation.text("nl"), str)

assert_type(ik.why_grey(scores, entity="Alkmaar", lang="en"), pd.DataFrame)
assert_type(ik.collect_next(scores, most=3), ik.CallList)
assert_type(ik.policies(framework, answers), ik.Policies)
assert_type(ik.compare(scores, before="2024-06", after="2024-12"), ik.Comparison)
assert_type(ik.summarise(scores), ik.Summary)
assert_type(ik.read_answers(framework, answers).issues, tuple[ik.Issue, ...])
assert_type(ik.write_report(scores, "rapport", lang="nl"), ik.Written)

picture = ik.draw(scores, "rose", entity="Alkmaar")
assert_type(picture, ik.Picture)
picture.write("rose.svg")

try:
    ik.load("klein.toml")
except ik.FrameworkError as wrong:
    for issue in wrong.issues:
        assert_type(issue, ik.Issue)
        assert_type((issue.code, issue.where.line), tuple[str, int | None])
