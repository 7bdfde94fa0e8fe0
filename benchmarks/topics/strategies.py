"""How fast Hypothesis draws and shrinks answers: ours in one piece of bytes, against a draw for each question."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from benchmarks.measuring import Call, Race

EXAMPLES = 300
KNOWN = 3
THEMES, INDICATORS, QUESTIONS = 5, 6, 6  # 180 questions


def measurements() -> Iterator[Race]:
    """What is measured, each with its yardstick."""
    import indicatorkit as ik
    from indicatorkit.strategies import answers, boundary, from_outcome

    nad, made = ik.load("nad"), made_framework()
    for framework, node in ((nad, nad.themes[0].id), (made, "whole")):
        number = len(framework.questions) + len(framework.attributes)
        naive, ours = question_by_question(framework), answers(framework)
        what = f"answers, {framework.id}, {number} questions"
        plain = "a draw for each question"
        yield Race(f"{what}: one example", {"ours": drawing(ours), plain: drawing(naive)}, each=EXAMPLES, rounds=3)
        told = f"{what}: shrinking {KNOWN} known indicators"
        runners: dict[str, Call] = {"ours": shrunk(framework, ours), plain: shrunk(framework, naive)}
        yield Race(f"{told} to {shrunk(framework, ours)()} answers", runners, rounds=3)
        outcome = next(iter(framework.scales.values())).levels[-1].id
        for name, strategy in (
            (f"from_outcome, `{node}` {outcome}", from_outcome(framework, node, outcome)),
            (f"boundary of `{node}`", boundary(framework, node)),
        ):
            runners = {"ours": drawing(strategy), "answers": drawing(ours)}
            yield Race(f"{name}, {framework.id}: one example", runners, each=EXAMPLES, rounds=3)


def question_by_question(framework: Any) -> Any:
    """What one would write at first: a dict with a choice for each question, None being none."""
    from hypothesis import strategies as st

    from indicatorkit.plan import plan
    from indicatorkit.strategies.choices import choices

    asked = [each for each in choices(plan(framework)) if each.answers]
    menus = {each.leaf.id: [None, *(one.nth(0) for one in (*each.answers, *each.missing))] for each in asked}
    drawn = st.fixed_dictionaries({id_: st.sampled_from(menu) for id_, menu in menus.items()})
    return drawn.map(lambda case: {id_: said for id_, said in case.items() if said is not None})


def drawing(strategy: Any) -> Call:
    """Draws some examples."""
    from hypothesis import given

    def draw(_: object) -> None:
        pass

    drawn: Any = given(strategy)  # has no types of its own
    found: Call = quiet(EXAMPLES)(drawn(draw))
    return found


def shrunk(framework: Any, strategy: Any) -> Callable[[], int]:
    """Finds a case in which some indicators are known, and shrinks it; gives how many answers are left."""
    from hypothesis import find

    import indicatorkit as ik

    prepared = ik.compile(framework)
    indicators = [item.id for item in framework.indicators]

    def known(case: Mapping[str, Any]) -> bool:
        scored = prepared.score_case(case)
        return sum(scored.level(each) is not None for each in indicators) >= KNOWN

    return lambda: len(find(strategy, known, settings=quiet(5_000)))


def quiet(examples: int) -> Any:
    """So many examples, the same in every run, without any of Hypothesis's own worries."""
    from hypothesis import HealthCheck, settings

    return settings(
        max_examples=examples,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )


def made_framework() -> Any:
    """180 questions under strict indicators, themes of which half must be known, and a whole."""
    from indicatorkit.toml.read import from_dict

    options = [{"id": each, "level": each} for each in ("red", "yellow", "green")]
    levels = [{"id": each["id"]} for each in options]
    theme = [
        {
            "id": f"t{t}",
            "rule": "worst_of",
            "missing": "leave_out",
            "indicator": [
                {
                    "id": f"t{t}i{i}",
                    "rule": "worst_of",
                    "subindicator": [{"id": f"t{t}i{i}q{q}", "answer": "light"} for q in range(QUESTIONS)],
                }
                for i in range(INDICATORS)
            ],
        }
        for t in range(THEMES)
    ]
    reading = from_dict(
        {
            "format": 1,
            "framework": {"id": "made", "version": "1", "status": "example", "nl": "Gemaakt"},
            "scale": {"light": {"worst_to_best": levels}},
            "answer": {"light": {"kind": "choice", "options": options}},
            "theme": theme,
            "result": [{"id": "whole", "rule": "worst_of", "uses": "themes", "missing": "leave_out"}],
        }
    )
    assert reading.framework is not None, reading.issues
    return reading.framework
