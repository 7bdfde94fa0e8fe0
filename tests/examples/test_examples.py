"""The examples run as they stand: a web service, a dashboard, an app and a notebook. They need the extra `recipes`."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
FLEX = {"flexwoningen": "ja", "optoppen": "weet niet"}

pytestmark = [pytest.mark.peers, pytest.mark.filterwarnings("ignore")]  # other libraries warn of their own futures


@pytest.fixture(scope="module")
def client() -> Any:
    from fastapi.testclient import TestClient

    return TestClient(runpy.run_path(str(EXAMPLES / "fastapi_app.py"))["app"])


def test_the_service_lists_questions_with_their_options(client: Any) -> None:
    found = {each["id"]: each for each in client.get("/questions").json()}
    assert "Ja" in found["flexwoningen"]["options"]
    assert (
        client.get("/questions", params={"lang": "en"}).json()[0]["question"] != next(iter(found.values()))["question"]
    )


def test_the_service_scores_a_case_and_says_what_it_could_not_read(client: Any) -> None:
    found = client.post("/score", json={**FLEX, "woningdelen": "misschien"}).json()
    assert found["nodes"]["alternatieve_woonplekken"] == {
        "level": None,
        "number": None,
        "reason": "missing_inputs",
    }
    assert [each["code"] for each in found["issues"]] == ["unknown-answer"]


def test_the_service_says_why_a_node_is_grey(client: Any) -> None:
    found = client.post("/why/alternatieve_woonplekken", json=FLEX).json()
    assert found["level"] is None
    assert "is grijs" in found["text"]
    assert client.post("/why/nergens", json=FLEX).status_code == 404


def test_the_service_gives_pages_of_the_report_and_a_rose(client: Any) -> None:
    index = client.get("/report/index.html")
    assert index.headers["content-type"].startswith("text/html") and "alkmaar.html" in index.text
    assert "Alkmaar (verzonnen)" in client.get("/report/alkmaar.html").text
    assert client.get("/report/nergens.html").status_code == 404
    rose = client.get("/rose/alkmaar", params={"lang": "en"})
    assert rose.headers["content-type"] == "image/svg+xml" and rose.text.startswith("<svg")
    assert client.get("/rose/nergens").status_code == 404


def test_the_dashboard_shows_a_rose_an_explanation_and_why_things_are_grey() -> None:
    from streamlit.testing.v1 import AppTest

    app = AppTest.from_file(str(EXAMPLES / "streamlit_app.py"), default_timeout=60).run()
    assert not app.exception
    assert app.title[0].value == "Dashboard Aanpak Dakloosheid"
    app.selectbox[0].select("Alkmaar").run()
    app.selectbox[1].select("vroegsignalering").run()
    assert not app.exception
    shown = [each.proto.body for each in app.get("html")]
    assert "Vroegsignalering" in shown[0] and "Regel: " in shown[0]
    assert "Alkmaar (verzonnen)" in shown[1]
    assert len(app.get("image")) == 1
    assert any("is grijs" in each.value for each in app.markdown)


def test_the_notebook_runs_and_shows_its_results() -> None:
    import nbformat
    from nbclient import NotebookClient

    notebook = nbformat.read(EXAMPLES / "notebook.ipynb", as_version=4)
    NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    shown = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    kinds = ["text/html", "text/html", "image/svg+xml", "text/html", "text/html"]
    assert [next(kind for kind in (kinds[2], kinds[0]) if kind in each["data"]) for each in shown] == kinds
    assert "is grijs" in shown[1]["data"]["text/html"]


def test_the_app_shows_a_rose_and_an_explanation() -> None:
    shown, names = runpy.run_path(str(EXAMPLES / "marimo_app.py"))["app"].run()
    assert names["entity"].value == "Groningen"
    rose, why = (each.text for each in shown[1:])
    assert rose.startswith("<img") and "Dataroos van Groningen (verzonnen)" in rose
    assert why.startswith("<div") and "Basisvoorwaarden" in why
