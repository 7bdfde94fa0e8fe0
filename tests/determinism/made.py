"""All that the library makes of one input, told as digests: `python -m tests.determinism.made FOLDER`.

It is run in many environments, as an application may be in that reads its locale from them.
"""

from __future__ import annotations

import json
import locale
import os
import sys
import time
from collections.abc import Iterator
from contextlib import redirect_stdout
from hashlib import sha256
from io import StringIO
from itertools import islice
from pathlib import Path

import pytest

from indicatorkit.cli import main

ANSWERS = Path(__file__).parents[2] / "examples" / "national" / "nad" / "answers.csv"
ENTITIES = 2
FILES = {
    "out.xlsx": "export nad answers.csv -o out.xlsx",
    "out.csv": "export nad answers.csv -o out.csv --notes",
    "excel.csv": "export nad answers.csv -o excel.csv --format csv-nl",
    "out.json": "export nad answers.csv -o out.json",
    "out.parquet": "export nad answers.csv -o out.parquet",
    "streamed.csv": "score nad wide.csv -o streamed.csv",
    "streamed.arrow": "score nad wide.csv -o streamed.arrow",
    "forms": "questionnaire nad --entity A --entity B --wave 2025-07 --previous answers.csv -o forms",
    "report nl": "report nad answers.csv -o report-nl --lang nl",
    "report en": "report nad answers.csv -o report-en --lang en --theme high-contrast",
    "rose.svg": "draw rose nad answers.csv --entity A --wave 2024-06 -o rose.svg",
    "heatmap.svg": "draw heatmap nad answers.csv --wave 2024-06 -o heatmap.svg",
    "trend.svg": "draw trend nad answers.csv --entity A -o trend.svg",
    "graph.svg": "draw graph nad --node preventie -o graph.svg",
    "new.toml": "new new.toml --name Lucht --entity gemeente --levels laag,hoog --themes Wonen,ZORG --missing grey",
}
PRINTED = {
    "schema": "schema",
    "schema in English": "schema --lang en",
    "schema of rosters": "schema --rosters",
    "verify": "verify beschermd_thuis --format json",
    "verify in words": "verify beschermd_thuis --facts",
    "check": "check nad --format json",
    "explain": "explain nad answers.csv --entity A --wave 2024-06 --format json",
    "explain in words": "explain nad answers.csv --entity A --wave 2024-06",
    "explain in English": "explain nad answers.csv --entity A --wave 2024-06 --lang en",
    "why grey": "why-grey nad answers.csv --format csv",
    "collect next": "collect-next nad answers.csv --format json",
    "score": "score nad answers.csv --format json",
    "summary": "summary nad answers.csv --wave 2024-06",
    "compare": "compare nad answers.csv --format json",
    "policies": "policies nad answers.csv --format json",
    "mutate": "mutate beschermd_thuis --format json",
    "diff": "diff nad nad --answers answers.csv --format markdown",
    "graph": "graph nad --format mermaid",
}
WIDE = "entity;flexwoningen;optoppen\nİstanbul;ja;nee\nSúdwest-Fryslân;weet niet;ja\n"


def begin(folder: Path) -> None:
    """The answers of a few entities; their names are such that a locale may have an opinion of them."""
    lines = ANSWERS.read_text("utf-8-sig").splitlines()
    named = list(islice(dict.fromkeys(line.partition(";")[0] for line in lines[1:]), ENTITIES))
    called = dict(zip(named, ("A", "B"), strict=True))
    kept = [
        f"{called[first]};{rest}" for first, _, rest in (line.partition(";") for line in lines[1:]) if first in called
    ]
    (folder / "answers.csv").write_text("\n".join([lines[0], *kept]) + "\n", "utf-8")
    (folder / "wide.csv").write_text(WIDE, "utf-8")


def digests(folder: Path) -> Iterator[tuple[str, str]]:
    """Each output by its name, with the digest of its bytes."""
    begin(folder)
    there = {each.name for each in folder.iterdir()}
    for command in FILES.values():
        said(command)
    for file in sorted(folder.rglob("*")):
        if file.is_file() and file.name not in there:
            yield file.relative_to(folder).as_posix(), sha256(file.read_bytes()).hexdigest()
    for name, command in PRINTED.items():
        yield name, sha256(said(command).encode()).hexdigest()


def said(command: str) -> str:
    """What a command prints; it ends well, or with findings."""
    with redirect_stdout(StringIO()) as out, pytest.raises(SystemExit) as end:
        main(command.split(" "))
    assert end.value.code in (0, 1), (command, end.value.code)
    return out.getvalue()


if __name__ == "__main__":
    locale.setlocale(locale.LC_ALL, "")
    time.tzset()
    os.chdir(sys.argv[1])
    found = dict(digests(Path.cwd()))
    about = [locale.setlocale(locale.LC_ALL), locale.str(1.5), time.strftime("%A %Z", time.localtime(0)), hash("a")]
    sys.stdout.write(json.dumps({"about": about, "digests": found}))
