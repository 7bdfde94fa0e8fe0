"""A theme from a CSS file: custom properties `--ik-…` on `:root` say tokens, and nothing else has any effect.

They may refer to other custom properties of the file, on `:root` or, as design systems have it, on a class of its own.
So a theme changes colours and the letter type. It cannot take away a word, a sign, a pattern or an outline, and no text
of it reaches a page: every value is read, and written anew.
"""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from ...errors import DataError
from ...files.opening import content, named
from ...issues import Issue, Severity, Where
from ..places import file_name
from ..theme import Theme
from .css import statements
from .stylesheet import Stylesheet


def read_theme(source: str | Path) -> Theme:
    """The theme in this CSS file, or one that is shipped, by its name (`high-contrast`).

    A token that there is not, and a value that is no colour or font, are a `DataError` that names every line. Whatever
    else stands in the file has no effect; the theme's `issues` say so.
    """
    if str(source) in shipped_themes():
        return _read(_themes().joinpath(f"{source}.css").read_text("utf-8"), str(source))
    path = named(source)
    raw = content(path, "theme_bytes")
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
    sheet = Stylesheet(file, text.split("\n"))
    for each in statements(text):
        sheet.take(each)
    said = dict(sheet.tokens())
    sheet.hidden(said)
    if sheet.more:
        severity: Severity = "error" if sheet.refused else "warning"
        sheet.issues.append(Issue(severity, "and-more-issues", Where(file=file), {"number": sheet.more}))
    if sheet.refused:
        raise DataError(sheet.issues)
    return Theme(said, tuple(sheet.issues), file_name(file))
