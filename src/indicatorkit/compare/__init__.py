"""Two outcomes side by side: waves, versions of a framework, policies; and where an entity stands among others."""
