"""Pictures as SVG, each of plain data: a rose, a heat map, tiles, a graph, a trend."""
