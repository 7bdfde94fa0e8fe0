"""Makes what a release consists of, in a folder: `python -m tests.supply dist`."""

from __future__ import annotations

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from .making import bare, built, check, materials


def main() -> None:
    """Makes, checks, and tells what lies there."""
    parser = argparse.ArgumentParser(prog="python -m tests.supply", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("dist"))
    out: Path = parser.parse_args().folder.resolve()
    out.mkdir(parents=True, exist_ok=True)
    if any(out.iterdir()):
        parser.error(f"{out} is not empty")
    with TemporaryDirectory() as folder:
        dist = built(out, Path(folder) / "tree")
        check(dist)
        bill = materials(bare(dist.wheel, Path(folder) / "bare"), out / f"{dist.wheel.name.split('-py3')[0]}.cdx.json")
    for file in (dist.wheel, dist.source, bill):
        print(f"{file.stat().st_size:>10,} bytes  {file.name}")  # noqa: T201  # what the command is for


main()
