"""What members say together: their answers rolled up by the ordinary engine into answers of their group."""
