"""What is measured: each module says its measurements, and nothing is measured before they are asked for."""
