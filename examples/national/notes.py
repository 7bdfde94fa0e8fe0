"""What people write beside answers, made up: general enough to stand beside any question."""

WRITERS = (
    "Beleidsadviseur maatschappelijke opvang",
    "Regiocoördinator",
    "Adviseur zorg en veiligheid",
    "Programmamanager Een thuis",
)

NOTES = {
    "high": (
        (
            "Vastgelegd in de regionale afspraken. Elk kwartaal bespreken de gemeenten hoe het gaat.",
            "Regionale afspraken",
        ),
        ("Dit loopt in alle gemeenten. Wat wij ervan leren, delen wij in de regio.", ""),
        ("De raden hebben ingestemd. De uitvoering ligt bij de centrumgemeente.", "Raadsbesluiten"),
        ("Samen met aanbieders en ervaringsdeskundigen opgesteld.", "Uitvoeringsplan"),
    ),
    "low": (
        ("Drie gemeenten zijn begonnen. De andere volgen als er geld is.", ""),
        ("Er is overleg over. Wij verwachten een voorstel na de zomer.", "Verslag van het regio-overleg"),
        ("Niet gelukt dit jaar: er was te weinig capaciteit.", ""),
        ("Wordt opgenomen in het nieuwe uitvoeringsplan.", "Concept-uitvoeringsplan"),
    ),
    "unknown": (
        ("Nagevraagd bij de gemeenten, nog niet van alle een antwoord.", ""),
        ("Dit houden wij niet bij.", ""),
    ),
    "open": (
        ("Collega met deze kennis is er nog niet aan toegekomen.", ""),
        ("Volgt bij de volgende meting.", ""),
    ),
}
"""Texts with their sources: beside the best answer, another, "weet niet", and where nothing is answered."""
