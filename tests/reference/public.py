"""The pages with every public name: how it is called, and all that its docstring says; its fields and methods too."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

import indicatorkit as ik
import indicatorkit.spark
import indicatorkit.strategies
import indicatorkit.testing
from tests.reference.attributes import Field, fields_of, functions_of, getter
from tests.reference.docstrings import markdown
from tests.reference.headings import slug
from tests.reference.signatures import signature, written
from tests.reference.tables import MODELS, OF_MODELS, keys_of
from tests.reference.types import Alias, behind, resolved, spoken_of

OVERVIEW = Path(__file__).parents[2] / "docs" / "python.md"
ROOMS = {
    "Tests of frameworks": ("testing.md", "testing", indicatorkit.testing),
    "Strategies for Hypothesis": ("strategies.md", "strategies", indicatorkit.strategies),
    "Spark": ("spark.md", "ik.spark", indicatorkit.spark),
}
"""Rooms with public names of their own: the title of their page, its file, and what stands before each name."""


@dataclass(frozen=True)
class Page:
    """One page: its title, its file, what is said before the names, and the names with what they stand for."""

    title: str
    file: str
    intro: str
    names: dict[str, Any]


def all_pages() -> Iterator[Page]:
    """A page for each section of the overview, then one for each room."""
    text = OVERVIEW.read_text("utf-8")
    for title, section in re.findall(r"^## ([^\n]+)\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL):
        names = re.findall(r"^\| \[?`ik\.(\w+)", section, re.MULTILINE)
        if names:
            own = {f"ik.{name}": getattr(ik, name) for name in names if not inspect.ismodule(getattr(ik, name))}
            yield Page(title, f"{slug(title)}.md", "", own)
    for title, (file, before, room) in ROOMS.items():
        yield Page(
            title, file, markdown(room.__doc__), {f"{before}.{name}": getattr(room, name) for name in room.__all__}
        )


def text_of(page: Page) -> str:
    """The page as Markdown."""
    parts = [f"# {page.title}", page.intro] if page.intro else [f"# {page.title}"]
    for name, each in page.names.items():
        parts += entry(name, each)
    return "\n\n".join(parts) + "\n"


def types_page(pages: Iterable[Page]) -> str:
    """The page with the types that the others speak of: what results are made of, and names of types."""
    classes, named = behind({name: each for page in pages for name, each in page.names.items()})
    parts = [
        f"# {TYPES}",
        SAID_OF_TYPES,
        f"## {NAMES_OF_TYPES}",
        "| name | first in | stands for | |\n|---|---|---|---|",
    ]
    for each, of in sorted(named, key=lambda each: (each[0].name, each[0].value)):
        parts[-1] += f"\n| `{each.name}` | `{of}` | {as_code(each.value)} | {in_a_cell(each.text)} |"
    for name, cls in sorted(classes, key=lambda each: each[0]):
        parts += [f"## {name}", *entry_of_class(cls.__name__, cls)]
    return "\n\n".join(parts) + "\n"


TYPES, NAMES_OF_TYPES = "What results are made of", "Names of types"
SAID_OF_TYPES = (
    "What signatures and fields of public names speak of, and is none itself. It has no name in `ik`: you get it, and "
    "read it. What has `of` behind its name is one of two with the same name."
)


SAID_OF_ALL = (
    "What `import indicatorkit as ik` offers, in full: signatures with types, and all that `help` says. "
    "[The Python interface](../python.md) has the same names in one line each, with the first steps. What is not on "
    "these pages is inner and may change without notice, as is what begins with `_` or is called *Inner*."
)


def index() -> str:
    """The page that leads to all of them."""
    lines = ["| page | names |", "|---|---|"]
    for page in all_pages():
        links = " · ".join(f"[`{name}`]({page.file}#{slug(name)})" for name in page.names)
        lines.append(f"| [{page.title}]({page.file}) | {links} |")
    lines.append(f"| [{TYPES}](types.md) | classes that are only given back, and the names of types |")
    return "\n\n".join(["# Every public name", SAID_OF_ALL, "\n".join(lines)]) + "\n"


# -------------------------------------------------------------------------------------------------------------- entries


def entry(name: str, each: Any) -> Iterator[str]:
    """A name with all there is to it."""
    yield f"## `{name}`"
    if inspect.isclass(each):
        yield from entry_of_class(name.rpartition(".")[2], each)
    elif callable(each):
        yield f"```py\n{signature(name, each)}\n```"
        yield markdown(each.__doc__)
        yield from pointers(each)
    else:
        yield f"`{type(each).__name__}`. {said_of_constants()[name]}"


def said_of_constants() -> dict[str, str]:
    """What has no docstring of its own is said by the overview alone."""
    return dict(re.findall(r"^\| `(ik\.\w+)` \| (.+) \|$", OVERVIEW.read_text("utf-8"), re.MULTILINE))


def entry_of_class(name: str, cls: type) -> Iterator[str]:
    """A class: what it is, how it is made where users make it, its fields, its properties, its methods."""
    if name in MADE_BY_USERS:
        yield f"```py\n{signature(name, cls).removesuffix(' -> None')}\n```"
    bases = [base.__name__ for base in cls.__mro__[1:] if base.__name__ in ik.__all__ or issubclass(cls, Exception)]
    if issubclass(cls, Exception):
        yield f"An exception: {', '.join(f'`{base}`' for base in bases if base not in ('BaseException', 'object'))}."
    yield markdown(cls.__doc__)
    yield from table_of_fields(cls)
    properties = {name_: found for name_, each in functions_of(cls).items() if (found := getter(each))}
    if properties:
        lines = ["| property | type | |", "|---|---|---|"]
        for name_, each in properties.items():
            back = inspect.signature(each).return_annotation
            lines.append(f"| `{name_}` | {as_code(written(back))} | {in_a_cell(each.__doc__)} |")
        yield "\n".join(lines)
    yield from pointers(cls)
    for name_, each in functions_of(cls).items():
        if name_ not in properties:
            function = getattr(each, "__func__", each)
            yield f"### `{name}.{name_}`"
            yield f"```py\n{signature(f'{name}.{name_}', function, of_class=not isinstance(each, staticmethod))}\n```"
            yield markdown(each.__doc__)


def pointers(each: Any) -> Iterator[str]:
    """Where the types stand that its own types speak of."""
    found = {name: resolved(name, each.__module__) for name in dict.fromkeys(spoken_of(each))}
    links = {name: place_of(it) for name, it in found.items() if it is not None and it is not each}
    known = [f"[`{name}`]({place})" for name, place in links.items() if place]
    if known:
        yield f"Types: {', '.join(known)}."


def place_of(found: type | Alias) -> str:
    """Where a class or an alias is told; nothing where it is not."""
    return f"types.md#{slug(NAMES_OF_TYPES)}" if isinstance(found, Alias) else places().get(id(found), "")


@cache
def places() -> dict[int, str]:
    """Where each class is told, by what it is."""
    names = {name: each for page in all_pages() for name, each in page.names.items()}
    told = {id(each): f"types.md#{slug(called)}" for called, each in behind(names)[0]}
    return told | {id(each): f"{page.file}#{slug(name)}" for page in all_pages() for name, each in page.names.items()}


MADE_BY_USERS = ("SwingSetup", "Limits")


def table_of_fields(cls: type) -> Iterator[str]:
    """The fields with their types, and what is said of each; of an enumeration the words."""
    fields = fields_of(cls)
    if not fields:
        return
    if issubclass(cls, Enum):
        lines = ["| word | |", "|---|---|"]
        lines += [f"| `{cls[each.name].value}` | {each.text} |" for each in fields]
    else:
        lines = ["| field | type | |", "|---|---|---|"]
        lines += [f"| `{each.name}` | {as_code(each.type)} | {said_of(cls, each)} |" for each in fields]
    yield "\n".join(lines)


def said_of(cls: type, field: Field) -> str:
    """What is said of a field: by itself, by its class, or as what authors write there."""
    is_written = cls.__name__ in OF_MODELS and MODELS.get(cls.__name__) is cls
    keys = {each.alias or name: name for name, each in getattr(cls, "model_fields", {}).items()}
    said = {keys[each.name]: each.meaning for each in keys_of(cls.__name__)} if is_written else {}
    return field.text or ("see above" if field.named else said.get(field.name, ""))


def as_code(text: str) -> str:
    """A type in a cell."""
    inner = re.sub(r"^ClassVar\[(.+)\]$", r"\1", text).replace("|", "\\|")
    return f"`{inner}`" if inner else ""


def in_a_cell(docstring: str | None) -> str:
    """A docstring on one line."""
    text = markdown(docstring)
    return re.sub(r"\s*\n\s*", " ", re.sub(r"```pycon\n(.*?)\n```", _lines, text, flags=re.DOTALL)).replace("|", "\\|")


def _lines(found: re.Match[str]) -> str:
    return " ".join(f"`{line}`" for line in found[1].splitlines())
