"""Indicator frameworks declared in TOML: scored, explained down to the missing answer, and proved.

    import indicatorkit as ik

    fw = ik.load("nad")
    scores = ik.score(fw, "answers.csv")
    print(ik.explain(scores, "vroegsignalering", entity="Alkmaar"))

Importing the package defines names and does nothing else; what a name needs is loaded when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .api import (
        Case,
        Compiled,
        DataError,
        Explanation,
        Framework,
        FrameworkError,
        IndicatorkitError,
        Issue,
        Item,
        LeafReason,
        Limits,
        NodeReason,
        Option,
        Scores,
        Where,
        check,
        compile,
        explain,
        frameworks,
        graph,
        load,
        schema,
        score,
        score_case,
    )

__version__ = "0.1.0"
FORMAT_VERSION = 1

__all__ = [
    "FORMAT_VERSION",
    "Case",
    "Compiled",
    "DataError",
    "Explanation",
    "Framework",
    "FrameworkError",
    "IndicatorkitError",
    "Issue",
    "Item",
    "LeafReason",
    "Limits",
    "NodeReason",
    "Option",
    "Scores",
    "Where",
    "__version__",
    "check",
    "compile",
    "explain",
    "frameworks",
    "graph",
    "load",
    "schema",
    "score",
    "score_case",
]


def __getattr__(name: str) -> Any:
    """A public name, loaded on first use."""
    if name in __all__:
        from . import api  # noqa: PLC0415  # loading on first use keeps `import indicatorkit` cheap

        found = getattr(api, name)
        globals()[name] = found
        return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """The public names."""
    return sorted(__all__)
