"""Framework files: read, resolved, located, and described for editors."""
