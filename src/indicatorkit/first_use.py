"""A package whose public names are loaded when they are first used, and never hidden by a module of the same name."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import Any


class OnFirstUse(ModuleType):
    """The module of such a package: its `__init__` ends with `sys.modules[__name__].__class__ = OnFirstUse`.

    `__all__` are its public names, `_HOMES` says in which module each is made: relative to the package, or the one for
    all of them. Importing the module `api.load` would otherwise leave a module where the function `api.load` should be.
    """

    def __getattr__(self, name: str) -> Any:
        """A public name, loaded on first use."""
        if name not in self.__dict__["__all__"]:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        found = getattr(import_module(self.__dict__["_HOMES"][name], self.__name__), name)
        super().__setattr__(name, found)
        return found

    def __setattr__(self, name: str, value: object) -> None:
        """Set a name, unless a module would hide what is public."""
        if not (name in self.__dict__["__all__"] and isinstance(value, ModuleType)):
            super().__setattr__(name, value)

    def __reduce__(self) -> tuple[Any, ...]:
        """By its name, as every module: what uses it can be sent to other processes."""
        return import_module, (self.__name__,)

    def __dir__(self) -> list[str]:
        """The public names."""
        return sorted(self.__dict__["__all__"])
