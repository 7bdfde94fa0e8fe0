"""Framework files as pytest sees them: an item for each example, each promise, and each property of each node."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from ..expected import Example
from ..framework import Framework
from ..toml.read import Reading, read
from ..verify.verdicts import Verdict
from .claims import Claims, Excepted, Fails, Unknown
from .examples import failing


class FrameworkFile(pytest.File):
    """A framework file. With `facts` every property is looked at, also those that need not hold."""

    def __init__(self, *, facts: bool = False, **more: Any) -> None:
        super().__init__(**more)
        self.facts = facts

    @cached_property
    def reading(self) -> Reading:
        """What reading it gave."""
        return read(self.path)

    @property
    def framework(self) -> Framework:
        """The framework, of a file that can be read."""
        assert self.reading.framework is not None
        return self.reading.framework

    @cached_property
    def claims(self) -> Claims:
        """What is claimed of it."""
        return Claims(self.framework, facts=self.facts)

    def collect(self) -> Iterable[pytest.Item | pytest.Collector]:
        """That it can be read; and if it can, what it says of itself and what must hold of any framework."""
        yield Reads.from_parent(self, name="reads")
        if self.reading.framework is None:
            return
        examples = [*self.framework.examples, *self.framework.more_examples]
        if examples:
            yield Together.from_parent(self, name="example", tests=examples)
        promised: dict[str, list[Verdict]] = {}
        other: dict[str, list[Verdict]] = {}
        for each in self.claims:
            (other if each.promise is None else promised).setdefault(each.claim, []).append(each)
        if promised:
            yield Promises.from_parent(self, name="promise", tests=promised)
        for claim, verdicts in other.items():
            yield Together.from_parent(self, name=claim, tests=verdicts)


class Promises(pytest.Collector):
    """The promises of a file, by property."""

    def __init__(self, *, tests: dict[str, list[Verdict]], **more: Any) -> None:
        super().__init__(**more)
        self.tests = tests

    def collect(self) -> Iterable[pytest.Collector]:
        """One collection for each property."""
        for claim, verdicts in self.tests.items():
            yield Together.from_parent(self, name=claim, tests=verdicts)


class Together(pytest.Collector):
    """Examples, or the verdicts on one property."""

    def __init__(self, *, tests: Sequence[Example | Verdict], **more: Any) -> None:
        super().__init__(**more)
        self.tests = tests

    def collect(self) -> Iterable[pytest.Item]:
        """An item for each, under a name of its own."""
        for name, test in zip(_names(self.tests), self.tests, strict=True):
            kind = Runs if isinstance(test, Example) else Holds
            yield kind.from_parent(self, name=name, test=test)


class Located(pytest.Item):
    """A test that stands somewhere in a framework file."""

    @property
    def file(self) -> FrameworkFile:
        """The file that it stands in."""
        found = self.getparent(FrameworkFile)
        assert found is not None
        return found

    def line(self) -> int | None:
        """The line, from 1."""
        return None

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Where pytest says that it is."""
        line = self.line()
        return self.path, None if line is None else line - 1, "::".join(self.nodeid.split("::")[1:])

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Our own words, which say where and what; a traceback only where the library itself broke down."""
        return str(excinfo.value) if isinstance(excinfo.value, Fails) else super().repr_failure(excinfo, style)


class Reads(Located):
    """The file can be read, and the file of examples beside it."""

    def runtest(self) -> None:
        """Fails with every error in them."""
        reading = self.file.reading
        issues = (*reading.issues, *(reading.beside.issues if reading.beside is not None else ()))
        errors = [each for each in issues if each.severity == "error"]
        if errors:
            raise Fails("\n\n".join(map(str, errors)))


class Runs(Located):
    """An example comes out as it says."""

    def __init__(self, *, test: Example, **more: Any) -> None:
        super().__init__(**more)
        self.example = test

    def line(self) -> int | None:
        """The line of the example; none for one that stands in the file of examples beside this one."""
        if self.example.generated:
            return None
        return self.file.reading.locate(self.example.path, "header").line

    def runtest(self) -> None:
        """Fails with all that comes out otherwise."""
        told = failing(self.file.framework, self.example, self.file.reading)
        if told:
            raise Fails("\n\n".join(told))


class Holds(Located):
    """A property holds of a node."""

    def __init__(self, *, test: Verdict, **more: Any) -> None:
        super().__init__(**more)
        self.verdict = test

    def line(self) -> int | None:
        """The line of the promise, else of the roll-up."""
        return self.file.reading.locate(self.verdict.path, "value").line

    def runtest(self) -> None:
        """Fails with the case; an accepted exception is expected to fail, and what is not known is skipped."""
        try:
            self.file.claims.check(self.verdict)
        except Unknown as unknown:
            raise pytest.skip.Exception(str(unknown)) from None
        except Excepted as excepted:
            raise pytest.xfail.Exception(str(excepted)) from None


def _names(tests: Sequence[Example | Verdict]) -> Iterator[str]:
    """A name for each, no two of them equal, and without what pytest reads as a sign of its own."""
    met: Counter[str] = Counter()
    for test in tests:
        said = test.name("nl") if isinstance(test, Example) else _name(test)
        name = re.sub(r"::+|[\[\]\x00-\x1f\x7f]", " ", said).strip() or "example"
        met[name] += 1
        yield name if met[name] == 1 else f"{name} ({met[name]})"


def _name(verdict: Verdict) -> str:
    """The node; of a fact about a rule by itself that too."""
    return f"{verdict.node} (rule)" if verdict.scope == "rule" and verdict.grade == "fact" else verdict.node
