"""Data classes that are quickly made: as those of `dataclasses`, but a method is written when it is first called.

`dataclasses` writes and compiles six methods for each class when its module is imported: for some two hundred classes
that is a fifth of a short command, and most of those classes are never made one of. Here the standard library finds the
fields and makes the slots; `__init__`, `__eq__` and `__hash__` wait until somebody asks for them, and the others, which
look nothing up quickly, are shared. To type checkers it is the decorator of the standard library itself.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import MISSING, Field, FrozenInstanceError, fields
from functools import cache
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any, Final

__all__ = ["dataclass", "replace"]

if TYPE_CHECKING:
    from dataclasses import dataclass, replace
else:
    from dataclasses import dataclass as with_fields

    def dataclass(
        *,
        frozen: bool = False,
        slots: bool = False,
        eq: bool = True,
        repr: bool = True,  # noqa: A002  # as there
    ) -> Callable[[type], type]:
        """A decorator that makes a class a data class; what it defines itself, it keeps."""

        def made(cls: type) -> type:
            own = {name for name, value in vars(cls).items() if value is not None}
            found = with_fields(init=False, repr=False, eq=False, slots=slots)(cls)
            methods = dict(_methods(found, frozen=frozen, eq=eq, repr_=repr))
            if frozen and slots:
                methods |= {"__getstate__": _state, "__setstate__": _restored}
            for name, method in methods.items():
                if name not in own:
                    setattr(found, name, method)
            return found

        return made

    def replace(one: Any, /, **changes: Any) -> Any:
        """The same with other values in some fields: as that of `dataclasses`, in half of its time."""
        return _replaced(one.__class__)(one, **changes)


@cache
def _replaced(cls: type) -> Any:
    """Makes another of this class out of one of it."""
    names = [field.name for field in fields(cls)]
    values = ", ".join(f"{name}=_one.{name} if {name} is _new else {name}" for name in names)
    taken = ["_one", "/", *(f"{name}=_new" for name in names)]
    return _written(cls, "replace", taken, [f"return _cls({values})"], {"_cls": cls, "_new": _NEW})


def _methods(cls: type, *, frozen: bool, eq: bool, repr_: bool) -> Iterable[tuple[str, Any]]:
    yield "__init__", _Awaited(cls, "__init__", _init)
    if repr_:
        yield "__repr__", _repr
    if frozen:
        yield from (("__setattr__", _assigned), ("__delattr__", _deleted))
    if eq:
        yield "__eq__", _Awaited(cls, "__eq__", _eq)
        yield "__hash__", _Awaited(cls, "__hash__", _hash) if frozen else None


class _Awaited:
    """A method of a class that is written when it is first looked up, and then stands there itself."""

    __slots__ = ("cls", "name", "write")

    def __init__(self, cls: type, name: str, write: Callable[[type], Any]) -> None:
        self.cls, self.name, self.write = cls, name, write

    def __get__(self, one: object, owner: type | None = None) -> Any:
        method = self.write(self.cls)
        method.__qualname__ = f"{self.cls.__qualname__}.{self.name}"
        setattr(self.cls, self.name, method)
        return method.__get__(one, owner)


def _init(cls: type) -> Any:
    """`__init__`, which sets each field by its slot: half the time of `object.__setattr__`."""
    taken, lines, known = ["self"], ["pass"], {"_new": _NEW, "_set": object.__setattr__}
    for field in fields(cls):
        name = value = field.name
        if field.default_factory is not MISSING:
            known[f"_make_{name}"] = field.default_factory
            value = f"_make_{name}() if {name} is _new else {name}"
        known[f"_default_{name}"] = field.default
        taken.append(name + _default(field))
        setter = getattr(getattr(cls, name, None), "__set__", None)
        if setter is None:  # without slots
            lines.append(f"_set(self, {name!r}, {value})")
        else:
            known[f"_set_{name}"] = setter
            lines.append(f"_set_{name}(self, {value})")
    found = _written(cls, "__init__", taken, lines, known)
    found.__annotations__ = {**{field.name: field.type for field in fields(cls)}, "return": None}
    return found


class _New:
    """Stands for a value that is made anew each time."""

    def __repr__(self) -> str:
        """As `dataclasses` shows it."""
        return "<factory>"


_NEW: Final = _New()


def _default(field: Field[Any]) -> str:
    if field.default_factory is not MISSING:
        return "=_new"
    return "" if field.default is MISSING else f"=_default_{field.name}"


def _eq(cls: type) -> Any:
    names = [field.name for field in fields(cls) if field.compare]
    mine, other = (_tuple(one, names) for one in ("self", "other"))
    same = f"return {mine} == {other} if other.__class__ is self.__class__ else NotImplemented"
    return _written(cls, "__eq__", ["self", "other"], [same], {})


def _hash(cls: type) -> Any:
    names = [field.name for field in fields(cls) if (field.compare if field.hash is None else field.hash)]
    return _written(cls, "__hash__", ["self"], [f"return hash({_tuple('self', names)})"], {})


def _tuple(of: str, names: Iterable[str]) -> str:
    return f"({''.join(f'{of}.{name}, ' for name in names)})"


def _written(cls: type, name: str, taken: Iterable[str], lines: Iterable[str], known: dict[str, Any]) -> Any:
    """The function of these lines, with what they know by name, in the module of the class.

    Nothing but names of fields of our own classes goes into it, as with `dataclasses`.
    """
    body = "".join(f"  {line}\n" for line in lines)
    made: dict[str, Any] = {}
    text = f"def _made({', '.join(known)}):\n def {name}({', '.join(taken)}):\n{body} return {name}"
    exec(text, vars(sys.modules[cls.__module__]), made)  # noqa: S102  # as said above
    return made["_made"](**known)


@recursive_repr()
def _repr(self: Any) -> str:
    shown = (f"{field.name}={getattr(self, field.name)!r}" for field in fields(self) if field.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _assigned(_self: object, name: str, _value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _deleted(_self: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    """What is pickled: the values of all fields, in their order."""
    return [getattr(self, field.name) for field in fields(self)]


def _restored(self: Any, state: Iterable[Any]) -> None:
    for field, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)
