"""A small web service: the questions of a framework, and for a case its levels and why each grey is grey.

python -m pip install "indicatorkit[recipes]"
uvicorn fastapi_app:app
"""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, HTTPException
from fastapi.concurrency import run_in_threadpool

import indicatorkit as ik

app = FastAPI(title="indicatorkit")
framework = ik.load("nad")  # read once, shared by all requests: it never changes
ready = ik.compile(framework)


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
