"""What every piece has: a heading that says which framework it is about, and colours that stand at each element."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...framework import Framework
from ...light import dataclass
from ...words import Lang, say
from ..rendering import rendered
from ..styling import background


@dataclass(frozen=True, slots=True)
class Heading:
    """The title, what is said of it in a few words, and the notice, which may be empty."""

    title: str
    parts: tuple[str, ...]
    notice: str


def heading(framework: Framework, lang: Lang, parts: Sequence[str] = ()) -> Heading:
    """The heading of a piece about a framework; `parts` come after its id, version and status."""
    told = (f"{framework.id} {framework.version}".strip(), say(f"status.{framework.status}", lang), *parts)
    return Heading(framework.name(lang), told, framework.notice(lang))


def piece(template: str, lang: Lang, **params: Any) -> str:
    """The text of a template for a piece; it ends where its last element does."""
    return rendered(template, lang, background=background, **params).strip()
