"""The tables `[nl]` and `[en]`: labels of nodes, options, levels and units in one language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..issues import Path
from ..values import Text
from .findings import Findings


class Labels:
    """What `[nl]` and `[en]` say, by what it is a label of: a node, `answer.option`, `scale.level`, `unit.years`."""

    def __init__(self, doc: Mapping[str, Any], findings: Findings) -> None:
        self.findings = findings
        self.said: dict[str, dict[str, tuple[str, Path]]] = {"nl": {}, "en": {}}
        for lang, words in self.said.items():
            raw = doc.get(lang, {})
            if not isinstance(raw, Mapping):
                findings.error("table-expected", (lang,), found=raw)
                continue
            words.update({name: (text, path) for name, text, path in _flat(raw, (lang,), findings)})

    def text(self, name: str, own: Text, path: Path) -> Text:
        """The name of a thing: what it says itself, completed by the tables; said twice is a finding."""
        found: dict[str, str | None] = {"nl": own.nl, "en": own.en}
        for lang, words in self.said.items():
            if name not in words:
                continue
            text, where = words[name]
            if found[lang] is not None and found[lang] != text:
                self.findings.warning("label-twice", where, at="key", found=name, also=(((*path, lang), "value"),))
            elif found[lang] is None:
                found[lang] = text
        return Text(found["nl"], found["en"], own.fallback)

    def check(self, known: set[str]) -> None:
        """Whether there is something behind every label."""
        for words in self.said.values():
            for name, (_, path) in words.items():
                if name not in known:
                    self.findings.error("label-of-nothing", path, at="key", found=name, known=sorted(known))


def _flat(raw: Mapping[str, Any], path: Path, findings: Findings) -> Iterator[tuple[str, str, Path]]:
    """`yes_no.yes` may be one key in quotes, or a table within the table."""
    for key, text in raw.items():
        here = (*path, key)
        if isinstance(text, str):
            yield ".".join(str(each) for each in here[1:]), text, here
        elif isinstance(text, Mapping) and len(path) == 1:
            yield from _flat(text, here, findings)
        else:
            findings.error("not-a-text", here, found=text)
