"""Why a node came out as it did, as data and in words."""
