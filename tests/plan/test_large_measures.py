"""A measure whose diagram over finite inputs would be too large: a formula computes it, to the same levels."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from random import Random

import indicatorkit as ik
from indicatorkit.plan import plan
from tests.loading import load

SCORES = range(11)
THEMES = ("a", "b", "c")
HEAD = """
format = 1
[framework]
id = "means"
version = "1"
status = "example"
nl = "Gemiddelden van gemiddelden"
entity = "school"
[answer.score]
kind = "number"
whole = true
at_least = 0
at_most = 10
options = [ { id = "nvt", not_applicable = true } ]
[scale.cijfer]
worst_to_best = [ { id = "laag" }, { id = "midden" }, { id = "hoog" } ]
[bands.cijfer]
scale = "cijfer"
rows = [ { level = "hoog", at_least = 6 }, { level = "midden", above = 4 }, { level = "laag" } ]
[rollup.mean]
rule = "mean"
missing = "leave_out"
[default.theme]
rollup = "mean"
[default.indicator]
rollup = "mean"
[default.subindicator]
answer = "score"
"""


def questions(theme: str, indicator: int) -> list[str]:
    """The questions below one indicator."""
    return [f"{theme}{indicator}{letter}" for letter in "klmn"]


def written() -> str:
    """Three themes of three indicators of four questions, three means above each other."""
    lines = [HEAD]
    for theme in THEMES:
        lines.append(f'[[theme]]\nid = "{theme}"')
        for indicator in range(3):
            asked = ", ".join(f'{{ id = "{each}" }}' for each in questions(theme, indicator))
            lines.append(f'[[theme.indicator]]\nid = "{theme}{indicator}"\nsubindicator = [ {asked} ]')
    lines.append('[[result]]\nid = "totaal"\nuses = "themes"\nrule = "mean"\nmissing = "leave_out"\nbands = "cijfer"')
    return "\n".join(lines)


def mean(numbers: Sequence[Fraction | None]) -> Fraction | None:
    """The plain mean of what is known."""
    known = [each for each in numbers if each is not None]
    return sum(known, Fraction(0)) / len(known) if known else None


def expected(answers: Mapping[str, object]) -> Fraction | None:
    """The mean of the means of the means."""

    def number(question: str) -> Fraction | None:
        said = answers.get(question)
        return Fraction(said) if isinstance(said, int) else None

    return mean([mean([mean([number(q) for q in questions(t, i)]) for i in range(3)]) for t in THEMES])


def test_three_means_above_each_other_are_computed_exactly() -> None:
    framework = load(written())
    assert plan(framework).steps[-1].node.computes
    rng = Random(7)
    asked = [q for theme in THEMES for indicator in range(3) for q in questions(theme, indicator)]
    levels = set()
    for _ in range(150):
        few = rng.random()
        answers = {q: rng.choice([*SCORES, "nvt"]) for q in asked if rng.random() < few}
        found, number = ik.score_case(framework, answers), expected(answers)
        level = None if number is None else "hoog" if number >= 6 else "midden" if number > 4 else "laag"
        assert found.level("totaal") == level
        carrier = found.situation.plan.carrier("totaal")
        assert found.situation.number(carrier) == number
        levels.add(level)
    assert levels == {None, "laag", "midden", "hoog"}


def test_a_mean_on_an_edge_falls_on_the_declared_side() -> None:
    framework = load(written())
    asked = [q for theme in THEMES for indicator in range(3) for q in questions(theme, indicator)]
    assert ik.score_case(framework, dict.fromkeys(asked, 6)).level("totaal") == "hoog"
    assert ik.score_case(framework, dict.fromkeys(asked, 4)).level("totaal") == "laag"
