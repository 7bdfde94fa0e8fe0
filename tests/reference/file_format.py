"""The page with every key of a framework file and of a roster, made of the models that read them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from inspect import cleandoc
from pathlib import Path

from indicatorkit.kinds import KINDS
from indicatorkit.rules.forms import MISSING_POLICIES
from indicatorkit.toml.answering import ANSWERS
from indicatorkit.values import LeafReason
from tests.reference.attributes import said_of_fields
from tests.reference.headings import HEADINGS, link
from tests.reference.said import said
from tests.reference.tables import (
    ANSWERED,
    COMMON,
    MODELS,
    NODE_KINDS,
    OF_NUMBERS,
    Key,
    keys_of,
    keys_of_answer,
    own_keys,
    top,
    under,
)

HERE = Path(__file__).parent


def page() -> str:
    """The whole page."""
    return "\n\n".join(part.rstrip("\n") for part in parts()) + "\n"


def parts() -> Iterator[str]:
    """Its paragraphs, tables and examples, in the order of a file."""
    yield "# Every key of a framework file"
    yield (HERE / "file_format.md").read_text("utf-8")
    yield "## The file"
    yield from shown(top("framework"), "The file")
    for name in ("FrameworkTable", "Terms", "ScaleTable", "LevelTable"):
        yield from section(name)
    yield from answers()
    for name in ("Option", "AttributeTable", "Bands", "Band", "Rescale"):
        yield from section(name)
    yield from rollups()
    for name in ("CountsAs", "Limit", "Rounding", "Row", "Tier"):
        yield from section(name)
    yield from nodes()
    yield from section("DefaultTable")
    yield from behind()
    for name in ("PromiseTable", "ExampleTable"):
        yield from section(name)
    yield from wide(HEADINGS["expected"], EXPECTED, keys_of("expected"))
    yield from section("CalibrationTable")
    yield f"## {HEADINGS['labels']}"
    yield TEXTS
    yield from example(HEADINGS["labels"])
    yield "## The roster file"
    yield ROSTERS
    yield from shown(top("roster"), "The roster file")
    for name in ("RosterTable", "EntityTable", "MemberTable"):
        yield from section(name)


EXPECTED = 'Of a node: the id of a level, a number, `"not_applicable"`, `"grey"`, or a table with:'
TEXTS = """\
The texts of a language, apart from what they are the texts of: a node by its id, an option as `"answer.option"`, a
level as `"scale.level"`. A text that stands at the thing itself wins."""
ROSTERS = """\
Who is scored stands in a file of its own, which may serve many frameworks: [rosters](rosters.md) says how it is
used."""


def section(name: str) -> Iterator[str]:
    """One table of the file, with what its model says of itself."""
    yield from wide(HEADINGS[name], of_itself(name), keys_of(name))


def wide(heading: str, about: str, keys: Sequence[Key]) -> Iterator[str]:
    """A heading, what it is, its keys and its example."""
    yield f"{'##' if heading.startswith('[') else '###'} {heading}"
    if about:
        yield about
    yield from shown(keys, heading)


def of_itself(name: str) -> str:
    """What the model says it is."""
    return cleandoc(MODELS[name].__doc__ or "")


def shown(keys: Sequence[Key], heading: str = "") -> Iterator[str]:
    """The keys as a table, what their words mean, and the example of this heading, where there is one."""
    lines = ["| key | what may stand there | without it | what it is for |", "|---|---|---|---|"]
    for key in keys:
        without = "must be there" if key.required else key.default or "–"
        lines.append(f"| `{key.name}` | {said(key.shape, key.name, link)} | {without} | {key.meaning} |")
    yield "\n".join(lines)
    for key in keys:
        if key.words and key.name != "rule":
            yield f"What the words of `{key.name}` mean:"
            yield "\n".join(key.words)
    yield from example(heading)


def pieces() -> dict[str, str]:
    """The pieces of the examples, by the heading under which each is shown."""
    text = "".join((HERE / f"{name}.toml").read_text("utf-8") for name in ("example", "roster"))
    found = re.split(r"^#: (.+)\n", text, flags=re.MULTILINE)[1:]
    return dict(zip(found[::2], found[1::2], strict=True))


def example(heading: str) -> Iterator[str]:
    """The piece of the example under this heading."""
    if heading in pieces():
        yield f"```toml\n{pieces()[heading].strip()}\n```"


# --------------------------------------------------------------------------------------------- answers, rules and nodes


def answers() -> Iterator[str]:
    """The four ways of answering: what they share, and what each has of its own."""
    yield f"## {HEADINGS['answer']}"
    yield (
        "How a question is answered, written once and named by every question that is answered so; or at the node "
        "itself, with its `kind`."
    )
    yield from shown(keys_of("answer", only=ANSWERED), HEADINGS["answer"])
    for kind, model in ANSWERS.items():
        yield f'### kind = "{kind}"'
        yield of_itself(model.__name__)
        yield from shown(keys_of_answer(kind))


def rollups() -> Iterator[str]:
    """What every rule has, what rules that give numbers have besides, and what each kind has of its own."""
    yield f"## {HEADINGS['rollup']}"
    yield (
        "How a node is computed: a rule with its missing policy, written once and named by every node that is "
        "computed so; or at the node itself, with its `rule`. What stands at the node beside `rollup` comes in the "
        "place of what the roll-up says."
    )
    yield from shown(keys_of("rollup", only=COMMON), HEADINGS["rollup"])
    links = ", ".join(f"[`{each}`](policies/{each}.md)" for each in (*MISSING_POLICIES, "counts_as"))
    yield f"Each policy has a page with its truth tables: {links}."
    yield "### Rules that give a number"
    yield "have these keys besides:"
    yield from shown(keys_of("rollup", only=OF_NUMBERS))
    yield "### The rules"
    yield (
        "Each has a page with its truth tables, its source and an example; which missing policy goes with which rule "
        "stands in [rules and missing policies](rules/README.md)."
    )
    yield "\n".join(every_rule())
    for kind in KINDS:
        if own_keys(kind):
            yield f'### rule = "{kind}"'
            yield f"Beside those of every rule, [`{kind}`](rules/{kind}.md) has:"
            yield from shown(own_keys(kind))


def every_rule() -> Iterator[str]:
    """A table of all kinds."""
    yield "| rule | gives | keys of its own | what it is |"
    yield "|---|---|---|---|"
    for kind, rule in KINDS.items():
        own = ", ".join(f"`{key.name}`" for key in own_keys(kind)) or "–"
        gives = {"either": "level or number"}.get(rule.gives, rule.gives)
        yield f"| [`{kind}`](rules/{kind}.md) | {gives} | {own} | {of_itself(rule.__name__).splitlines()[0]} |"


def nodes() -> Iterator[str]:
    """What every node has, and what may stand under which."""
    yield f"## {HEADINGS['theme']}"
    yield (
        "A node is asked, computed, or a heading. It is asked when it has an `answer`, or a `kind` with the keys of "
        "[answers](#answerid); computed when it has a `rollup`, or a `rule` with the keys of "
        '[roll-ups](#rollupid); `rule = "none"` makes it a heading where a default would compute it. Every node has:'
    )
    yield from shown(keys_of("NodeTable"), HEADINGS["theme"])
    yield "What may stand under a node:"
    lines = ["| of a | key | what may stand there | what it is for |", "|---|---|---|---|"]
    lines += [
        f"| {CALLED_NODE.get(kind, kind)} | `{key.name}` | {said(key.shape, key.name, link)} | {key.meaning} |"
        for kind in NODE_KINDS
        for key in under(kind)
    ]
    yield "\n".join(lines)
    yield "### also"
    yield f"{of_itself('AlsoTable')} It is computed, never asked, and has the keys of [roll-ups](#rollupid)."
    yield from shown(keys_of("AlsoTable"))
    yield f"## {HEADINGS['outside']}"
    yield (
        "Nodes outside the tree. A step is a value on the way: in every explanation, not on the board; a result stands "
        "on the board. They have the keys of every other node."
    )
    yield from example(HEADINGS["outside"])


CALLED_NODE = {"outside": "step, result"}


def behind() -> Iterator[str]:
    """What may stand behind keys of many tables."""
    yield "## What stands behind a key"
    for name, (about, keys) in BEHIND.items():
        yield f"### {HEADINGS[name]}"
        yield cleandoc(about)
        if keys:
            yield from shown(keys_of(keys))
    yield f"### {HEADINGS['LeafReason']}"
    yield cleandoc(LeafReason.__doc__ or "")
    yield "\n".join(f"* `{each}`: {said_of_fields(LeafReason)[each.name]}" for each in LeafReason)


BEHIND = {
    "condition": (
        """
        A table of which everything must hold, or a list of such tables. A key is the id of a node or an attribute, and
        holds a [cell](#a-cell) against it: `{ plan = "yes", money = { at_least = 100 } }`. Behind an id may stand
        `@previous` or `@WAVE`, for that node in an earlier wave. Other keys are:""",
        "conditions",
    ),
    "cell": (
        """
        What one value is held against: the id of a level or an option, a number, `"known"`, `"missing"` (or
        `"missing:REASON"`), `"not_applicable"`, `"any"`, a list of which one must hold, or bounds. What is missing fits
        no cell but those that say so. Bounds are:""",
        "bounds",
    ),
    "outcome": (
        """
        What comes out: the id of a level, a number, `"grey"`, `"not_applicable"`, or `{ same_as = "ID" }` for the
        outcome of that node.""",
        "",
    ),
    "input": (
        """
        The id of a node, `"themes"`, `"indicators"`, an id with `@previous` or `@WAVE`, or `{ tag = "…" }` for all
        nodes with that tag.""",
        "",
    ),
}
