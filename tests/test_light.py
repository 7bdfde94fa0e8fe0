"""Light data classes: what those of the standard library do, with methods that wait until they are called."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
import re
from dataclasses import FrozenInstanceError, field
from pathlib import Path

import pytest

import indicatorkit
from indicatorkit.light import dataclass, replace


@dataclass(frozen=True, slots=True)
class Point:
    """A place."""

    x: int
    y: int = 0
    names: list[str] = field(default_factory=list, compare=False)
    hidden: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Farther(Point):
    """A place with one thing more."""

    z: int = 0


@dataclass(frozen=True)
class Loose:
    """Without slots, and with a way of its own to be shown."""

    x: int

    def __repr__(self) -> str:
        return f"x = {self.x}"


@dataclass(slots=True)
class Open:
    """May be changed, so it has no hash."""

    x: int


@dataclass(frozen=True, slots=True)
class Empty:
    """Nothing at all."""


def test_fields_are_set_by_place_by_name_and_by_default() -> None:
    assert Point(1) == Point(x=1, y=0) != Point(1, 1)
    assert Point(1, names=["a"]) == Point(1), "what is not compared makes no difference"
    assert Point(1).names is not Point(1).names, "each has a list of its own"
    assert Farther(1, z=2).z == 2
    assert Empty() == Empty()
    with pytest.raises(TypeError, match=re.escape("Point.__init__() missing 1 required positional argument: 'x'")):
        Point()  # type: ignore[call-arg]


def test_it_is_equal_to_its_own_kind_only() -> None:
    assert Point(1) != Farther(1)
    assert Point(1) != (1, 0)
    assert len({Point(1), Point(1, 0), Farther(1)}) == 2
    with pytest.raises(TypeError, match="unhashable"):
        hash(Open(1))


def test_it_shows_its_fields_unless_it_says_how_to_show_it() -> None:
    assert repr(Farther(1, hidden="no")) == "Farther(x=1, y=0, names=[], z=0)"
    assert repr(Loose(1)) == "x = 1"


@pytest.mark.parametrize("one", [Point(1), Loose(1), Farther(1)])
def test_what_is_frozen_stays_as_it_is(one: Point) -> None:
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'x'"):
        one.x = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'x'"):
        del one.x
    opened = Open(1)
    opened.x = 2
    assert opened == Open(2)


@pytest.mark.parametrize("one", [Point(1, 2, ["a"], "b"), Loose(1), Farther(1, z=3), Open(1), Empty()])
def test_it_is_copied_pickled_and_replaced(one: object) -> None:
    assert pickle.loads(pickle.dumps(one)) == copy.deepcopy(one) == dataclasses.replace(one) == one  # type: ignore[type-var]


def test_whoever_asks_sees_how_it_is_made() -> None:
    assert str(inspect.signature(Farther)).startswith("(x: 'int', y: 'int' = 0, names: 'list[str]' = <factory>")
    assert inspect.isfunction(Farther.__init__)
    assert inspect.isfunction(Farther.__hash__)
    assert Farther.__match_args__ == ("x", "y", "names", "hidden", "z")


def test_a_method_waits_until_it_is_called_and_is_written_once() -> None:
    @dataclass(frozen=True, slots=True)
    class Waiting:
        x: int

    assert type(vars(Waiting)["__init__"]).__name__ == "_Awaited"
    one = Waiting(1)
    assert inspect.isfunction(vars(Waiting)["__init__"])
    assert type(vars(Waiting)["__hash__"]).__name__ == "_Awaited"
    assert hash(one) == hash(Waiting(1))
    assert inspect.isfunction(vars(Waiting)["__hash__"])


def test_with_other_values_in_some_fields_it_is_what_the_standard_library_makes_of_it() -> None:
    far = Farther(1, 2, ["a"], "h", 3)
    for one, changes in (
        (far, {"y": 5, "z": 0}),
        (far, {}),
        (far, {"names": None}),
        (Loose(1), {"x": 2}),
        (Empty(), {}),
    ):
        found = replace(one, **changes)
        assert found == dataclasses.replace(one, **changes)
        assert found.__class__ is one.__class__ and found is not one
    assert replace(far, x=9).names is far.names
    with pytest.raises(TypeError, match="colour"):
        replace(far, colour="red")


def test_every_data_class_of_the_library_is_light() -> None:
    room = Path(indicatorkit.__file__).parent
    slow = re.compile(r"^\s*from dataclasses import .*\bdataclass\b", re.MULTILINE)
    found = [file for file in room.rglob("*.py") if slow.search(file.read_text("utf-8"))]
    assert found == [room / "light.py"]
