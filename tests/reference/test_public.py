"""The pages of public names: every name, field, property and method has an entry, and the library says what it is."""

from __future__ import annotations

import inspect
import re
from typing import Any

import pytest

import indicatorkit as ik
from tests.reference.attributes import fields_of
from tests.reference.public import ROOMS, all_pages, text_of

PAGES = {page.file: (page, text_of(page)) for page in all_pages()}
CLASSES = [
    (name, each, text) for page, text in PAGES.values() for name, each in page.names.items() if inspect.isclass(each)
]


def touched(cls: type) -> set[str]:
    """What users may touch, as Python itself lists it: what is ours and does not begin with `_`."""
    found = {
        each.name
        for each in inspect.classify_class_attrs(cls)
        if each.defining_class.__module__.startswith("indicatorkit") and not each.name.startswith(("_", "model_"))
    }
    declared = {name for base in cls.__mro__ for name in vars(base).get("__annotations__", ()) if base is not object}
    return {each for each in found | declared if not each.startswith(("_", "model_"))} - BUILT


BUILT = {name for base in (str, tuple, Exception, object) for name in dir(base)}


def section(text: str, name: str) -> str:
    """What stands on a page about one name."""
    found = re.search(rf"^## `{re.escape(name)}`\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found is not None, name
    return found[1]


def test_every_public_name_has_an_entry() -> None:
    shown = {name for page, _ in PAGES.values() for name in page.names}
    wanted = {f"ik.{name}" for name in ik.__all__ if not inspect.ismodule(getattr(ik, name))}
    wanted |= {f"{before}.{name}" for _, before, room in ROOMS.values() for name in room.__all__}
    assert shown == wanted


@pytest.mark.parametrize(("name", "each"), [item for page, _ in PAGES.values() for item in page.names.items()])
def test_every_public_name_has_a_docstring(name: str, each: Any) -> None:
    assert isinstance(each, int | str) or each.__doc__


@pytest.mark.parametrize(("name", "cls", "text"), CLASSES, ids=[name for name, _, _ in CLASSES])
def test_everything_that_users_may_touch_has_an_entry_and_is_explained(name: str, cls: type, text: str) -> None:
    own, bare = section(text, name), name.rpartition(".")[2]
    for each in touched(cls):
        word = each.lower() if each.isupper() else each
        assert f"| `{word}` |" in own or f"### `{bare}.{each}`\n" in own, each
    assert not [each.name for each in fields_of(cls) if not each.text and not each.named]
    assert not [each for each in touched(cls) if callable(getattr(cls, each, None)) and not getattr(cls, each).__doc__]
    properties = {each: found for each, found in vars(cls).items() if isinstance(found, property)}
    assert not [each for each in touched(cls) if each in properties and not properties[each].__doc__]
