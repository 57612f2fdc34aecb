"""Findings: what the rules report, with a location, a level and a fingerprint."""
