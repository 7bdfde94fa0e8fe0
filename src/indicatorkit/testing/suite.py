"""A class of tests for one framework: derive from it, name the file, and add properties of your own."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Mapping
from functools import wraps
from pathlib import Path
from typing import Any, ClassVar, TypeAlias

import hypothesis
import pytest
from hypothesis import strategies as st

from ..api.load import load
from ..expected import Example
from ..framework import Framework
from ..strategies import answer_more, answers, one_worse
from ..strategies.pairs import Worse
from ..verify.verdicts import Verdict
from .claims import Accepted, Claims, Excepted, Fails, Unknown
from .examples import failing
from .golden import Stored, stored, wrong
from .scored import Scored, scored

Given: TypeAlias = str | Callable[[Framework], st.SearchStrategy[Any]]

DRAWN: Mapping[str, Callable[..., st.SearchStrategy[Any]]] = {
    "answers": answers,
    "answer_more": answer_more,
    "one_worse": one_worse,
}


class FrameworkSuite:
    """Tests of one framework: its examples, its promises, what must hold of any, stored cases, and your own.

    `framework` is a path beside the file of the class, the id of a shipped framework, or a framework. `require` are
    properties that must hold of every node, beyond what the file promises; `accept` says for a node and a property why
    it need not hold, and fails where it does. `golden` is a CSV file with stored cases (`indicatorkit.testing.golden`).
    """

    framework: ClassVar[str | Path | Framework]
    require: ClassVar[Collection[str]] = ()
    accept: ClassVar[Accepted] = {}
    golden: ClassVar[str | Path | None] = None

    def __init_subclass__(cls, **more: object) -> None:
        """Leave out the tests for which this suite has nothing."""
        super().__init_subclass__(**more)
        if cls.golden is None:
            cls.test_golden = None  # type: ignore[assignment,method-assign]  # so that pytest does not collect it
        if not cls.accept:
            cls.test_exceptions = None  # type: ignore[assignment,method-assign]  # the same

    @classmethod
    def loaded(cls) -> Framework:
        """The framework, loaded once."""
        if isinstance(cls.framework, Framework):
            return cls.framework
        if "_loaded" not in cls.__dict__:
            cls._loaded = load(cls._beside(cls.framework))
        return cls._loaded

    _loaded: ClassVar[Framework]

    @classmethod
    def claims(cls) -> Claims:
        """What is claimed of it, proved once."""
        if "_claims" not in cls.__dict__:
            cls._claims = Claims(cls.loaded(), cls.require, cls.accept)
        return cls._claims

    _claims: ClassVar[Claims]

    @classmethod
    def _beside(cls, named: str | Path) -> str | Path:
        """A file beside that of the class, where there is one; else what was named."""
        here = getattr(sys.modules.get(cls.__module__), "__file__", None)
        beside = Path(here).parent / named if here else Path(named)
        return beside if beside.is_file() else named

    # --------------------------------------------------------------------------------------------- what pytest is told

    @classmethod
    def pytest_generate_tests(cls, metafunc: pytest.Metafunc) -> None:
        """One test for each claim and node, each example, each stored case."""
        test = metafunc.function.__name__
        if test == "test_claim":
            claims = list(cls.claims())
            metafunc.parametrize("claim", claims, ids=[f"{each.claim}-{each.node}" for each in claims])
        if test == "test_example":
            examples = (*cls.loaded().examples, *cls.loaded().more_examples)
            metafunc.parametrize("example", examples, ids=[each.name("en") for each in examples])
        if test == "test_golden" and cls.golden is not None:
            cases = stored(Path(cls._beside(cls.golden)))
            metafunc.parametrize("case", cases, ids=[each.name for each in cases])

    def test_claim(self, claim: Verdict) -> None:
        """A property of a node: proved, and then tried."""
        told: Exception | None = None
        try:
            self.claims().check(claim)
        except (Fails, Unknown, Excepted) as what:
            told = what
        match told:  # outside the handler, or pytest would show both what was raised here and what is raised below
            case Fails():
                pytest.fail(str(told), pytrace=False)
            case Unknown():
                pytest.skip(str(told))
            case Excepted():
                pytest.xfail(str(told))

    def test_example(self, example: Example) -> None:
        """An example of the framework file."""
        told = failing(self.loaded(), example)
        if told:
            pytest.fail("\n\n".join(told), pytrace=False)

    def test_golden(self, case: Stored) -> None:
        """A stored case."""
        told = list(wrong(self.loaded(), case))
        if told:
            pytest.fail("\n".join(told), pytrace=False)

    def test_exceptions(self) -> None:
        """What is accepted is of a node and a property that are looked at."""
        strange = self.claims().strange()
        assert not strange, f"nobody claims this, so nothing need be accepted: {strange}"


# ------------------------------------------------------------------------------------------------------ your own tests


def prop(
    given: Given = "answers", *, wave: str | None = None, max_examples: int | None = None
) -> Callable[[Callable[..., None]], Callable[[Any], None]]:
    """Make a method of a suite a property: it must hold for whatever is drawn.

    `given` is `"answers"` (the method gets one scored situation), `"answer_more"` or `"one_worse"` (it gets two: before
    and after), or a function from the framework to a strategy of answers, such as
    `lambda fw: from_outcome(fw, "overall", "green")`. Settings of Hypothesis count as for any test.
    """

    def decorate(test: Callable[..., None]) -> Callable[[Any], None]:
        @wraps(test)
        def run(self: Any) -> None:
            __tracebackhide__ = True
            drawn = _drawn(self.loaded(), given, wave)
            limited = hypothesis.settings() if max_examples is None else hypothesis.settings(max_examples=max_examples)

            def holds(case: tuple[Scored, ...] | Scored) -> None:
                __tracebackhide__ = True
                test(self, *([case] if isinstance(case, Scored) else case))

            holds.__name__ = test.__name__
            limited(hypothesis.given(case=drawn)(holds))()

        del run.__wrapped__  # or pytest would ask for fixtures by the names of its cases
        return run

    return decorate


def _drawn(framework: Framework, given: Given, wave: str | None) -> st.SearchStrategy[tuple[Scored, ...] | Scored]:
    """What is drawn, scored: a situation by itself, or several together."""
    if callable(given):
        raw = given(framework)
    elif given in DRAWN:
        raw = DRAWN[given](framework, wave=wave)
    else:
        raise ValueError(f"nothing is drawn by the name of {given!r}; there are: {', '.join(DRAWN)}, or a function")

    def score(found: Any) -> tuple[Scored, ...] | Scored:
        if isinstance(found, Mapping):
            return scored(framework, found, wave)
        cases = (found.before, found.after) if isinstance(found, Worse) else found
        return tuple(scored(framework, each, wave) for each in cases if isinstance(each, Mapping))

    return raw.map(score)
