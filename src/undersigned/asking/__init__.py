"""Turns addresses into what their servers answer: the one place that knows the network."""
