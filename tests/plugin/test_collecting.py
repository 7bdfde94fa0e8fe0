"""Framework files as tests: which are taken, what is run, and what a failure says."""

import xml.etree.ElementTree as ET

import pytest

import indicatorkit.testing.collecting  # once: every run inside would load it again
from tests.plugin.written import BAD, GOOD, OTHER, PLUGIN, UNREADABLE

pytest_plugins = ["pytester"]

assert indicatorkit.testing.collecting


@pytest.fixture(autouse=True)
def in_english(monkeypatch: pytest.MonkeyPatch, pytester: pytest.Pytester) -> None:
    pytester.makeini("[pytest]\n")
    monkeypatch.setenv("INDICATORKIT_LANG", "en")
    monkeypatch.delenv("PYTEST_ADDOPTS", raising=False)


def write(pytester: pytest.Pytester, **files: str) -> None:
    for name, text in files.items():
        path = pytester.path / f"{name.replace('__', '/')}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def collected(pytester: pytest.Pytester, *args: str) -> list[str]:
    """The ids of the items that pytest finds."""
    found = pytester.runpytest(*PLUGIN, "--collect-only", "-q", *args)
    return [line for line in found.outlines if "::" in line]


def files(pytester: pytest.Pytester, *args: str) -> set[str]:
    return {line.partition("::")[0] for line in collected(pytester, *args)}


# ------------------------------------------------------------------------------------------------------------ the items


def test_an_item_for_each_example_promise_and_property(pytester: pytest.Pytester) -> None:
    write(pytester, lights=GOOD)
    assert collected(pytester, "lights.toml") == [
        "lights.toml::reads",
        "lights.toml::example::All   green  really",
        "lights.toml::example::One red",
        "lights.toml::promise::never_regrey::park",
        "lights.toml::known_when_answered::park",
        "lights.toml::inputs_matter::park",
        "lights.toml::monotone::park",
    ]


def test_they_pass(pytester: pytest.Pytester) -> None:
    write(pytester, lights=GOOD)
    pytester.runpytest(*PLUGIN, "lights.toml").assert_outcomes(passed=7)


def test_one_can_be_chosen_by_word_by_mark_and_by_id(pytester: pytest.Pytester) -> None:
    write(pytester, lights=GOOD)
    pytester.makepyfile("def test_nothing(): pass")
    assert collected(pytester, "lights.toml", "-k", "monotone") == ["lights.toml::monotone::park"]
    assert len(collected(pytester, "lights.toml", "-k", "example")) == 2
    assert len(collected(pytester, ".", "--indicatorkit")) == 8
    assert len(collected(pytester, ".", "--indicatorkit", "-m", "indicatorkit", "--strict-markers")) == 7
    chosen = ["lights.toml::promise::never_regrey::park", "lights.toml::example::One red"]
    assert collected(pytester, *chosen) == chosen


def test_facts_are_items_when_they_are_asked_for(pytester: pytest.Pytester) -> None:
    write(pytester, lights=GOOD)
    found = pytester.runpytest(*PLUGIN, "lights.toml", "--indicatorkit-facts", "-rs")
    outcomes = found.parseoutcomes()
    assert outcomes["passed"] > 10
    assert "failed" not in outcomes


def test_names_that_are_equal_get_a_number(pytester: pytest.Pytester) -> None:
    write(pytester, lights=GOOD.replace("One red", "All :: green [really]"))
    assert collected(pytester, "lights.toml", "-k", "example")[1].endswith("::All   green  really (2)")


# --------------------------------------------------------------------------------------------------------- what is told


def test_a_failure_says_where_and_what_without_a_traceback(pytester: pytest.Pytester) -> None:
    write(pytester, lights=BAD)
    found = pytester.runpytest(*PLUGIN, "lights.toml", "-rx")
    found.assert_outcomes(passed=5, failed=3, xfailed=1)
    found.stdout.fnmatch_lines(
        [
            "*lights.toml:35:*: error: the example expects `green` of `park`; what comes out: `red`*",
            "*grey_if_any_missing::park*",
            "*stands in *lights.toml:3?:*",
            "*outcome: Green",
            "*[[[]example]]",
            '*answers = { * = "green" }',
            "XFAIL *never_revised::park - one season of trial",
        ]
    )
    told = found.stdout.str()
    assert "Traceback" not in told
    assert "def " not in told


