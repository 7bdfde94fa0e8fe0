"""What a type checker must notice: each line marked so is wrong, and nothing else here is."""

from __future__ import annotations

import indicatorkit as ik

framework = ik.load("nad")
scores = ik.score(framework, "antwoorden.csv")

ik.load(3)  # wrong: neither an id nor a path
ik.score(framework)  # wrong: no answers
ik.score(framework, "antwoorden.csv", waves=2024)  # wrong: a number is no list of waves
ik.explain(scores, node=None)  # wrong: of which node?
ik.explain(framework, "vroegsignalering")  # wrong: a framework has no results to explain
ik.explain(scores, "vroegsignalering").text("de")  # wrong: there is no German
ik.compare(scores, "2024-12")  # wrong: waves are said by name
ik.verify(framework, claims=True)  # wrong: which claims?
ik.nothing_like_it()  # wrong: no such name
ik.score_case(framework, ["ja"])  # wrong: an answer to which question?
level: str = ik.score_case(framework, {}).level("vroegsignalering")  # wrong: it may be grey
