"""The desk: house copy against other coverage, with what the desk has decided about it."""
