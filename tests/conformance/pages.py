"""The pages of the documentation that show the suite: one for every kind of rule, one for every missing policy.

Words come from where they are said already: the docstring of the kind, and of the machine that is the policy. Truth
tables come from the files of the suite.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from inspect import cleandoc
from itertools import combinations_with_replacement, permutations, product
from pathlib import Path
from typing import Any

from indicatorkit.gaps.applying import StandingIn
from indicatorkit.gaps.deciding import Decided
from indicatorkit.gaps.missing import Enough, Strict
from indicatorkit.gaps.prorating import Prorated
from indicatorkit.kinds import KINDS
from tests.conformance.drawing import drawing
from tests.conformance.frameworks import rollup, told_of
from tests.conformance.reading import SUITE, read

DOCS = SUITE.parent / "docs"
POLICIES: Mapping[str, type] = {
    "grey": Strict,
    "leave_out": Enough,
    "grey_unless_decided": Decided,
    "prorate": Prorated,
    "counts_as": StandingIn,
}
"""What each missing policy is: the machine whose docstring its page shows."""
CALLED = {"na": "does not apply", None: "missing"}
LEGEND = "A cell in *italics* is grey, with its reason; – does not apply."
ALSO_SO = "Scoring, explanations and proofs read diagrams like this one."
OPEN = " A level without the number that others have: its number is still open."
EXACTLY = (
    "What does not apply is not missing. Exactly what each policy does, and in which order, is in "
    "[the language](../decisions/language.md#34-not-applicable-then-missing)."
)
LIGHTS = "The inputs are lights that are red, amber or green, worth 0, 1 or 2 points."

Rows = Mapping[tuple[Any, ...], Any]


@dataclass(frozen=True)
class Shown:
    """A node, the questions on which it rests, and what comes out of it by their answers."""

    questions: Sequence[str]
    rows: Rows


def pages() -> Iterator[tuple[Path, str]]:
    """Every page that is made, with its text."""
    yield DOCS / "rules" / "README.md", index()
    for kind in KINDS:
        yield DOCS / "rules" / f"{kind}.md", page_of_kind(kind)
        yield DOCS / "rules" / f"{kind}.svg", picture(kind, next(iter(nodes_of(f"rules/{kind}").values())))
    for policy in POLICIES:
        yield DOCS / "policies" / f"{policy}.md", page_of_policy(policy)
        first = kinds_shown(policy)[0]
        yield DOCS / "policies" / f"{policy}.svg", picture(policy, nodes_of(f"rules/{first}")[f"missing_{policy}"])


def index() -> str:
    """All kinds, with the policies that each takes."""
    head = f"| rule | gives | {' | '.join(f'[`{each}`](../policies/{each}.md)' for each in POLICIES)} |"
    lines = [head, "|---|---|" + "---|" * len(POLICIES)]
    policies = [f"| [`{each}`](../policies/{each}.md) | {first_line(said)} |" for each, said in POLICIES.items()]
    for kind, rule in KINDS.items():
        takes = ["●" if policy in rule.policies else "" for policy in POLICIES]
        lines.append(f"| [`{kind}`]({kind}.md) {first_line(rule)} | {gives(kind)} | {' | '.join(takes)} |")
    return paragraphs(
        "# Rules and missing policies",
        "Every kind of rule with its truth table, and what may be done with what is missing. How they are written "
        "stands in [Writing a framework file](../format.md), what they mean exactly on "
        "[the language page](../decisions/language.md). The tables are those of the "
        "[conformance suite](../../conformance/README.md): a second reading of the format made them, and the library "
        "is held to them.",
        "\n".join(["| what is missing | |", "|---|---|", *policies]),
        "\n".join(lines),
        "Where there is one dot, nothing else may be said; where there is none, what is missing is what is counted.",
    )


# ------------------------------------------------------------------------------------------------------- A kind of rule


def page_of_kind(kind: str) -> str:
    """What a kind says of itself, and its truth tables."""
    said, nodes = cleandoc(KINDS[kind].__doc__ or ""), nodes_of(f"rules/{kind}")
    few = {name: node for name, node in nodes.items() if not name.endswith("_of_three")}
    legend = LEGEND + (OPEN if any(map(opens, few.values())) else "")
    return paragraphs(
        f"# {kind}",
        said,
        f"It gives {gives(kind)}. " + takes(kind),
        "## Truth tables",
        f"{LIGHTS} {legend} All cases, with every kind of missing and what there is to explain: "
        f"[{kind}.json](../../conformance/rules/{kind}.json), of the framework "
        f"[{kind}.toml](../../conformance/rules/{kind}.toml).",
        f"```toml\n{rollup(kind)}```",
        *grids(kind, few),
        "## The diagram",
        f"The first of these tables, one input at a time: each box is all that need be known so far. {ALSO_SO}",
        f"![What {kind} tells apart, input by input]({kind}.svg)",
        *of_three(kind, nodes),
    )


def takes(kind: str) -> str:
    """Which policies a kind takes, as a sentence."""
    links = [f"[`{each}`](../policies/{each}.md)" for each in KINDS[kind].policies]
    if not links:
        return "It has no missing policy: to count what is missing is what it does."
    return (
        f"It always leaves out what is missing ({links[0]})."
        if len(links) == 1
        else f"Missing policies: {', '.join(links)}."
    )


def gives(kind: str) -> str:
    return {"either": "a level or a number"}.get(KINDS[kind].gives, f"a {KINDS[kind].gives}")


def first_line(said: type) -> str:
    return (said.__doc__ or "").strip().partition("\n")[0]


def nodes_of(file: str) -> dict[str, Shown]:
    """Every node of a file of the suite."""
    return {
        node: Shown(table["questions"], {tuple(answers): said[place] for answers, said in table["rows"]})
        for table in read(SUITE / f"{file}.json")["tables"]
        for place, node in enumerate(table["nodes"])
    }


def opens(node: Shown) -> bool:
    """Whether some levels have no number where others have one."""
    said = [{*each} for each in node.rows.values() if isinstance(each, dict)]
    return {"level", "number"} in said and any(
        isinstance(each, str) and each != "not_applicable" for each in node.rows.values()
    )


def of_three(kind: str, nodes: Mapping[str, Shown]) -> Iterator[str]:
    """Of three inputs a table, where their order makes no difference: a row for every three answers."""
    three = {name: node.rows for name, node in nodes.items() if name.endswith("_of_three")}
    if not three or not all(map(is_symmetric, three.values())):
        return
    letters = letters_of(next(iter(three.values())), 0)
    heads = [policy_of(kind, name) for name in three]
    lines = [f"| three inputs | {' | '.join(heads)} |", "|---|" + "---|" * len(heads)]
    for answers in combinations_with_replacement(letters, 3):
        said = ", ".join(map(called, answers))
        lines.append(f"| {said} | {' | '.join(cell(rows[answers]) for rows in three.values())} |")
    yield "### Three inputs"
    yield "In any order."
    yield "\n".join(lines)


def is_symmetric(rows: Rows) -> bool:
    letters = letters_of(rows, 0)
    return all(
        cell(rows[answers]) == cell(rows[other])
        for answers in combinations_with_replacement(letters, 3)
        for other in permutations(answers)
    )


# ----------------------------------------------------------------------------------------------------- A missing policy


def page_of_policy(policy: str) -> str:
    """What a policy says of itself, which kinds take it, and what it makes of two inputs."""
    kinds = [kind for kind, rule in KINDS.items() if policy in rule.policies]
    shown = kinds_shown(policy)
    links = ", ".join(f"[`{kind}`](../rules/{kind}.md)" for kind in kinds)
    parts = [
        f"# {policy}",
        cleandoc(POLICIES[policy].__doc__ or ""),
        EXACTLY,
        f"Rules that take it: {links}.",
        "## Truth tables",
        f"{LIGHTS} {LEGEND}",
    ]
    for kind in shown:
        node = nodes_of(f"rules/{kind}")[f"missing_{policy}"]
        parts += [f"### With `{kind}`", first_line(KINDS[kind])]
        parts += [f"```toml\n{rollup(kind, missing=written_for(kind, policy))}```", grid(node)]
        if kind == shown[0]:
            parts += ["The same as a diagram, one input at a time:", f"![What is told apart]({policy}.svg)"]
    beside = list(crossed(policy))
    if beside:
        parts += ["### Where what does not apply is not left out", "With `worst_of`.", *beside]
    return paragraphs(*parts)


def kinds_shown(policy: str) -> list[str]:
    """A rule of levels and one of numbers that take the policy, where there are."""
    kinds = [kind for kind, rule in KINDS.items() if policy in rule.policies]
    found = [next((kind for kind in kinds if KINDS[kind].reads == read), None) for read in ("level", "number")]
    return [kind for kind in found if kind is not None]


def written_for(kind: str, policy: str) -> str:
    told = told_of(kind) if told_of(kind).isdigit() else f'"{told_of(kind)}"'
    return f'{{ counts_as = {told}, because = "…" }}' if policy == "counts_as" else f'"{policy}"'


def crossed(policy: str) -> Iterator[str]:
    """The policy beside what else may become of what does not apply."""
    for name, node in nodes_of("gaps/crossed").items():
        missing, _, outside = name.removeprefix("missing_").partition("_outside_")
        if missing == policy and outside != "leave_out":
            yield f"#### not_applicable: {outside}" + (" amber" if outside == "counts_as" else "")
            yield grid(node)


# --------------------------------------------------------------------------------------------------------------- Tables


def grids(kind: str, nodes: Mapping[str, Shown]) -> Iterator[str]:
    """A grid for every node of two inputs; of one input one table for all."""
    heads = {name: policy_of(kind, name) for name in nodes}
    if all(len(node.questions) == 2 for node in nodes.values()):
        for name, node in nodes.items():
            yield f"### {heads[name]}"
            yield grid(node)
        return
    letters = letters_of(next(iter(nodes.values())).rows, 0)
    lines = [f"| input | {' | '.join(heads.values())} |", "|---|" + "---|" * len(heads)]
    lines += [
        f"| **{called(each)}** | {' | '.join(cell(node.rows[each,]) for node in nodes.values())} |" for each in letters
    ]
    yield "\n".join(lines)


def grid(node: Shown) -> str:
    """What comes out of two inputs: the first downwards, the second to the right."""
    rows, (first, second) = node.rows, node.questions
    down, right = letters_of(rows, 0), letters_of(rows, 1)
    lines = [f"| `{first}` ↓ `{second}` → | {' | '.join(map(called, right))} |", "|---|" + "---|" * len(right)]
    lines += [f"| **{called(one)}** | {' | '.join(cell(rows[one, other]) for other in right)} |" for one in down]
    return "\n".join(lines)


def letters_of(rows: Rows, place: int) -> list[Any]:
    """The answers that are tried with all others, in their order; nothing last."""
    firsts = list(dict.fromkeys(answers[place] for answers in rows))
    return [each for each in firsts if each is None or not (each == "dont_know" or str(each).startswith("missing:"))]


def called(answer: str | None) -> str:
    return CALLED.get(answer, answer or "")


def policy_of(kind: str, node: str) -> str:
    """The name of a node as what it says: `missing_grey` is `missing: grey`."""
    if node.startswith("never_missing"):
        return "as it is"
    key = "not_applicable" if node.startswith("not_applicable") else "missing"
    said = node.removeprefix(f"{key}_").removesuffix("_of_three")
    known = said.removesuffix("_two_known")
    told = f" {told_of(kind)}" if known == "counts_as" else ""
    return f"{key}: {known}{told}" + (", two known" if known != said else "")


def picture(name: str, node: Shown) -> str:
    """The diagram of a node."""
    letters = [letters_of(node.rows, place) for place in range(len(node.questions))]
    rows = {tuple(map(called, answers)): cell(node.rows[answers]) for answers in product(*letters)}
    return drawing(name, node.questions, rows)


def cell(outcome: Any) -> str:
    """An outcome, in a cell."""
    if outcome == "not_applicable":
        return "–"
    if isinstance(outcome, str):
        return outcome
    if "grey" in outcome:
        return f"*{outcome['grey'].replace('_', ' ')}*"
    return f"{outcome['level']} ({outcome['number']})" if "level" in outcome else str(outcome["number"])


def paragraphs(*parts: str) -> str:
    return "\n\n".join(part.rstrip("\n") for part in parts) + "\n"
