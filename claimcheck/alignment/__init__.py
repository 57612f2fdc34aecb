"""Alignment: which claims may speak of the same thing."""
