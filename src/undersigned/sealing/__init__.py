"""Sealed and signed PDFs: how they are made, what is true of one, and the zip that is sent out."""
