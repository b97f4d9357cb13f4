"""Turns the example letter into figures: how long it takes to build, beside pandoc and against targets."""
