"""Pages and pictures: what people look at, made of scores and explanations."""
