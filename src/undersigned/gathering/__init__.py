"""Turns what organisations answer into the register and the record of sign-ons, and these into what is shared."""
