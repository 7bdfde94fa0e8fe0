"""Where the towns lie after which regions are called: degrees north and east, to about a kilometre."""

TOWNS = {
    "groningen": (53.22, 6.57), "leeuwarden": (53.20, 5.79), "assen": (52.99, 6.56), "emmen": (52.78, 6.90),
    "zwolle": (52.51, 6.09), "deventer": (52.25, 6.16), "almelo": (52.36, 6.66), "enschede": (52.22, 6.89),
    "almere": (52.37, 5.22), "apeldoorn": (52.21, 5.97), "arnhem": (51.98, 5.91), "doetinchem": (51.97, 6.29),
    "ede": (52.04, 5.66), "nijmegen": (51.84, 5.86), "amersfoort": (52.16, 5.39), "utrecht": (52.09, 5.12),
    "den_helder": (52.96, 4.76), "alkmaar": (52.63, 4.75), "hoorn": (52.64, 5.06), "purmerend": (52.50, 4.96),
    "zaanstad": (52.44, 4.83), "haarlem": (52.38, 4.64), "amsterdam": (52.37, 4.89), "hilversum": (52.22, 5.17),
    "leiden": (52.16, 4.49), "den_haag": (52.08, 4.31), "delft": (52.01, 4.36), "gouda": (52.01, 4.71),
    "vlaardingen": (51.91, 4.34), "rotterdam": (51.92, 4.48), "nissewaard": (51.85, 4.33), "dordrecht": (51.81, 4.67),
    "vlissingen": (51.44, 3.57), "bergen_op_zoom": (51.49, 4.29), "breda": (51.59, 4.78), "tilburg": (51.56, 5.09),
    "s_hertogenbosch": (51.69, 5.30), "oss": (51.77, 5.52), "eindhoven": (51.44, 5.48), "helmond": (51.48, 5.66),
    "venlo": (51.37, 6.17), "maastricht": (50.85, 5.69), "heerlen": (50.89, 5.98),
}  # fmt: skip


def north(town: str) -> float:
    """Kilometres from the equator."""
    return TOWNS[town][0] * 111.2


def east(town: str) -> float:
    """Kilometres from Greenwich, along the latitude of Utrecht."""
    return TOWNS[town][1] * 68.3
