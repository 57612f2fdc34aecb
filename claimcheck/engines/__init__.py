"""Where the pure functions run: in this process, in several, on a cluster."""
