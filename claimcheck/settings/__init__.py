"""Settings: configuration files, what they may hold, and where each value in force comes from."""
