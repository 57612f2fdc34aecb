"""Relations: what holds between two claims, with the evidence."""
