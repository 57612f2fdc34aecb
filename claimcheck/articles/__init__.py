"""Articles: what was read, from where, and which parts of it are not journalism."""
