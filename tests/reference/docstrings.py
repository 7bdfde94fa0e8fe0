"""A docstring as Markdown: paragraphs as they are, what is shown in them as code."""

from __future__ import annotations

import re
from inspect import cleandoc


def markdown(docstring: str | None) -> str:
    """The whole of it; examples that are run, and lines that are indented, become blocks of code."""
    return "\n\n".join(_block(each) for each in _blocks(cleandoc(docstring or "")))


def _blocks(text: str) -> list[str]:
    """Paragraphs; an indented one goes on over empty lines, as long as the next is indented too."""
    found: list[str] = []
    for empty, part in zip(["", *re.findall(r"\n{2,}", text)], re.split(r"\n{2,}", text), strict=True):
        if found and part.startswith("    ") and found[-1].startswith("    "):
            found[-1] += empty + part
        else:
            found.append(part)
    return found


def _block(text: str) -> str:
    if text.startswith(">>>"):
        return f"```pycon\n{text}\n```"
    if text.startswith("    "):
        return "```py\n" + re.sub(r"^ {4}", "", text, flags=re.MULTILINE) + "\n```"
    return " ".join(text.splitlines()) if not re.search(r"^[*-] ", text, re.MULTILINE) else text
