"""The archive: articles and their claims, kept so that a draft finds its coverage in seconds."""
