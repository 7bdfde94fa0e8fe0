"""Two waves of answers: what changed for whom, by which answers, and what is no change but another rule."""
