"""Framework files broken in every way that can be thought of, and what comes of them."""
