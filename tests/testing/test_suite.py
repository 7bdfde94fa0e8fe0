"""A suite of tests for one framework in Python: what it runs, what it asks, and what it stores."""

from pathlib import Path
from textwrap import dedent, indent

import pytest

import indicatorkit.testing
from tests.plugin.written import BAD, GOOD, PLUGIN

pytest_plugins = ["pytester"]

assert indicatorkit.testing

HEAD = """
    from indicatorkit.strategies import boundary, from_outcome
    from indicatorkit.testing import FrameworkSuite, prop

    class TestLights(FrameworkSuite):
        framework = "lights.toml"
"""


@pytest.fixture(autouse=True)
def in_english(monkeypatch: pytest.MonkeyPatch, pytester: pytest.Pytester) -> None:
    pytester.makeini("[pytest]\n")
    monkeypatch.setenv("INDICATORKIT_LANG", "en")
    monkeypatch.delenv("PYTEST_ADDOPTS", raising=False)


def run(pytester: pytest.Pytester, body: str = "", *args: str, framework: str = GOOD, **files: str) -> pytest.RunResult:
    """The outcome of a suite with this body, for a framework beside it."""
    (pytester.path / "lights.toml").write_text(framework, "utf-8")
    for name, text in files.items():
        (pytester.path / f"{name}.csv").write_text(text, "utf-8")
    pytester.makepyfile(test_lights=HEAD + indent(dedent(body), 8 * " "))
    return pytester.runpytest(*PLUGIN, "-p", "no:cacheprovider", *args)


def test_it_runs_what_a_file_runs(pytester: pytest.Pytester) -> None:
    found = run(pytester, "", "-v")
    found.assert_outcomes(passed=6)
    found.stdout.fnmatch_lines(["*TestLights::test_claim[[]monotone-park]*", "*TestLights::test_example[[]One red]*"])


def test_a_failure_is_told_in_our_words(pytester: pytest.Pytester) -> None:
    found = run(pytester, framework=BAD)
    found.assert_outcomes(passed=4, failed=3, xfailed=1)
    found.stdout.fnmatch_lines(["*outcome: Green*", "*lights.toml:35:*the example expects `green` of `park`*"])
    assert "Traceback" not in found.stdout.str()


def test_more_can_be_required_and_exceptions_accepted(pytester: pytest.Pytester) -> None:
    run(pytester, "require = {'no_idle_grey'}\n").assert_outcomes(passed=6, failed=1)
    body = "require = {'no_idle_grey'}\naccept = {('park', 'no_idle_grey'): 'the published rule'}\n"
    run(pytester, body).assert_outcomes(passed=7, xfailed=1)


def test_an_exception_that_is_not_needed_fails(pytester: pytest.Pytester) -> None:
    found = run(pytester, "accept = {('park', 'monotone'): 'so it was'}\n")
    found.assert_outcomes(passed=6, failed=1)
    found.stdout.fnmatch_lines(["*The exception is no longer needed*"])
    found = run(pytester, "accept = {('pork', 'monotone'): 'so it was'}\n")
    found.assert_outcomes(passed=6, failed=1)
    found.stdout.fnmatch_lines(["*nobody claims this, so nothing need be accepted: *pork*"])


def test_stored_cases_are_scored(pytester: pytest.Pytester) -> None:
    cases = (
        "name;trees;pond;expect:park\n"
        "all is well;green;Green;green\n"
        "label;red;green;Red\n"
        "open;green;;grey\n"
        "why;green;;grey (missing_inputs)\n"
        "nothing expected;;;\n"
        "wrong;green;green;red\n"
        "unreadable;purple;green;grey\n"
    )
    found = run(pytester, "golden = 'cases.csv'\n", "-k", "golden", cases=cases)
    found.assert_outcomes(passed=5, failed=2, deselected=6)
    found.stdout.fnmatch_lines(
        ["*cases.csv:7: `wrong`: `park` must be red, and is green", "*cases.csv:8: *purple*"], consecutive=False
    )


def test_stored_numbers_and_waves(pytester: pytest.Pytester) -> None:
    framework = GOOD.replace('en      = "Lights"', 'en = "Lights"\nwaves = ["w1", "w2"]').replace(
        'rule = "worst_of"', 'rule = "count"\nwhere = "green"\napplies_if = { wave = "w2" }'
    )
    framework = framework[: framework.index("[[example]]")]
    cases = "wave,trees,pond,expect:park\nw2,green,green,2\nw1,green,green,not_applicable\nw2,green,green,3\n"
    found = run(pytester, "golden = 'cases.csv'\n", "-k", "golden", framework=framework, cases=cases)
    found.assert_outcomes(passed=2, failed=1, deselected=found.parseoutcomes()["deselected"])


def test_properties_of_your_own(pytester: pytest.Pytester) -> None:
    body = """
        @prop()
        def test_green_needs_all(self, s):
            assert s.level("park") != "green" or s.count("green", among=["trees", "pond"]) == 2

        @prop(given="answer_more")
        def test_more_is_never_less_known(self, fewer, more):
            assert fewer.is_grey("park") or not more.is_grey("park")

        @prop(given="one_worse", max_examples=20)
        def test_worse_is_no_better(self, before, after):
            if before.rank("park") is not None and after.rank("park") is not None:
                assert after.rank("park") <= before.rank("park")

        @prop(given=lambda fw: from_outcome(fw, "park", "green"))
        def test_what_is_drawn_for_an_outcome(self, s):
            assert (s.outcome("park"), s.number("park"), s.reason("park")) == ("green", None, None)
            assert s.count("green") == 1

        @prop(given=lambda fw: boundary(fw, "park"))
        def test_edges(self, here, there):
            assert here.outcome("park") != there.outcome("park")
"""
    run(pytester, body, "-k", "not claim and not example").assert_outcomes(passed=5, deselected=6)


def test_a_property_that_fails_shows_the_answers(pytester: pytest.Pytester) -> None:
    body = """
        @prop()
        def test_never_red(self, s):
            assert s.level("park") != "red"

        @prop(given="tea_leaves")
        def test_nothing(self, s):
            pass
"""
    found = run(pytester, body, "-k", "never_red or nothing")
    found.assert_outcomes(failed=2, deselected=6)
    found.stdout.fnmatch_lines(["*: test_never_red(*"])
    found.stdout.fnmatch_lines(
        ["*nothing is drawn by the name of 'tea_leaves'; there are: answers, answer_more, one_worse*"]
    )
    assert "'red'" in found.stdout.str()


def test_a_framework_can_be_given_as_it_is(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import indicatorkit as ik
        from indicatorkit.testing import FrameworkSuite

        class TestShipped(FrameworkSuite):
            framework = ik.load("beschermd_thuis")

        class TestNamed(FrameworkSuite):
            framework = "beschermd_thuis"
        """
    )
    found = pytester.runpytest(*PLUGIN, "--collect-only", "-q")
    lines = [line for line in found.outlines if "::" in line]
    assert [line.partition("::")[2].partition("::")[2] for line in lines if "Shipped" in line] == [
        line.partition("::")[2].partition("::")[2] for line in lines if "Named" in line
    ]
    assert len(lines) > 20


def test_the_examples_of_a_framework_without_a_file_are_told_without_a_line() -> None:
    from indicatorkit.testing.examples import failing
    from tests.loading import made

    framework = made(
        step=[{"id": "a", "answer": "light"}],
        example=[{"en": "wrong", "answers": {"a": "red"}, "expect": {"a": "green"}}],
    )
    (told,) = failing(framework, framework.examples[0])
    assert "green" in told
    assert not Path(told.partition(":")[0]).is_file()
