"""What a style sheet says that a theme may say, and what of it is to be remarked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Final

from ...issues import Issue, Severity, Where, guess
from ...light import dataclass
from ..colours import contrast
from ..palette import PAIRS
from ..theme import Theme
from .css import Said
from .tokens import token_value

PREFIX: Final = "--ik-"
ROOT: Final = (":root",)
MOST_TOLD: Final = 50
MOST_COMPARED: Final = 2000
MOST_STEPS: Final = 32
"""From `var()` to `var()`: design systems have four or five."""
HIDDEN: Final = 1.5
"""A contrast that hides words. What is only hard to read (below 4.5) is a warning: a house style is a house style."""
NAME: Final = re.compile(r"--[A-Za-z0-9_-]+")
VAR: Final = re.compile(r"var\(\s*(--[A-Za-z0-9_-]+)\s*(?:,(.*))?\)", re.DOTALL)


@dataclass(slots=True)
class Stylesheet:
    """What of a style sheet has an effect, and what is to be said about the rest."""

    file: str
    lines: list[str]
    properties: dict[str, tuple[str, Said]] = field(default_factory=dict)
    elsewhere: dict[str, str] = field(default_factory=dict)
    told: set[tuple[str, ...]] = field(default_factory=set)
    issues: list[Issue] = field(default_factory=list)
    more: int = 0
    refused: bool = False

    def take(self, said: Said) -> None:
        """Keep a custom property, of which those on `:root` come first; say once for each block what has no effect."""
        name, colon, value = (each.strip() for each in said.text.partition(":"))
        if said.opens and not said.blocks:
            return
        if said.opens or not colon or not NAME.fullmatch(name) or not self._counts(name, said.blocks):
            self._without_effect(said)
        elif said.blocks == ROOT:
            self.properties[name] = value, said
        else:
            self.elsewhere.setdefault(name, value)

    def _counts(self, name: str, blocks: tuple[str, ...]) -> bool:
        """Whether a custom property in these blocks has an effect: a token on the root, others to refer to anywhere."""
        return blocks == ROOT or (not name.startswith(PREFIX) and len(blocks) == 1 and not blocks[0].startswith("@"))

    def _without_effect(self, said: Said) -> None:
        block = said.blocks[:1]
        if block == ROOT or block not in self.told:
            self._say("warning", "theme-has-no-effect", said, found=_short(said.text))
        self.told |= {block} - {()}

    def tokens(self) -> Iterator[tuple[str, str]]:
        """The tokens that are said, each with its value."""
        known = [f"{PREFIX}{each}" for each in Theme().tokens]
        for name, (value, said) in self.properties.items():
            if not name.startswith(PREFIX):
                continue
            if name not in known:
                self._say(
                    "error",
                    "theme-unknown-token",
                    said,
                    found=name,
                    guess=self._guess(name, known),
                    known=", ".join(known),
                )
            elif (resolved := self._resolved(value, said)) is not None:
                read = token_value(name.removeprefix(PREFIX), resolved)
                if read is None:
                    code = "theme-not-a-font" if name == f"{PREFIX}font" else "theme-not-a-colour"
                    self._say("error", code, said, found=_short(resolved), token=name)
                else:
                    yield name.removeprefix(PREFIX), read

    def hidden(self, said: Mapping[str, str]) -> None:
        """Refuse what hides words: text in nearly the colour of what it is written on."""
        tokens = Theme(said).tokens
        for one, other in PAIRS:
            found = contrast(tokens[one], tokens[other])
            if found < HIDDEN:
                _, where = self.properties[f"{PREFIX}{one if one in said else other}"]
                self._say("error", "theme-hides-text", where, one=f"{PREFIX}{one}", other=f"{PREFIX}{other}")

    def _resolved(self, value: str, said: Said) -> str | None:
        """A value, followed from `var()` to `var()`; nothing, and said, where that leads nowhere."""
        for _ in range(MOST_STEPS):
            found = VAR.fullmatch(value)
            if found is None:
                return value
            name, fallback = found.groups()
            here = self.properties[name][0] if name in self.properties else self.elsewhere.get(name, fallback)
            if here is None:
                near = self._guess(name, [*self.properties, *self.elsewhere])
                self._say("error", "theme-unknown-property", said, found=name, guess=near)
                return None
            value = here.strip()
        self._say("error", "theme-in-a-circle", said, found=said.text.partition(":")[0])
        return None

    def _guess(self, name: str, known: list[str]) -> str:
        return guess(name, known[:MOST_COMPARED]) if len(self.issues) < MOST_TOLD else ""

    def _say(self, severity: Severity, code: str, said: Said, **params: object) -> None:
        self.refused |= severity == "error"
        if len(self.issues) >= MOST_TOLD:
            self.more += 1
            return
        where = Where(file=self.file, line=said.line, column=said.column, excerpt=self.lines[said.line - 1])
        self.issues.append(Issue(severity, code, where, params))


def _short(text: str) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"
