"""A small web service: the questions of a framework, for a case its levels and why each is what it is; and a report.

python -m pip install "indicatorkit[recipes]"
uvicorn fastapi_app:app
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fastapi import FastAPI, HTTPException
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, Response

import indicatorkit as ik

app = FastAPI(title="indicatorkit")
framework = ik.load("nad")  # read once, shared by all requests: it never changes
ready = ik.compile(framework)

ANSWERS = Path(__file__).parent / "national" / framework.id  # made up; put your own file here, or a folder with forms
scores = ik.score(framework, ANSWERS, entities="mo_regios")
pages = ik.report_pages(scores, lang="nl")  # each is made when somebody asks for it, and kept


@app.get("/questions")
def questions(lang: str = "nl") -> list[dict[str, Any]]:
    """What can be answered."""
    language = "en" if lang == "en" else "nl"
    return [
        {
            "id": each.id,
            "question": each.name(language),
            "options": [option.name(language) for option in each.answer.options] if each.answer else [],
        }
        for each in framework.questions
    ]


@app.post("/score")
def score(answers: dict[str, Any]) -> dict[str, Any]:
    """The levels of a case; what could not be read is grey, and said."""
    case = ready.score_case(answers)
    return {"nodes": case.as_dict(), "issues": [each.as_dict() for each in case.issues]}


@app.post("/why/{node}")
async def why(node: str, answers: dict[str, Any], lang: str = "nl") -> dict[str, Any]:
    """Why one node came out as it did. An explanation takes longer than a score, so it is made beside the others."""
    if node not in framework.items:
        raise HTTPException(404, f"no node `{node}`")
    case = ready.score_case(answers)
    told = await run_in_threadpool(lambda: case.explain(node).text("en" if lang == "en" else "nl"))
    return {"node": node, "level": case.level(node), "text": told}


@app.get("/report/{file}")
def report(file: str) -> HTMLResponse:
    """A page of the report; begin at `/report/index.html`, its links lead to the others."""
    if file not in pages:
        raise HTTPException(404, f"no page `{file}`")
    return HTMLResponse(pages[file])


@app.get("/rose/{entity}")
def rose(entity: str, lang: str = "nl") -> Response:
    """The data rose of one entity, as a picture that any page can show."""
    try:
        picture = ik.draw(scores, "rose", entity=entity, lang="en" if lang == "en" else "nl")
    except ik.DataError as wrong:
        raise HTTPException(404, str(wrong)) from wrong
    return Response(picture.svg, media_type="image/svg+xml")
