"""Under which heading of the page each table stands, and what it is called in a cell."""

from __future__ import annotations

import re

from tests.reference.tables import NODE_KINDS

HEADINGS = {
    **dict.fromkeys(NODE_KINDS, "[[theme]] and what stands under it"),
    "also": "also",
    "outside": "[[step]] and [[result]]",
    "FrameworkTable": "[framework]",
    "Terms": "terms",
    "ScaleTable": "[scale.ID]",
    "LevelTable": "A level",
    "answer": "[answer.ID]",
    "Option": "An option",
    "LeafReason": "A reason",
    "AttributeTable": "[attribute.ID]",
    "Bands": "[bands.ID]",
    "Band": "A row of bands",
    "Rescale": "[rescale.ID]",
    "rollup": "[rollup.ID]",
    "CountsAs": "Counts as",
    "Limit": "A limit",
    "Rounding": "Rounding",
    "Row": "A row",
    "Tier": "A tier",
    "DefaultTable": "[default.KIND]",
    "conditions": "A condition",
    "condition": "A condition",
    "cell": "A cell",
    "bounds": "A cell",
    "outcome": "An outcome",
    "input": "An input",
    "expected": "What should come out",
    "PromiseTable": "[[promise]]",
    "ExampleTable": "[[example]]",
    "CalibrationTable": "[calibration]",
    "labels": "[nl] and [en]",
    "RosterTable": "[roster]",
    "EntityTable": "[[entity]]",
    "MemberTable": "A member",
}
"""Where each definition of the schema stands."""
CALLED = {"FrameworkTable": "table", "Terms": "table", "CalibrationTable": "table", "RosterTable": "table"} | {
    "LevelTable": "level",
    "ScaleTable": "scale",
    "AttributeTable": "attribute",
    "DefaultTable": "default",
    "PromiseTable": "promise",
    "ExampleTable": "example",
    "EntityTable": "entity",
    "MemberTable": "member",
    "CountsAs": "`{ counts_as = … }`",
    "Limit": "limit",
    "Band": "row of bands",
    "Tier": "tier",
    "Row": "row",
    "Rounding": "rounding",
    "Rescale": "rescale",
    "Bands": "bands",
    "Option": "option",
    "LeafReason": "reason for a gap",
    "rollup": "roll-up",
    "outside": "node",
    "labels": "texts by id",
    "expected": "what should come out",
    "also": "further result",
}


def slug(heading: str) -> str:
    """A heading, as links name it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def link(definition: str) -> str:
    """What a definition is called, with where it stands."""
    return f"[{CALLED.get(definition, definition)}](#{slug(HEADINGS[definition])})"
