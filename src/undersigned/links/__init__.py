"""Web addresses of a letter, what became of them, and the memory of that; the one room that knows the network."""
