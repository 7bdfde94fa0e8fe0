"""A framework with one node for each thing that an explanation may have to say."""

from tests.loading import made

BANDS = {"scale": "progress", "rows": [{"level": "on_track", "at_least": 3}, {"level": "not_started"}]}
POINTS = {"yes": 2, "no": 0}
WAYS = {"uses": ["flats", "shared", "tiny"]}
UP_TO_ONE = {"from": [0, 1], "to": [0, 1], "outside": "grey"}

F = made(
    scale={
        "progress": {
            "worst_to_best": [
                {"id": "not_started", "nl": "Nog niet opgepakt", "en": "Not started", "glyph": "○"},
                {"id": "under_way", "nl": "In ontwikkeling", "en": "Under way", "glyph": "◐"},
                {"id": "on_track", "nl": "Op koers", "en": "On track", "glyph": "●"},
            ],
            "grey": {"nl": "Niet genoeg gegevens", "en": "Not enough data"},
        }
    },
    answer={
        "yes_no": {
            "kind": "choice",
            "options": [
                {"id": "yes", "nl": "Ja", "en": "Yes", "level": "on_track"},
                {"id": "no", "nl": "Nee", "en": "No", "level": "not_started"},
                {"id": "na", "nl": "N.v.t.", "en": "N/A", "not_applicable": True},
                {"id": "secret", "nl": "Geheim", "en": "Secret", "missing": "confidential"},
            ],
        },
        "law": {"kind": "choice", "options": [{"id": "yes", "nl": "Ja", "en": "Yes"}, {"id": "no", "nl": "Nee", "en": "No"}]},
        "homes": {"kind": "number", "at_least": 0},
    },
    attribute={"coast": {"nl": "Aan de kust", "en": "On the coast", "answer": "law"}},
    step=[
        {"id": "flats", "nl": "Flexwoningen", "en": "Flexible homes", "answer": "yes_no"},
        {"id": "shared", "nl": "Woningdelen", "en": "Home sharing", "answer": "yes_no"},
        {"id": "tiny", "nl": "Kleine woningen", "en": "Tiny homes", "answer": "yes_no"},
        {"id": "law", "nl": "Wettelijke grondslag", "en": "Legal basis", "answer": "law"},
        {"id": "adopted", "nl": "Vaststelling", "en": "Adoption", "answer": "yes_no", "applies_if": {"law": "yes"}},
        {"id": "harbour", "nl": "Haven", "en": "Harbour", "answer": "yes_no", "applies_if": {"coast": "yes"}},
        {"id": "homes", "nl": "Woningen", "en": "Homes", "answer": "homes"},
    ],
    result=[
        {"id": "worst", "nl": "Woonvormen", "en": "Ways of living", "rule": "worst_of", **WAYS},
        {"id": "rest", "nl": "De rest", "en": "The rest", "rule": "worst_of", **WAYS, "missing": "leave_out"},
        {"id": "half", "nl": "De helft", "en": "Half", "rule": "worst_of", **WAYS, "missing": "leave_out", "known_share_at_least": "1/2"},
        {"id": "two", "nl": "Alle drie", "en": "All three", "rule": "worst_of", **WAYS, "missing": "leave_out", "known_at_least": 3},
        {"id": "rest_of_one", "nl": "Een ding", "en": "One thing", "rule": "worst_of", "uses": ["flats"], "missing": "leave_out"},
        {"id": "decided", "nl": "Beslist", "en": "Decided", "rule": "worst_of", **WAYS, "missing": "grey_unless_decided"},
        {"id": "assumed", "nl": "Aangenomen", "en": "Assumed", "rule": "worst_of", **WAYS, "missing": {"counts_as": "no", "because": "x"}},
        {"id": "many", "nl": "Veel", "en": "Many", "rule": "worst_of", "uses": ["flats", "shared", "tiny", "adopted", "harbour"]},
        {"id": "top", "nl": "Alles", "en": "Everything", "rule": "worst_of", "uses": ["worst", "rest"]},
        {"id": "ordinance", "nl": "Verordening", "en": "Ordinance", "rule": "worst_of", "uses": ["adopted"], "applies_if": {"law": "yes"}},
        {"id": "two_gates", "nl": "Twee poorten", "en": "Two gates", "rule": "worst_of", "uses": ["flats"], "applies_if": {"law": "yes", "shared": "yes"}},
        {
            "id": "table",
            "nl": "Tabel",
            "en": "Table",
            "rule": "table",
            "scale": "progress",
            "uses": ["flats", "shared"],
            "not_applicable": "grey",
            "rows": [
                {"when": {"flats": "no", "shared": ["missing", "known"]}, "then": "grey", "nl": "zonder flexwoningen valt er niets te zeggen", "en": "nothing can be said without flexible homes"},
                {"when": {"flats": "yes", "shared": "yes"}, "then": "on_track"},
            ],
        },
        {"id": "all_apply", "nl": "Alles geldt", "en": "All apply", "rule": "worst_of", "uses": ["flats", "shared"], "not_applicable": "grey"},
        {"id": "rescaled", "nl": "Herschaald", "en": "Rescaled", "rule": "sum", "uses": ["flats"], "points": POINTS, "rescale": UP_TO_ONE},
        {"id": "points", "nl": "Punten", "en": "Points", "rule": "sum", **WAYS, "points": {"yes": 2, "no": 0}, "bands": BANDS, "missing": "grey_unless_decided"},
        {"id": "mean", "nl": "Gemiddelde", "en": "Mean", "rule": "mean", "uses": ["points"], "of": "number"},
        {
            "id": "homes_enough",
            "nl": "Genoeg woningen",
            "en": "Enough homes",
            "rule": "table",
            "scale": "progress",
            "uses": ["homes"],
            "rows": [{"when": {"homes": {"at_least": "21/2"}}, "then": "on_track"}],
            "otherwise": "not_started",
        },
    ],
)
