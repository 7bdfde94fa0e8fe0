"""A theme from a CSS file: the custom properties `--ik-…` on `:root` say tokens, and nothing else has any effect.

So a theme changes colours and the letter type. It cannot take away a word, a sign, a pattern or an outline, and no text
of it reaches a page: every value is read, and written anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from ..errors import DataError
from ..files.opening import content
from ..issues import Issue, Severity, Where, guess
from .css import Said, statements
from .theme import Theme
from .tokens import token_value

PREFIX: Final = "--ik-"
MOST_BYTES: Final = 1 << 20
MOST_STEPS: Final = 32
"""From `var()` to `var()`: design systems have four or five."""
NAME: Final = re.compile(r"--[A-Za-z0-9_-]+")
VAR: Final = re.compile(r"var\(\s*(--[A-Za-z0-9_-]+)\s*(?:,(.*))?\)", re.DOTALL)


def read_theme(source: str | Path) -> Theme:
    """The theme in this CSS file, or one that is shipped, by its name (`high-contrast`).

    A token that there is not, and a value that is no colour or font, are a `DataError` that names every line. Whatever
    else stands in the file has no effect; the theme's `issues` say so.
    """
    if str(source) in shipped_themes():
        return _read(_themes().joinpath(f"{source}.css").read_text("utf-8"), str(source))
    path = Path(source)
    raw = content(path, MOST_BYTES)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as cause:
        line = raw.count(b"\n", 0, cause.start) + 1
        params = {"found": repr(raw[cause.start : cause.start + 1])[2:-1]}
        raise DataError([Issue("error", "file-not-utf-8", Where(file=str(path), line=line), params)]) from cause
    return _read(text.replace("\r\n", "\n"), str(path))


def shipped_themes() -> list[str]:
    """The names of the themes that come with the library."""
    return sorted(each.name.removesuffix(".css") for each in _themes().iterdir() if each.name.endswith(".css"))


def _themes() -> Traversable:
    return files(__package__).joinpath("themes")


def _read(text: str, file: str) -> Theme:
    sheet = _Sheet(file, text.split("\n"))
    for each in statements(text):
        sheet.take(each)
    said = dict(sheet.tokens())
    errors = [each for each in sheet.issues if each.severity == "error"]
    if errors:
        raise DataError(sheet.issues)
    return Theme(said, tuple(sheet.issues))


@dataclass(slots=True)
class _Sheet:
    """What of a style sheet has an effect, and what is to be said about the rest."""

    file: str
    lines: list[str]
    properties: dict[str, tuple[str, Said]] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)

    def take(self, said: Said) -> None:
        """Keep a custom property of `:root`, and say of all else that it has no effect, once for each block."""
        if said.opens:
            if said.text != ":root" or said.blocks:
                self._say("warning", "theme-has-no-effect", said, found=_short(said.text))
        elif said.blocks == (":root",):
            name, colon, value = said.text.partition(":")
            if colon and NAME.fullmatch(name.strip()):
                self.properties[name.strip()] = value.strip(), said
            else:
                self._say("warning", "theme-has-no-effect", said, found=_short(said.text))
        elif not said.blocks:
            self._say("warning", "theme-has-no-effect", said, found=_short(said.text))

    def tokens(self) -> Iterator[tuple[str, str]]:
        """The tokens that are said, each with its value."""
        known = [f"{PREFIX}{each}" for each in Theme().tokens]
        for name, (value, said) in self.properties.items():
            if not name.startswith(PREFIX):
                continue
            if name not in known:
                self._say(
                    "error", "theme-unknown-token", said, found=name, guess=guess(name, known), known=", ".join(known)
                )
            elif (resolved := self._resolved(value, said)) is not None:
                read = token_value(name.removeprefix(PREFIX), resolved)
                if read is None:
                    code = "theme-not-a-font" if name == f"{PREFIX}font" else "theme-not-a-colour"
                    self._say("error", code, said, found=_short(resolved), token=name)
                else:
                    yield name.removeprefix(PREFIX), read

    def _resolved(self, value: str, said: Said) -> str | None:
        """A value, followed from `var()` to `var()`; nothing, and said, where that leads nowhere."""
        for _ in range(MOST_STEPS):
            found = VAR.fullmatch(value)
            if found is None:
                return value
            name, fallback = found.groups()
            if name not in self.properties and fallback is None:
                self._say("error", "theme-unknown-property", said, found=name, guess=guess(name, [*self.properties]))
                return None
            value = self.properties[name][0] if name in self.properties else (fallback or "").strip()
        self._say("error", "theme-in-a-circle", said, found=said.text.partition(":")[0])
        return None

    def _say(self, severity: Severity, code: str, said: Said, **params: object) -> None:
        where = Where(file=self.file, line=said.line, column=said.column, excerpt=self.lines[said.line - 1])
        self.issues.append(Issue(severity, code, where, params))


def _short(text: str) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"