def test_the_examples_beside_a_framework_are_tests_of_it(pytester: pytest.Pytester) -> None:
    head = 'format = 1\n[framework]\nid = "lights"\n[[example]]\nen = "beside"\n'
    head += 'answers = { trees = "red", pond = "red" }\n'
    write(pytester, lights=GOOD)
    beside = pytester.path / "lights.examples.toml"
    beside.write_text(head + 'expect = { park = "green" }\n', "utf-8")
    assert "lights.toml::example::beside" in collected(pytester, "lights.toml")
    assert files(pytester, ".") <= {"lights.toml"}
    found = pytester.runpytest(*PLUGIN, "lights.toml")
    found.assert_outcomes(passed=7, failed=1)
    found.stdout.fnmatch_lines(["*lights.examples.toml:7:*: error: the example expects `green` of `park`*"])
    beside.write_text(head.replace("trees", "shrubs"), "utf-8")
    found = pytester.runpytest(*PLUGIN, "lights.toml", "-k", "reads")
    found.assert_outcomes(failed=1, deselected=6)
    found.stdout.fnmatch_lines(["*lights.examples.toml:6:*shrubs*"])


def test_an_exception_that_is_not_needed_fails(pytester: pytest.Pytester) -> None:
    write(pytester, lights=BAD)
    found = pytester.runpytest(*PLUGIN, "lights.toml", "-k", "promise and monotone")
    found.assert_outcomes(failed=1, deselected=8)
    found.stdout.fnmatch_lines(["*The exception is no longer needed*"])


def test_what_cannot_be_read_is_one_item_with_every_error(pytester: pytest.Pytester) -> None:
    write(pytester, lights=UNREADABLE)
    found = pytester.runpytest(*PLUGIN, "lights.toml")
    found.assert_outcomes(failed=1)
    found.stdout.fnmatch_lines(
        ["*lights.toml:20:*: error: `wurst_of` cannot stand here*", "*did you mean `worst_of`?*"]
    )


def test_a_report_in_xml_has_the_same_tests_and_texts(pytester: pytest.Pytester) -> None:
    write(pytester, lights=BAD)
    pytester.runpytest(*PLUGIN, "lights.toml", "--junitxml=report.xml")
    cases = list(ET.parse(pytester.path / "report.xml").iter("testcase"))
    failed = {f"{each.get('classname')}.{each.get('name')}": each.find("failure") for each in cases}
    told = {name: str(each.text) for name, each in failed.items() if each is not None}
    assert len(cases) == 9
    assert told.keys() == {
        "lights.toml.example.One red",
        "lights.toml.promise.monotone.park",
        "lights.toml.promise.grey_if_any_missing.park",
    }
    assert "lights.toml:35" in told["lights.toml.example.One red"]


def test_a_worker_finds_the_same_tests(pytester: pytest.Pytester) -> None:
    """Also where nothing is named: a worker is told everything by name."""
    pytest.importorskip("xdist")
    write(pytester, lights=BAD, set__lights=GOOD)
    pytester.makeini("[pytest]\nindicatorkit_frameworks = set/*.toml\n")
    pytester.runpytest_subprocess(*PLUGIN, "-n", "1").assert_outcomes(passed=7)


# ----------------------------------------------------------------------------------------------------- which are taken


def test_a_folder_that_is_named_gives_the_frameworks_right_in_it(pytester: pytest.Pytester) -> None:
    write(pytester, frameworks__lights=GOOD, frameworks__old__older=GOOD, frameworks__pyproject=OTHER)
    assert files(pytester, "frameworks") == {"frameworks/lights.toml"}


