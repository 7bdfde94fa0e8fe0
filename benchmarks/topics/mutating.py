"""The mutation score of shipped frameworks, against reading the file once for every mutant: no less will do."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from benchmarks.measuring import Call, Race


def measurements() -> Iterator[Race]:
    """What is measured, each with its yardstick."""
    import indicatorkit as ik
    from indicatorkit.toml.read import from_dict
    from indicatorkit.verify.mutation.edits import bare

    for name in ("nad", "beschermd_thuis"):
        framework = ik.load(name)
        changes = len(ik.mutate(framework).changes)
        doc = bare(framework.document or {})

        def read(doc: dict[str, object] = doc, changes: int = changes) -> None:
            for _ in range(changes):
                from_dict(doc)

        runners: dict[str, Call] = {"mutated": partial(ik.mutate, framework), "reading the file as often": read}
        yield Race(f"mutate {name}: {changes} mutants", runners, rounds=5)
