"""Readers: one module for each format, and for each container of files."""