def test_a_folder_with_tests_in_python_gives_none(pytester: pytest.Pytester) -> None:
    """What a test reads is not what was asked for."""
    write(pytester, tests__lights=GOOD, tests__data__lights=GOOD)
    (pytester.path / "tests" / "test_it.py").write_text("def test_it(): pass\n")
    assert files(pytester, "tests") == {"tests/test_it.py"}
    assert files(pytester, "tests", "--indicatorkit") == {
        "tests/test_it.py",
        "tests/lights.toml",
        "tests/data/lights.toml",
    }


def test_where_nothing_is_named_nothing_is_taken(pytester: pytest.Pytester) -> None:
    write(pytester, lights=GOOD, frameworks__lights=GOOD)
    pytester.makepyfile("def test_nothing(): pass")
    assert files(pytester) == {"test_where_nothing_is_named_nothing_is_taken.py"}


def test_what_the_setting_names_is_always_taken(pytester: pytest.Pytester) -> None:
    write(pytester, frameworks__lights=GOOD, frameworks__other=GOOD, more__lights=GOOD)
    (pytester.path / "tests").mkdir()
    (pytester.path / "tests" / "test_it.py").write_text("def test_it(): pass\n")
    pytester.makeini("[pytest]\ntestpaths = tests\nindicatorkit_frameworks = frameworks/l*.toml more/*.toml\n")
    assert files(pytester) == {"tests/test_it.py", "frameworks/lights.toml", "more/lights.toml"}
    assert files(pytester, "tests") == {"tests/test_it.py"}
    pytester.makeini("[pytest]\nindicatorkit_frameworks = frameworks/*.toml\n")
    found = collected(pytester)
    assert len(found) == len(set(found)) == 15


@pytest.mark.parametrize(
    ("name", "text"),
    [("pyproject", OTHER), ("lights.examples", "[[example]]\nanswers = {}\n"), ("half", "format = 1\n")],
)
def test_other_files_are_left_alone(pytester: pytest.Pytester, name: str, text: str) -> None:
    (pytester.path / f"{name}.toml").write_text(text)
    found = pytester.runpytest(*PLUGIN, f"{name}.toml")
    assert found.ret == pytest.ExitCode.USAGE_ERROR


def test_without_the_plugin_nothing_is_taken(pytester: pytest.Pytester) -> None:
    write(pytester, lights=GOOD)
    found = pytester.runpytest("-p", "no:indicatorkit", "lights.toml")
    assert found.ret == pytest.ExitCode.USAGE_ERROR


# ------------------------------------------------------------------------------------------------------------- its cost


def test_a_run_without_frameworks_does_not_load_the_library(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import sys

        def test_it():
            assert "indicatorkit_pytest" in sys.modules
            assert not [name for name in sys.modules if name.partition(".")[0] in ("indicatorkit", "hypothesis")]
        """
    )
    (pytester.path / "other.toml").write_text(OTHER)
    pytester.runpytest_subprocess(*PLUGIN, "-p", "no:cov").assert_outcomes(passed=1)


# ------------------------------------------------------------------------------------------------------------- fixtures


def test_the_fixtures_give_the_framework_and_score_it(pytester: pytest.Pytester) -> None:
    write(pytester, lights=GOOD)
    pytester.makepyfile(
        """
        import pytest

        @pytest.mark.framework("lights.toml")
        def test_by_mark(framework, score_case):
            assert framework.id == "lights"
            assert score_case({"trees": "green", "pond": "red"}).level("park") == "red"

        @pytest.mark.framework("nad")
        def test_shipped(framework):
            assert framework.id == "nad"

        class TestIt:
            framework = "lights.toml"

            def test_by_class(self, framework):
                assert framework.id == "lights"

        def test_by_setting(framework, score_case):
            assert score_case({}).is_grey("park")
        """
    )
    pytester.makeini("[pytest]\nindicatorkit_frameworks = *.toml\n")
    found = pytester.runpytest(*PLUGIN, "--strict-markers", "test_the_fixtures_give_the_framework_and_score_it.py")
    found.assert_outcomes(passed=4)
    pytester.makeini("[pytest]\n")
    found = pytester.runpytest(*PLUGIN, "-k", "by_setting")
    found.stdout.fnmatch_lines(["*which framework? mark the test with @pytest.mark.framework*"])
