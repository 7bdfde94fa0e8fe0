"""Swing, the platform of ABF Research on which Waarstaatjegemeente.nl runs: how it says that nothing is known."""
