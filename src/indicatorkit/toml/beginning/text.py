"""A framework file to begin with: whole, with comments that point on, questions of two kinds, examples and promises."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from textwrap import indent
from typing import Any, Final

from ...words import Lang, say
from ..writing import aligned, table
from .ids import Branch, branches, id_for, ids_for
from .wishes import Gap, Wishes

SCHEMA_FILE: Final = "indicatorkit.schema.json"
_COLOURS: Final = {2: "orange green", 3: "orange yellow green", 4: "red orange yellow green"}
_GLYPHS: Final = {2: "○ ●", 3: "○ ◐ ●", 4: "○ ◔ ◑ ●", 5: "○ ◔ ◑ ◕ ●"}
_PROMISES: Final[dict[Gap, str]] = {
    "grey": "grey_if_any_missing",
    "leave_out": "never_regrey",
    "grey_unless_decided": "never_revised",
}


def framework_id(name: str, lang: Lang) -> str:
    """The id of a framework with this name."""
    return id_for(name, other=say("new.id.framework", lang))


def beginning(wishes: Wishes, lang: Lang, *, file: str) -> str:
    """The text of a framework as these wishes have it; `file` is what its comments call it."""
    begun = _Beginning(wishes, lang, file)
    parts = (begun.head(), begun.framework(), begun.scale(), begun.answers(), begun.rollups(), begun.defaults())
    return "\n\n".join([*parts, begun.tree(), begun.examples(), begun.promises()]) + "\n"


class _Beginning:
    """The parts of the file, top to bottom. Its ids are words of the language of whoever will read it."""

    def __init__(self, wishes: Wishes, lang: Lang, file: str) -> None:
        self.wishes, self.lang, self.file = wishes, lang, file
        self.levels = ids_for(wishes.levels, self._id("level"))
        self.branches = branches(wishes.themes, self._id("theme"))
        self.worst, *between, self.best = self.levels
        self.middle = between[len(between) // 2] if between else None

    def head(self) -> str:
        """What the file is, and its format."""
        return f"#:schema ./{SCHEMA_FILE}\n{self._comment('head')}\n\nformat = 1"

    def framework(self) -> str:
        """The framework as a whole."""
        own = {"id": framework_id(self.wishes.name, self.lang), "version": "1", "status": "example"}
        said = table("[framework]", {**own, **self._text(self.wishes.name), "entity": self._text(self.wishes.entity)})
        return f"{self._comment('framework')}\n{said}\n{self._comment('waves')}"

    def scale(self) -> str:
        """The levels, with colours and signs where there are few enough to tell them apart."""
        many = len(self.levels)
        colours, glyphs = _COLOURS.get(many, "").split(), _GLYPHS.get(many, "").split()
        rows = [
            {"id": id_, **self._text(name), "colour": colour, "glyph": glyph}
            for id_, name, colour, glyph in zip_longest(self.levels, self.wishes.levels, colours, glyphs)
        ]
        shown = aligned({key: each for key, each in row.items() if each is not None} for row in rows)
        entries = {"worst_to_best": shown, "grey": self._text(self._say("option.grey"))}
        return f"{self._comment('scale')}\n{self._named('scale', 'scale', entries)}"

    def answers(self) -> str:
        """Two ways of answering: a choice, and the level itself."""
        middle = [self._option("partly", level=self.middle)] if self.middle else []
        options = [
            self._option("yes", level=self.best),
            *middle,
            self._option("no", level=self.worst),
            self._option("na", not_applicable=True),
            self._option("dont_know", missing="unknown"),
        ]
        choice = self._named("answer", "choice", {"kind": "choice", "options": aligned(options)})
        level = {"kind": "level", "scale": self._id("scale"), "options": options[-1:]}
        status = self._named("answer", "status", level)
        return f"{self._comment('choice')}\n{choice}\n\n{self._comment('status')}\n{status}"

    def rollups(self) -> str:
        """How questions become an indicator, and indicators a theme."""
        gap = self.wishes.missing
        rule = {"rule": "worst_of", "missing": gap, "known_share_at_least": "1/2" if gap == "leave_out" else None}
        indicator = self._named("rollup", "indicator", rule)
        theme = self._named("rollup", "theme", rule)
        return f"{self._comment(f'rollup_{gap}')}\n{indicator}\n\n{self._comment('rollup_theme')}\n{theme}"

    def defaults(self) -> str:
        """What is the same almost everywhere."""
        of = {"theme": ("rollup", "theme"), "indicator": ("rollup", "indicator"), "subindicator": ("answer", "status")}
        tables = [table(f"[default.{kind}]", {key: self._id(word)}) for kind, (key, word) in of.items()]
        return f"{self._comment('default')}\n" + "\n\n".join(tables)

    def tree(self) -> str:
        """The list itself: in each theme one indicator with two questions."""
        themes = [self._theme(*each) for each in zip(self.branches, self.wishes.themes, strict=True)]
        return f"{self._comment('tree')}\n" + "\n\n".join(themes)

    def examples(self) -> str:
        """Cases whose outcome is known: all is well, the worst decides, one does not apply, and what a gap does."""
        between = [self._example("one_partly", self._said("partly", self.best), self.middle)] if self.middle else []
        cases = [
            self._example("all_best", self._said("yes", self.best), self.best),
            *between,
            self._example("one_worst", self._said("no", self.best), self.worst),
            self._example("one_na", self._said("na", self.best), self.best),
        ]
        return f"{self._comment('examples')}\n" + "\n\n".join([*cases, *self._gaps()])

    def promises(self) -> str:
        """What must hold in every case, not only in those that are written."""
        told = [
            table("[[promise]]", {"holds": word, "because": self._say(f"because.{word}")})
            for word in ("monotone", _PROMISES[self.wishes.missing])
        ]
        return f"{self._comment('promises')}\n" + "\n\n".join(told)

    # ------------------------------------------------------------------------------------------------- smaller parts

    def _theme(self, ids: Branch, name: str) -> str:
        questions = (
            {"id": ids.first, **self._text(self._say("node.first")), "answer": self._id("choice")},
            {"id": ids.second, **self._text(self._say("node.second"))},
        )
        own = {"id": ids.indicator, **self._text(self._say("node.indicator", theme=name))}
        indicator = table("[[theme.indicator]]", {**own, "subindicator": aligned(questions)})
        return f"{table('[[theme]]', {'id': ids.theme, **self._text(name)})}\n\n{indent(indicator, '  ')}"

    def _gaps(self) -> list[str]:
        """What one open question does, and the case in which it does something else."""
        word, second = f"gap_{self.wishes.missing}", self.branches[0].second
        match self.wishes.missing:
            case "grey":
                return [self._example(word, self._said("no"), {"grey": "missing_inputs"}, (second,))]
            case "leave_out":
                nothing = self._example("gap_everywhere", {}, {"grey": "too_little_known"}, self._questions())
                return [self._example(word, self._said("yes"), self.best), nothing]
            case "grey_unless_decided":
                settled = self._example("gap_settled", self._said("no"), self.worst)
                return [self._example(word, self._said("yes"), {"grey": "undecided"}, (second,)), settled]

    def _example(
        self, word: str, answers: Mapping[str, str], outcome: object, because: Sequence[str] | None = None
    ) -> str:
        """A case of the first theme, in which indicator and theme come out alike."""
        nodes = (self.branches[0].indicator, self.branches[0].theme)
        return table(
            "[[example]]",
            {
                **self._text(self._say(f"example.{word}")),
                "answers": answers,
                "expect": dict.fromkeys(nodes, outcome),
                "because": dict.fromkeys(nodes, because) if because else None,
            },
        )

    def _named(self, kind: str, word: str, entries: Mapping[str, Any]) -> str:
        return table(f"[{kind}.{self._id(word)}]", entries)

    def _said(self, first: str, second: str | None = None) -> dict[str, str]:
        """Answers to the questions of the first theme; the second may be left open."""
        ids = self._questions()
        return {ids[0]: self._id(first)} | ({ids[1]: second} if second else {})

    def _questions(self) -> tuple[str, str]:
        return self.branches[0].first, self.branches[0].second

    def _option(self, word: str, **meaning: object) -> dict[str, Any]:
        return {"id": self._id(word), **self._text(self._say(f"option.{word}")), **meaning}

    def _text(self, text: str) -> dict[str, str]:
        return {self.lang: text}

    def _id(self, word: str) -> str:
        return self._say(f"id.{word}")

    def _comment(self, word: str) -> str:
        said = self._say(f"comment.{word}", file=self.file, schema=SCHEMA_FILE, lang=self.lang)
        return indent(said.strip(), "# ", lambda _: True).replace("# \n", "#\n")

    def _say(self, word: str, **words: object) -> str:
        return say(f"new.{word}", self.lang, **words)
